"""The section of key figures: what is confirmed or fair, what single sources say."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from marsad.publish import views
from marsad.publish.account import is_inside, told_as
from marsad.publish.latin import place_name
from marsad.publish.naming import speaker, speakers
from marsad.publish.outline import Section, section, titled
from marsad.publish.period import Share
from marsad.publish.prose import (
    amount,
    best_words,
    counted,
    days,
    phrases,
    quantity,
    sentence,
    some,
)
from marsad.publish.subjects import Sum, Total
from marsad.publish.telling import Sentence, claims_of, place_words
from marsad.publish.weaker import weaker
from marsad.records.claim import MEASURES, STOCKS, Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.text.manners import so
from marsad.text.ranges import stated

IN_PASSING = frozenset({"strikes", "vehicles"})
"""Measures that reports count in passing: their sum over a record means nothing."""
MOST_TOTALS = 10
"""Running totals in a brief, the newest first."""


def figures(key: Sequence[Tally], dossier: Dossier) -> Section:
    """Sums over the record, running totals as they were told, and stocks."""
    flows = [t for t in key if t.kind == "flow" and t.place is None]
    stocks = [t for t in key if t.kind == "stock" and tells_a_count(t)]
    stocks = sorted((t for t in stocks if t.when.end), key=_newest_first)
    told = (views.tally_sentence(t, dossier) for t in stocks[: views.MOST_PLACES])
    blocks = [
        titled("period", _sums(flows, dossier)),
        titled("totals", totals(dossier)),
        titled("moment", told),
    ]
    return section("figures", blocks)


def figures_in(key: Sequence[Tally], part: Share) -> Section:
    """The same of a period: sums over its events, running totals told in it, and
    stocks of its days."""
    flows = [t for t in key if t.kind == "flow" and t.place is None]
    stocks = [t for t in key if t.kind == "stock" and tells_a_count(t)]
    stocks = sorted((t for t in stocks if t.when.end), key=_newest_first)
    told = (views.tally_sentence(t, part.dossier) for t in stocks[: views.MOST_PLACES])
    blocks = [
        titled("days", _sums(flows, part.dossier)),
        titled("totals", totals(part.dossier, part.fresh - part.elsewhere)),
        titled("moment", told),
    ]
    return section("figures", blocks)


def tells_a_count(tally: Tally) -> bool:
    """Whether a stock is one of people in number: extents are told with the ground,
    and one person with the event or case."""
    return tally.measure != "area_km2" and (tally.high is None or tally.high > 1)


def _newest_first(tally: Tally) -> tuple[int, int, float, str]:
    end = tally.when.end or date.min
    known = MEASURES.index(tally.measure) if tally.measure in MEASURES else 99
    return -end.toordinal(), known, -tally.best, tally.id


def _sums(flows: Sequence[Tally], dossier: Dossier) -> Iterable[Sentence]:
    """One sentence a measure; populations are told inside it."""
    by_measure: dict[str, dict[str | None, Tally]] = {}
    for tally in flows:
        by_measure.setdefault(tally.measure, {})[tally.population] = tally
    for measure in MEASURES:
        known = by_measure.get(measure, {})
        main = known.get(None) or known.get("people")
        for tally in [main] if main else [t for _, t in sorted(known.items(), key=str)]:
            if measure not in IN_PASSING and _worth_telling(tally, dossier):
                yield sum_sentence(tally, known.get("civilians"), dossier)


def _worth_telling(tally: Tally, dossier: Dossier) -> bool:
    """Whether a sum tells of more than one person on the word of one source, whose
    event or case tells it better."""
    if tally.best:
        return True
    found = lone_figure(tally, claims_of(tally.claims, dossier), dossier)
    return found is not None and stated(found[1]) > 1


def sum_sentence(tally: Tally, civil: Tally | None, dossier: Dossier) -> Sentence:
    """``At least 19 people were reported killed ... Single sources tell of more.``"""
    claims = claims_of(tally.claims, dossier)
    words = phrases()["measures"].get(tally.measure, ("", "", "reported", "reported"))
    unit, told = counted(tally.measure, tally.population, 2), Sum(tally, civil)
    if not tally.best:
        text = f"no figure of {unit} {words[2]} is confirmed or fair"
        if lone := largest(tally, claims, dossier):
            who, figure = lone
            text += f"; the largest from a single source is {_said(figure)} ({who})"
        return Sentence(sentence(text), tally.claims, tally.event, "weak", told)
    best = best_words(tally.low, tally.best, tally.high)
    one = tally.low == tally.best == tally.high == 1
    verb = "was" if one else "were"
    unit = counted(tally.measure, tally.population, 1 if one else 2)
    text = f"{amount(tally.low, tally.high)} {unit}{best} {verb} {words[2]}"
    if civil and civil_told(tally, civil):
        text += f", {amount(civil.low, civil.high)} of them civilians,"
    when = days(tally.when)
    text = f"{text} {when}" if when else f"on record so far, {text.removesuffix(',')}"
    known = speakers(sure(claims, dossier), dossier)
    by = f", according to {some(known)}" if known else ""
    text = sentence(f"{text}{by}")
    text += beyond(tally, dossier)
    return Sentence(text, tally.claims, tally.event, None, told)


def civil_told(tally: Tally, civil: Tally) -> bool:
    """Whether a count of civilians can be told inside the whole."""
    return civil is not tally and bool(civil.best) and is_inside(civil, tally)


def beyond(tally: Tally, dossier: Dossier) -> str:
    """What single sources say over what is confirmed or fair, as a sentence."""
    found = beyond_figure(tally, dossier)
    if found is None:
        return ""
    claim, figure = found
    words = f"the largest {_said(figure)} ({speaker(claim, dossier)})"
    return f" Single sources give figures that are not counted here, {words}."


def beyond_figure(tally: Tally, dossier: Dossier) -> tuple[Claim, Figure] | None:
    """The largest number of a single source that exceeds what is counted."""
    found = lone_figure(tally, claims_of(tally.claims, dossier), dossier)
    if not weaker(tally) or found is None or stated(found[1]) <= tally.best:
        return None
    return found


def _said(figure: Figure) -> str:
    one = figure.low == figure.high == 1
    unit = counted(figure.measure, figure.population, 1 if one else 2)
    unit = "families" if so("families", figure.text) else unit
    over = so("over", figure.text)
    return quantity((figure.low, figure.high), unit, figure.approx, over)


def sure(claims: Iterable[Claim], dossier: Dossier) -> list[Claim]:
    """Claims in events that are confirmed or fair."""
    fit = {
        id
        for event in dossier.events
        if event.id in dossier.grades and dossier.grades[event.id].counts_as in HEADLINE
        for id in event.claims
    }
    return [c for c in claims if c.id in fit]


def largest(
    tally: Tally, claims: Sequence[Claim], dossier: Dossier
) -> tuple[str, Figure] | None:
    """The largest number of the measure outside what is confirmed or fair, and who
    says it; sums of weak figures are never told."""
    found = lone_figure(tally, claims, dossier)
    return (speaker(found[0], dossier), found[1]) if found else None


def lone_figure(
    tally: Tally, claims: Sequence[Claim], dossier: Dossier
) -> tuple[Claim, Figure] | None:
    """The same with the claim that says it."""
    known = {c.id for c in sure(claims, dossier)}
    found = [
        (stated(f), claim.id, claim, f)
        for claim in claims
        if claim.id not in known and claim.certainty != "denied"
        for f in claim.figures
        if f.measure == tally.measure
        and tally.population in (None, "people", f.population)
    ]
    if not found:
        return None
    _, _, claim, figure = max(found, key=lambda one: one[:2])
    return claim, figure


def totals(dossier: Dossier, wanted: Container[str] | None = None) -> list[Sentence]:
    """What single voices count over a time or the whole war, the newest of each.

    Args:
        wanted: the claims that may be told; None: all.
    """
    inside = {id for event in dossier.events for id in event.claims}
    newest: dict[tuple[str, str | None, str], tuple[date, str, Figure, Claim]] = {}
    for claim in dossier.claims.values():
        origin, placed = dossier.origins.get(claim.id), dossier.placements.get(claim.id)
        copied = origin is not None and origin.copy_of is not None
        if claim.id in inside or copied or claim.certainty == "denied" or not placed:
            continue
        if wanted is not None and claim.id not in wanted:
            continue
        for figure in claim.figures:
            if figure.measure in STOCKS or figure.part_of or not placed.when.end:
                continue
            who = speaker(claim, dossier)
            key = figure.measure, figure.population, who
            row = placed.when.end, claim.id, figure, claim
            newest[key] = max(newest.get(key, row), row, key=lambda r: (r[0], r[1]))
    ordered = sorted(newest.values(), key=lambda r: (-r[0].toordinal(), r[1]))
    made = (_total(claim, figure, dossier) for _, _, figure, claim in ordered)
    return [one for one in made if one is not None][:MOST_TOTALS]


def _total(claim: Claim, figure: Figure, dossier: Dossier) -> Sentence | None:
    fate = phrases()["fates"].get(told_as(figure.measure, [claim]))
    if fate is None or (figure.low is None and figure.high is None):
        return None
    at = {"probable": 1, "possible": 2}.get(claim.certainty, 0)
    moods = {name: forms[at] for name, forms in phrases()["moods"].items()}
    if figure.low == figure.high == 1:
        return None
    placed = dossier.placements[claim.id].where
    named = place_name(claim.place, placed)
    place = place_words(named) if named else ""
    verb = "doubted that" if claim.certainty == "doubtful" else "said"
    text = f"{speaker(claim, dossier)} {verb} {_said(figure)} {fate.format(**moods)}"
    text = sentence(f"{text}{place} {days(total_when(claim, dossier))}")
    told = Total(claim, figure)
    return Sentence(text, (claim.id,), claim.id, of=told)


def total_when(claim: Claim, dossier: Dossier) -> When:
    """The time of a running total; one day is the day by which it was counted."""
    when = dossier.placements[claim.id].when
    return When(None, when.end) if when.start == when.end else when
