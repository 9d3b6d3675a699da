"""A parsed sentence as plain lists, so that no feature walks spaCy objects."""

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from marsad.extract.english.passage import Passage
from marsad.records.claim import Span
from marsad.text.numbers import Number, numbers


@dataclass(frozen=True, slots=True)
class View:
    """Token by token; indices are those of the passage's doc."""

    passage: Passage
    start: list[int]
    """Offset of each token in the report's text."""
    end: list[int]
    word: list[str]
    """Lower case."""
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    name: list[str]
    """Type of the named entity that the token stands in, or nothing."""
    shape: list[str]
    """``X`` capitals, ``Xx`` capitalised, ``d`` digits, ``x`` letters, ``.`` other."""
    family: list[frozenset[str]]
    """Families of triggers.toml that the word stands in."""
    clause: list[int]
    """The token at the top of each token's clause."""
    counts: tuple[tuple[Number, int, int], ...]
    """Each number with the first and last token of its core; offsets index the
    sentence."""

    def span(self, first: int, last: int) -> Span:
        """From the first to the last token, in the report's text."""
        return self.start[first], self.end[last]


@functools.cache
def families() -> dict[str, frozenset[str]]:
    """Word -> families, from data/triggers.toml."""
    source = resources.files("marsad.extract.english").joinpath("data/triggers.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for family, entry in table.items():
        for word in entry["words"].split():
            found.setdefault(word, set()).add(family)
    return {word: frozenset(names) for word, names in found.items()}


_CLAUSES = frozenset(
    ("ROOT", "ccomp", "advcl", "conj", "acl", "acl:relcl", "parataxis", "xcomp",
     "csubj")
)  # fmt: skip
"""Relations that start a clause, or a part as good as one."""
_DEEP = 20
_NONE: frozenset[str] = frozenset()


def view(passage: Passage) -> View | None:
    """The passage's arrays; None where it was not parsed or is empty."""
    doc = passage.doc
    if doc is None or not len(doc):
        return None
    at = passage.span[0]
    known = families()
    word = [token.lower_ for token in doc]
    start = [at + token.idx for token in doc]
    end = [first + len(text) for first, text in zip(start, word, strict=True)]
    dep = [token.dep_ for token in doc]
    head = [token.head.i for token in doc]
    return View(
        passage,
        start,
        end,
        word,
        [token.lemma_.lower() for token in doc],
        [token.tag_ for token in doc],
        dep,
        head,
        [token.ent_type_ for token in doc],
        [_shape(token.text) for token in doc],
        [known.get(text, _NONE) for text in word],
        [_top(i, dep, head) for i in range(len(word))],
        _counts(doc.text, [first - at for first in start]),
    )


def _shape(text: str) -> str:
    if text.isalpha():
        return "X" if text.isupper() else "Xx" if text[0].isupper() else "x"
    return "d" if text[0].isdigit() else "."


def _top(index: int, dep: list[str], head: list[int]) -> int:
    for _ in range(_DEEP):
        if dep[index] in _CLAUSES or head[index] == index:
            break
        index = head[index]
    return index


def _counts(text: str, start: list[int]) -> tuple[tuple[Number, int, int], ...]:
    found = []
    for number in numbers(text):
        inside = [
            i
            for i, first in enumerate(start)
            if number.core[0] <= first < number.core[1]
        ]
        if inside:
            found.append((number, inside[0], inside[-1]))
    return tuple(found)
