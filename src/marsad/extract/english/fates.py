"""What became of the people a number counts, by the word that governs the number."""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources

from marsad.extract.english.candidates import Candidate
from marsad.extract.english.view import View

_UP = 4
"""Steps from a number's noun to the word that governs it, at most."""
_SUBJECT = frozenset({"nsubj", "nsubj:outer", "csubj"})
_PASSIVE = frozenset({"nsubj:pass", "nsubj:passive"})
_ALIKE = frozenset({"conj", "appos", "flat", "compound", "nmod:npmod", "dep"})
_CLAUSES = frozenset({"acl", "acl:relcl", "amod"})
_ONWARD = frozenset({"xcomp", "conj", "ccomp"})
_BEFORE = 4
"""Tokens behind a number's verb in which a phrase may begin."""


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    source = resources.files("marsad.extract.english").joinpath("data/fates.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _forms(role: str) -> Mapping[str, str]:
    """Word -> measure."""
    return {
        word: measure
        for measure, words in _table()[role].items()
        for word in words.split()
    }


@functools.cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> the rest of each phrase, and its measure."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for measure, text in _table()["phrase"].items():
        for phrase in text.split("|"):
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), measure))
    return {first: tuple(rows) for first, rows in found.items()}


@functools.cache
def _signs(measure: str) -> tuple[str, ...]:
    return tuple(_table()["sign"].get(measure, "").split())


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_table()["holds"][name].split())


def has_sign(view: View, measure: str) -> bool:
    """Whether a word of the sentence can mean that this befell somebody."""
    signs = _signs(measure)
    return not signs or any(word.startswith(signs) for word in view.word)


def fate(view: View, candidate: Candidate, noun: int | None) -> str | None:
    """The measure that the grammar around a number gives it; None where it gives
    none. `noun` is the token that the number counts."""
    first, at = candidate.first, candidate.last if noun is None else noun
    if noun is None and not _bare(view, candidate.last):
        return None
    beside = _beside(view, first, at)
    if beside is not None:
        return beside
    main = _governed(view, at) or _governed(view, candidate.last)
    own = None if main not in _STANDING else _described(view, first, at)
    return for_whom(own or main, "" if noun is None else view.word[noun])


_STANDING = (None, "present")
"""A clause of its own says more of people than that they are there."""


def for_whom(measure: str | None, noun: str) -> str | None:
    """Prisoners who stay are held, those who leave are free; bodies are of the dead."""
    if measure is not None and noun in _words("remains"):
        return "killed"
    if measure is not None and noun in _words("captives"):
        return {
            "present": "detained", "displaced": "released", "evacuated": "released",
            "returned": "released",
        }.get(measure, measure)  # fmt: skip
    return measure


def _bare(view: View, last: int) -> bool:
    """Whether a number stands without a noun: "captured 520 in the hills"."""
    following = view.tag[last + 1] if last + 1 < len(view.tag) else "."
    return following[:2] not in ("NN", "JJ", "CD", "$", "HY", "PO", "VB") or (
        view.word[last + 1] in _forms("does") or view.word[last + 1] in _AUX
    )


_AUX = frozenset(
    ("have", "has", "had", "were", "was", "are", "is", "may", "might", "could",
     "remain", "remained")
)  # fmt: skip
_HEDGES = frozenset(
    ("at", "least", "more", "than", "about", "some", "around", "over", "nearly",
     "almost", "up", "to", "another", "as", "many", "a", "an", "the")
)  # fmt: skip


def _beside(view: View, first: int, at: int) -> str | None:
    """By a participle right behind or a verb right before: "injured 12"."""
    i = at if view.word[at] in _forms("undergoes") else at + 1
    if i < len(view.word) and view.word[i] in ("others", "other"):
        i += 1
    after = view.word[i] if i < len(view.word) else ""
    if after in _forms("undergoes") and after.endswith(("d", "n")):
        return _forms("undergoes")[after]
    while i + 1 < len(view.word) and view.word[i] in ("have", "had", "has", "then"):
        i += 1
    past = i < len(view.word) and view.tag[i] in ("VBD", "VBN")
    if past and view.word[i] != "left" and view.word[i] in _forms("does"):
        return _forms("does")[view.word[i]]
    j = first - 1
    while j > 0 and view.word[j] in _HEDGES:
        j -= 1
    return _forms("undergoes").get(view.word[j]) if j >= 0 else None


