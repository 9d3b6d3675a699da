"""The section of key figures: what is confirmed or fair, what single sources say."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from marsad.publish import views
from marsad.publish.account import is_inside, told_as
from marsad.publish.latin import place_name
from marsad.publish.lone import unverified
from marsad.publish.naming import speaker, speakers
from marsad.publish.notes import Note
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
from marsad.publish.running import contacts_words, running_totals, whose
from marsad.publish.subjects import Beyond, Sum, Total
from marsad.publish.telling import Sentence, claims_of, place_words
from marsad.publish.vouching import Backing, backing
from marsad.publish.weaker import counts, has_weaker
from marsad.records.claim import FAMILIES, MEASURES, Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.text.manners import so
from marsad.text.ranges import population_of, stated

IN_PASSING = frozenset({"strikes", "vehicles"})
"""Measures that reports count in passing: their sum over a record means nothing."""
MOST_TOTALS = 12
"""Running totals in a brief: deaths first, then the largest."""
MOST_OF_CONTACTS = 6
REST = "tallies.html#h-totals"
"""Where the site has all running totals."""


def figures(key: Sequence[Tally], dossier: Dossier) -> Section:
    """Sums over the record, running totals as they were told, and stocks."""
    flows = [t for t in key if t.kind == "flow" and t.place is None]
    stocks = [t for t in key if t.kind == "stock" and tells_a_count(t)]
    stocks = sorted((t for t in stocks if t.when.end), key=_newest_first)
    told = (views.tally_sentence(t, dossier) for t in stocks[: views.MOST_PLACES])
    return _figures("period", flows, told, dossier)


def figures_in(key: Sequence[Tally], part: Share) -> Section:
    """The same of a period: sums over its events, running totals told in it, and
    stocks of its days."""
    flows = [t for t in key if t.kind == "flow" and t.place is None]
    stocks = [t for t in key if t.kind == "stock" and tells_a_count(t)]
    stocks = sorted((t for t in stocks if t.when.end), key=_newest_first)
    told = (views.tally_sentence(t, part.dossier) for t in stocks[: views.MOST_PLACES])
    wanted = part.fresh - part.elsewhere
    return _figures("days", flows, told, part.dossier, wanted)


def _figures(
    name: str,
    flows: Sequence[Tally],
    stocks: Iterable[Sentence],
    dossier: Dossier,
    wanted: Container[str] | None = None,
) -> Section:
    """The section: sums under a heading of that name, totals, what contacts say, and
    counts of a moment."""
    told, left = totals(dossier, wanted)
    blocks = [
        titled(name, _sums(flows, dossier)),
        titled("totals", told),
        titled("contacts", _contacts(dossier, wanted)),
        titled("moment", stocks),
    ]
    notes = [Note("further_totals", (left,))] if left else []
    return section("figures", blocks, notes, page=REST if left else "")


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
        main, families = known.get(None) or known.get("people"), known.get(FAMILIES)
        told = [t for _, t in sorted(known.items(), key=str)]
        if main is not None:
            told = [main] if families is None else [main, families]
        for tally in told:
            if measure not in IN_PASSING and _worth_telling(tally, dossier):
                civil = None if tally is families else known.get("civilians")
                yield sum_sentence(tally, civil, dossier)
                yield from _apart(tally, dossier)


def _worth_telling(tally: Tally, dossier: Dossier) -> bool:
    """Whether a sum tells of more than one person on the word of one source, whose
    event or case tells it better."""
    if tally.best:
        return True
    found = lone_figure(tally, claims_of(tally.claims, dossier), dossier)
    return found is not None and stated(found[1]) > 1


def sum_sentence(tally: Tally, civil: Tally | None, dossier: Dossier) -> Sentence:
    """``At least 19 people were reported killed ...``, and who gives the number."""
    claims = claims_of(tally.claims, dossier)
    manner = told_as(tally.measure, sure(claims, dossier) or claims)
    words = phrases()["measures"].get(manner, ("", "", "reported", "reported"))
    unit, told = counted(tally.measure, tally.population, 2), Sum(tally, civil)
    if not tally.best:
        text = f"no figure of {unit} {words[2]} is confirmed or fair"
        cited = tally.claims
        if lone := lone_figure(tally, claims, dossier):
            figure, cited = _otherwise(*lone, dossier), (lone[0].id,)
            who = speaker(lone[0], dossier)
            text += (
                f"; the largest from a single source is {figure}, according to {who}"
            )
        return Sentence(sentence(text), cited, tally.event, "weak", told)
    best = best_words(tally.low, tally.best, tally.high)
    one = tally.low == tally.best == tally.high == 1
    verb = "was" if one else "were"
    unit = counted(tally.measure, tally.population, 1 if one else 2)
    backed = backing(tally, dossier)
    many = amount(tally.low, tally.high, over=backed.over)
    text = f"{many} {unit}{best} {verb} {words[2]}"
    firm = list(tally.counted)
    if civil and civil_told(tally, civil):
        firm += [id for id in civil.counted if id not in firm]
        text += f", {amount(civil.low, civil.high)} of them civilians,"
    when = days(tally.when)
    text = f"{text} {when}" if when else f"on record so far, {text.removesuffix(',')}"
    known = speakers(feeding(tally, dossier), dossier)
    by = f", according to {some(known)}" if known else ""
    text = sentence(f"{text}{by}") + _backed(backed)
    return Sentence(text, tuple(firm), tally.event, None, told)


def _apart(tally: Tally, dossier: Dossier) -> Iterator[Sentence]:
    """What single sources say over a sum, with the claim that says it."""
    found = beyond_figure(tally, dossier) if tally.best else None
    if found is None:
        return
    claim, figure = found
    manner = told_as(tally.measure, sure(claims_of(tally.claims, dossier), dossier))
    words = phrases()["measures"].get(manner, ("", "", "reported", "reported"))
    text = str(phrases()["backing"]["apart"]).format(
        unit=counted(tally.measure, tally.population, 2),
        how=words[2],
        q=_otherwise(claim, figure, dossier),
        who=speaker(claim, dossier),
    )
    told = Beyond(tally, claim, figure)
    yield Sentence(sentence(text), (claim.id,), tally.event, "weak", told)


def _backed(found: Backing) -> str:
    """That one source alone gives a number in the sum, as a sentence."""
    if found.key == "none":
        return ""
    words = phrases()["backing"]
    shared = f"{words['shared'][found.events > 1]} " if found.shared else ""
    return f" {sentence(shared + words[found.key])}"


def civil_told(tally: Tally, civil: Tally) -> bool:
    """Whether a count of civilians can be told inside the whole."""
    return civil is not tally and bool(civil.best) and is_inside(civil, tally)


def beyond(tally: Tally, dossier: Dossier) -> str:
    """What single sources say over what is confirmed or fair, as a sentence."""
    found = beyond_figure(tally, dossier)
    if found is None:
        return ""
    told = str(phrases()["backing"]["beyond"])
    q, who = _otherwise(*found, dossier), speaker(found[0], dossier)
    return f" {told.format(q=q, who=who)}"


def beyond_figure(tally: Tally, dossier: Dossier) -> tuple[Claim, Figure] | None:
    """The largest number of a single source that exceeds what is counted."""
    found = lone_figure(tally, claims_of(tally.claims, dossier), dossier)
    if not has_weaker(tally) or found is None or stated(found[1]) <= tally.best:
        return None
    return found


def _otherwise(claim: Claim, figure: Figure, dossier: Dossier) -> str:
    """A figure, and whether its words tell it in another manner than its measure."""
    manner = phrases()["manners"].get(told_as(figure.measure, [claim]))
    told = _said(figure, whose(claim, figure, dossier))
    return f"{told} {manner}" if manner else told


def _said(figure: Figure, side: str | None = None) -> str:
    one = figure.low == figure.high == 1
    unit = counted(figure.measure, population_of(figure), 1 if one else 2)
    unit += f" of {side}" if side else ""
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


def feeding(tally: Tally, dossier: Dossier) -> list[Claim]:
    """The claims whose words make the number: of a flow those of confirmed and fair
    events, as the others are counted beside it and not in it. A flow without any is
    made of running totals."""
    claims = claims_of(tally.claims, dossier)
    if tally.kind != "flow" or not tally.best:
        return claims
    told = [c for c in sure(claims, dossier) if c.certainty != "denied"]
    inside = {id for event in dossier.events for id in event.claims}
    return told or [c for c in claims if c.id not in inside]


def lone_figure(
    tally: Tally, claims: Sequence[Claim], dossier: Dossier
) -> tuple[Claim, Figure] | None:
    """The largest number of the measure outside what is confirmed or fair, with the
    claim that says it; sums of weak figures are never told."""
    known = {c.id for c in sure(claims, dossier)}
    found = [
        (stated(f), claim.id, claim, f)
        for claim in claims
        if claim.id not in known and claim.certainty != "denied"
        for f in claim.figures
        if f.measure == tally.measure and counts(tally, f)
    ]
    if not found:
        return None
    _, _, claim, figure = max(found, key=lambda one: one[:2])
    return claim, figure


def totals(
    dossier: Dossier, wanted: Container[str] | None = None
) -> tuple[list[Sentence], int]:
    """What single voices count over a time or the whole war, the weightiest, and how
    many more there are.

    Args:
        wanted: the claims that may be told; None: all.
    """
    made = [_total(*one, dossier) for one in running_totals(dossier, wanted)]
    told = [one for one in made if one is not None]
    return told[:MOST_TOTALS], len(told[MOST_TOTALS:])


def _contacts(dossier: Dossier, wanted: Container[str] | None = None) -> list[Sentence]:
    """What protected contacts count, beside the events and in no number."""
    made = (_total(*one, dossier) for one in contacts_words(dossier, wanted))
    return [one for one in made if one is not None][:MOST_OF_CONTACTS]


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
    many = _said(figure, whose(claim, figure, dossier))
    text = f"{speaker(claim, dossier)} {verb} {many} {fate.format(**moods)}"
    text = sentence(f"{text}{place} {days(total_when(claim, dossier))}")
    text += unverified([claim], dossier)
    told = Total(claim, figure)
    return Sentence(text, (claim.id,), claim.id, of=told)


def total_when(claim: Claim, dossier: Dossier) -> When:
    """The time of a running total; one day is the day by which it was counted."""
    when = dossier.placements[claim.id].when
    return When(None, when.end) if when.start == when.end else when
