"""A row of Iraq Body Count: civilians killed in one incident, or over a time."""

import re
from collections.abc import Iterator

from marsad.extract.datasets.checks import flag, in_order
from marsad.extract.datasets.said import RowText, Said, bounds
from marsad.extract.datasets.words import weapon_kind
from marsad.records.coded import Coded
from marsad.records.issue import Issue
from marsad.records.when import date_prec
from marsad.text.datasets import day

COARSE_TIME = 4
_DAY_BEHIND = re.compile(r"\s+\d{1,2}(?:-\d{1,2})?\s+[A-Z][a-z]{2,}.*\Z|\s*\(.*\Z")


def says(row: RowText) -> Said | None:
    """The claim of a row. Its place has only words, so the gazetteer is asked."""
    killed = bounds(
        row, ("reported_minimum", "reported_maximum"), "killed", "civilians"
    )
    start = row.cell("date_start")
    if killed is None or start is None:
        return None
    names = _sources(row.word("sources"))
    coded = _coded(row)
    return Said(
        kind=weapon_kind(row.word("weapons") or "") or "casualties",
        cell=killed.cell,
        coded=coded,
        counts=(killed,),
        time=start.span,
        target=_target(row.word("target")),
        place=row.word("location"),
        speaker=names[0] if len(names) == 1 else None,
        via=() if len(names) == 1 else names,
    )


def doubts(row: RowText) -> Iterator[Issue]:
    """Bounds and days that are the wrong way round."""
    yield from in_order(row, ("reported_minimum", "reported_maximum"))
    one, other = row.cell("date_start"), row.cell("date_end")
    if one is not None and other is not None:
        start, end = day(one.value), day(other.value)
        if start is not None and end is not None and end < start:
            what = f"ends {end}, before {start}"
            yield flag(row, "mismatch-dates", what, [one, other])


def _coded(row: RowText) -> Coded:
    one, other = row.cell("date_start"), row.cell("date_end")
    start = None if one is None else day(one.value)
    end = start if other is None else day(other.value)
    if start is None or end is None or end < start:
        return Coded(country="Iraq", start=start, end=start)
    long = date_prec((end - start).days + 1) >= COARSE_TIME
    return Coded(country="Iraq", start=start, end=end, summary=long)


def _target(words: str | None) -> str | None:
    """Who or what was hit, where the words name nobody: "police patrol"."""
    told = (words or "").strip("'\"")
    return told if told and told == told.lower() else None


def _sources(words: str | None) -> tuple[str, ...]:
    """Short forms of the media without the days behind them."""
    names = (_DAY_BEHIND.sub("", name).strip() for name in (words or "").split(","))
    return tuple(dict.fromkeys(filter(None, names)))
