"""Which places a claim of ground is of, and whose it is, where its own words say so.

Each place of a list that somebody holds, takes, leaves or besieges is one claim: "the
army controls Harim, Salma and Qadma". Names in a claim's words go before those that the
network points at elsewhere.
"""

import bisect
import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import OF_GROUND, Span
from marsad.text.parties import fights

_NAME = (
    r"(?:(?:a[dlnrstz]|ash|e[lrsz])[- ])?[A-Z][\w'’]*(?:[- ](?:[A-Z][\w'’]*|ez|al|el))*"
)
_COMMA = ", "
_AND = r"(?:, (?:and |as well as )?| and | as well as )"
_OPEN = re.compile(
    r"(?: (?:is|are|remains?))?(?: (?:still|now|heavily|also|hotly))* "
    r"(?:contested|disputed)\b"
)
"""Right behind the words of a claim, or behind the verb that they end with."""
_POSSESSIVE = re.compile(r"['’]s?\b")
_NO_BACK = r"(?<!\b[Tt]he )(?<!\b[Ii]ts )(?<!\b[Tt]heir )(?<!\b[Tt]hese )"
_ADJECTIVE = r"(?!(?:the|its|their|these|those|and|of|by|with|from|that|as|but)\b)"
"""No word that leads back to a side named before, nor one that leads on."""
_STOP = re.compile(
    r"\s*(?:[.,;:()\n”\"]|\Z|[–—]|(?:on|in|at|from|after|since|by|with|and|but|as|while|when"
    r"|during|last|this|early|late|for|before|until|which|where|without|near|to|is|are|was"
    r"|were|remains?|remained|has|have|had|under|held|controlled)\b)"
)
"""What may follow the last name of a list: no word that the name belongs to."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A place of a list: all its words, and those that name it."""

    span: Span
    name: Span
    site: bool = False
    """Whether it is only something in or near what is named."""


def with_ground(text: str, kept: Sequence[Span], found: Found) -> Found:
    """What was found, with a claim for each place of a list, and places and holders
    that the words of claims name; `kept` are the sentences that were read."""
    names = sorted(name.span for name in found.names if name.kind == "LOC")
    claims = [_own_place(names, text, claim) for claim in found.claims]
    made = (each for claim in claims for each in _each(text, kept, names, claim))
    found.claims[:] = sorted(made, key=lambda claim: claim.span)
    return found


def _own_place(names: Sequence[Span], text: str, claim: FoundClaim) -> FoundClaim:
    """Of two names that run together the last is meant: "in Kayin State Qadma"."""
    places = claim.roles.get("place", ())
    if not places:
        return claim
    start, end = places[0]
    at = bisect.bisect_left(names, (start, 0))
    held = [span for span in names[at : at + 2] if span[1] <= end]
    gap = len(held) == 2 and text[held[0][1] : held[1][0]]
    if gap != " " or held[0][0] != start or held[1][1] != end:
        return claim
    return replace(claim, roles={**claim.roles, "place": (held[1], *places[1:])})


def _each(
    text: str, kept: Sequence[Span], names: Sequence[Span], claim: FoundClaim
) -> Iterator[FoundClaim]:
    """A claim of ground, or one for each of its places."""
    if claim.kind not in OF_GROUND:
        yield claim
        return
    claim = _opened(text, _by_subject(text, names, claim))
    active, items = _items(text, claim.span)
    if len(items) > 1:
        yield from _listed(text, claim, items, active)
    else:
        yield _named(claim, items)
    yield from _included(text, claim)


def _opened(text: str, claim: FoundClaim) -> FoundClaim:
    """A claim with the word "contested" that its words end before."""
    behind = _OPEN.match(text, claim.span[1])
    if behind is None:
        return claim
    return replace(claim, span=(claim.span[0], behind.end()))


def _listed(
    text: str, claim: FoundClaim, items: Sequence[_Item], active: bool
) -> Iterator[FoundClaim]:
    """A claim for each place of a list: from its first word to the place, or, where
    places come first, from the place to its last word."""
    start, end = claim.span
    for at, item in enumerate(items):
        whole = at == (len(items) - 1 if active else 0)
        span = (start, item.span[1]) if active else (item.span[0], end)
        place = _place(claim, item)
        roles = {**claim.roles, "place": place}
        yield replace(claim, span=claim.span if whole else span, roles=roles)


def _place(claim: FoundClaim, item: _Item) -> tuple[Span, ...]:
    """The words for the place of an item: those pointed at within it, else its name."""
    inside = (
        span
        for span in claim.roles.get("place", ())
        if item.span[0] <= span[0] and span[1] <= item.span[1]
    )
    return (next(inside, item.name),)


def _named(claim: FoundClaim, items: Sequence[_Item]) -> FoundClaim:
    """A claim of the one place that its words say is held, where the network points at
    another one outside of them."""
    places = claim.roles.get("place", ())
    start, end = claim.span
    outside = not places or not start <= places[0][0] < end
    if len(items) != 1 or items[0].site or not outside:
        return claim
    return replace(claim, roles={**claim.roles, "place": (items[0].name,)})


