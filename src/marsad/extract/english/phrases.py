"""Noun phrases around a verb of saying, found by tags and names more than by parse.

Reports that have lost their commas mislead the parser; the tags of single words hold.
"""

import functools
from typing import TypeAlias

from spacy.tokens import Doc, Token

from marsad.extract.english.wording import words_of

Run: TypeAlias = tuple[int, int]
"""Indices of tokens in their sentence, end excluded."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMEABLE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})
_INSIDE_PHRASE = frozenset({"DT", "JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "CD"}) | {
    "HYPH",
    "POS",
    "PRP$",
}
_STOPS = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "RB", "VBG", "PRP"})
_KEPT = frozenset({"he", "she", "it", "they", "monitoring", "so"})
_BREAKS = frozenset('.,;:!?"()[]')


class Sentence:
    """A parsed sentence as arrays, for cheap passes."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.low = [token.lower_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.finite = [
            tag in FINITE or word in ("said", "told")
            for tag, word in zip(self.tag, self.low, strict=True)
        ]
        self.names = {
            i: (e.start, e.end) for e in doc.ents for i in range(e.start, e.end)
        }

    def __len__(self) -> int:
        return len(self.low)

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a run holds a finite verb, or a headline's participle."""
        return any(self.finite[start:end]) or "VBN" in self.tag[start:end]


def is_passive(sentence: Sentence, i: int) -> bool:
    """ "was reported", "is said to" """
    if sentence.tag[i] not in ("VBN", "VBD"):
        return False
    if sentence.low[i + 1 : i + 2] == ["by"]:
        return True
    at = i - 1
    while at > 0 and sentence.tag[at] == "RB":
        at -= 1
    return at >= 0 and sentence.low[at] in words_of("grammar", "be")


def subject_of(sentence: Sentence, i: int, start: int) -> Run | None:
    """The noun phrase before a verb that is its subject."""
    start = _after_quote(sentence, start, i)
    opening = _opening(sentence, i, 0) if start == 0 else None
    if opening is not None:
        return opening
    near = phrase_left(sentence, i, start)
    if near is not None and sentence.low[near[0]] in ("it", "him", "them", "her"):
        near = _before_relative(sentence, near, start)
    end = _back_over_gap(sentence, i)
    for child in sentence.doc[i].children:
        if not child.dep_.startswith("nsubj") or not start <= child.i < i:
            continue
        if child.tag_ in ("WDT", "WP"):
            if near is not None and near[0] > child.i:
                return near
            relative = sentence.low[i] in words_of("verbs", "deny")
            return phrase_left(sentence, child.i, start) if relative else None
        if near is None or (
            child.right_edge.i + 1 >= end
            and near[0] > child.i
            and not _stands_alone(sentence, near)
        ):
            return _cut_at_verb(sentence, _span_of(sentence, child, end, start))
    if near is None or ends_in_source(sentence, near):
        return near
    return _framed(sentence, near, start) or near


def _stands_alone(sentence: Sentence, run: Run) -> bool:
    """Whether a noun phrase names a speaker and hangs on no preposition."""
    if not ends_in_source(sentence, run):
        return False
    return run[0] == 0 or sentence.tag[run[0] - 1] not in ("IN", "TO")


def _framed(sentence: Sentence, near: Run, start: int) -> Run | None:
    """The noun phrase before a relative clause: "the group which works there said"."""
    for k in range(near[0] - 1, start, -1):
        if sentence.tag[k] in ("WDT", "WP") and any(sentence.finite[k : near[0]]):
            run = phrase_left(sentence, k, start)
            return run if run is not None and is_source(sentence, run) else None
    return None


def _before_relative(sentence: Sentence, near: Run, start: int) -> Run:
    """ "the group that supports it" for "it" """
    for k in range(near[0] - 1, max(start, near[0] - 4), -1):
        if sentence.tag[k] in ("WDT", "WP") and sentence.finite[k + 1]:
            return phrase_left(sentence, k, start) or near
    return near


def _cut_at_verb(sentence: Sentence, run: Run) -> Run:
    stop = next((k for k in range(*run) if sentence.finite[k]), run[1])
    return (run[0], stop) if stop > run[0] else run


def _opening(sentence: Sentence, i: int, start: int) -> Run | None:
    """The noun phrase that opens a sentence whose first verb of its own is at `i`:
    "Amin, head of the council, said", "The daily which is close to the army said"."""
    while start < i and sentence.low[start] in words_of("grammar", "openers"):
        start += 1
    if start >= i or sentence.tag[start] not in _INSIDE_PHRASE:
        return None
    if set(sentence.low[start : start + 2]) & words_of("gaps", "days"):
        return None
    stop = next((k for k in range(start + 1, i) if _begins_aside(sentence, k)), i)
    if any(_acts(sentence, k) for k in range(start, stop)):
        return None
    allowed = 1 if stop < i and sentence.tag[stop] in ("WDT", "WP") else 0
    if sum(_acts(sentence, k) for k in range(stop + 1, i)) > allowed:
        return None
    run = (start, _back_over_gap(sentence, stop))
    if run[1] <= start or _lists(sentence, run):
        return None
    named = stop < i and all(tag == "NNP" for tag in sentence.tag[run[0] : run[1]])
    return run if named or is_source(sentence, run) else None


