"""Claims of another monitor's release, each in the words and by the voice it tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from marsad.extract.datasets.release import VAGUE, country_name
from marsad.extract.datasets.said import RowText, point
from marsad.records.claim import (
    CERTAINTIES,
    KINDS,
    MEASURES,
    PASSED_ON,
    STATUSES,
    Claim,
    Figure,
    PartOf,
    Span,
    TimeWords,
)
from marsad.records.coded import Coded
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.text.datasets import CLAIM, DOUBT, day
from marsad.text.sheet import Cell

_MODES = frozenset({"since", "until", "state", "ongoing", "total"})
_UNNAMED = "["
"""With what stands in place of a name that is withheld begins."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim of a row: its fields under their own names."""

    row: RowText
    head: str

    def cell(self, name: str) -> Cell | None:
        return self.row.cell(f"{self.head} {name}")

    def word(self, name: str) -> str | None:
        return self.row.word(f"{self.head} {name}")

    def number(self, name: str) -> float | None:
        try:
            return float(self.word(name) or "")
        except ValueError:
            return None


def claims_of(row: RowText, reader: str) -> Iterator[Claim]:
    """The claims of a report, as another monitor's release passes them on.

    A person whose name is withheld has the id of the case there, if any, for a name. A
    claim whose words and event are withheld has no numbers: they may be in an event
    already.
    """
    told = list(_all(row))
    ids = {(one.word("id") or ""): _id(one) for one in told}
    for one in told:
        yield _claim(one, ids, reader)


def doubts(row: RowText) -> Iterator[Issue]:
    """What that monitor found not to agree with itself in the words of the report."""
    for at in count(1):
        one = _Told(row, DOUBT.format(at))
        code, message = one.word("code"), one.word("message")
        if code is None or message is None:
            return
        seen, report = one.cell("seen"), row.report.id
        yield Issue(
            id=content_id("iss", report, code, message),
            record=report,
            code=code,
            message=message,
            stage="extract",
            seen=None if seen is None else seen.value,
            span=None if seen is None else seen.span,
        )


def _all(row: RowText) -> Iterator[_Told]:
    for at in count(1):
        one = _Told(row, CLAIM.format(at))
        if one.word("id") is None:
            return
        if one.word("kind") in KINDS:
            yield one


def _id(told: _Told) -> str:
    """Begins with the claim's id there, so that claims sort as they do there."""
    there = told.word("id") or ""
    return f"{there}-{content_id('clm', told.row.report.id, there)[4:12]}"


def _claim(told: _Told, ids: dict[str, str], reader: str) -> Claim:
    text, span = told.row.report.text, _span(told)
    certainty, status = told.word("certainty") or "", told.word("status")
    via = tuple(filter(None, (told.word("via") or "").split("; ")))
    return Claim(
        id=_id(told),
        report=told.row.report.id,
        kind=told.word("kind") or "",
        span=span,
        quote=text[slice(*span)],
        speaker=told.word("speaker"),
        via=via,
        certainty=certainty if certainty in CERTAINTIES else "asserted",
        actor=told.word("actor"),
        target=told.word("target"),
        place=told.word("placement words") or told.word("place"),
        time=_time(told),
        figures=() if _untied(told) else tuple(_figures(told, span, ids)),
        person=_person(told),
        status=status if status in STATUSES else None,
        reader=reader,
        rules=(PASSED_ON, f"claim:{told.word('id')}", *_rows(told)),
        coded=_coded(told),
    )


def _rows(told: _Told) -> tuple[str, ...]:
    """Of which data set it is a row, where the other monitor had it from one."""
    listed = (told.word("rules") or "").split("; ")
    return tuple(rule for rule in listed if rule and rule != PASSED_ON)


def _untied(told: _Told) -> bool:
    return told.cell("quote") is None and told.cell("event") is None


def _span(told: _Told) -> Span:
    """Its words; nothing where they are withheld."""
    cell = told.cell("quote")
    return (0, 0) if cell is None else cell.span


def _person(told: _Told) -> str | None:
    name = told.word("person")
    if name is None or _UNNAMED not in name:
        return name
    return told.word("person_case")


def _time(told: _Told) -> TimeWords | None:
    cell, basis = told.cell("placement date_words"), told.word("placement date_basis")
    if cell is None or _days(told) == (None, None):
        return None
    return TimeWords(cell.value, cell.span, basis if basis in _MODES else "at")


def _days(told: _Told) -> tuple[str | None, str | None]:
    return told.word("start"), told.word("end")


def _coded(told: _Told) -> Coded:
    start, end = (day(each) if each else None for each in _days(told))
    lat, lon = point(
        told.row, f"{told.head} placement lat", f"{told.head} placement lon"
    )
    precision = int(told.number("placement where_prec") or VAGUE)
    radius = told.number("placement radius_m")
    return Coded(
        lat=lat,
        lon=lon,
        precision=precision if 1 <= precision <= 7 else VAGUE,
        radius_m=None if radius is None else int(radius),
        country=country_name(told.word("placement country")),
        admin1=told.word("placement admin1"),
        start=start,
        end=end,
        summary=bool(_rows(told)) and told.word("event") is None,
        name=told.word("placement name"),
        entry=_entry(told),
        origin=told.word("origin") or told.word("id"),
        event=told.word("event"),
    )


def _entry(told: _Told) -> str | None:
    names = told.word("placement gazetteer"), told.word("placement entry")
    if names[0] == "blurred":
        return names[0]
    return " ".join(filter(None, names)) if all(names) else None


def _figures(told: _Told, quote: Span, ids: dict[str, str]) -> Iterator[Figure]:
    behind: dict[str, int] = {}
    for at in count(1):
        head = f"figures {at}"
        measure, words = told.word(f"{head} measure"), told.word(f"{head} text") or ""
        if measure is None:
            return
        span = _found(told, words, (behind.get(words, quote[0]), quote[1])) or quote
        behind[words] = span[1]
        if measure in MEASURES:
            yield _figure(told, head, span, ids)


def _figure(told: _Told, head: str, span: Span, ids: dict[str, str]) -> Figure:
    whole = ids.get(told.word(f"{head} part_of claim") or "")
    at = told.number(f"{head} part_of figure")
    return Figure(
        measure=told.word(f"{head} measure") or "",
        text=told.row.report.text[slice(*span)],
        span=span,
        low=told.number(f"{head} low"),
        high=told.number(f"{head} high"),
        approx=told.word(f"{head} approx") == "true",
        population=told.word(f"{head} population"),
        part_of=PartOf(whole, int(at)) if whole and at is not None else None,
        best=told.number(f"{head} best"),
    )


def _found(told: _Told, words: str, within: Span) -> Span | None:
    """Where the words of a number stand; words that are met again are further on."""
    start = told.row.report.text.find(words, *within) if words else -1
    return None if start < 0 else (start, start + len(words))
