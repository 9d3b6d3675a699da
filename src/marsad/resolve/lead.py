"""What a report is mainly about, as far as one can tell without understanding it.

A report's lead is its first claims of incidents, with the words they stand in and the
headline: what it was put out for, not the background further down.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.records.where import Where
from marsad.resolve.agree import COARSE
from marsad.resolve.copies import passage
from marsad.resolve.item import Item, by_report, days, kinds
from marsad.text.dates import find_in_any
from marsad.text.stems import stems

FIRST = 6
"""Claims that make a lead, at most."""
LETTERS = 2500
"""Characters of the lead's passages that are looked at."""
OLD = timedelta(days=14)
"""Before publication: what happened earlier is background."""
WEEK = 7
"""An interval of more days than this tells no day."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What one report tells first."""

    report: str
    head: str
    """Id of the claim that stands for it, the first."""
    kinds: frozenset[str]
    words: frozenset[str]
    """Stems of the headline and of the passages."""
    place_words: frozenset[str]
    names: frozenset[str]
    """Stems of the words for whom it was done to."""
    places: tuple[Where, ...]
    """Spots, in the order of the text."""
    units: frozenset[str]
    """First-order units of any of its places."""
    days: tuple[tuple[int, int], ...]
    """First and last day, as ordinals: told, or else the day of publication and the
    one before."""
    weekdays: frozenset[int]
    """Weekdays told, Monday 0."""
    dated: bool
    """Whether the day of publication is known."""
    figures: Mapping[str, frozenset[float]]
    """Numbers by measure."""
    sides: frozenset[str]
    """Sides that do it, by the shipped lists of parties."""


def leads(items: Mapping[str, Item]) -> dict[str, Lead]:
    """The lead of every report that has a claim of an incident, by report. Rows of data
    sets have none: they are all of one form and tell of one incident each."""
    told = {id: item for id, item in items.items() if item.dataset is None}
    return {
        report: _lead(chosen)
        for report, group in by_report(told).items()
        if (chosen := _first(group))
    }


def _first(group: list[Item]) -> list[Item]:
    """The first claims of incidents; those of long ago only where there are no
    others."""
    told = [i for i in group if i.claim.kind not in kinds()["aside"]]
    new = [item for item in told if not _old(item)]
    return (new or told)[:FIRST]


def _old(item: Item) -> bool:
    end, published = item.when.end, item.report.published
    return end is not None and published is not None and end < published - OLD


def _lead(chosen: list[Item]) -> Lead:
    report = chosen[0].report
    text = " ".join(dict.fromkeys(map(passage, chosen)))[:LETTERS]
    wheres = [item.where for item in chosen if item.where]
    told = list(_told_days(chosen))
    return Lead(
        report=report.id,
        head=chosen[0].claim.id,
        kinds=frozenset(item.claim.kind for item in chosen[:3]),
        words=frozenset(stems(f"{report.title or ''} {text}")),
        place_words=_stems(item.claim.place for item in chosen),
        names=_stems(w for i in chosen for w in (i.claim.target, i.claim.person)),
        places=tuple(
            dict.fromkeys(
                w for w in wheres if w.precision < COARSE and w.lat is not None
            )
        ),
        units=frozenset(where.admin1 for where in wheres if where.admin1),
        days=tuple(dict.fromkeys(told or _near(report.published))),
        weekdays=frozenset(_weekdays(chosen)),
        dated=report.published is not None,
        figures={
            measure: frozenset(_numbers(chosen, measure))
            for measure in ("killed", "wounded")
        },
        sides=frozenset(item.sides[0] for item in chosen if item.sides[0]),
    )


def _stems(words: Iterable[str | None]) -> frozenset[str]:
    return frozenset(stem for one in words if one for stem in stems(one))


def _told_days(chosen: list[Item]) -> Iterator[tuple[int, int]]:
    for item in chosen:
        start, end, length = item.when.start, item.when.end, days(item.when)
        if item.report.published and start and start > item.report.published:
            continue  # the page's own clock, or a plan
        if start and end and length is not None and length <= WEEK:
            yield start.toordinal(), end.toordinal()


def _near(published: date | None) -> list[tuple[int, int]]:
    if published is None:
        return []
    return [(published.toordinal() - 1, published.toordinal())]


def _weekdays(chosen: list[Item]) -> Iterator[int]:
    """Weekdays of the days told, and those told where no day can be reckoned."""
    for item in chosen:
        if item.when.start is not None and item.when.start == item.when.end:
            yield item.when.start.weekday()
        elif item.claim.time is not None and item.when.start is None:
            for found in find_in_any(item.claim.time.text):
                if found.form == "weekday":
                    yield found.numbers[0] or 0


def _numbers(chosen: list[Item], measure: str) -> Iterator[float]:
    for item in chosen:
        for figure in item.claim.figures:
            if figure.measure == measure and figure.part_of is None and figure.low:
                yield figure.low
