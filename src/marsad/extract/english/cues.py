"""Find the words of a sentence that say who says what: verb, speaker, what is said."""

import functools
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from marsad.extract.english.phrases import (
    FINITE,
    Run,
    Sentence,
    can_speak,
    ends_in_source,
    hearer_of,
    is_passive,
    is_source,
    phrase_left,
    phrase_right,
    skip_gap,
    subject_of,
)
from marsad.extract.english.wording import words_of


@dataclass(frozen=True, slots=True)
class Cue:
    """One act of saying."""

    words: Run
    """The verb or phrase."""
    source: Run | None
    """Who; None where the speaker of the sentence before goes on."""
    content: Run
    """What."""
    hearer: Run | None = None
    """To whom: "told AFP"."""
    through: Run | None = None
    """Who passed it on: "the agency quoted him as saying"."""
    hedge: str | None = None
    goes_on: bool = False
    """The speaker is that of the cue before, in the same sentence."""


@functools.cache
def _classes() -> dict[str, str]:
    """Form of a verb to its class; the first class that has it wins."""
    found: dict[str, str] = {"according": "according"}
    for name in ("tell", "out", "blame", "deny", "on", "cite", "say", "give"):
        for word in words_of("verbs", name):
            found.setdefault(word, name)
    return found


@functools.cache
def _hedges() -> dict[str, str]:
    """What a verb of saying implies about how sure the speaker is."""
    return {
        word: name
        for name in ("denied", "possible", "probable")
        for word in words_of("hedges", name)
    }


def cues(doc: Doc) -> list[Cue]:
    """The acts of saying in a sentence, in order."""
    classes = _classes()
    if not any(token.lower_ in classes for token in doc):
        return []
    sentence = Sentence(doc)
    found: list[Cue] = []
    edge = 0
    for i, word in enumerate(sentence.low):
        if i < edge:
            continue
        cue = _cue_at(sentence, i, word, found)
        if cue is not None:
            found.append(cue)
            edge = cue.words[1]
    return _bounded(sentence, found)


def _cue_at(sentence: Sentence, i: int, word: str, found: list[Cue]) -> Cue | None:
    if word == "according" and sentence.low[i + 1 : i + 2] == ["to"]:
        return _according(sentence, i, found)
    if word == "reports" and (noun := _rumour(sentence, i)) is not None:
        return noun
    name = _classes().get(word)
    if name is None or not sentence.tag[i].startswith("VB"):
        return None
    if name == "on":
        return _going_on(sentence, i, found)
    if name == "cite":
        return _citing(sentence, i, found)
    return _saying(sentence, i, name, found)


def _segment(sentence: Sentence, i: int, found: list[Cue]) -> int:
    """Where the clause that holds token `i` may begin, seen from the cues before."""
    if not found:
        return 0
    last = found[-1]
    start = max(last.words[1], (last.source or last.words)[1])
    if last.content[0] >= last.words[1]:
        return start
    while start < i and sentence.low[start] in words_of("gaps", "days") | {"on", ","}:
        start += 1
    return start


def _according(sentence: Sentence, i: int, found: list[Cue]) -> Cue | None:
    source = phrase_right(sentence, i + 2)
    if source is None:
        return None
    start = _segment(sentence, i, found)
    if i - start > 2 and sentence.doc[i].text[0] == "a":
        content = (start, i)
    else:
        content = (source[1], len(sentence))
    return Cue((i, i + 2), source, content)


def _rumour(sentence: Sentence, i: int) -> Cue | None:
    """ "amid reports that", "reports emerged that" """
    low = sentence.low
    after = i + 1
    if low[after : after + 1] and low[after] in ("emerged", "surfaced", "suggest"):
        after += 1
    amid = low[i - 1 : i] == ["amid"]
    if after + 2 < len(low) and (low[after] == "that" or amid):
        content = (after + (not amid), len(low))
        return Cue((i, after), (i, i + 1), content, hedge="possible")
    return None


def _going_on(sentence: Sentence, i: int, found: list[Cue]) -> Cue | None:
    """ "..., adding that ..." """
    if i + 2 >= len(sentence):
        return None
    subject = None if found else _first_subject(sentence, i)
    if not found and subject is None:
        return None
    after = skip_gap(sentence, i + 1)
    hedge = _hedges().get(sentence.low[i])
    return Cue(
        (i, i + 1), subject, (after, len(sentence)), hedge=hedge, goes_on=bool(found)
    )


def _first_subject(sentence: Sentence, i: int) -> Run | None:
    """The subject of the verb that a participle leans on."""
    head = sentence.doc[i].head
    if head.i >= i or is_passive(sentence, head.i):
        return None
    run = subject_of(sentence, head.i, 0)
    return run if run is not None and is_source(sentence, run) else None


