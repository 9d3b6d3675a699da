"""Claims of another monitor's release, report by report: all that it rests on."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeAlias

from marsad.collect.datasets.files import flat
from marsad.collect.datasets.found import Fault, Row, shortened
from marsad.text.datasets import CLAIM, DOUBT

ISSUES = "issues.jsonl"
"""Beside the reports, where a release has doubts."""
_OF_REPORT = ("report", "publisher", "published", "published_basis", "title", "url",
              "language")  # fmt: skip
_LEFT_OUT = frozenset({"report", "span", "reader", "copy_of"})
_ROW = "row:"
_OF_PLACE = ("name", "words", "lat", "lon", "where_prec", "radius_m", "country",
             "admin1", "gazetteer", "entry", "date_words", "date_basis")  # fmt: skip
_OF_DOUBT = ("code", "message", "seen")
Object: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class _Held:
    """Where a claim stands in its file; sorts by its place in its report."""

    start: int
    line: int
    offset: int


def statement_rows(claims: Path, reports: Path) -> Iterator[Row | Fault]:
    """A row for each report that has claims, in the order of `reports`.

    Both are files of JSON lines of one release, claims.jsonl and reports.jsonl, with
    issues.jsonl beside them; of the claims only where they stand is held. What cannot
    be read is a fault.
    """
    with claims.open("rb") as file:
        held: dict[str, list[_Held]] = {}
        for number, offset, line in _lines(file):
            told = _object(number, line)
            if isinstance(told, Fault):
                yield told
            else:
                start = (told.get("span") or [0])[0]
                place = _Held(start, number, offset)
                held.setdefault(str(told.get("report")), []).append(place)
        doubts = _doubts(reports.with_name(ISSUES))
        with reports.open("rb") as listed:
            for number, _, line in _lines(listed):
                report = _object(number, line)
                if isinstance(report, Fault):
                    yield report
                elif places := held.pop(str(report.get("report")), None):
                    cells = [*_cells(report, _read(file, places))]
                    cells += _listed(DOUBT, doubts.get(report["report"], ()))
                    yield Row(number, tuple(cells))
    for id, places in sorted(held.items()):
        yield Fault(places[0].line, f"its report {id} is not among the reports")


def _doubts(path: Path) -> dict[str, list[Object]]:
    """By report, what in it does not agree with itself."""
    found: dict[str, list[Object]] = {}
    if path.is_file():
        with path.open("rb") as file:
            for number, _, line in _lines(file):
                told = _object(number, line)
                if not isinstance(told, Fault) and told.get("stage") == "extract":
                    kept = {n: told[n] for n in _OF_DOUBT if told.get(n)}
                    found.setdefault(str(told.get("record")), []).append(kept)
    return found


def _listed(head: str, found: Iterable[Object]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(found, 1):
        yield from flat(head.format(at), one)


def _lines(file: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Number, offset and bytes of every line that is not empty."""
    offset = 0
    for number, line in enumerate(file, 1):
        if line.strip():
            yield number, offset, line
        offset += len(line)


def _object(number: int, line: bytes) -> Object | Fault:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Fault(
            number,
            f"is no JSON: {error}",
            shortened(line[:400].decode("utf-8", "replace")),
        )
    return told if isinstance(told, dict) else Fault(number, "is no object with fields")


def _read(file: IO[bytes], places: Iterable[_Held]) -> Iterator[Object]:
    for place in sorted(places):
        file.seek(place.offset)
        yield json.loads(file.readline())


def _cells(report: Object, claims: Iterable[Object]) -> Iterator[tuple[str, str]]:
    yield from flat("", {name: report.get(name) for name in _OF_REPORT})
    yield from _listed(CLAIM, map(_kept, claims))


def _kept(claim: Object) -> Object:
    """What is kept of a claim: no column that is empty; of its rules those that tell
    that it is a row of a data set."""
    told = {name: v for name, v in claim.items() if name not in _LEFT_OUT and v}
    told["rules"] = [one for one in claim.get("rules") or () if one.startswith(_ROW)]
    place = claim.get("placement") or {}
    told["placement"] = {n: place[n] for n in _OF_PLACE if place.get(n) is not None}
    told["figures"] = [
        {name: v for name, v in one.items() if name != "span" and v is not None}
        for one in claim.get("figures") or ()
    ]
    return told
