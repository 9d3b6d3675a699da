"""Arabic claims that words beside them deny, as the network does not hear them:
«نفى المتحدث أن», «لا صحة للأنباء عن», «لم تقصف قواتنا». Where no word of its sentence
negates anything, a claim is not denied, whatever the network hears."""

import bisect
from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.arabic.sentences import sentences
from marsad.extract.denials import denials
from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span
from marsad.text.arabic import Plain


def with_denials(plain: Plain, found: Found) -> Found:
    """What was found, with what is denied as denied, by whoever denies it."""
    ends = [0, *(end for _, end in sentences(plain.text)), len(plain.text)]
    text = plain.text.replace("\n", " ")
    found.claims[:] = [_heard(plain, text, ends, claim) for claim in found.claims]
    return found


def _heard(
    plain: Plain, text: str, ends: Sequence[int], claim: FoundClaim
) -> FoundClaim:
    start, end = (plain.plain_end(at) for at in claim.span)
    first = ends[bisect.bisect_right(ends, start) - 1]
    if claim.certainty == "denied":
        last = ends[bisect.bisect_left(ends, end)]
        if denials("arabic").negates.search(text, first, last):
            return claim
        claim = replace(claim, certainty="asserted")
    words, before = text[start:end], text[first:start]
    cue = denials("arabic").before(before, words)
    if cue is not None:
        return _by_denier(plain, text, (first + cue[0], first + cue[1]), claim)
    if denials("arabic").within(words) is None:
        return claim
    return _by_doer(plain, text, start, replace(claim, certainty="denied"))


def _by_denier(plain: Plain, text: str, cue: Span, claim: FoundClaim) -> FoundClaim:
    """A claim behind a denial; not where it is the word of whoever put it about."""
    made = replace(claim, certainty="denied")
    told = claim.roles.get("speaker", ())[:1]
    start, end = (plain.plain_end(at) for at in told[0]) if told else (0, 0)
    if start <= cue[0]:
        return made
    if denials("arabic").rumour.search(text, cue[0], start):
        return claim
    noun = text.rfind(" ", *cue)  # "the news", which is no part of a name before it
    if not start < noun < end:
        return made
    return replace(
        made, roles={**claim.roles, "speaker": (plain.stored((start, noun)),)}
    )


def _by_doer(plain: Plain, text: str, start: int, claim: FoundClaim) -> FoundClaim:
    """Of "the army denied the killing of twenty" the army is who denies."""
    doer = claim.roles.get("actor", ())[:1]
    if claim.roles.get("speaker") or not doer:
        return claim
    head = text[start : plain.plain_end(doer[0][0])].split()
    if len(head) != 1 or denials("arabic").cue.match(text, start) is None:
        return claim
    return replace(claim, roles={**claim.roles, "speaker": doer})