def _included(text: str, claim: FoundClaim) -> Iterator[FoundClaim]:
    """Claims of the places named of many: "14 towns, including Harim and Salma"."""
    opened = _patterns().including.search(text, *claim.span)
    if opened is None:
        return
    for item in _row(text, opened.end(), claim.span[1]):
        if not any(
            _within(span, item.span) for span in claim.roles.get("place", ())[:1]
        ):
            roles = {**claim.roles, "place": (item.name,)}
            last = item.span[1] == claim.span[1]
            start = opened.start() if last else claim.span[0]
            yield replace(claim, span=(start, item.span[1]), roles=roles)


def _within(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _items(text: str, span: Span) -> tuple[bool, list[_Item]]:
    """The places that a claim's words say are held or taken, and whether they stand
    behind the verb."""
    passive = _patterns().passive.search(text, *span)
    if passive is not None:
        for begin in _begins(text, span[0], passive.start()):
            items = _row(text, begin, passive.start())
            if items and text[items[-1].span[1] : passive.start()].strip(" ,") == "":
                return False, items
    for verb in _patterns().verbs.finditer(text, *span):
        items = _row(text, verb.end(), span[1])
        if items:
            return True, items
    return True, []


def _begins(text: str, start: int, end: int) -> list[int]:
    """Where a list may begin before its verb: with the claim, or behind a clause."""
    return [
        start,
        *(m.end() for m in re.finditer(r", (?:but |and )?", text[start:end])),
    ]


def _row(text: str, at: int, end: int) -> list[_Item]:
    """The places that stand in a row from there on: all where an "and" joins the last,
    else the first; none of units, and none where what follows is no place either."""
    known = _patterns()
    items: list[_Item] = []
    joint: re.Match[str] | None = None
    listed = False
    while (found := known.item.match(text, at, end)) is not None:
        item = _item(text, found)
        if item is None:
            break
        listed = listed or (joint is not None and joint[0] != _COMMA)
        if not (joint is not None and joint[0] == _COMMA and found["unit"]):
            items.append(item)
        joint = known.joint.match(text, item.span[1], end)
        if joint is None:
            break
        at = joint.end()
    if not listed:
        items = items[:1]
    ends = bool(items) and _STOP.match(text, items[-1].span[1]) is not None
    return items if ends else []


def _item(text: str, found: re.Match[str]) -> _Item | None:
    """What a match of a place is; None for a side or what belongs to a place."""
    if found["town"]:
        return _Item(found.span(), found.span("town"))
    which = "at" if found["at"] else "name"
    start, end = found.span(which)
    said = text[start:end]
    if fights(said) or _POSSESSIVE.search(said):
        return None
    return _Item((found.start("whole"), found.end()), (start, end), which == "at")


def _by_subject(text: str, names: Sequence[Span], claim: FoundClaim) -> FoundClaim:
    """Who holds it by a claim's own words, where the network points at a side that is
    named elsewhere: "resistance forces have held Harim" names no such side."""
    pointed = claim.roles.get("actor", ())
    start, end = claim.span
    if not pointed or start <= pointed[0][0] < end:
        return claim
    found = _patterns().subject.search(text, start, end)
    if found is None:
        return claim
    own = [
        span for span in names if found.start() <= span[0] and span[1] <= found.end()
    ]
    who = found.start("who"), found.end("who")
    if any(who[0] < span[1] for span in own):
        return claim
    return replace(claim, roles={**claim.roles, "actor": (who,)})


@dataclass(frozen=True, slots=True)
class _Patterns:
    verbs: re.Pattern[str]
    passive: re.Pattern[str]
    item: re.Pattern[str]
    joint: re.Pattern[str]
    including: re.Pattern[str]
    subject: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    source = resources.files("marsad.extract.english").joinpath("data/ground.toml")
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    verbs, leads = "|".join(told["verbs"]), "|".join(told["leads"])
    adverbs, bodies = told["adverbs"], "|".join(told["bodies"].split())
    item = (
        rf"(?P<whole>(?P<town>[Tt]he (?:{told['town']}))\b(?: itself)?(?=,? \w)"
        rf"|(?:the|its|an?) [a-z][a-z -]{{2,40}} (?:at|in|near) (?P<at>{_NAME})"
        rf"|(?:(?:{leads}) )*(?P<name>{_NAME})"
        rf"(?: (?:(?P<unit>{told['units']})|{told['behind']})\b)?)"
    )
    return _Patterns(
        re.compile(rf"\b(?:{verbs}) (?:(?:{adverbs}) )*"),
        re.compile(
            rf",? (?:(?:which|that) )?(?:{told['be']}) (?:(?:{adverbs}) )*"
            rf"(?:{'|'.join(told['passive'])})"
        ),
        re.compile(item),
        re.compile(_AND),
        re.compile(rf"\b(?:{told['including']}) "),
        re.compile(
            rf"(?:\A|(?<=[\w,] )){_NO_BACK}(?P<who>(?:{_ADJECTIVE}[a-z-]+ )?"
            rf"(?:{bodies})) (?:(?:have|has|had|{adverbs}) )*(?:{verbs})\b"
        ),
    )
