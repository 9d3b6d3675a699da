"""Which claims merely repeat another: every claim gets the origin it goes back to."""

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import TypeAlias

from marsad.records.claim import touch
from marsad.records.ids import content_id
from marsad.records.origin import SHARED, Origin
from marsad.resolve.agree import moved, number_match, opposed, same_place, same_time
from marsad.resolve.item import Item, by_report, is_incident, kin
from marsad.resolve.passed_on import (
    THERE,
    counted_apart,
    counted_together,
    told_as_one,
)
from marsad.resolve.reuse import one_mouth, reused, sentence_of
from marsad.resolve.shingles import overlap, shingles, text_shelves
from marsad.resolve.table import SLOT, Table, numbered, shelf_pairs, turns
from marsad.resolve.union import Groups
from marsad.text.carriers import takes_from
from marsad.text.names import same_person
from marsad.text.normal import fold
from marsad.text.parties_ar import is_arabic

ALIKE = 80.0
"""Percent of letters two passages must share to be one text (rapidfuzz ratio)."""
VERBATIM = 97.0
"""Percent of letters from which only how we placed them can differ, not the text."""
TELLING = 20.0
"""A number this large from one speaker is one figure, whatever the day given."""
DAYS = 45
"""Days between publications after which the same words are told anew."""
REACH = 200
"""How many claims further on a report is searched for the same one again."""
SPEECH = re.compile(r"[“\"«]([^“”\"«»]{20,})[”\"»]")
RUN = 6
"""Words in a row, between quotation marks, that tell one utterance from others."""
RECENT = 12
"""How many earlier claims under one key each claim is compared with."""
SETS = 20_000
"""Reports whose runs of words are held at a time."""
SAME_DAY = 60
"""Reports of one origin and day among which it is asked who has it from whom."""
INSIDE = "repeated in report"
STRENGTH = {
    THERE: 6,
    "same text": 5,
    "same quote": 4,
    INSIDE: 3,
    "same speaker": 2,
    "told": 1,
    "tie": 0,
}
"""Which ties are tried first; docs/method.md C1 to C5."""
DIRECT = (INSIDE, "told", "tie", "same text", "same quote", "same speaker", THERE)
"""Which of several sources a claim is taken to come from; the likeliest first."""

Items: TypeAlias = dict[str, Item]
ALIKE_PAIRS = """
WITH one AS MATERIALIZED (
  SELECT p.a, p.b, i.*
  FROM resolve_passage p JOIN resolve_item i ON i.claim = p.a
  WHERE p.a BETWEEN {first} AND {last}
)
SELECT one.a, one.b
FROM one JOIN resolve_item i ON i.claim = one.b
WHERE one.report <> i.report AND one.kin & i.kin <> 0
  AND (one.once OR one.first IS NULL OR one.last IS NULL OR i.first IS NULL
    OR i.last IS NULL OR greatest(one.first - i.last, i.first - one.last) <= {days})
ORDER BY one.a, one.b
"""
"""`same_time` and `kin` in part: only what can be one word is looked at."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two claims that go back to one origin, and what shows it."""

    rank: int
    a: str
    b: str
    basis: str


def find_origins(items: Items, table: Table) -> tuple[Origin, ...]:
    """One origin record per claim, by id of the claim."""
    sources = (told_as_one, _same_words, _same_voice, _repeated)
    made = chain(
        _same_text(items, table),
        _reused(items, table),
        *(source(items) for source in sources),
    )
    found = {_tie(a, b, basis) for a, b, basis in made}
    groups = Groups(items, lambda a, b: _apart(items[a], items[b]))
    for tie in sorted(found):
        groups.join(tie.a, tie.b)
    ordered = [_ordered([items[id] for id in members]) for members in groups.all()]
    places = {i.claim.id: at for group in ordered for at, i in enumerate(group)}
    edges = _edges(places, (tie for tie in found if groups.together(tie.a, tie.b)))
    origins = (origin for group in ordered for origin in _origins(group, edges))
    return tuple(sorted(origins, key=lambda origin: origin.claim))


def _ordered(members: list[Item]) -> list[Item]:
    """The claims of one origin, the one that the others were had from first: by day, of
    one day those of reports that say they have it from none of the others."""
    days: dict[date | None, dict[str, Item]] = {}
    for item in members:
        days.setdefault(item.report.published, {})[item.report.id] = item
    had = {
        one.report.id
        for day in days.values()
        for one in day.values()
        if 1 < len(day) <= SAME_DAY
        and any(_takes(one, o) and not _takes(o, one) for o in day.values())
    }
    return sorted(members, key=lambda i: (i.order[0], i.report.id in had, i.order))


