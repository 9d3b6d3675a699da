"""Clauses around a verb of saying: what can be said there, and on which side."""

from marsad.extract.english.phrases import (
    Run,
    Sentence,
    ends_in_source,
    is_source,
    phrase_left,
)
from marsad.extract.english.wording import words_of


def leads(sentence: Sentence, start: int, source: Run, after: int, name: str) -> bool:
    """Whether what is said comes after the verb rather than before the speaker."""
    low = sentence.low
    said = sum(word.isalnum() for word in low[after:])
    if said < (1 if name == "deny" else 2):
        return False
    if low[after] in words_of("verbs", "on") | words_of("verbs", "cite"):
        return False
    if low[after] == "that" or name in ("give", "blame", "deny"):
        return True
    if name == "say" and not _tells(sentence, after, source):
        return False
    if not sentence.has_finite(start, source[0]) or _joined(sentence, start, source[0]):
        return True
    if low[after] in words_of("gaps", "joins") or low[after] in ',."':
        return False
    if sentence.tag[after] in ("IN", "RB", "VBG"):
        return False
    return sentence.has_finite(after, len(sentence))


def _tells(sentence: Sentence, after: int, source: Run) -> bool:
    """Whether a clause follows, or a noun phrase behind a verb that takes one."""
    verb = sentence.low[source[1] : after]
    gives = any(word in words_of("verbs", "give") for word in verb)
    return gives or sentence.has_finite(after, len(sentence))


def _joined(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the speaker's clause is joined on to, or framed by, the one before."""
    low, joins = sentence.low, words_of("gaps", "joins")
    if sentence.tag[start] == "VBG":
        return True
    return low[start] in joins or any(
        w in joins for w in low[max(start, end - 2) : end]
    )


def plain_source(sentence: Sentence, run: Run) -> bool:
    """Whether a noun phrase names a source before its first preposition."""
    stop = next((k for k in range(*run) if sentence.tag[k] == "IN"), run[1])
    return is_source(sentence, (run[0], max(stop, run[0] + 1)))


def goes_on_to_act(sentence: Sentence, at: int) -> bool:
    """Whether a verb follows right behind a noun phrase, whose subject it then is."""
    if at >= len(sentence):
        return False
    while at < len(sentence) - 1 and sentence.tag[at] == "RB":
        at += 1
    return sentence.finite[at] or sentence.tag[at] == "VBN"


def has_near_subject(sentence: Sentence, i: int) -> bool:
    """Whether the parse sees somebody who can speak right before the verb."""
    near = phrase_left(sentence, i, 0)
    return (
        near is not None
        and ends_in_source(sentence, near)
        and any(
            near[0] <= child.i < near[1]
            for child in sentence.doc[i].children
            if child.dep_.startswith("nsubj")
        )
    )


def takes_lives(sentence: Sentence, i: int) -> bool:
    """ "claimed the lives of" says nothing"""
    ahead = sentence.low[i + 1 : i + 4]
    return sentence.low[i].startswith("claim") and bool({"lives", "life"} & set(ahead))


def as_saying_at(sentence: Sentence, i: int) -> int | None:
    """Where "saying" stands in "quoted medics as saying"."""
    low = sentence.low
    for k in range(i + 2, min(i + 18, len(low))):
        if low[k] == "saying" and low[k - 1] == "as":
            return k
    return None


def skip_gap(sentence: Sentence, i: int) -> int:
    """Past a time, "in a statement" or "on Twitter" behind a verb."""
    low, size = sentence.low, len(sentence)
    days, carriers = words_of("gaps", "days"), words_of("nouns", "carrier")
    while i < size:
        ahead = low[i : i + 4]
        if ahead[0] in days or ahead[0] in ("also", "out", ":"):
            i += 1
        elif ahead[0] in ("on", "in", "by", "via") and len(ahead) > 1:
            step = next(
                (k for k, w in enumerate(ahead) if w in days or w in carriers), 0
            )
            if not step and ahead[1] in ("twitter", "facebook", "telegram", "email"):
                step = 1
            if not step:
                return i
            i += step + 1
        else:
            return i
    return i


def hearer_of(sentence: Sentence, i: int) -> tuple[Run | None, int]:
    """Who is told, and where the rest begins."""
    low = sentence.low
    start = i + 1 if low[i : i + 1] == ["to"] else i
    end = start
    while end < len(low) and end - start < 8:
        if sentence.tag[end] not in ("DT", "NN", "NNP", "NNS", "NNPS", "JJ", "HYPH"):
            break
        if sentence.tag[end] == "DT" and end > start:
            break
        end += 1
    if start in sentence.names:
        end = min(max(end, start + 1), max(sentence.names[start][1], start + 1))
    if end == start:
        return None, skip_gap(sentence, min(i + 1, len(low)))
    return (start, end), skip_gap(sentence, end)
