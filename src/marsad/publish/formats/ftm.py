"""FollowTheMoney entities, JSON lines: events, parties, persons, places, reports.

A report is an Article; a Documentation links it to each event or person that it tells
of. Values are written as the library itself would clean them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import told
from marsad.publish.formats.labels import Labels
from marsad.publish.formats.layouts import grade
from marsad.publish.formats.xml import ILLEGAL
from marsad.publish.wire import Row
from marsad.records.ids import content_id

NAME = "ftm"
SUFFIX = ".ftm.json"
BINARY = False
EXPORTS: tuple[str, ...] = ("events", "persons", "reports")
FILE = "entities.ftm.json"
LANGUAGES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas",
             "fr": "fra", "he": "heb", "it": "ita", "ru": "rus", "tr": "tur",
             "uk": "ukr"}  # fmt: skip
"""ISO 639-1 to the codes that the library knows; others are left out."""

Entity = dict[str, Any]


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write one entity a line."""
    with path.open("w", encoding="utf-8", newline="") as out:
        for entity in entities(given, exports):
            out.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entities(given: Given, exports: Iterable[str] = EXPORTS) -> Iterator[Entity]:
    """Every entity once: reports, then places and parties before what names them."""
    makers = {"reports": _report, "events": _event, "persons": _person}
    known: set[str] = set()
    for name in sorted(exports, key=tuple(makers).index):
        for row in given.rows_of(name):
            for entity in makers[name](row, given.labels):
                if entity["id"] not in known:
                    yield entity
                if entity["schema"] in ("Address", "Organization"):
                    known.add(entity["id"])


def _entity(id: str, schema: str, **values: object) -> Entity:
    """An entity with the values that there are, each a list of texts."""
    told = {name: _texts(value) for name, value in values.items()}
    return {
        "id": id,
        "schema": schema,
        "properties": {name: texts for name, texts in told.items() if texts},
    }


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    tidy = (_tidy(str(one)) for one in values if one is not None)
    return list(dict.fromkeys(filter(None, tidy)))


def _tidy(text: str) -> str:
    return " ".join(ILLEGAL.sub("\ufffd", text).split())


def _report(row: Row, labels: Labels) -> Iterator[Entity]:
    yield _entity(
        row["report"],
        "Article",
        title=row["title"],
        publisher=row["publisher"],
        publishedAt=row["published"],
        sourceUrl=_address(row["url"]),
        language=LANGUAGES.get(row["language"] or ""),
        contentHash=row["sha256"],
    )


def _address(url: str | None) -> str | None:
    """A web address as the library writes it; None where it is no sound one."""
    if url is None or not url.isascii() or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.hostname
    return urlunsplit(parts._replace(path=parts.path or "/")) if sound else None


def _event(row: Row, labels: Labels) -> Iterator[Entity]:
    where = _place(row)
    if where is not None:
        yield where
    bodies = [party for party in row["parties"] if labels.names(party)]
    others = [f"side: {party}" for party in row["parties"] if party not in bodies]
    sides = [(content_id("pty", party), party) for party in bodies]
    for id, party in sides:
        yield _entity(id, "Organization", name=labels.party(party))
    yield _entity(
        row["id"],
        "Event",
        name=f"{row['kind']}, {row['place']}" if row["place"] else row["kind"],
        startDate=row["start"],
        endDate=row["end"],
        location=row["place"],
        country=(row["country"] or "").lower(),
        addressEntity=where["id"] if where else None,
        involved=[id for id, _ in sides],
        keywords=row["kind"],
        summary=[*row["told"].values()] or told(row),
        notes=[*_counts(row), _grade(row), *others],
        recordId=row["id"],
    )
    yield from _documented(row["id"], row["reports"])


def _counts(row: Row) -> Iterator[str]:
    for measure, found in row["figures"].items():
        bounds = (f"{name} {found[name]}" for name in ("low", "best", "high"))
        yield f"{measure}: {', '.join(bounds)}".replace("None", "not told")


def _grade(row: Row) -> str | None:
    found = grade(row)
    return f"grade: {found}" if found else None


def _place(row: Row) -> Entity | None:
    lat, lon = row["lat"], row["lon"]
    if lat is None or lon is None:
        return None
    name = row["place"] or f"{lat}, {lon}"
    return _entity(
        content_id("plc", name, str(lat), str(lon)),
        "Address",
        full=name,
        state=row["admin1"],
        country=(row["country"] or "").lower(),
        latitude=lat,
        longitude=lon,
    )


def _person(row: Row, labels: Labels) -> Iterator[Entity]:
    told = (
        f"{one['status']} ({one['certainty']}), {one['start'] or 'day not told'}"
        for one in row["statuses"]
    )
    shown = {} if row["private"] else {"name": row["name"], "alias": row["aliases"]}
    yield _entity(row["id"], "Person", **shown, notes=[*told])
    reports = dict.fromkeys(one["report"] for one in row["statuses"])
    yield from _documented(row["id"], reports)


def _documented(id: str, reports: Iterable[str]) -> Iterator[Entity]:
    for report in reports:
        key = content_id("doc", id, report)
        yield _entity(key, "Documentation", document=report, entity=id)


def statements(
    given: Given, exports: Iterable[str] = EXPORTS
) -> Iterator[tuple[str, str, str, str]]:
    """Id, schema, property and value of everything that is said of entities; the
    property ``id`` stands first of each."""
    for entity in entities(given, exports):
        id, schema = entity["id"], entity["schema"]
        said = ((name, v) for name, vs in entity["properties"].items() for v in vs)
        for name, value in chain([("id", id)], said):
            yield id, schema, name, value