def _takes(one: Item, other: Item) -> bool:
    """Whether a report has its material from whoever put out another: by what is known
    of it (`ties`), or in its own words: "(AFP)"."""
    if one.outlet == other.outlet:
        return False
    if other.outlet in one.feeds | one.told:
        return True
    return takes_from(one.report.text, other.outlet_names)


def _edges(
    places: Mapping[str, int], ties: Iterable[Tie]
) -> dict[str, tuple[str, str]]:
    """Claim -> the earlier claim that it was had from, and what shows it: the one that
    its own words name before the one that it merely resembles, of equals the
    earliest. `places` tell which of an origin's claims is the earlier."""
    found: dict[str, tuple[str, str]] = {}
    for tie in ties:
        first, later = sorted((tie.a, tie.b), key=places.__getitem__)
        known = found.get(later)
        if known is None or _nearness(places, first, tie.basis) < _nearness(
            places, *known
        ):
            found[later] = first, tie.basis
    return found


def _nearness(places: Mapping[str, int], id: str, basis: str) -> tuple[int, int]:
    return DIRECT.index(basis), places[id]


def _tie(a: Item, b: Item, basis: str) -> Tie:
    one, other = sorted((a.claim.id, b.claim.id))
    return Tie(-STRENGTH[basis], one, other, basis)


def _origins(
    members: list[Item], edges: dict[str, tuple[str, str]]
) -> Iterator[Origin]:
    """An origin's claims, in order, each with the one that it was had from."""
    head, *copies = members
    group = content_id("org", head.claim.id)
    yield Origin(content_id("ori", head.claim.id), head.claim.id, group)
    for copy in copies:
        id = copy.claim.id
        source, basis = edges.get(id, (head.claim.id, SHARED))
        yield Origin(content_id("ori", id), id, group, source, basis)


def _apart(a: Item, b: Item) -> bool:
    """True if two claims cannot be one voice's word (rule C5); what another monitor
    counts to one origin is one (D8)."""
    if counted_together(a, b):
        return False
    if counted_apart(a, b) or opposed(a, b):
        return True
    if a.voice == b.voice or a.claim.speaker is None or b.claim.speaker is None:
        return False
    if a.claim.report == b.claim.report:
        return True
    linked = a.voice in b.told | b.tied or b.voice in a.told | a.tied
    return not linked and not _passed_on(a, b) and not one_mouth(a, b)


def _passed_on(a: Item, b: Item) -> bool:
    """Whether one of two speakers without a name was told of through the other's
    outlet, or both through one: whom an agency calls "a doctor", its reprint may call
    another thing."""
    if not (a.nameless and b.nameless):
        return False
    through = (a.told & b.told) if a.claim.via or b.claim.via else frozenset[str]()
    return bool(through or a.told & b.tied or b.told & a.tied) or _alike(a, b)


def _alike(a: Item, b: Item) -> bool:
    """Whether two reports tell of two speakers without a name in the same words: what
    is one text in both, one of them said."""
    one, other = (item.voice.rpartition("@")[0] for item in (a, b))
    return one == other and similar(passage(a), passage(b)) >= ALIKE


def _same_text(items: Items, table: Table) -> Iterator[tuple[Item, Item, str]]:
    """Claims whose sentences, or whose whole reports, are near-duplicates. Rows of data
    sets are all of one form, so their likeness tells nothing."""
    items = {id: item for id, item in items.items() if item.dataset is None}
    for one, other in _near_passages(items, table):
        if _fits(one, other) and not _another(one, other, VERBATIM):
            alike = similar(passage(one), passage(other))
            told = alike >= ALIKE and not _another(one, other, alike)
            if told and _same_clause(one, other, 60.0):
                yield one, other, "same text"
    groups = by_report(items)
    for a, b in reprints(items, table):
        for one in groups[a]:
            for other in groups[b]:
                if _fits(one, other) and not _another(one, other, VERBATIM):
                    alike = similar(one.claim.quote, other.claim.quote)
                    told = not _another(one, other, alike)
                    if told and _same_clause(one, other, ALIKE):
                        yield one, other, "same text"