def _described(view: View, first: int, noun: int) -> str | None:
    """By a participle or a relative clause of its own: "people displaced by"."""
    for i in range(noun + 1, len(view.word)):
        if view.head[i] in (noun, first) and view.dep[i] in _CLAUSES:
            passive = view.tag[i] == "VBN" and not _finite(view, i)
            found = _verb(view, i, passive)
            if found is not None:
                return found
    return None


def _finite(view: View, i: int) -> bool:
    """Whether a participle is of a perfect: "who have left"."""
    return any(
        view.head[j] == i and view.word[j] in ("have", "has", "had")
        for j in range(max(0, i - _BEFORE), i)
    )


def _governed(view: View, at: int) -> str | None:
    """By the verb or noun it hangs on."""
    i = at
    for _ in range(_UP):
        dep, head = view.dep[i], view.head[i]
        if head == i:
            return None
        if dep in _SUBJECT or dep in _PASSIVE:
            return _verb(view, head, passive=dep in _PASSIVE)
        if dep in ("obj", "dobj"):
            return _object(view, head)
        if dep in ("nmod", "nmod:of"):
            found = _forms("noun").get(view.word[head])
            swapped = head > 0 and view.word[head - 1] == "in"
            if found is not None and "of" in view.word[head:i] and not swapped:
                return found
            if not _quantity(view, head):
                return None
        elif dep not in _ALIKE and dep not in ("nummod", "det", "amod", "advmod"):
            return None
        i = head
    return None


def _quantity(view: View, i: int) -> bool:
    return view.tag[i] == "CD" or view.word[i] in ("number", "total", "group", "groups")


def _verb(view: View, verb: int, passive: bool) -> str | None:
    """What a verb, or what goes on from it, says of its subject."""
    standing = None
    for i in (verb, *_onward(view, verb)):
        found = _phrase_from(view, i) or _one_verb(view, i, passive and i == verb)
        if found not in _STANDING:
            return found
        standing = standing or found
    return standing


def _one_verb(view: View, i: int, passive: bool) -> str | None:
    word = view.word[i]
    active = not passive and view.tag[i][:2] == "VB" and not _helped(view, i)
    found = _forms("does" if active else "undergoes").get(word)
    return found or _forms("state").get(word)


def _helped(view: View, i: int) -> bool:
    """Whether a form of "be" makes a verb passive."""
    return view.tag[i] == "VBN" and any(
        view.word[j] in ("be", "been", "was", "were", "being", "are", "is")
        for j in range(max(0, i - 2), i)
    )


def _onward(view: View, verb: int) -> Iterator[int]:
    """The verbs that share a verb's subject, nearest first."""
    for i in range(verb + 1, len(view.word)):
        if (
            view.head[i] == verb
            and view.dep[i] in _ONWARD
            and not _has_subject(view, i)
        ):
            yield i


def _has_subject(view: View, verb: int) -> bool:
    return any(
        head == verb and dep.startswith("nsubj")
        for head, dep in zip(view.head, view.dep, strict=True)
    )


def _phrase_from(view: View, verb: int) -> str | None:
    """The measure of a phrase that holds the verb."""
    for start in range(max(0, verb - 2), min(len(view.word), verb + 1)):
        for rest, measure in _phrases().get(view.word[start], ()):
            stop = start + 1 + len(rest)
            if tuple(view.word[start + 1 : stop]) == rest and start <= verb < stop:
                return measure
    return None


def phrase_at(view: View, start: int) -> str | None:
    """The measure of a phrase that begins with a token."""
    for rest, measure in _phrases().get(view.word[start], ()):
        if tuple(view.word[start + 1 : start + 1 + len(rest)]) == rest:
            return measure
    return None


def _object(view: View, verb: int) -> str | None:
    """What a verb does to its object."""
    word = view.word[verb]
    if word in _words("verbs"):
        holder = {
            view.word[i]
            for i, head in enumerate(view.head)
            if head == verb and view.dep[i].startswith("nsubj")
        }
        if holder & _words("prison"):
            return "detained"
        return "present" if holder & _words("place") else None
    return _phrase_from(view, verb) or _forms("undergoes").get(word)
