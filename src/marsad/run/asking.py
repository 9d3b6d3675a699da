"""`marsad place`: names to places without a monitor's claims, one row each."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Any, TypeAlias

from marsad.errors import OperatorError
from marsad.extract.languages import toponyms
from marsad.locate.entry import Entry
from marsad.locate.find import FoundPlace, Name, find_places
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.place import with_units
from marsad.locate.told import name_at, whole_name
from marsad.records.claim import Span, touch
from marsad.records.where import Where
from marsad.run.tools import Models
from marsad.text.coordinates import find_coordinates
from marsad.text.language import language

Chosen: TypeAlias = Mapping[str, Entry]
"""What reviewers have said that words mean, by the words folded."""
NOTHING: Chosen = MappingProxyType({})
_LAST = 4
"""Places before one that it may touch."""
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
    fault: str = ""
    """Why it cannot be used."""


def asked(line: str, number: int) -> Asked:
    """One line of a batch; it has a fault where it is no JSON object, a field is of
    another kind than it should be, or it has neither a name nor a text."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _faulty(number, f"line {number} is no JSON: {error}")
    if not isinstance(row, dict):
        return _faulty(number, f"line {number} is no JSON object")
    try:
        return _read(row, number)
    except OperatorError as error:
        id = row.get("id")
        plain = isinstance(id, (str, int)) and str(id).isprintable()
        return _faulty(str(id) if plain else number, str(error))


def _faulty(id: str | int, fault: str) -> Asked:
    return Asked(str(id), None, "", None, None, None, fault)


def _read(row: dict[str, Any], number: int) -> Asked:
    """The fields of a line.

    Raises:
        OperatorError: one cannot be used, or one that is needed is missing.
    """
    told = {key: _words(row.get(key), key, number) for key in _TEXTS}
    text, span = told["text"] or "", _span(row.get("span"), told["text"] or "", number)
    name = told["name"] or (text[slice(*span)] if span else None)
    if not name and not text:
        raise OperatorError(f"line {number} has neither a name nor a text")
    country = told["country"] and country_code(told["country"])
    return Asked(told["id"] or str(number), name, text, span, country, told["admin1"])


def _words(said: object, key: str, number: int) -> str | None:
    """A field as text; numbers are ids, too."""
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, (str, int)):
        raise OperatorError(f"line {number}: {key} is no text: {said!r}")
    text = str(said)
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise OperatorError(f"line {number}: {key} holds half a character")
    return text or None


def country_code(said: str) -> str:
    """The ISO 3166 alpha-2 code of a country told by a code or by its name.

    Raises:
        OperatorError: there is no such country.
    """
    import pycountry

    try:
        return str(pycountry.countries.lookup(said.strip()).alpha_2)
    except LookupError as error:
        raise OperatorError(f"no country by the code or name {said!r}") from error


def _span(said: object, text: str, number: int) -> Span | None:
    if said is None:
        return None
    match said:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return start, end
    raise OperatorError(f"line {number}: {said!r} is no stretch of its text")


def place_rows(
    rows: Iterable[Asked], models: Models, chosen: Chosen = NOTHING
) -> Iterator[dict[str, Any]]:
    """What each row asks for, in order; rows of one text that follow each other are
    weighed together, and without a name the places of the text are found."""
    for text, group in groupby(rows, key=lambda row: row.text):
        if text:
            yield from _of_text(list(group), text, models, chosen)
            continue
        for row in group:
            if row.fault:
                none = FoundPlace(None, (), "the line could not be used")
                yield line(row.id, "", None, none) | {"error": row.fault}
                continue
            (found,) = _found([_name(row, models.gazetteer)], models, chosen)
            yield line(row.id, row.name or "", row.span, found)


def _of_text(
    rows: Sequence[Asked], text: str, models: Models, chosen: Chosen
) -> Iterator[dict[str, Any]]:
    """The rows of one text, weighed together with the other places that it names."""
    asked_for = [row for row in rows if row.name]
    names = [_name(row, models.gazetteer) for row in asked_for]
    spans = _places_in(text, models.gazetteer)
    beside = [span for span in spans if not _covered(span, asked_for)]
    names += [name_at(text, span, models.gazetteer) for span in beside]
    found = _found(names, models, chosen)
    answers = dict(zip(map(id, asked_for), found, strict=False))
    placed = [(row.span, found[k]) for k, row in enumerate(asked_for) if row.span]
    placed += zip(beside, found[len(asked_for) :], strict=True)
    for row in rows:
        if row.name:
            yield line(row.id, row.name, row.span, answers[id(row)])
            continue
        for span, one in sorted(dict(placed).items()):
            yield line(row.id, text[slice(*span)], span, one)


def _covered(span: Span, rows: Sequence[Asked]) -> bool:
    return any(row.span is not None and touch(row.span, span) for row in rows)


def _found(names: Sequence[Name], models: Models, chosen: Chosen) -> list[FoundPlace]:
    known = find_places(names, models.gazetteer, models.war.area, chosen)
    return [with_units(one, models.areas) for one in known]


def _places_in(text: str, gazetteer: Gazetteer) -> list[Span]:
    """Where a text names places or writes positions."""
    points = [(point.start, point.end) for point in find_coordinates(text)]
    names = toponyms(text, language(text) or "en")
    wholes = [whole_name(text, span, gazetteer) for span in names]
    taken = sorted(points)
    for span in sorted(wholes, key=lambda span: (span[0], -span[1])):
        if not any(touch(span, other) for other in taken[-_LAST:] + points):
            taken.append(span)
    return sorted(taken)


def _name(row: Asked, gazetteer: Gazetteer) -> Name:
    """A row's name with what the text tells behind it."""
    if row.span is None:
        return Name(row.name or "", (), row.country, row.admin1)
    made = name_at(row.text, row.span, gazetteer, row.country, row.admin1)
    return Name(row.name or made.words, made.larger, row.country, row.admin1)


def line(id: str, name: str, span: Span | None, found: FoundPlace) -> dict[str, Any]:
    """An answer as a plain row; what nothing fits has no point, and says why."""
    told = {"id": id, "name": name, "span": None if span is None else list(span)}
    candidates = [
        {**_point(other.where), "score": other.score, "reason": other.reason}
        for other in found.others
    ]
    reason: dict[str, Any] = {
        "reason": found.reason,
        "ambiguous": found.ambiguous,
        "candidates": candidates,
    }
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
        more = ("geo_precision", "place", "kind", "country", "admin1", "pcode", "units")
        return dict.fromkeys((*keys, *more))
    return {
        "lat": where.lat,
        "lon": where.lon,
        "where_prec": where.precision,
        "geo_precision": where.geo_precision,
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