def _near_passages(items: Items, table: Table) -> Iterator[tuple[Item, Item]]:
    """Claims of two reports whose sentences look alike and that can be one word."""
    numbers = {id: at for at, id in enumerate(table.ids)}
    passages = ((numbers[id], passage(item)) for id, item in items.items())
    places = turns(table)
    shelved = ((at, places[at], on) for at, on in text_shelves(passages, 3))
    shelf_pairs(table.engine, shelved, "resolve_passage")
    for first in range(0, len(table.ids), SLOT):
        sql = ALIKE_PAIRS.format(first=first, last=first + SLOT - 1, days=DAYS)
        for a, b in numbered(table, sql):
            yield items[a], items[b]
    table.engine.drop("resolve_passage")


def _another(a: Item, b: Item, alike: float) -> bool:
    """True for bulletins of one form about two incidents: another day, or another
    place in words that are not quite the same."""
    apart = alike < VERBATIM and same_place(a, b) is None
    return apart or same_time(a, b) is None


def reprints(items: Items, table: Table) -> Iterator[tuple[str, str]]:
    """Pairs of reports of which at least half of the shorter is in the other."""
    reports = {item.report.id: item.report for item in items.values()}
    numbers = {id: at for at, id in enumerate(table.reports)}
    texts = ((numbers[id], report.text) for id, report in sorted(reports.items()))
    ordered = sorted(reports.values(), key=lambda r: (r.published or date.max, r.id))
    places = {report.id: at for at, report in enumerate(ordered)}
    shelved = ((at, places[table.reports[at]], on) for at, on in text_shelves(texts, 5))
    shelf_pairs(table.engine, shelved, "resolve_page")

    @functools.lru_cache(maxsize=SETS)
    def runs(at: int) -> frozenset[str]:
        return shingles(reports[table.reports[at]].text, 5)

    for a, b in table.engine.stream("SELECT a, b FROM resolve_page ORDER BY a, b"):
        if overlap(runs(a), runs(b)) >= 0.5:
            yield table.reports[a], table.reports[b]
    table.engine.drop("resolve_page")


def _same_words(items: Items) -> Iterator[tuple[Item, Item, str]]:
    """One speaker's words between quotation marks, printed by two reports."""
    shelf: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items.values(), key=lambda item: item.order):
        words = item.claim.speaker and item.dataset is None
        spoken = " ".join(SPEECH.findall(passage(item))) if words else ""
        if len(fold(spoken).split()) < RUN:
            continue
        earlier: dict[str, Item] = {}
        for run in sorted(shingles(spoken, RUN)):
            near = shelf.setdefault((item.voice, run), [])
            earlier |= {other.claim.id: other for other in near[-RECENT:]}
            near.append(item)
        for other in earlier.values():
            apart = other.report.id != item.report.id
            if apart and _fits(item, other) and _same_clause(item, other, 50.0):
                yield item, other, "same quote"


def passage(item: Item) -> str:
    """The sentence or sentences in which the claim's words stand."""
    text = item.report.text
    return text[slice(*sentence_of(text, item.claim.span))]


def similar(a: str, b: str) -> float:
    """How alike two folded texts are, 0 to 100."""
    from rapidfuzz import fuzz

    return fuzz.ratio(fold(a), fold(b))


def _fits(a: Item, b: Item) -> bool:
    return kin(a.claim.kind, b.claim.kind) and not _apart(a, b)


def _same_clause(a: Item, b: Item, least: float) -> bool:
    if a.claim.figures and b.claim.figures:
        return number_match(a, b) > 0
    return similar(a.claim.quote, b.claim.quote) >= least


def _same_voice(items: Items) -> Iterator[tuple[Item, Item, str]]:
    """One speaker's figure or word met again, straight or through a tied source."""
    shelf: dict[tuple[str, ...], list[Item]] = {}
    for item in sorted(items.values(), key=lambda item: item.order):
        behind = item.told if item.nameless else frozenset[str]()
        for voice in (item.voice, *sorted(behind)):
            for key in _keys(item):
                shelf.setdefault((voice, *key), []).append(item)
    for item in items.values():
        for voice, basis in _voices(item):
            for key in _keys(item):
                for other in _recent(shelf.get((voice, *key), ()), item):
                    if same_word(item, other):
                        own = basis == "same speaker" and other.voice != voice
                        yield item, other, "told" if own else basis


def _voices(item: Item) -> list[tuple[str, str]]:
    """Voices whose word this claim may be, and the basis; the strongest last."""
    found = dict.fromkeys(sorted(item.tied), "tie")
    found |= dict.fromkeys(sorted(item.told), "told")
    return [*found.items(), (item.voice, "same speaker")]


