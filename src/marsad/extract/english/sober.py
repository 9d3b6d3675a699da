"""What a claim does not say: words that deny, know nothing, or end in the middle.

The network hears an event wherever the words of one stand. Where words beside them say
that nothing of the kind is known, or that something else was done, the claim says less:
it goes, or it is of the kind that its words bear. Where a rule cannot know, nothing
happens.
"""

import functools
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import resources

from marsad.extract.denials import denials
from marsad.extract.english.fates import may_tell
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Claim, Span

_HELD = frozenset({"abduction", "detention", "release", "person", "casualties"})
"""Kinds that tell what became of people."""
_FOUGHT = frozenset({"clash", "attack", "offensive", "shelling"})
_GIVEN = frozenset({"release", "capture", "surrender"})
_AND = re.compile(r"\b(?:and|or|as well as)\s+\Z")
_SOME = re.compile(r"(?:an?|another|one|two|three|several|some) [a-z]")
_BLANK = re.compile(r"\s")
_THAT = re.compile(r"\bthat\b")
"""Behind it stands what is denied, and no more whose word it is."""
_NEAR = 20
"""Characters before a claim in which it is joined to another."""
_LAST = re.compile(r"[\s,]+(?P<word>[\w'’]+)\s*\Z")
_LEAST, _NOUN = 12, 60
"""Characters of a claim, at least, and of what follows a preposition, at most."""
_MOST = 5
"""Words at a claim's end that may say nothing."""


def with_sense(text: str, kept: Sequence[Span], found: Found) -> Found:
    """What was found, without what nobody says; `kept` are the sentences read."""
    found.figures[:] = [_with_kin(text, figure) for figure in found.figures]
    counted = sorted(figure.span for figure in found.figures)
    sentences = sorted(kept)
    sources = sorted(p.span for p in found.attributions if p.kind == "source")
    found.claims[:] = list(_sober(text, sentences, counted, sources, found.claims))
    return found


def _sober(
    text: str,
    sentences: Sequence[Span],
    counted: Sequence[Span],
    sources: Sequence[Span],
    claims: Sequence[FoundClaim],
) -> Iterator[FoundClaim]:
    order = sorted(claims, key=lambda claim: claim.span)
    for at, claim in enumerate(order):
        free = order[at + 1].span[0] if at + 1 < len(order) else len(text)
        sentence = _sentence(sentences, claim.span)
        numbers = _inside(counted, claim.span)
        if not numbers and _unsaid(text, sentence, claim):
            continue
        claim = _denied(text, sentence, sources, claim)
        claim = _over_years(text, sentence, _another(text, claim))
        claim = _of_kind(text, sentence, claim)
        yield _whole(text, counted, free, claim)


def _sentence(sentences: Sequence[Span], span: Span) -> Span:
    """The sentence in which a claim begins."""
    at = bisect_left(sentences, (span[0] + 1, 0)) - 1
    around = sentences[at] if at >= 0 else span
    return around if around[1] > span[0] else span


