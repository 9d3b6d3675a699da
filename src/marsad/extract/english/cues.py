"""Find the words of a sentence that say who says what: verb, speaker, what is said."""

import functools
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from marsad.extract.english.clauses import (
    as_saying_at,
    goes_on_to_act,
    has_near_subject,
    hearer_of,
    leads,
    plain_source,
    skip_gap,
    takes_lives,
)
from marsad.extract.english.phrases import (
    Run,
    Sentence,
    can_speak,
    ends_in_source,
    is_passive,
    is_source,
    phrase_right,
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
    if not any(token.lower_ in classes or token.lower_ == ":" for token in doc):
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
    if word == ":":
        return _colon(sentence, i) if not found else None
    if word == "according" and sentence.low[i + 1 : i + 2] == ["to"]:
        return _according(sentence, i, found)
    if word == "reports" and (noun := _rumour(sentence, i)) is not None:
        return noun
    name = _classes().get(word)
    if name is None or not _is_verb(sentence, i):
        return None
    if found and word in ("show", "shows", "showed"):
        return None
    if name == "on":
        return _going_on(sentence, i, found)
    if name == "cite":
        return _citing(sentence, i, found)
    return _saying(sentence, i, name, found)


def _colon(sentence: Sentence, i: int) -> Cue | None:
    """A headline's "Ministry: ten killed" and "ten killed: ministry" """
    rest = len(sentence) - i - 1
    if i <= 8 and rest > 3 and is_source(sentence, (0, i)):
        if not sentence.has_finite(0, i):
            return Cue((i, i + 1), (0, i), (i + 1, len(sentence)))
    elif 1 <= rest <= 5 and i > 3 and is_source(sentence, (i + 1, i + 2)):
        return Cue((i, i + 1), (i + 1, i + 2), (0, i))
    return None


def _is_verb(sentence: Sentence, i: int) -> bool:
    """Whether a word of saying is a verb; "the agency reports." is often taken for a
    noun."""
    if i > 0 and sentence.doc[i].text[0].isupper():
        return False
    if sentence.tag[i].startswith("VB"):
        return True
    if sentence.low[i] in words_of("verbs", "on"):
        return sentence.low[i - 1] not in words_of("grammar", "ties")
    if sentence.low[i + 1 : i + 2] == ["that"] and i > 0:
        return ends_in_source(sentence, (i - 1, i))
    last = i + 1 >= len(sentence) or sentence.low[i + 1] == "."
    return last and i > 0 and ends_in_source(sentence, (i - 1, i))


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
    if sentence.doc[i].text[0] == "A" and goes_on_to_act(sentence, source[1]):
        source = _without_subject(sentence, source)
    start = _segment(sentence, i, found)
    if i - start > 2 and sentence.doc[i].text[0] == "a":
        rest = any(sentence.finite[source[1] :]) or '"' in sentence.low[source[1] :]
        content = (start, i if rest else len(sentence))
    else:
        content = (source[1], len(sentence))
    return Cue((i, i + 2), source, content)


def _without_subject(sentence: Sentence, source: Run) -> Run:
    """Cut back to where a source ends, when the subject behind it was taken in."""
    for end in range(source[1] - 1, source[0], -1):
        if ends_in_source(sentence, (source[0], end)):
            return source[0], end
    return source


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
    if i + 2 >= len(sentence) or takes_lives(sentence, i):
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
    """The subject of the sentence's first verb, if it can speak."""
    first = next((k for k in range(1, i) if sentence.finite[k]), None)
    if first is None or is_passive(sentence, first):
        return None
    run = subject_of(sentence, first, 0)
    return run if run is not None and is_source(sentence, run) else None


def _citing(sentence: Sentence, i: int, found: list[Cue]) -> Cue | None:
    """ "citing medics", "quoted a source as saying", "was quoted by X as saying" """
    source = phrase_right(sentence, i + 1, stops=("as", "saying"))
    subject = subject_of(sentence, i, 0)
    as_saying = as_saying_at(sentence, i)
    if is_passive(sentence, i):
        return _quoted_by(sentence, i, as_saying, subject)
    if source is None:
        return None
    if as_saying is not None:
        start = skip_gap(sentence, as_saying + 1)
        if len(sentence) - start < 3 and subject is not None:
            return Cue((i, start), source, (0, subject[0]), through=subject)
        return Cue((i, start), source, (start, len(sentence)), through=subject)
    if found:
        last = found[-1]
        content = last.content
        if not any(sentence.finite[slice(*content)]) and source[1] + 2 < len(sentence):
            content = (source[1], len(sentence))
        found[-1] = replace(last, source=source, through=last.source, content=content)
        return None
    if i == 0 or subject is None:
        return Cue((i, i + 1), source, (source[1], len(sentence)), through=subject)
    return Cue((i, i + 1), source, (0, i), through=None)


def _claimed_by(sentence: Sentence, i: int) -> Cue | None:
    """ "the attack was claimed by the group" """
    low = sentence.low
    if low[i - 1 : i + 2] not in (["was", "claimed", "by"], ["been", "claimed", "by"]):
        return None
    source = phrase_right(sentence, i + 2)
    return Cue((i, i + 2), source, (0, i)) if source is not None else None


def _again(sentence: Sentence, i: int, found: list[Cue]) -> Cue | None:
    """The speaker of before goes on: "..., and said", "who added"."""
    low, at = sentence.low, i - 1
    while at > 0 and (sentence.tag[at] == "RB" or low[at] in ("has", "have", "had")):
        at -= 1
    relative = low[at] in ("which", "who") and bool(found)
    if relative and (found[-1].source or (0, 0))[1] != at:
        return None
    if not relative and low[at] not in ("and", "but"):
        return None
    subject = None if found else _first_subject(sentence, i)
    if not found and subject is None:
        return None
    after = skip_gap(sentence, i + 1)
    if len(sentence) - after < 3:
        return None
    content = (after, len(sentence))
    return Cue((i, i + 1), subject, content, goes_on=subject is None)


def _quoted_by(
    sentence: Sentence, i: int, as_saying: int | None, subject: Run | None
) -> Cue | None:
    """ "was quoted by the agency as saying" """
    if subject is None or as_saying is None:
        return None
    low = sentence.low
    by = next(
        (k for k in range(i + 1, len(low)) if low[k] in ("by", "on") and k > i), None
    )
    through = phrase_right(sentence, by + 1, ("as", "saying")) if by else None
    start = as_saying + 1
    if by is not None and by >= start:
        return Cue((i, start), subject, (0, subject[0]), through=through)
    return Cue((i, start), subject, (start, len(sentence)), through=through)


def _saying(sentence: Sentence, i: int, name: str, found: list[Cue]) -> Cue | None:
    if is_passive(sentence, i) or takes_lives(sentence, i):
        return _claimed_by(sentence, i)
    if as_saying_at(sentence, i) is not None:
        return _citing(sentence, i, found)
    start = _segment(sentence, i, found)
    other = _again(sentence, i, found)
    if other is None and name != "tell":
        other = _inverted(sentence, i, start)
    return other or _told(sentence, i, name, found)


def _told(sentence: Sentence, i: int, name: str, found: list[Cue]) -> Cue | None:
    """A speaker, a verb, and what is said before or behind them."""
    start = _segment(sentence, i, found)
    at = i - 3 if sentence.low[i - 3 : i] == ["went", "on", "to"] else i
    before = subject_of(sentence, at, start)
    if before is None or not can_speak(sentence, before):
        return None
    if name == "give" and not is_source(sentence, before):
        return None
    if name == "blame" and sentence.tag[i] == "VBN" and not _has_auxiliary(sentence, i):
        return None
    cue = _with_hearer(sentence, i, name, before)
    if found and found[-1].words == (0, 1) and sentence.tag[0] == "VBG":
        opening = found.pop()
        cue = replace(cue, source=opening.source, through=before)
    if leads(sentence, start, before, cue.content[0], name):
        return cue
    if name in ("give", "blame") or before[0] - start < 2:
        return None
    pronoun = sentence.low[before[0]] in words_of("nouns", "pronoun")
    if pronoun and sentence.low[i] not in words_of("verbs", "trailing"):
        return None
    return replace(cue, content=(start, before[0]))


def _has_auxiliary(sentence: Sentence, i: int) -> bool:
    return bool({"has", "have", "had"} & set(sentence.low[max(0, i - 3) : i]))


def _with_hearer(sentence: Sentence, i: int, name: str, source: Run) -> Cue:
    after = skip_gap(sentence, i + (2 if name == "out" else 1))
    hearer = None
    if name == "tell" or sentence.low[after : after + 1] == ["to"]:
        hearer, after = hearer_of(sentence, after)
    hedge = _hedges().get(sentence.low[i])
    return Cue((i, i + 1), source, (after, len(sentence)), hearer, hedge=hedge)


def _inverted(sentence: Sentence, i: int, start: int) -> Cue | None:
    """ "..., said the head of the monitor" """
    if i - start < 2 or not sentence.finite[i] or i + 1 >= len(sentence):
        return None
    if not sentence.has_finite(start, i) and '"' not in sentence.low[start:i]:
        return None
    source = phrase_right(sentence, i + 1)
    if source is None or not can_speak(sentence, source):
        return None
    if not plain_source(sentence, source) or goes_on_to_act(sentence, source[1]):
        return None
    before = sentence.low[i - 1]
    if before in words_of("nouns", "pronoun") or has_near_subject(sentence, i):
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
