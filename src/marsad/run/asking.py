"""`marsad place`: names to places without a monitor's claims, one row each."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from marsad.errors import OperatorError
from marsad.extract.languages import toponyms
from marsad.locate.find import FoundPlace, Name, find_places
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.place import with_units
from marsad.locate.told import name_at
from marsad.records.claim import Span, touch
from marsad.records.where import Where
from marsad.run.tools import Models
from marsad.text.coordinates import find_coordinates
from marsad.text.language import language

_TEXTS = ("id", "name", "text", "country", "admin1")


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of a batch."""

    id: str
    name: str | None
    text: str
    span: Span | None
    country: str | None
    admin1: str | None


def asked(line: str, number: int) -> Asked:
    """One line of a batch.

    Raises:
        OperatorError: it is no JSON object, a field is of another kind than it should
            be, or it has neither a name nor a text.
    """
    try:
        row = json.loads(line)
    except ValueError as error:
        raise OperatorError(f"line {number} is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise OperatorError(f"line {number} is no JSON object")
    words = {key: row.get(key) for key in _TEXTS}
    for key, value in words.items():
        if not isinstance(value, (str, int)) and value is not None:
            raise OperatorError(f"line {number}: {key} is no text: {value!r}")
    told = {key: None if v is None else str(v) for key, v in words.items()}
    text, span = told["text"] or "", _span(row.get("span"), told["text"] or "", number)
    name = told["name"] or (text[slice(*span)] if span else None)
    if not name and not text:
        raise OperatorError(f"line {number} has neither a name nor a text")
    country = (told["country"] or "").upper() or None
    id = told["id"] or str(number)
    return Asked(id, name, text, span, country, told["admin1"] or None)


def _span(said: object, text: str, number: int) -> Span | None:
    if said is None:
        return None
    match said:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return start, end
    raise OperatorError(f"line {number}: {said!r} is no stretch of its text")


def place_rows(rows: Iterable[Asked], models: Models) -> Iterator[dict[str, Any]]:
    """What each row asks for, in order; rows of one text that follow each other are
    weighed together, and without a name the places of the text are found."""
    area = models.war.area
    for text, group in groupby(rows, key=lambda row: row.text):
        told = list(group)
        spans = [row.span for row in told if row.span is not None]
        found = _places_in(text) if _needs(told) else []
        others = [span for span in found if span not in spans]
        names = [_name(row, models.gazetteer) for row in told if row.name]
        beside = [name_at(text, span, models.gazetteer) for span in others]
        known = find_places([*names, *beside], models.gazetteer, area)
        placed = [with_units(one, models.areas) for one in known]
        yield from _lines(told, placed, text, others)


def _places_in(text: str) -> list[Span]:
    """Where a text names places or writes positions."""
    points = [(point.start, point.end) for point in find_coordinates(text)]
    names = toponyms(text, language(text) or "en")
    return sorted(
        {*points, *(n for n in names if not any(touch(n, p) for p in points))}
    )


def _needs(rows: Sequence[Asked]) -> bool:
    """Whether the places of a text are to be found: where that is asked for, and where
    one name alone is asked for that others may explain."""
    return any(row.name is None for row in rows) or (
        len(rows) == 1 and bool(rows[0].text)
    )


def _name(row: Asked, gazetteer: Gazetteer) -> Name:
    if row.span is None:
        return Name(row.name or "", (), row.country, row.admin1)
    made = name_at(row.text, row.span, gazetteer, row.country, row.admin1)
    return Name(row.name or made.words, made.larger, row.country, row.admin1)


def _lines(
    rows: Sequence[Asked],
    placed: Sequence[FoundPlace],
    text: str,
    others: Sequence[Span],
) -> Iterator[dict[str, Any]]:
    named = [row for row in rows if row.name]
    answers = iter(placed[: len(named)])
    rest = list(zip(others, placed[len(named) :], strict=True))
    for row in rows:
        if row.name:
            yield line(row.id, row.name, row.span, next(answers))
            continue
        for span, found in rest:
            yield line(row.id, text[slice(*span)], span, found)


def line(id: str, name: str, span: Span | None, found: FoundPlace) -> dict[str, Any]:
    """An answer as a plain row; what nothing fits has no point, and says why."""
    told = {"id": id, "name": name, "span": None if span is None else list(span)}
    candidates = [
        {**_point(other.where), "score": other.score, "reason": other.reason}
        for other in found.others
    ]
    reason = {"reason": found.reason, "candidates": candidates}
    return told | _point(found.where) | reason


def also_called(row: dict[str, Any], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Other names of the entry that a row gives."""
    if row["gazetteer"] is None:
        return ()
    entry = gazetteer.entry(row["gazetteer"], row["gazetteer_id"])
    return () if entry is None else gazetteer.spellings(entry)


def _point(where: Where | None) -> dict[str, Any]:
    if where is None:
        keys = ("lat", "lon", "where_prec", "radius_m", "gazetteer", "gazetteer_id")
        more = ("place", "kind", "country", "admin1", "pcode", "units")
        return dict.fromkeys((*keys, *more))
    return {
        "lat": where.lat,
        "lon": where.lon,
        "where_prec": where.precision,
        "radius_m": where.radius_m,
        "gazetteer": where.gazetteer,
        "gazetteer_id": where.entry,
        "place": where.name,
        "kind": where.kind,
        "country": where.country,
        "admin1": where.admin1,
        "pcode": where.pcode,
        "units": [asdict(unit) for unit in where.units],
    }