def _citing(sentence: Sentence, i: int, found: list[Cue]) -> Cue | None:
    """ "citing medics", "quoted a source as saying", "was quoted by X as saying" """
    source = phrase_right(sentence, i + 1, stops=("as", "saying"))
    subject = subject_of(sentence, i, 0)
    low = sentence.low
    as_saying = next(
        (k for k in range(i + 1, min(i + 18, len(low))) if low[k] == "saying"), None
    )
    if low[i + 1 : i + 2] == ["by"] and subject is not None:
        through = phrase_right(sentence, i + 2, stops=("as", "saying"))
        start = (as_saying or i) + 1
        return Cue((i, start), subject, (start, len(sentence)), through=through)
    if source is None:
        return None
    if as_saying is not None:
        start = skip_gap(sentence, as_saying + 1)
        return Cue((i, start), source, (start, len(sentence)), through=subject)
    if found:
        last = found[-1]
        found[-1] = replace(last, source=source, through=last.source)
        return None
    if i == 0 or subject is None:
        return Cue((i, i + 1), source, (source[1], len(sentence)), through=subject)
    return Cue((i, i + 1), source, (0, i), through=None)


def _saying(sentence: Sentence, i: int, name: str, found: list[Cue]) -> Cue | None:
    if is_passive(sentence, i):
        return None
    start = _segment(sentence, i, found)
    behind = _inverted(sentence, i, start)
    if behind is not None:
        return behind
    before = subject_of(sentence, i, start)
    if before is None or not can_speak(sentence, before):
        return None
    after = skip_gap(sentence, i + (2 if name == "out" else 1))
    hearer = None
    if name == "tell" or sentence.low[after : after + 1] == ["to"]:
        hearer, after = hearer_of(sentence, after)
    cue = Cue((i, i + 1), before, (after, len(sentence)), hearer)
    cue = replace(cue, hedge=_hedges().get(sentence.low[i]))
    if _leads(sentence, start, before, after, name):
        return cue
    if name in ("give", "blame") or before[0] - start < 2:
        return None
    return replace(cue, content=(start, before[0]))


def _leads(sentence: Sentence, start: int, source: Run, after: int, name: str) -> bool:
    """Whether what is said comes after the verb rather than before the speaker."""
    low = sentence.low
    if sum(word.isalnum() for word in low[after:]) < 2:
        return False
    if low[after] == "that" or name in ("give", "blame"):
        return True
    if not sentence.has_finite(start, source[0]) or _joined(sentence, start, source[0]):
        return True
    if low[after] in words_of("gaps", "joins") or low[after] in ',."':
        return False
    if sentence.tag[after] in ("IN", "RB", "VBG"):
        return False
    return sentence.has_finite(after, len(sentence))


def _joined(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the speaker's clause is joined on to, or framed by, the one before."""
    low, joins = sentence.low, words_of("gaps", "joins")
    if sentence.tag[start] == "VBG":
        return True
    return low[start] in joins or any(
        w in joins for w in low[max(start, end - 2) : end]
    )


def _inverted(sentence: Sentence, i: int, start: int) -> Cue | None:
    """ "..., said the head of the monitor" """
    if i - start < 2 or sentence.tag[i] not in FINITE or i + 1 >= len(sentence):
        return None
    kids = [c.i for c in sentence.doc[i].children if c.dep_.startswith("nsubj")]
    if any(start <= k < i and k >= i - 4 for k in kids):
        return None
    source = phrase_right(sentence, i + 1)
    if source is None or not can_speak(sentence, source):
        return None
    if not any(source[0] <= k < source[1] for k in kids):
        near = phrase_left(sentence, i, start)
        if near is not None and ends_in_source(sentence, near):
            return None
        if not is_source(sentence, source):
            return None
        if (
            sentence.has_finite(*source)
            or sentence.finite[min(source[1], len(sentence) - 1)]
        ):
            return None
    return Cue((i, i + 1), source, (start, i))


def _bounded(sentence: Sentence, found: list[Cue]) -> list[Cue]:
    """Cut what is said where the next speaker's clause begins."""
    out: list[Cue] = []
    for k, cue in enumerate(found):
        start, end = cue.content
        for other in found[k + 1 :]:
            if (
                start < cue.words[1]
                or other.goes_on
                or other.content[0] < other.words[0]
            ):
                continue
            edge = _clause_start(sentence, other, start)
            if edge is not None:
                end = min(end, edge)
        out.append(replace(cue, content=(start, max(start, end))))
    return out


def _clause_start(sentence: Sentence, cue: Cue, after: int) -> int | None:
    """Where a later speaker's clause is joined on; None where it lies inside."""
    first = min((cue.source or cue.words)[0], cue.words[0])
    for i in range(first - 1, max(after, first - 4), -1):
        if sentence.low[i] in ("while", "but", "whereas", "and", ";", "although"):
            return i
    return None