def _begins_aside(sentence: Sentence, at: int) -> bool:
    """Whether a relative clause or its like begins: "which", "run by", "operating"."""
    tag = sentence.tag[at]
    if tag in ("WDT", "WP"):
        return True
    if tag == "VBN":
        based = sentence.low[at] in words_of("grammar", "participles")
        return (based and sentence.low[at - 1] != "-") or sentence.low[at + 1] == "by"
    return tag == "VBG" and sentence.low[at] != "monitoring"


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether a token is a verb of its own, not a part of a name or adjective."""
    if sentence.tag[at] == "VBN":
        return at > 0 and sentence.tag[at - 1] not in ("HYPH", "DT", "JJ", "VBD", "VBZ")
    return sentence.finite[at]


def _lists(sentence: Sentence, run: Run) -> bool:
    """Whether a run holds a number: then it tells what happened, not who says it."""
    return "CD" in sentence.tag[run[0] : run[1]]


def _span_of(sentence: Sentence, head: Token, end: int, start: int) -> Run:
    """From the left edge of a noun phrase to the verb."""
    left = head.i
    while left > start and _extends_left(sentence, left):
        left -= 1
        if left in sentence.names:
            left = max(start, sentence.names[left][0])
    return left, max(_back_over_gap(sentence, end), head.i + 1)


def _back_over_gap(sentence: Sentence, end: int) -> int:
    """Before adverbs, auxiliaries, times and brackets that part a speaker from its
    verb."""
    gaps, low = words_of("gaps", "before_verb"), sentence.low
    while end > 1:
        word = low[end - 1]
        if word == ")" and "(" in low[max(0, end - 6) : end]:
            end = max(k for k in range(end) if low[k] == "(")
        elif (
            word in gaps
            or word == ","
            or (sentence.tag[end - 1] == "RB" and word.endswith("ly"))
        ):
            end -= 1
        elif low[end - 2] == "on" and word in words_of("gaps", "days"):
            end -= 2
        else:
            break
    return end


def _after_quote(sentence: Sentence, start: int, end: int) -> int:
    """Past the last quote mark before a verb."""
    for i in range(end - 1, start - 1, -1):
        if sentence.low[i] == '"':
            return i + 1
    return start


def phrase_left(sentence: Sentence, i: int, start: int) -> Run | None:
    """The noun phrase that ends at a verb, where the parse has no subject."""
    end = _back_over_gap(sentence, i)
    start = _after_quote(sentence, start, end)
    if end <= start or sentence.tag[end - 1] not in _NAMEABLE:
        return None
    if sentence.tag[end - 1] in ("WDT", "WP") or sentence.low[end - 1] in words_of(
        "grammar", "nobody"
    ):
        return None
    at = end - 1
    if at in sentence.names:
        at = max(start, sentence.names[at][0])
    while at > start and _extends_left(sentence, at):
        at -= 1
        if at in sentence.names:
            at = max(start, sentence.names[at][0])
    return at, end


def _extends_left(sentence: Sentence, at: int) -> bool:
    """Whether the token before belongs to the noun phrase that starts at `at`."""
    if sentence.tag[at] in ("DT", "PRP", "PRP$"):
        return _linked(sentence, at - 1) or _apposed(sentence, at)
    before = at - 1
    tag, low = sentence.tag[before], sentence.low[before]
    if sentence.low[at] in words_of("grammar", "ties"):
        return True
    if (
        sentence.low[at] in words_of("nouns", "person_source")
        and sentence.doc[before].ent_type_ == "PER"
    ):
        return False
    if low in words_of("gaps", "days") or _is_placed(sentence, before):
        return False
    if tag in _INSIDE_PHRASE:
        if tag in ("NN", "NNS") and sentence.tag[at] in ("NNP", "NNPS"):
            return low in _may_precede_name()
        return tag != "NNS" and not (tag == "CD" and sentence.tag[at] == "NNP")
    if tag == "VBN" and sentence.low[before - 1] == "-":
        return True
    if low == "and":
        return before > 0 and ends_in_source(sentence, (before - 1, before))
    return low == "monitoring" or _linked(sentence, before)


def _is_placed(sentence: Sentence, at: int) -> bool:
    """Whether a place's name ends here that hangs on a preposition: "in Aleppo"."""
    name = sentence.names.get(at)
    if name is None or sentence.doc[at].ent_type_ != "LOC" or not name[0]:
        return False
    before = name[0] - 1
    if sentence.low[before] in ("in", "near") and sentence.tag[at + 1] == "NNP":
        return True
    return sentence.tag[before] in ("IN", "TO") and not _linked(sentence, before)


