"""Each place of a list that somebody holds, takes, leaves or besieges is one claim:
"they control X, Y and Z"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.arabic.naming import words_of
from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import OF_GROUND, Span
from marsad.text.arabic import Plain

_JOINT = re.compile(r"(?:[,،] ?| )(?P<and>و)(?P<rest>[ء-ي]{2,})|[,،] ?(?=[ء-ي])")
"""What joins two places: "and", which is written with the second, or a comma."""
_WORD = re.compile(r"[ء-ي]+")
_ARTICLE = re.compile(r"^(?:ب?ال|لل|ب(?=ريف))")


def with_ground(plain: Plain, found: Found) -> Found:
    """What was found, with a claim for each place of such a list."""
    claims = [each for claim in found.claims for each in _each(plain, claim)]
    return replace(found, claims=sorted(claims, key=lambda claim: claim.span))


def _each(plain: Plain, claim: FoundClaim) -> Iterator[FoundClaim]:
    """A claim, or one for each of its places: from its first word to the place, or,
    where the places come first, from the place to its last word."""
    places = claim.roles.get("place", ())
    items = _items(plain, places[0]) if claim.kind in OF_GROUND and places else []
    start, end = claim.span
    inside = len(items) > 1 and start <= items[0][0] and items[-1][1] <= end
    if not inside:
        yield claim
        return
    behind = items[0][0] - start >= end - items[-1][1]
    whole = items[-1] if behind else items[0]
    for item in items:
        span = (start, item[1]) if behind else (item[0], end)
        roles = {**claim.roles, "place": (item,)}
        yield replace(claim, span=claim.span if item == whole else span, roles=roles)


def _items(plain: Plain, place: Span) -> list[Span]:
    """The places that words join; the words as one where they speak of what lies round
    places, or join no names."""
    text = plain.text
    start, end = plain.plain_end(place[0]), plain.plain_end(place[1])
    first = _WORD.match(text, start)
    if first is None or _stem(first[0]) in words_of("larger") - words_of("kinds"):
        return [place]
    joints = list(_joints(text, start, end))
    if not joints or joints[-1]["and"] is None:
        return [place]
    begins = [
        start,
        *(joint.start("rest") if joint["and"] else joint.end() for joint in joints),
    ]
    ends = [*(joint.start() for joint in joints), end]
    return [plain.stored(span) for span in zip(begins, ends, strict=True)]


def _joints(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What stands between one name and the next: no letter of "and" that is a name's
    own, nor one before a side of the same place."""
    for joint in _JOINT.finditer(text, start, end):
        rest = joint["rest"]
        own = f"و{rest}" in words_of("whole")
        if rest is None or not (own or rest in words_of("sides")):
            yield joint


def _stem(word: str) -> str:
    """A word without "in" and the article."""
    return _ARTICLE.sub("", word)
