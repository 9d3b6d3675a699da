"""Which claims merely repeat another: every claim gets the origin it goes back to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.records.ids import content_id
from marsad.records.origin import Origin
from marsad.resolve.agree import number_match, opposed, same_place, same_time
from marsad.resolve.item import Item, by_report, is_incident, kin, rows_apart
from marsad.resolve.reuse import one_mouth, reused
from marsad.resolve.shingles import near_pairs, overlap, shingles
from marsad.resolve.union import Groups
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
INSIDE = "repeated in report"
STRENGTH = {
    "same text": 5,
    "same quote": 4,
    INSIDE: 3,
    "same speaker": 2,
    "told": 1,
    "tie": 0,
}
"""Which ties are tried first; docs/method.md C1 to C5."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two claims that go back to one origin, and what shows it."""

    rank: int
    a: str
    b: str
    basis: str


def find_origins(items: dict[str, Item]) -> tuple[Origin, ...]:
    """One origin record per claim, by id of the claim."""
    found = {
        _tie(a, b, basis)
        for source in (_same_text, _same_words, _same_voice, _repeated, _reused)
        for a, b, basis in source(items)
    }
    groups = Groups(items, lambda a, b: _apart(items[a], items[b]))
    bases: dict[str, str] = {}
    for tie in sorted(found):
        if groups.join(tie.a, tie.b):
            for id in (tie.a, tie.b):
                bases.setdefault(id, tie.basis)
    made = (
        origin
        for members in groups.all()
        for origin in _origins([items[id] for id in members], bases)
    )
    return tuple(sorted(made, key=lambda origin: origin.claim))


def _tie(a: Item, b: Item, basis: str) -> Tie:
    one, other = sorted((a.claim.id, b.claim.id))
    return Tie(-STRENGTH[basis], one, other, basis)


def _origins(members: list[Item], bases: dict[str, str]) -> Iterator[Origin]:
    head, *copies = sorted(members, key=lambda item: item.order)
    group = content_id("org", head.claim.id)
    known = {bases[item.claim.id] for item in members if item.claim.id in bases}
    abroad = max(known - {INSIDE}, key=lambda b: STRENGTH[b], default=INSIDE)
    yield Origin(content_id("ori", head.claim.id), head.claim.id, group)
    for copy in copies:
        id = copy.claim.id
        name = content_id("ori", id)
        across = copy.report.id != head.report.id
        basis = abroad if across and bases[id] == INSIDE else bases[id]
        yield Origin(name, id, group, head.claim.id, basis)


def _apart(a: Item, b: Item) -> bool:
    """True if two claims cannot be one voice's word (rule C5)."""
    if rows_apart(a, b) or opposed(a, b):
        return True
    if a.voice == b.voice or a.claim.speaker is None or b.claim.speaker is None:
        return False
    if a.claim.report == b.claim.report:
        return True
    linked = a.voice in b.told | b.tied or b.voice in a.told | a.tied
    return not linked and not one_mouth(a, b)


def _two_people(a: Item, b: Item) -> bool:
    one, other = a.claim.person, b.claim.person
    return one is not None and other is not None and not same_person(one, other)


def _close(a: Item, b: Item) -> bool:
    one, other = a.report.published, b.report.published
    return one is None or other is None or abs((one - other).days) <= DAYS


def _same_text(items: dict[str, Item]) -> Iterator[tuple[Item, Item, str]]:
    """Claims whose sentences, or whose whole reports, are near-duplicates. Rows of data
    sets are all of one form, so their likeness tells nothing."""
    items = {id: item for id, item in items.items() if item.dataset is None}
    passages = {id: passage(item) for id, item in items.items()}
    for a, b in near_pairs(passages, 3):
        one, other = items[a], items[b]
        if one.report.id != other.report.id and _fits(one, other):
            alike = similar(passages[a], passages[b])
            told = alike >= ALIKE and not _another(one, other, alike)
            if told and _same_clause(one, other, 60.0):
                yield one, other, "same text"
    groups = by_report(items)
    for a, b in reprints(items):
        for one in groups[a]:
            for other in groups[b]:
                alike = similar(one.claim.quote, other.claim.quote)
                told = _fits(one, other) and not _another(one, other, alike)
                if told and _same_clause(one, other, ALIKE):
                    yield one, other, "same text"