def _apposed(sentence: Sentence, at: int) -> bool:
    """Whether a name stands before its description: "Amin, a spokesman"."""
    before = at - 1 - (sentence.low[at - 1] == ",")
    if before not in sentence.names or sentence.low[at] not in ("a", "an", "the"):
        return False
    if sentence.doc[before].ent_type_ == "LOC":
        return False
    ahead = sentence.low[at + 1 : at + 6]
    return any(word in words_of("nouns", "office") for word in ahead)


def _linked(sentence: Sentence, at: int) -> bool:
    """Whether a preposition ties a name to somebody: "head of", "source at"."""
    low = sentence.low
    if at > 1 and low[at - 1 : at + 1] == ["close", "to"]:
        return low[at - 2] in words_of("nouns", "source")
    if at < 1 or low[at] not in ("of", "for", "at", "in", "from", "with"):
        return False
    before = low[at - 1]
    named = low[at] in ("of", "for") and sentence.doc[at - 1].ent_type_ == "ORG"
    return named or before in words_of("nouns", "source") | words_of("nouns", "office")


def ends_in_source(sentence: Sentence, run: Run) -> bool:
    """Whether the last word of a noun phrase is somebody who can speak."""
    last = run[1] - 1
    if sentence.low[last] in words_of("nouns", "source"):
        return True
    if sentence.low[last] in words_of("nouns", "pronoun"):
        return True
    return sentence.doc[last].ent_type_ in ("PER", "ORG")


def is_source(sentence: Sentence, run: Run) -> bool:
    """Whether a noun phrase plainly names somebody who can speak."""
    if ends_in_source(sentence, run):
        return True
    low = sentence.low[run[0] : run[1]]
    if any(word in words_of("nouns", "source") for word in low):
        return True
    return any(
        sentence.doc[k].ent_type_ in ("PER", "ORG")
        for k in range(run[0], min(run[0] + 2, run[1]))
    )


@functools.cache
def _may_precede_name() -> frozenset[str]:
    return (
        words_of("nouns", "source")
        | words_of("nouns", "office")
        | words_of("titles", "words")
    )


def phrase_right(sentence: Sentence, i: int, stops: tuple[str, ...] = ()) -> Run | None:
    """The noun phrase that starts at a token."""
    low, tags = sentence.low, sentence.tag
    if i >= len(low) or tags[i] in ("TO", "IN", "VB"):
        return None
    end, named, links = i, False, words_of("grammar", "links")
    while end < len(low) and end - i < 25 and low[end] not in stops:
        if _ends_phrase(sentence, end) or (named and _begins_other(sentence, end)):
            break
        named = named or tags[end] in _NAMEABLE
        end += 1
    while end > i and low[end - 1] in links:
        end -= 1
    return (i, end) if named and end > i else None


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    """Whether a token cannot stand in a noun phrase."""
    low, tag = sentence.low[at], sentence.tag[at]
    if low in _BREAKS:
        return low not in '([])"' or at + 1 >= len(sentence)
    if tag in _STOPS:
        return low not in _KEPT
    if tag == "CD" or low in ("due", "least"):
        return True
    return tag in ("IN", "TO") and low not in words_of("grammar", "links")


def _begins_other(sentence: Sentence, at: int) -> bool:
    """Whether another noun phrase, or a time, begins behind a named one."""
    low, before = sentence.low[at], sentence.low[at - 1]
    if low in words_of("gaps", "days"):
        return True
    if sentence.tag[at] == "DT":
        return before not in words_of("grammar", "links")
    carries = before in words_of("nouns", "carrier") - {"press", "account"}
    return carries and sentence.tag[at] in _NAMEABLE


def can_speak(sentence: Sentence, run: Run) -> bool:
    """Whether a noun phrase may name a speaker: not an attack, not a number."""
    head = _head(sentence, run)
    low = sentence.low[head]
    if low in words_of("nouns", "mute") or low in words_of("grammar", "nobody"):
        return False
    if low in words_of("nouns", "source") or low in words_of("nouns", "pronoun"):
        return True
    return sentence.tag[head] in _NAMEABLE - {"CD"}


def _head(sentence: Sentence, run: Run) -> int:
    """The token of a run whose head lies outside it."""
    for i in range(*run):
        head = sentence.doc[i].head.i
        if (head < run[0] or head >= run[1]) and sentence.tag[i] in _NAMEABLE:
            return i
    return run[1] - 1
