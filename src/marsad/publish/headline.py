"""What comes first: events in order of importance, and the one line over a brief."""

from collections.abc import Iterable, Sequence
from datetime import date

from marsad.publish import views
from marsad.publish.account import account_of, flows
from marsad.publish.incident import event_clause, said_beside, told_apart
from marsad.publish.lone import lone
from marsad.publish.naming import side_name, speaker
from marsad.publish.period import Share
from marsad.publish.prose import counted, days, number, phrases, sentence, some
from marsad.publish.subjects import Lead
from marsad.publish.telling import (
    Sentence,
    claims_of,
    first_day,
    said_by,
    sides_of,
    sources_words,
)
from marsad.publish.vouching import Givers, givers
from marsad.records.claim import FAMILIES
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally
from marsad.records.when import When

WEIGHTS = {"killed": 3.0, "wounded": 1.0, "abducted": 1.0, "detained": 0.2}
"""How much one person counts for when events are put in order."""
KIND_WEIGHTS = {"chemical": 40, "capture": 12, "offensive": 10, "ceasefire": 10}
GRADE_WEIGHTS = {"confirmed": 1.0, "fair": 0.9, "weak": 0.5, "contested": 0.4}
SAME_NEWS = 7
"""Days between an event and word of ground that one line may tell together."""
NEWS = 28
"""Days in which an event is news for the line over the brief."""
NO_NEWS = frozenset({"strength", "control", "person"})
"""Kinds that have sections of their own."""
THIN = frozenset(
    {"attack", "casualties", "damage", "aid", "abduction", "detention", "release"}
) | {
    "displacement",
    "return",
    "surrender",
    "siege",
    "withdrawal",
    "offensive",
    "capture",
}
"""Kinds that say little without a number or a side."""
OLD = 90
"""Days before the first report; what is older is background."""


def importance(
    event: Event, tallies: dict[str, list[Tally]], dossier: Dossier
) -> tuple[float, str, str]:
    """For sorting: the most important first; then the newest, then by id."""
    score = 1.0 + KIND_WEIGHTS.get(event.kind, 0) + 0.5 * len(event.origins)
    for tally in tallies.get(event.id, ()):
        if tally.population in (None, "people", FAMILIES):
            score += WEIGHTS.get(tally.measure, 0.0) * min(tally.best, 100)
    grade = dossier.grades.get(event.id)
    factor = GRADE_WEIGHTS.get(grade.counts_as, 0.05) if grade else 0.3
    return -score * factor, views.backwards(first_day(event.when)), event.id


