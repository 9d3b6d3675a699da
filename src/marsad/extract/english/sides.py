"""Who does it and to whom, as the text names them."""

import functools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources

from marsad.extract.english.nouns import nouns
from marsad.extract.english.view import View
from marsad.records.claim import Figure

_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_DONE_TO = frozenset({"nsubj:pass", "obj", "dobj"})
_INSIDE = frozenset(("JJ", "NN", "NNP", "NNPS", "NNS", "VBN", "HYPH", "POS", "CD"))
_SHED = frozenset(("CD", "VBN", "HYPH", "POS", "DT"))
"""Tags that a name does not begin with."""
_EVENTS = frozenset({"air", "shell", "bomb", "attack", "chem", "clash", "offensive"})
_VICTIMS = frozenset(
    ("killed", "wounded", "missing", "detained", "abducted", "released", "displaced",
     "evacuated", "present")
)  # fmt: skip
_LONGEST = 8
"""Words of a name, at most."""

Run = tuple[int, int]


@functools.cache
def _words(name: str) -> frozenset[str]:
    source = resources.files("marsad.extract.english").joinpath("data/sides.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))[name]
    return frozenset(" ".join(table.values()).split())


@dataclass
class Sides:
    """Reads one report's claims in order and remembers whom it spoke of last."""

    names: tuple[str, ...] = ()
    """Names and aliases of the monitor's parties, in lower case."""
    kind: str = ""
    actor: str | None = None
    target: str | None = None

    def read(
        self, view: View, run: Run, kind: str, figures: Sequence[Figure]
    ) -> tuple[str | None, str | None]:
        """Actor and target of a claim. A claim of violence that names neither goes on
        about the one before it."""
        actor = next(_actors(view, run, self.names), None)
        target = _victims(view, figures) or next(_targets(view, run, self.names), None)
        if actor is not None and target is not None and target in actor:
            target = None
        if kind == "clash" and actor is None and not figures:
            actor, target = target, None
        violent = _words("violent")
        if kind in violent and self.kind in violent:
            actor = actor or self.actor
            target = target or self.target
        if actor is not None or target is not None:
            self.kind, self.actor, self.target = kind, actor, target
        return actor, target


def _actors(view: View, run: Run, names: tuple[str, ...]) -> Iterator[str]:
    """Sides that the run says do it, the surest first."""
    inside = range(run[0], run[1] + 1)
    accused = list(_accused(view, run))
    order = (
        accused,
        (i for i in inside if view.dep[i] in _SUBJECTS and not accused),
        (i for i in inside if _marked(view, i, "by")),
        (i for i in _before_events(view, run)),
    )
    for found in order:
        for i in found:
            if is_party(view, i, names):
                yield phrase(view, _to_end(view, i))


def _accused(view: View, run: Run) -> Iterator[int]:
    """Whom the run accuses or blames: who did it, whatever the grammar says."""
    accusing = _words("accusing")
    for i in range(run[0], run[1] + 1):
        if view.dep[i] in _DONE_TO and view.word[view.head[i]] in accusing:
            yield i


def _to_end(view: View, i: int) -> int:
    """The last token of the name that a token stands in: "Islamic State group"."""
    while (
        i + 1 < len(view.word)
        and view.tag[i + 1] in ("NNP", "NNPS", "NN", "NNS")
        and (view.head[i] > i or view.tag[i] == view.tag[i + 1] == "NNP")
        and view.dep[i] in ("amod", "compound", "flat", "nmod", "nmod:desc")
        and not view.family[i + 1] & _EVENTS
    ):
        i += 1
    return i


def _before_events(view: View, run: Run) -> Iterator[int]:
    """Tokens that stand right before "strikes", "shelling" and the like."""
    for i in range(run[0] + 1, run[1] + 1):
        if view.family[i] & _EVENTS and view.tag[i][:2] == "NN":
            j = i - 1
            while j > run[0] and view.tag[j] == "HYPH":
                j -= 1
            yield j


def _targets(view: View, run: Run, names: tuple[str, ...]) -> Iterator[str]:
    """What the run says it is done to, the surest first."""
    inside = range(run[0], run[1] + 1)
    known = nouns()
    accused = set(_accused(view, run))
    for i in inside:
        done_to = view.dep[i] in _DONE_TO and not view.family[i] & _EVENTS
        done_to = done_to and i not in accused
        if done_to and (is_party(view, i, names) or view.word[i] in known):
            yield phrase(view, i)
    on = _words("on")
    for i in inside:
        if view.word[i] in on:
            head = _head_after(view, i, run[1])
            if head is not None:
                yield phrase(view, head)


def _head_after(view: View, i: int, last: int) -> int | None:
    """The last noun of the phrase that starts right after a token."""
    j = i + 1
    while j <= last and view.tag[j] in ("DT", "PRP$", "CD"):
        j += 1
    start = j
    while j <= last and view.tag[j] in _INSIDE and j - start < _LONGEST:
        j += 1
    head = j - 1
    if head < start or view.family[head] & _EVENTS or view.name[head] == "LOC":
        return None
    return head if is_party(view, head) or view.word[head] in nouns() else None


def _marked(view: View, i: int, word: str) -> bool:
    """Whether the phrase that a token ends stands behind a preposition."""
    j = i
    while j and view.tag[j - 1] in (*_INSIDE, "DT") and i - j < _LONGEST:
        j -= 1
    return j > 0 and view.word[j - 1] == word


def _victims(view: View, figures: Sequence[Figure]) -> str | None:
    """The people that the claim's first figure counts, without the number."""
    for figure in figures:
        if figure.measure in _VICTIMS:
            tokens = [
                i
                for i, at in enumerate(view.start)
                if figure.span[0] <= at < figure.span[1]
            ]
            if tokens and view.word[tokens[-1]] in nouns():
                return phrase(view, tokens[-1])
    return None


def is_party(view: View, i: int, names: tuple[str, ...] = ()) -> bool:
    """Whether the noun phrase that a token ends names a side."""
    word = view.word[i]
    if word in _words("not_party"):
        return False
    if word in _words("party") or word in _words("nation"):
        return True
    if nouns().get(word) == "combatants":
        return True
    if view.name[i] == "ORG" and view.tag[i] in ("NNP", "NNPS"):
        return True
    return bool(names) and phrase(view, i).lower().endswith(names)


def phrase(view: View, last: int) -> str:
    """The words of the noun phrase that a token ends, without article or number."""
    first = last
    while (
        first
        and last - first < _LONGEST
        and view.tag[first - 1] in _INSIDE
        and not view.family[first - 1] & _EVENTS
    ):
        first -= 1
    while first < last and (
        view.tag[first] in _SHED or view.word[first] in ("other", "more", "many")
    ):
        first += 1
    doc = view.passage.doc
    at = view.passage.span[0]
    return "" if doc is None else doc.text[view.start[first] - at : view.end[last] - at]