def _recent(shelf: Sequence[Item], item: Item) -> Iterator[Item]:
    """The nearest before and after it of other reports, within `DAYS`; `shelf` is in
    order of publication, and reports without a day, its last, are near to all."""
    if not shelf or (len(shelf) == 1 and shelf[0] is item):
        return
    at, end = bisect_left(shelf, item.order, key=_order), len(shelf)
    first, last = 0, end
    if item.report.published is not None:
        first = bisect_left(shelf, _day(item) - DAYS, key=_day)
        last = bisect_right(shelf, _day(item) + DAYS, key=_day)
    undated = max(last, bisect_left(shelf, date.max.toordinal(), key=_day))
    back = (shelf[i] for i in range(at - 1, first - 1, -1))
    forth = (shelf[i] for i in chain(range(at, last), range(undated, end)))
    for side in (back, forth):
        others = (o for o in side if o.report.id != item.report.id)
        others = (o for o in others if not counted_apart(item, o))
        yield from islice(others, RECENT)


def _order(item: Item) -> tuple[date, str, int, str]:
    return item.order


def _day(item: Item) -> int:
    return (item.report.published or date.max).toordinal()


def _keys(item: Item) -> Iterator[tuple[str, ...]]:
    """What two claims of one proposition have in common, to look them up by."""
    claim, start = item.claim, str(item.when.start)
    for figure in claim.figures:
        most = max(figure.low or 0, figure.high or 0)
        day = "" if most >= TELLING else start
        yield "figure", moved(figure), str(figure.low), str(figure.high), day
    if claim.person:
        yield "person", claim.status or "", fold(claim.person).split()[-1]
    elif not claim.figures and item.where is not None and item.when.start is not None:
        yield "thing", claim.kind, start, item.where.entry


def same_word(a: Item, b: Item) -> bool:
    """True if two claims say one thing: kind, number, day and place agree."""
    time, place = same_time(a, b), same_place(a, b)
    if not kin(a.claim.kind, b.claim.kind) or opposed(a, b) or place is None:
        return False
    if a.claim.person and b.claim.person and not (a.masked or b.masked):
        same = same_person(a.claim.person, b.claim.person)
        return same and a.claim.status == b.claim.status
    if number_match(a, b) >= TELLING and _lasting(a, b):
        return True
    if time is None or _elsewhere(a, b):
        return False
    if a.claim.figures or b.claim.figures:
        return number_match(a, b) > 0 and time.points + place.points > 0.5
    return a.claim.kind == b.claim.kind and time.points + place.points >= 3.0


def _elsewhere(a: Item, b: Item) -> bool:
    """True if both name a place, in words that do not hold each other; in two scripts
    only where the words are read to be two places."""
    one, other = a.place or "", b.place or ""
    if one and other and is_arabic(one) != is_arabic(other):
        if a.where is None or b.where is None:
            return False
        return a.where.entry != b.where.entry
    return bool(one and other) and one not in other and other not in one


def _lasting(a: Item, b: Item) -> bool:
    """True if neither is an incident with its own day, such as stocks and totals."""
    return not (is_incident(a) and is_incident(b))


def _reused(items: Items, table: Table) -> Iterator[tuple[Item, Item, str]]:
    """Passages that a report takes over from another."""
    for a, b in reused(items, table):
        yield a, b, "same quote" if one_mouth(a, b) else "same text"


def _repeated(items: Items) -> Iterator[tuple[Item, Item, str]]:
    """One proposition said twice in a report, such as in lead and body."""
    for group in by_report(items).values():
        pairs = (
            (a, b) for at, a in enumerate(group) for b in group[at + 1 : at + REACH]
        )
        for a, b in pairs:
            if _one_mouth(a, b) and (same_word(a, b) or _same_quote(a, b)):
                yield a, b, INSIDE


def _one_mouth(a: Item, b: Item) -> bool:
    """One voice, or the report's own words beside the speaker it quotes; the places of
    one list are told once each."""
    if touch(a.claim.span, b.claim.span) and a.claim.place != b.claim.place:
        return False
    if a.claim.span == b.claim.span:
        return False
    unnamed = a.claim.speaker is None or b.claim.speaker is None
    return a.voice == b.voice or unnamed


def _same_quote(a: Item, b: Item) -> bool:
    if not _fits(a, b) or a.claim.figures or b.claim.figures:
        return False
    if same_time(a, b) is None or same_place(a, b) is None:
        return False
    return similar(a.claim.quote, b.claim.quote) >= ALIKE
