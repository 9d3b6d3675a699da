"""What others who tell of an event count otherwise than those who are named first: they
agree that it happened, and not on how many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.publish.account import (
    Account,
    also_told,
    by_measure,
    clause_of,
    counted_of,
    own_counts,
    told_as,
)
from marsad.publish.naming import speaker
from marsad.publish.prose import counted, days, listed, phrases, quantity
from marsad.records.claim import Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.text.manners import so
from marsad.text.ranges import group_of, population_of

FIRM = ("asserted", "probable")
MOST = 2
"""Numbers of one voice that a sentence has."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as one claim gives it, and its days where one of its voice's numbers is
    not of those that the sentence tells."""

    claim: Claim
    figure: Figure
    when: When


def counted_otherwise(
    event: Event, account: Account, dossier: Dossier
) -> list[tuple[Claim, list[Number]]]:
    """Of the voices told to have told of it too, those who give other numbers of what
    is counted, with these."""
    found = []
    told = _told(account.counts)
    for voice in also_told(account, dossier):
        name = speaker(voice, dossier)
        claims = [c for c in account.others if speaker(c, dossier) == name]
        rows = {
            (f.measure, f.low, f.high): Number(claim, f, _when(claim, dossier))
            for claim in claims
            if claim.certainty in FIRM
            for f in claim.figures
            if _differs(f, told)
        }
        if rows:
            numbers = sorted(rows.values(), key=_begins)[:MOST]
            found.append((voice, numbers))
    when = _first_told_on(event, account, dossier) if found else When()
    return [(voice, _dated(numbers, when)) for voice, numbers in found]


def _first_told_on(event: Event, account: Account, dossier: Dossier) -> When:
    """The days that the sentence tells with what those named first count."""
    own = own_counts(account, account.counts, dossier)
    return told_on(event, clause_of(event, own, dossier).counted, dossier)


def days_apart(
    event: Event, counts: Iterable[Tally], account: Account, dossier: Dossier
) -> When:
    """The days of counts that others give; none where they are those told already."""
    when, first = (
        told_on(event, counts, dossier),
        _first_told_on(event, account, dossier),
    )
    same = (when.start, when.end) == (first.start, first.end)
    return When() if same else when


def told_on(event: Event, counts: Iterable[Tally], dossier: Dossier) -> When:
    """The days that a sentence tells with these counts of an event: its own, but wider
    ones where all who give one of them count over those, by their words: a number of
    three days is not told as one of the last."""
    wider = []
    for tally in counts:
        placed = [dossier.placements.get(id) for id in tally.claims]
        spans = [When() if one is None else one.when for one in placed]
        if spans and all(_wider(span, event.when) for span in spans):
            wider.append(min(spans, key=_length))
    return max(wider, key=_length, default=event.when)


def _wider(span: When, when: When) -> bool:
    """Whether a claim's words tell of the event's days and of others."""
    start, end = when.start, when.end
    if not (span.words and span.start and span.end and start and end):
        return False
    inside = span.start <= start and end <= span.end
    return inside and (span.start, span.end) != (start, end)


def _length(span: When) -> tuple[int, str]:
    start, end = span.start or date.min, span.end or date.max
    return (end - start).days, start.isoformat()


def _when(claim: Claim, dossier: Dossier) -> When:
    placed = dossier.placements.get(claim.id)
    return placed.when if placed else When()


def _dated(numbers: Sequence[Number], when: When) -> list[Number]:
    """The numbers without their days, where all are of those told already."""
    days_told = {(n.when.start, n.when.end) for n in numbers} - {(None, None)}
    if days_told <= {(when.start, when.end)}:
        return [replace(number, when=When()) for number in numbers]
    return list(numbers)


def _told(counts: Iterable[Tally]) -> dict[tuple[str, str | None], list[Tally]]:
    """What the sentence counts, by measure and whom."""
    told: dict[tuple[str, str | None], list[Tally]] = {}
    for measure, known in by_measure(counts).items():
        if (one := counted_of(known)) is not None:
            whom = None if one.main.population == "people" else one.main.population
            told.setdefault((_moved(measure), whom), []).append(one.main)
    return told


def _moved(measure: str) -> str:
    """Who was brought out of a place has left it."""
    return "displaced" if measure == "evacuated" else measure


def _differs(figure: Figure, told: dict[tuple[str, str | None], list[Tally]]) -> bool:
    """Whether a figure is of what is counted, and not a number that is told already."""
    counts = told.get((_moved(figure.measure), group_of(figure)), ())
    if figure.part_of is not None or (figure.low is None and figure.high is None):
        return False
    return bool(counts) and not any(_within(figure, tally) for tally in counts)


def _within(figure: Figure, tally: Tally) -> bool:
    if (figure.low, figure.high) == (tally.low, tally.high):
        return True
    low, high = figure.low, figure.high
    if low is None or high is None or tally.high is None:
        return False
    return tally.low <= low and high <= tally.high


def _begins(number: Number) -> tuple[str, str, int]:
    start = number.when.start or number.when.end
    day = start.isoformat() if start else "~"
    return day, number.claim.id, number.figure.span[0]


def numbers_words(numbers: Sequence[Number]) -> str:
    """``3,000 people were displaced on 4 May 2021 and 3,500 people were evacuated``."""
    return listed([_words(number) for number in numbers])


def _words(number: Number) -> str:
    claim, figure = number.claim, number.figure
    at = 1 if claim.certainty == "probable" else 0
    one = figure.low == figure.high == 1
    moods = {name: forms[at] for name, forms in phrases()["moods"].items()}
    if one:
        moods["were"] = moods["was"]
    fate = str(phrases()["fates"][told_as(figure.measure, [claim])]).format(**moods)
    unit = counted(figure.measure, population_of(figure), 1 if one else 2)
    over = so("over", figure.text)
    many = quantity((figure.low, figure.high), unit, figure.approx, over)
    return f"{many} {fate} {days(number.when, True)}".rstrip()
