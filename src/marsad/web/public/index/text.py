"""Full text of a release: what events, statements of no event, reports and persons can
be found by."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from marsad.publish.feeds.row import Row
from marsad.publish.feeds.telling import told, vocabulary
from marsad.publish.read import ALIKE, read_alike
from marsad.web.public.index.rows import Rows
from marsad.web.public.shelf import Edition
from marsad.web.public.words import folded

SEARCHED = ("events", "claims", "reports", "persons")
"""Kinds that can be searched; each has numbers of its own, in this order."""
CHUNK = 1_000
Alike: TypeAlias = Mapping[str, Sequence[str]]
"""By a name, folded: all names that mean the same."""
_CLAIM = ("speaker", "quote", "actor", "target", "person")


def fill(base: sqlite3.Connection, edition: Edition) -> None:
    """Index the words of every event, report and person that may be named, and of the
    claims that are in no event, such as running totals.

    The number of a text tells its rank among its kind: what matters most comes
    first, so that the first ones found are the ones to show.
    """
    base.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(head, body, content='', "
        "prefix='3', "
        'tokenize="unicode61 remove_diacritics 0")'
    )
    base.execute("CREATE TABLE texts_of (n INTEGER PRIMARY KEY, row INTEGER)")
    base.execute("CREATE TABLE ranges (name TEXT PRIMARY KEY, first INT, last INT)")
    last, alike = 0, _alike(edition)
    for name, texts in (
        ("events", _events(base, edition, alike)),
        ("claims", _claims(base, edition, alike)),
        ("reports", _reports(base, edition)),
        ("persons", _persons(base, edition)),
    ):
        first = last + 1
        for n, row, head, body in _numbered(texts, first):
            base.execute("INSERT INTO texts_of VALUES (?, ?)", (n, row))
            base.execute(
                "INSERT INTO texts (rowid, head, body) VALUES (?, ?, ?)",
                (n, head, body),
            )
            last = n
        base.execute("INSERT INTO ranges VALUES (?, ?, ?)", (name, first, last))
    base.execute("INSERT INTO texts (texts) VALUES ('optimize')")


def _numbered(
    texts: Iterable[tuple[int, list[str], list[str]]], first: int
) -> Iterator[tuple[int, int, str, str]]:
    for at, (row, head, body) in enumerate(texts, first):
        yield at, row, folded(" ".join(head)), folded(" ".join(body))


def _alike(edition: Edition) -> Alike:
    groups = read_alike(edition.folder) if edition.has(ALIKE) else []
    return {folded(name): group for group in groups for name in group}


def _events(
    base: sqlite3.Connection, edition: Edition, alike: Alike
) -> Iterator[tuple[int, list[str], list[str]]]:
    """By weight; an event is found by its own words and by those of its claims."""
    order = "SELECT n, id, offset, size FROM events ORDER BY weight DESC, told DESC, n"
    with _open(edition, "events") as events, _open(edition, "claims") as claims:
        for n, id, offset, size in base.execute(order):
            row = events.parsed(offset, size)
            head = _event_head(row)
            body = [*told(row).values(), *_names(row.get("place"), alike)]
            found = "SELECT offset, size FROM claims WHERE event = ? ORDER BY n"
            seen: dict[str, None] = {}
            for place in base.execute(found, (id,)):
                seen |= dict.fromkeys(_said(claims.parsed(*place), alike))
            yield n, head, [*body, *seen]


def _claims(
    base: sqlite3.Connection, edition: Edition, alike: Alike
) -> Iterator[tuple[int, list[str], list[str]]]:
    """What is said of no single incident, the newest report first."""
    order = (
        "SELECT c.n, c.offset, c.size FROM claims AS c LEFT JOIN reports AS r "
        "ON r.id = c.report WHERE c.event IS NULL ORDER BY r.published DESC, c.n"
    )
    with _open(edition, "claims") as claims:
        for n, offset, size in base.execute(order):
            row = claims.parsed(offset, size)
            if row.get("quote"):
                yield n, _event_head(row), _said(row, alike)


def _said(claim: Row, alike: Alike) -> list[str]:
    """Words of a claim, and its place under the name that the map has and under those
    that mean the same, in both scripts."""
    where = claim.get("placement") or {}
    said = [claim.get(name) for name in _CLAIM]
    said += [claim.get("place"), where.get("name"), *(claim.get("via") or ())]
    said += _names(where.get("name"), alike)
    return [str(one) for one in said if one]


def _names(place: str | None, alike: Alike) -> Sequence[str]:
    return alike.get(folded(place or ""), ())


def _event_head(row: Row) -> list[str]:
    kinds = [words["kinds"].get(row.get("kind") or "", "") for words in _languages()]
    said = [row.get("kind"), row.get("place"), row.get("admin1")]
    parties = [str(party) for party in row.get("parties") or ()]
    return [*kinds, *(str(one) for one in said if one), *parties]


def _languages() -> list[dict[str, dict[str, str]]]:
    return [vocabulary(language) for language in ("en", "ar")]


def _reports(
    base: sqlite3.Connection, edition: Edition
) -> Iterator[tuple[int, list[str], list[str]]]:
    order = "SELECT n, offset, size FROM reports ORDER BY published DESC, n"
    with _open(edition, "reports") as reports:
        for n, offset, size in base.execute(order):
            row = reports.parsed(offset, size)
            yield n, [row.get("title") or ""], [row.get("publisher") or ""]


def _persons(
    base: sqlite3.Connection, edition: Edition
) -> Iterator[tuple[int, list[str], list[str]]]:
    """Nobody whose name is withheld."""
    order = "SELECT n, offset, size FROM persons ORDER BY size DESC, n"
    with _open(edition, "persons") as persons:
        for n, offset, size in base.execute(order):
            row = persons.parsed(offset, size)
            if not row.get("private") and not row.get("closed"):
                yield n, [row.get("name") or ""], list(row.get("aliases") or ())


def _open(edition: Edition, name: str) -> Rows:
    return Rows(Path(edition.folder / f"data/{name}.jsonl"))
