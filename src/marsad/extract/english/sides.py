"""Who does it and to whom, as the text names them."""

from collections.abc import Iterable

from marsad.extract.english.view import View

_PASSIVE = frozenset({"nsubj:pass", "nsubjpass"})
_ACTIVE = frozenset({"nsubj"})
_OBJECTS = frozenset({"obj", "dobj"})
_OBLIQUE = frozenset({"obl", "nmod", "obl:agent", "pobj"})
_INNER = frozenset(
    ("compound", "amod", "flat", "nmod:poss", "nummod", "appos", "punct", "goeswith")
)
_ON = frozenset({"on", "against", "at", "upon", "over"})
_BY = frozenset({"by"})
_LACK = frozenset(
    ("it", "they", "he", "she", "which", "that", "who", "them", "him", "this", "those",
     "these", "we", "i", "you", "there", "what")
)  # fmt: skip
_EVENTS = frozenset({"air", "shell", "bomb", "attack", "chem", "clash", "offensive"})


def sides(
    view: View, run: tuple[int, int], anchor: int
) -> tuple[str | None, str | None]:
    """Actor and target of the act that a run of tokens states; None where the
    sentence does not say."""
    actor = target = None
    inside = range(run[0], run[1] + 1)
    for verb in _verbs(view, inside, anchor):
        children = [i for i, h in enumerate(view.head) if h == verb and i != verb]
        actor = actor or _first(view, children, _ACTIVE) or _marked(view, children, _BY)
        target = target or _first(view, children, _PASSIVE | _OBJECTS)
        target = target or _marked(view, children, _ON)
    actor = actor or _doer(view, inside)
    return actor, target


def _verbs(view: View, inside: Iterable[int], anchor: int) -> list[int]:
    """The anchor first, then other words of the run that tell of an act."""
    rest = [i for i in inside if i != anchor and view.family[i]]
    return [anchor, *rest]


def _first(view: View, children: list[int], relations: frozenset[str]) -> str | None:
    for i in children:
        if view.dep[i] in relations and not view.family[i] & _EVENTS:
            name = phrase(view, i)
            if name is not None:
                return name
    return None


def _marked(view: View, children: list[int], words: frozenset[str]) -> str | None:
    for i in children:
        if view.dep[i] in _OBLIQUE and any(
            view.head[j] == i and view.word[j] in words for j in range(len(view.word))
        ):
            name = None if view.family[i] & _EVENTS else phrase(view, i)
            if name is not None:
                return name
    return None


def _doer(view: View, inside: Iterable[int]) -> str | None:
    """The name before a noun such as "strikes": "coalition strikes"."""
    for i in inside:
        if view.family[i] & _EVENTS and view.tag[i][:2] == "NN":
            names = [
                j
                for j in range(max(0, i - 4), i)
                if view.head[j] == i
                and view.tag[j] in ("NNP", "NNPS", "JJ", "NN")
                and not view.family[j]
            ]
            if names:
                words = [_raw(view, j) for j in range(names[0], names[-1] + 1)]
                if any(word[:1].isupper() for word in words):
                    return " ".join(words)
    return None


def phrase(view: View, head: int) -> str | None:
    """The noun phrase of a head, without articles and clauses; None for pronouns."""
    if view.word[head] in _LACK or view.tag[head][:1] not in ("N", "J", "V", "C"):
        return None
    first = last = head
    while first and view.dep[first - 1] in _INNER and _under(view, first - 1, head):
        first -= 1
    while (
        last + 1 < len(view.word)
        and view.dep[last + 1] in ("flat", "goeswith", "compound")
        and _under(view, last + 1, head)
    ):
        last += 1
    while first < head and view.dep[first] == "punct":
        first += 1
    at = view.passage.span[0]
    doc = view.passage.doc
    if doc is None:
        return None
    return doc.text[view.start[first] - at : view.end[last] - at]


def _under(view: View, i: int, head: int) -> bool:
    for _ in range(6):
        if i == head:
            return True
        if view.head[i] == i:
            return False
        i = view.head[i]
    return False


def _raw(view: View, i: int) -> str:
    at = view.passage.span[0]
    doc = view.passage.doc
    return "" if doc is None else doc.text[view.start[i] - at : view.end[i] - at]