def _another(a: Item, b: Item, alike: float) -> bool:
    """True for bulletins of one form about two incidents: another day, or another
    place in words that are not quite the same."""
    apart = alike < VERBATIM and same_place(a, b) is None
    return apart or same_time(a, b) is None


def reprints(items: dict[str, Item]) -> Iterator[tuple[str, str]]:
    """Pairs of reports of which at least half of the shorter is in the other."""
    texts = {item.report.id: item.report.text for item in items.values()}
    sets: dict[str, frozenset[str]] = {}
    for a, b in near_pairs(texts, 5):
        for id in (a, b):
            if id not in sets:
                sets[id] = shingles(texts[id], 5)
        if overlap(sets[a], sets[b]) >= 0.5:
            yield a, b


def _same_words(items: dict[str, Item]) -> Iterator[tuple[Item, Item, str]]:
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
    text, (start, end) = item.report.text, item.claim.span
    before = max((m.end() for m in re.finditer(r"[.!?\n]\s", text[:start])), default=0)
    after = re.search(r"[.!?\n](\s|$)", text[end:])
    return text[before : end + after.end() if after else len(text)]


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


def _same_voice(items: dict[str, Item]) -> Iterator[tuple[Item, Item, str]]:
    """One speaker's figure or word met again, straight or through a tied source."""
    shelf: dict[tuple[str, ...], list[Item]] = {}
    for item in sorted(items.values(), key=lambda item: item.order):
        for key in _keys(item):
            shelf.setdefault((item.voice, *key), []).append(item)
    for item in items.values():
        for voice, basis in _voices(item):
            for key in _keys(item):
                for other in _recent(shelf.get((voice, *key), []), item):
                    if same_word(item, other):
                        yield item, other, basis


def _voices(item: Item) -> list[tuple[str, str]]:
    """Voices whose word this claim may be, and the basis; the strongest last."""
    found = dict.fromkeys(sorted(item.tied), "tie")
    found |= dict.fromkeys(sorted(item.told), "told")
    return [*found.items(), (item.voice, "same speaker")]


def _recent(shelf: list[Item], item: Item) -> Iterable[Item]:
    near = [
        other
        for other in shelf
        if other.report.id != item.report.id
        and not rows_apart(item, other)
        and _close(item, other)
    ]
    before = [other for other in near if other.order < item.order]
    after = [other for other in near if other.order > item.order]
    return [*before[-RECENT:], *after[:RECENT]]


def _keys(item: Item) -> Iterator[tuple[str, ...]]:
    """What two claims of one proposition have in common, to look them up by."""
    claim, start = item.claim, str(item.when.start)
    for figure in claim.figures:
        most = max(figure.low or 0, figure.high or 0)
        day = "" if most >= TELLING else start
        yield "figure", figure.measure, str(figure.low), str(figure.high), day
    if claim.person:
        yield "person", claim.status or "", fold(claim.person).split()[-1]
    elif not claim.figures and item.where is not None and item.when.start is not None:
        yield "thing", claim.kind, start, item.where.entry


def same_word(a: Item, b: Item) -> bool:
    """True if two claims say one thing: kind, number, day and place agree."""
    time, place = same_time(a, b), same_place(a, b)
    if not kin(a.claim.kind, b.claim.kind) or opposed(a, b) or place is None:
        return False
    if a.claim.person and b.claim.person:
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
    if one and other and is_arabic(one) != is_arabic(other) and a.where and b.where:
        return a.where.entry != b.where.entry
    return bool(one and other) and one not in other and other not in one


def _lasting(a: Item, b: Item) -> bool:
    """True if neither is an incident with its own day, such as stocks and totals."""
    return not (is_incident(a) and is_incident(b))


def _reused(items: dict[str, Item]) -> Iterator[tuple[Item, Item, str]]:
    """Passages that a report takes over from another."""
    for a, b in reused(items):
        yield a, b, "same quote" if one_mouth(a, b) else "same text"


def _repeated(items: dict[str, Item]) -> Iterator[tuple[Item, Item, str]]:
    """One proposition said twice in a report, such as in lead and body."""
    for group in by_report(items).values():
        pairs = (
            (a, b) for at, a in enumerate(group) for b in group[at + 1 : at + REACH]
        )
        for a, b in pairs:
            if _one_mouth(a, b) and (same_word(a, b) or _same_quote(a, b)):
                yield a, b, INSIDE


def _one_mouth(a: Item, b: Item) -> bool:
    """One voice, or the report's own words beside the speaker it quotes."""
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