def tells_something(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> bool:
    """Whether a reader learns anything from the event in a brief: a number, or who
    did what, or a day and a place. What became of one person is told elsewhere."""
    claims = claims_of(event.claims, dossier)
    if event.kind in NO_NEWS or (claims and all(c.person for c in claims)):
        return False
    if flows(tallies):
        return True
    sides = sides_of(claims, dossier)
    dated, placed = bool(first_day(event.when)), bool(event.place)
    if event.kind in THIN:
        return bool(sides[0]) and dated and placed
    return dated and (placed or any(sides))


def first_report(dossier: Dossier) -> date | None:
    """The oldest publication date among the reports."""
    days = (r.published for r in dossier.reports.values() if r.published)
    return min(days, default=None)


def is_background(event: Event, first: date | None) -> bool:
    """Whether it lies months before the first report, such as an old battle."""
    end = event.when.end or event.when.start
    return first is not None and end is not None and (first - end).days > OLD


def headline(
    ranked: Sequence[Event],
    dossier: Dossier,
    tallies: dict[str, list[Tally]],
) -> Sentence | None:
    """One line as over a news story: the main event, and what ground is held if that
    is of the same days; without an event, the ground alone.

    What rests on one source says whose word it is; sums are no news.
    """
    news = next(iter(_newest(ranked, dossier, tallies)), None)
    size = views.newest_size(dossier.controls)
    if news and size and not _of_one_time(news, size):
        size = None
    return lead_sentence(news, tallies, size, dossier)


def lead_of(
    part: Share, ranked: Sequence[Event], tallies: dict[str, list[Tally]]
) -> Sentence | None:
    """The line over the brief of a period: its main event, else the main one of the
    weeks before that became known in it, else the ground told of; None if there is
    none. What lies further back is no news, though it was told for the first time."""
    dossier = part.dossier
    recent = (e for e in part.late if not _long_past(e, part.period.start))
    late = sorted(recent, key=lambda e: importance(e, tallies, dossier))
    fit = [e for e in (*ranked, *late) if _leads(e, tallies, dossier)]
    fit.sort(key=lambda e: (e in part.late, not is_sure(e, dossier)))
    size = views.newest_size(dossier.controls)
    news = next(iter(fit), None)
    return lead_sentence(news, tallies, size, dossier, late=news in part.late)


def _long_past(event: Event, first: date) -> bool:
    """Whether it ended more than `NEWS` days before the first day of a period."""
    end = event.when.end or event.when.start
    return end is not None and (first - end).days > NEWS


def _leads(event: Event, tallies: dict[str, list[Tally]], dossier: Dossier) -> bool:
    """Whether an event tells enough to stand over a brief."""
    counts = tallies.get(event.id, ())
    named = bool(flows(counts) or event.parties)
    return bool(event.place) and named and tells_something(event, counts, dossier)


def _of_one_time(event: Event, size: Control) -> bool:
    """Whether the ground was told of within days of the event."""
    end, told = event.when.end or event.when.start, size.when.start
    if end is None or told is None:
        return False
    return abs((told - end).days) <= SAME_NEWS


def lead_sentence(
    news: Event | None,
    tallies: dict[str, list[Tally]],
    size: Control | None,
    dossier: Dossier,
    *,
    late: bool = False,
) -> Sentence | None:
    """The line over a brief on an event and on ground, with what both rest on."""
    parts: list[str] = []
    cited: list[str] = []
    counts = tuple(tallies.get(news.id, ())) if news else ()
    if news:
        told, _ = told_apart(news, dossier, counts)
        clause = lead(news, counts, dossier, told)
        parts.append(f"newly reported: {clause}" if late else clause)
        cited += news.claims
    if size is not None:
        parts.append(_size_words(size, dossier))
        cited += size.claims
    if not parts:
        return None
    known = tuple(sorted({c.id for c in claims_of(cited, dossier)}))
    record, subject = news.id if news else None, Lead(news, counts, size, late)
    return Sentence(sentence("; ".join(parts)), known, record, of=subject)


def _size_words(size: Control, dossier: Dossier) -> str:
    """``ground held by X put at 4 square kilometres on ..., according to Y``."""
    unit = counted("area_km2", None, size.km2)
    held = side_name(size.holder, dossier)
    whose = f"ground held by {held}" if held else "the ground still held"
    text = f"{whose} put at {number(size.km2 or 0)} {unit}"
    if not size.km2:
        text = f"{held} left without ground" if held else f"{whose} lost"
    text += f" {days(When(size.when.start, size.when.start))}"
    return text + said_by(claims_of(size.claims, dossier), dossier)


def lead(event: Event, tallies: Sequence[Tally], dossier: Dossier, told: str) -> str:
    """The event in a clause: plainly where it is confirmed, by how many sources where
    it is fair, and by whose word it is otherwise or where one side alone gives a number
    (rules W4 and W8).

    Args:
        told: what `told_apart` makes of it, for the last of these.
    """
    if not is_sure(event, dossier) or lone(event, tallies, dossier):
        return told
    account = account_of(event, tallies, dossier)
    return _vouched_clause(event, tallies, dossier) + said_beside(account, dossier)


def _vouched_clause(event: Event, tallies: Sequence[Tally], dossier: Dossier) -> str:
    """The event with how many sources say so, and who gives the numbers."""
    clause, many = event_clause(event, tallies, dossier), vouched(event, dossier)
    if not many:
        return clause
    words, sources = phrases()["vouched"], sources_words(many)
    given = not_all(event, tallies, dossier, many)
    if given is None:
        return str(words["say"]).format(clause=clause, sources=sources)
    who = some(speaker(claim, dossier) for claim in given.claims)
    pattern = str(words["given"][given.numbers > 1])
    return pattern.format(clause=clause, sources=sources, who=who)


def not_all(
    event: Event, tallies: Sequence[Tally], dossier: Dossier, many: int
) -> Givers | None:
    """Who gives the numbers in the clause on an event, where not all of so many
    sources give each."""
    account = account_of(event, tallies, dossier)
    given = givers(event, tallies, dossier, account)
    return given if given and given.claims and given.fewest < many else None


def vouched(event: Event, dossier: Dossier) -> int:
    """How many independent sources a headline names; none where it is confirmed, or
    fair by a reviewer's ruling alone."""
    grade = dossier.grades.get(event.id)
    if grade is None or grade.counts_as != "fair" or grade.origins < 2:
        return 0
    return grade.origins


def is_sure(event: Event, dossier: Dossier) -> bool:
    """Whether a headline may tell it without saying whose word it is."""
    return _grade(event, dossier) in HEADLINE


def _newest(
    ranked: Sequence[Event], dossier: Dossier, tallies: dict[str, list[Tally]]
) -> list[Event]:
    """What can stand over a brief, the best supported first: dated, placed, with a
    number or a side, of the last weeks on record if there is any."""
    known = [r.published for r in dossier.reports.values() if r.published]
    first, edge = min(known, default=None), max(known, default=None)
    fit = [
        e
        for e in ranked
        if e.when.end and e.place and e.where is not None
        if tells_something(e, tallies.get(e.id, ()), dossier)
        and not is_background(e, first)
        and (flows(tallies.get(e.id, ())) or e.parties)
    ]
    fresh = [e for e in fit if edge and e.when.end and (edge - e.when.end).days <= NEWS]
    sure = [e for e in fresh if is_sure(e, dossier)]
    return sure or fresh or [e for e in fit if is_sure(e, dossier)] or fit


def _grade(event: Event, dossier: Dossier) -> str:
    grade = dossier.grades.get(event.id)
    return grade.counts_as if grade else ""
