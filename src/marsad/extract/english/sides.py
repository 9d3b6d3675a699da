"""Who is the doer of a claim, where its own words show that it is another than the
network points at: whose ground it is, who is besieged, whose dead are counted."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.blame import blame
from marsad.extract.english.naming import LEADING, initials
from marsad.extract.english.sober import listed, says
from marsad.extract.network.found import Found, FoundClaim
from marsad.extract.owners import disowned, may_own, owned, owners
from marsad.records.claim import Span

_NAME = r"[A-Z][\w'’-]*(?:[ -](?:[A-Z][\w'’-]*|group|of|the|and(?= [A-Z])))*"
_HOLDS = re.compile(
    rf"\b(?:that|which|what) (?:the )?(?P<holder>{_NAME}) "
    r"(?:(?:still|now|currently|also|yet) )*(?:holds?|controls?|held|controlled)\b"
)
"""A clause that says who holds what is told of: "all that IS still holds"."""
_BE = r"(?:is|are|was|were|has been|have been|had been|been|being|remain(?:s|ed)?)"
_LEFT_WITH = re.compile(
    r"\A\W*(?P<who>(?:the |these |those |remaining |last )*[\w'’-]+"
    rf"(?: [\w'’()-]+){{0,5}}?) {_BE} (?:now |thus |only )*"
    r"(?:left with|left holding|reduced to|confined to"
    r"|(?:squeezed|penned) in(?:to)?)\b",
    re.I,
)
_PASSIVE = re.compile(
    rf"\A\W*(?P<who>[^,.;:]{{2,80}}?)\b{_BE} (?:\w+ ){{0,3}}?"
    r"(?:surrounded|besieged|trapped|encircled|cornered|under siege|hemmed in"
    r"|penned in|squeezed|stranded)\b(?!.{0,60}\bby\b)",
    re.I | re.S,
)
"""Who is besieged, and by whom is not said."""
_DEAD = re.compile(
    r"\b(?:was|were|has been|have been|had been) (?:also |reportedly )?"
    r"(?:killed|wounded|injured)\b(?! by\b)"
    r"|\b(?:died|lost their lives|(?:gave|laid down) their lives)\b"
)
_BOTH = re.compile(
    r"\band (?:[a-z]+ ){0,2}\d[\d,]* "
    r"(?!were\b|was\b|others?\b|more\b|wounded|injured)[a-z]"
)
"""The dead of another side, too."""
_FAR = 300
"""Characters before a claim in which the party is looked for that "the group" is."""


def with_sides(text: str, kept: Sequence[Span], found: Found) -> Found:
    """What was found, with the sides that its words show."""
    bodies = sorted(name.span for name in found.names if name.kind == "ORG")
    found.claims[:] = [_sided(text, kept, bodies, claim) for claim in found.claims]
    told = list(found.claims)
    found.claims[:] = [_owned(text, kept, bodies, claim, told) for claim in told]
    return found


def _sided(
    text: str, kept: Sequence[Span], bodies: Sequence[Span], claim: FoundClaim
) -> FoundClaim:
    if claim.kind == "control":
        claim = _holder(text, bodies, _squeezed(claim))
    if claim.kind in ("siege", "offensive"):
        claim = _besieged(text, bodies, claim)
    return _not_both(text, _blamed(text, kept, claim))


def _blamed(text: str, kept: Sequence[Span], claim: FoundClaim) -> FoundClaim:
    """Who condemns a deed did not do it, but whom the words name."""
    pointed = claim.roles.get("actor", ())[:1]
    at = bisect_left(kept, (claim.span[0] + 1, 0)) - 1
    if not pointed or at < 0:
        return claim
    doers = blame("english").doers(text, kept[at], claim.span, pointed[0])
    if doers is None:
        return claim
    return replace(claim, roles={**claim.roles, "actor": doers})


def _owned(
    text: str,
    kept: Sequence[Span],
    bodies: Sequence[Span],
    claim: FoundClaim,
    claims: Sequence[FoundClaim],
) -> FoundClaim:
    """A bomb of the rebels is theirs, and one of nobody is not his who is only named in
    what the sentence denies."""
    at = bisect_left(kept, (claim.span[0] + 1, 0)) - 1
    if at < 0 or not may_own(claim):
        return claim
    doers = owners("english").doers(text, claim.span, bodies)
    if doers is None or (not doers and not disowned(claim, kept[at], claims)):
        return claim
    return owned(claim, doers)


def _squeezed(claim: FoundClaim) -> FoundClaim:
    """Ground that only a target is named of is what that one has left."""
    target = claim.roles.get("target", ())
    if not target or claim.roles.get("actor"):
        return claim
    return replace(claim, roles={**claim.roles, "actor": target, "target": ()})


def _holder(text: str, bodies: Sequence[Span], claim: FoundClaim) -> FoundClaim:
    """Of "all that IS still holds" IS is the holder; of "the group is left with", the
    party named last before it."""
    start, end = claim.span
    clause = _HOLDS.search(text, start, end)
    if clause is not None:
        return _by(claim, clause.span("holder"))
    left = _LEFT_WITH.match(text[start:end])
    if left is None:
        return claim
    claim = replace(claim, roles={**claim.roles, "target": ()})
    who = start + left.start("who"), start + left.end("who")
    own = [body for body in bodies if who[0] <= body[0] < who[1]]
    if own:
        return _by(claim, own[0])
    pointed = claim.roles.get("actor", ())
    inside = bool(pointed) and start <= pointed[0][0] < end
    if inside or not _fighters(left["who"]):
        return claim
    before = _last(text, bodies, start)
    return claim if before is None else _by(claim, before)


def _last(text: str, bodies: Sequence[Span], start: int) -> Span | None:
    """The party that is named last before a claim, of its paragraph."""
    at = bisect_left(bodies, (start, 0)) - 1
    if at < 0 or start - bodies[at][1] > _FAR or "\n\n" in text[bodies[at][1] : start]:
        return None
    return bodies[at]


def _besieged(text: str, bodies: Sequence[Span], claim: FoundClaim) -> FoundClaim:
    """Who is surrounded is no besieger; fighters who are belong to the side pointed
    at, if it is not one that the sentence names otherwise."""
    start, end = claim.span
    passive = _PASSIVE.match(text[start:end])
    actor = claim.roles.get("actor", ())
    if passive is None or not actor:
        return claim
    outside = not start <= actor[0][0] < end
    subject = start + passive.start("who") <= actor[0][0] < start + passive.end("who")
    if not outside and not subject:
        return claim
    roles = {**claim.roles, "actor": ()}
    fighters = _fighters(passive["who"]) or subject
    if fighters and claim.kind == "siege" and not claim.roles.get("target"):
        roles["target"] = actor
    return replace(claim, roles=roles)


def _not_both(text: str, claim: FoundClaim) -> FoundClaim:
    """Who counts his own dead did not kill them: "82 of its own fighters were killed"
    has no doer."""
    actor, target = claim.roles.get("actor", ()), claim.roles.get("target", ())
    own = _DEAD.search(text, *claim.span) and not _BOTH.search(text, *claim.span)
    if not actor or not target or not own:
        return claim
    one, two = (_plain(text[slice(*span[0])]) for span in (actor, target))
    same = one == two or one == initials(two) or two == initials(one)
    return replace(claim, roles={**claim.roles, "actor": ()}) if same else claim


def _plain(name: str) -> str:
    """A party's name without article, bracket and its people: "SDF fighters"."""
    words = LEADING.sub("", re.sub(r"\(.*?\)", "", name)).split()
    while len(words) > 1 and words[-1].lower() in listed("fighters", "words"):
        words.pop()
    return " ".join(words)


def _fighters(words: str) -> bool:
    low = re.findall(r"[\w'’-]+", words.lower())
    return not listed("fighters", "words").isdisjoint(low) and not says(
        "siege", "camp", words
    )


def _by(claim: FoundClaim, actor: Span) -> FoundClaim:
    return replace(claim, roles={**claim.roles, "actor": (actor,)})