def _inside(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    first = bisect_left(spans, span)
    return spans[first : bisect_left(spans, (span[1], 0))]


def _unsaid(text: str, sentence: Span, claim: FoundClaim) -> bool:
    """Whether words tell that somebody knows nothing of anybody or has not told of it,
    only what would be so if ("If they are alive, they are in the town"), or that
    somebody held his fire."""
    words = text[slice(*claim.span)]
    if claim.kind in _FOUGHT and says("fire", "held", words):
        return not says("fire", "opened", words)
    if claim.kind not in _HELD:
        return False
    if _told(text, sentence, claim, "untold"):
        return True
    if claim.person is not None:
        return False
    if says("unknowing", "said", words):
        return True
    inside = claim.status is None or not claim.roles.get("person")
    return inside and says("unknowing", "condition", text[slice(*sentence)])


def _told(text: str, sentence: Span, claim: FoundClaim, name: str) -> bool:
    """Whether a pattern of `unknowing` tells in a sentence of the fate that a claim,
    which stands for nothing else, names."""
    start, end = claim.span
    found = _pattern("unknowing", name).finditer(text, *sentence)
    return any(start <= one.end() - 1 < end and one.start() <= start for one in found)


def _denied(
    text: str, sentence: Span, sources: Sequence[Span], claim: FoundClaim
) -> FoundClaim:
    """A claim right behind "denied on Friday that" is denied by whoever denies it,
    unless it is the claim of whom these words name in between ("denied reports by the
    agency that")."""
    cue = _denial(text, sentence, claim)
    if cue is None:
        unsure = claim.kind in _HELD and claim.certainty == "denied"
        if unsure and _told(text, sentence, claim, "unconfirmed"):
            return replace(claim, certainty="doubtful")
        return claim
    roles = claim.roles
    told = roles.get("speaker", ())[:1]
    if told and told[0][0] >= cue[0]:
        if _THAT.search(text, cue[0], told[0][0]) is None:
            return claim
        at = bisect_left(sources, cue)
        denier = (s for s in sources[max(0, at - 1) : at] if s[0] >= sentence[0])
        roles = {**roles, "speaker": tuple(denier)}
    return replace(claim, certainty="denied", roles=roles)


def _denial(text: str, sentence: Span, claim: FoundClaim) -> Span | None:
    """The words that deny a claim, before it in its sentence or in it."""
    first, (start, end) = sentence[0], claim.span
    words = text[start:end]
    cue = denials("english").before(_BLANK.sub(" ", text[first:start]), words)
    if cue is None:
        cue, first = denials("english").within(words), start
    return None if cue is None else (first + cue[0], first + cue[1])


def _another(text: str, claim: FoundClaim) -> FoundClaim:
    """Of "a priest named before and an employee" the employee is not the priest."""
    pointed = claim.roles.get("person", ())
    start, end = claim.span
    if claim.person or claim.status is None or not pointed:
        return claim
    aside = pointed[0][0] < start and _AND.search(text[max(0, start - _NEAR) : start])
    if not aside or not _SOME.match(text, start, end):
        return claim
    roles = {**claim.roles, "person": ()}
    return replace(claim, status=None, roles=roles)


def _over_years(text: str, sentence: Span, claim: FoundClaim) -> FoundClaim:
    """A toll of a whole war is of no place named in another sentence, and of no day;
    one "since then" goes on from the day told before."""
    words = text[slice(*claim.span)]
    if says("war", "years", words):
        places = claim.roles.get("place", ())
        kept = tuple(p for p in places if sentence[0] <= p[0] < sentence[1])
        roles = {**claim.roles, "place": kept}
        return replace(claim, time="total", since=False, roles=roles)
    if not isinstance(claim.time, str) and says("since", "then", words):
        return replace(claim, since=True)
    return claim


def _of_kind(text: str, sentence: Span, claim: FoundClaim) -> FoundClaim:
    """A claim as the kind that its words bear."""
    words = text[slice(*claim.span)]
    if claim.kind in _GIVEN and _handed(words):
        return _transfer(text, claim)
    if claim.kind in ("abduction", "detention"):
        used = says("shields", "used", words) and not says("shields", "taken", words)
        return replace(claim, kind="attack") if used else claim
    if claim.kind == "siege":
        return _siege(text[slice(*sentence)], words, claim)
    if claim.kind in ("offensive", "clash", "attack") and _squeezed(words):
        return replace(claim, kind="control")
    return claim


def _handed(words: str) -> bool:
    """Whether prisoners go to somebody who holds them from then on."""
    given = says("handed", "over", words) and says("handed", "held", words)
    if not given or says("handed", "freed", words):
        return False
    return says("handed", "to", words) or _seat(words) is not None


def _seat(words: str) -> re.Match[str] | None:
    """ "to Baghdad" at the end of words."""
    return re.search(r"\bto (?P<seat>[A-Z][\w'’-]+)\W*\Z", words)


def _transfer(text: str, claim: FoundClaim) -> FoundClaim:
    """Prisoners handed over: held still, and not in the place to which they went."""
    end = claim.span[1]
    to = text.rfind(" to ", claim.span[0], end)
    places = claim.roles.get("place", ())
    kept = tuple(p for p in places if not to < p[0] < end)
    whom = tuple((a, min(b, to)) for a, b in claim.roles.get("target", ()) if a < to)
    roles = {**claim.roles, "place": kept, "target": whom}
    return replace(claim, kind="detention", roles=roles)


def _siege(sentence: str, words: str, claim: FoundClaim) -> FoundClaim:
    """No siege where no word of its sentence tells of one: people whom a camp holds
    have left their homes, and who is ill is ill."""
    ill = says("illness", "words", words) and not says("illness", "dead", words)
    if ill and not says("siege", "words", sentence):
        return replace(claim, kind="casualties")
    camp = says("siege", "camp", words) and says("siege", "holds", words)
    if camp and not says("siege", "words", sentence):
        return replace(claim, kind="displacement")
    return claim


def _squeezed(words: str) -> bool:
    return (
        says("squeezed", "passive", words)
        and re.search(
            r"\bsquare (?:kilomet|mile|met)|\bsq\b|\bkm2\b|\bkm²", words, re.I
        )
        is not None
    )


def _whole(
    text: str, counted: Sequence[Span], free: int, claim: FoundClaim
) -> FoundClaim:
    """A claim that ends where a clause does: without a word that begins another one,
    and with the noun that a preposition wants; `free` is where the next one begins."""
    start, end = claim.span
    numbers = _inside(counted, claim.span)
    for _ in range(_MOST):
        said = _LAST.search(text, start, end)
        if said is None or _ends_there(text, end):
            break
        if says("dangling", "ended", text[start:end]):
            break
        if said["word"] in listed("dangling", "wanting") and end == claim.span[1]:
            end = _with_noun(text, counted, end, free)
            break
        if said["word"] in listed("dangling", "wanting"):
            end = said.start()
            continue
        pronoun = said["word"] in listed("dangling", "pronouns")
        before = _LAST.search(text, start, said.start()) if pronoun else said
        if before is None or before["word"] not in listed("dangling", "begun"):
            break
        end = said.start()
    if end - start < _LEAST or any(end < number[1] for number in numbers):
        return claim
    return replace(claim, span=(start, end))


def _with_noun(text: str, counted: Sequence[Span], end: int, free: int) -> int:
    """Where the words behind a preposition end; where it ends if that is not near, or
    another claim or a number comes first."""
    stop = _pattern("dangling", "ends").search(text, end, end + _NOUN)
    if stop is None or stop.start() > free or _inside(counted, (end, stop.start())):
        return end
    return stop.start()


def _ends_there(text: str, end: int) -> bool:
    """Whether a sentence ends with a claim."""
    return re.match(r"\s*(?:[.!?;:”\"]|\Z|\n)", text[end : end + 3]) is not None


def _with_kin(text: str, figure: FoundFigure) -> FoundFigure:
    """Fighters counted together with their families are people."""
    start, end = figure.span
    if figure.population != "combatants":
        return figure
    kin = says("kin", "within", text[start:end])
    kin = kin or says("kin", "behind", text[end : end + _NEAR * 2])
    return replace(figure, population="people") if kin else figure


def meant(kind: str, measure: str, words: str) -> str:
    """What is counted, where the words of a claim tell of something else: prisoners
    handed over are held still, people behind whom fighters hide are there, and who is
    ill is there, too."""
    if measure == "released" and kind == "detention" and _handed(words):
        return "detained"
    if measure == "abducted" and says("shields", "used", words):
        return measure if says("shields", "taken", words) else "present"
    if measure == "wounded" and says("illness", "words", words):
        return measure if says("illness", "hurt", words) else "present"
    return measure


def without_living(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; one that only says that somebody lives counts nobody."""
    wholes = {f.part_of.claim for c in claims for f in c.figures if f.part_of}
    return [
        replace(claim, figures=()) if _living(claim, wholes) else claim
        for claim in claims
    ]


def _living(claim: Claim, wholes: set[str]) -> bool:
    if len(claim.figures) != 1 or claim.kind != "person" or claim.id in wholes:
        return False
    (figure,) = claim.figures
    harmed = figure.measure in ("missing", "abducted", "killed", "detained")
    if not harmed or figure.high != 1 or not says("alive", "words", claim.quote):
        return False
    return not may_tell(figure.measure, claim.quote)


def says(table: str, name: str, words: str) -> bool:
    """Whether words have a pattern of `data/sober.toml`."""
    return _pattern(table, name).search(words) is not None


@functools.cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    rows = _tables()[table][name]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


def listed(table: str, name: str) -> frozenset[str]:
    """A list of words of `data/sober.toml`."""
    return frozenset(str(_tables()[table][name]).split())


@functools.cache
def _tables() -> dict[str, dict[str, list[str] | str]]:
    source = resources.files("marsad.extract.english").joinpath("data/sober.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
