"""What a report tells only to take it back: "An earlier figure of six was a mistake",
"We reported that 30 were killed. That was wrong", «ورد خطأ أن».

Whoever takes it back denies it, the outlet by its own voice; a wrong number beside the
right one in one claim is none of its figures. Words are in `data/mistakes.toml`.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from marsad.extract.corrected import without_figures
from marsad.records.claim import Claim, Span
from marsad.text.arabic import Plain, plain, plain_of
from marsad.text.names import same_body
from marsad.text.voices import is_own

_HINT = re.compile(
    r"correct|wrong|mistak|error|editor|erron|inaccura|false|untrue|version|clarif|retract|"
    r"خط[أا]|خاط|صحيح|صواب|تصويب|توضيح|استدراك|سهو|مغلوط|دقيق|سابقة",
    re.IGNORECASE,
)
"""One of these is in every report that takes something back."""
_STOP = re.compile(r"[.!?]+(?=\s|\Z)|\n+")
_PARAGRAPH = re.compile(r"\n\s*\n|\Z")
_FAR = 600
"""Characters of a paragraph, and before words, that are looked at."""
_ERRED = r"\W+(?:(?:had|has|have|earlier|previously|on \w+day)\W+)*\Z"
"""Between who told something by mistake and words that say so."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Words of a text that tell what was wrong."""

    span: Span
    before: str = ""
    """The words before them in their sentence."""
    own: bool = False
    """Whether only what the report itself tells is."""


def with_mistakes(
    text: str, claims: Iterable[Claim], publisher: str | None
) -> list[Claim]:
    """The claims, what is taken back as denied, and without numbers that are taken
    back beside others of one claim."""
    known = list(claims)
    if not known or not _HINT.search(text):
        return known
    wrong = list(_wrong(plain_of(text), publisher or ""))
    if not wrong:
        return known
    known = [_own_voice(claim, publisher or "") for claim in known]
    gone = {claim.id: _figures(claim, wrong) for claim in known}
    made = [
        _denied(text, claim, wrong)
        if len(gone[claim.id]) == len(claim.figures)
        else claim
        for claim in known
    ]
    whole = {c.id for c in known if len(gone[c.id]) == len(c.figures)}
    return without_figures(
        made, {id: () if id in whole else at for id, at in gone.items()}
    )


def _own_voice(claim: Claim, publisher: str) -> Claim:
    """A claim that an outlet which corrects itself tells of itself by its name."""
    said = claim.speaker
    if said is None or is_own(said):
        return claim
    if _ours(said, publisher) or mistake_words("nobody").search(plain(said)):
        return replace(claim, speaker=None, via=())
    return claim


def _figures(claim: Claim, wrong: Sequence[_Wrong]) -> tuple[int, ...]:
    """Which numbers of a claim are taken back."""
    return tuple(
        at
        for at, figure in enumerate(claim.figures)
        if _holding(figure.span[0], claim, wrong) is not None
    )


def _denied(text: str, claim: Claim, wrong: Sequence[_Wrong]) -> Claim:
    """A claim with no number but wrong ones, as denied; one without any number where
    its words are. Not one of whom somebody else says that he was wrong."""
    at = (claim.figures[0].span if claim.figures else claim.span)[0]
    held = _holding(at, claim, wrong)
    if held is None:
        return claim
    said, via = claim.speaker, claim.via
    if said is not None and not is_own(said):
        name = re.escape(plain(said))
        first = re.match(rf"\W*(?:the )?{name}{_ERRED}", held.before, re.I)
        if first is None and re.search(name + _ERRED, held.before, re.I):
            return claim
        if first or plain(said) in plain(text[held.span[0] : at]):
            said, via = None, ()
    return replace(claim, certainty="denied", speaker=said, via=via)


def _holding(at: int, claim: Claim, wrong: Sequence[_Wrong]) -> _Wrong | None:
    """What tells that words of a claim were wrong, if anything does."""
    ours = claim.speaker is None or is_own(claim.speaker)
    held = (w for w in wrong if w.span[0] <= at < w.span[1] and (ours or not w.own))
    return next(held, None)


def _ours(speaker: str, publisher: str) -> bool:
    """Whether a speaker is the outlet itself, be it by its short name."""
    words, whole = plain(speaker).casefold().split(), plain(publisher).casefold()
    short = bool(words) and set(words) <= set(whole.split())
    return short or same_body(speaker, publisher)


def _wrong(read: Plain, publisher: str) -> Iterator[_Wrong]:
    """Words by which a report tells what was wrong."""
    text = read.text
    for found in mistake_words("told").finditer(text):
        span = (found.start(), _turned(text, found.end()))
        before = text[max(0, span[0] - _FAR) : span[0]]
        yield _Wrong(read.stored(span), _STOP.split(before)[-1])
    for found in mistake_words("named").finditer(text):
        yield _Wrong(read.stored(found.span()))
    for start, end in _corrected(text):
        for said in mistake_words("said").finditer(text, start, end):
            who = said["who"] or said["whose"] or said["we"]
            if names_outlet(who, publisher):
                span = (said.start(), _turned(text, said.end()))
                yield _Wrong(read.stored(span), own=True)


def _corrected(text: str) -> Iterator[Span]:
    """Paragraphs with the head of a correction, and sentences of which the next one
    tells that they were wrong."""
    read = start = 0
    for head in mistake_words("head").finditer(text):
        end = _end(_PARAGRAPH, text, head.end(), _FAR)
        if read < end:
            yield max(read, head.end()), end
        read = end
    for stop in _STOP.finditer(text):
        if mistake_words("after").match(text, stop.end()):
            yield start, stop.start()
        start = stop.end()


def _turned(text: str, start: int) -> int:
    """Where a sentence ends, or begins to tell what is right."""
    end = _end(_STOP, text, start)
    turn = mistake_words("turn").search(text, start, end)
    return end if turn is None else turn.start()


def _end(pattern: re.Pattern[str], text: str, start: int, far: int = 0) -> int:
    last = start + far if far else len(text)
    found = pattern.search(text, start, last)
    return min(last, len(text)) if found is None else found.start()


def names_outlet(who: str, publisher: str) -> bool:
    """Whether words name the outlet."""
    if mistake_words("own").search(who):
        return True
    said, whole = (set(plain(w).casefold().split()) for w in (who, publisher))
    return any(len(word) > 3 for word in said & whole) or (
        len(whole) == 1 and whole <= said
    )


@functools.cache
def mistake_words(name: str) -> re.Pattern[str]:
    data = resources.files("marsad.extract").joinpath("data/mistakes.toml")
    rows = tomllib.loads(data.read_text(encoding="utf-8"))
    return re.compile(rows[name], re.IGNORECASE | re.VERBOSE)
