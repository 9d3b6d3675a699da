"""Numbers and single persons or things that may be figures, and their features."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extract.english.nouns import noun_after, nouns
from marsad.extract.english.scene import Scene
from marsad.extract.english.view import View
from marsad.records.claim import Span

_SIGNS = frozenset({"kill", "wound", "hold", "free", "harm"})
"""Families beside which a single person or thing may be a figure of one."""
_ONES = frozenset({"civilians", "combatants", "people", "vehicles"})
_GROUPS = frozenset(
    ("family", "staff", "crew", "personnel", "police", "aid", "daesh", "isis", "isil")
)
"""Nouns in the singular for more than one person."""
_DETERMINERS = frozenset(
    ("a", "an", "the", "another", "his", "her", "their", "its", "my", "one", "second",
     "third")
)  # fmt: skip
_INNER = frozenset(("JJ", "NN", "NNP", "NNPS", "VBN", "HYPH", "POS", "CD", "NNS"))
_MODIFIES = frozenset(
    ("nummod", "det", "amod", "compound", "advmod", "quantmod", "flat", "nmod")
)
_SIZES = (1, 2, 3, 5, 10, 30, 100, 500, 2000, 20000, 200000)
_NEAR = 6
_TRIGGERS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a figure."""

    first: int
    last: int
    """Tokens of its number words or its noun."""
    span: Span
    """In the report's text, with its hedges."""
    low: float | None
    high: float | None
    approx: bool
    area: bool
    form: str
    """``number``, ``name``, or ``one`` with its determiner."""


def candidates(view: View) -> list[Candidate]:
    """The possible figures of a sentence, in order."""
    at = view.passage.span[0]
    found = []
    taken: set[int] = set()
    for number, first, last in view.counts:
        span = (at + number.span[0], at + number.span[1])
        found.append(
            Candidate(
                first, last, span, number.low, number.high, number.approx, number.area,
                "number",
            )
        )  # fmt: skip
        taken.update(range(first, last + 5))
    if _SIGNS & frozenset().union(*view.family):
        found.extend(_ones(view, taken))
    return sorted(found, key=lambda candidate: candidate.span)


def _ones(view: View, taken: set[int]) -> Iterator[Candidate]:
    n = len(view.word)
    for i in range(n):
        if i in taken:
            continue
        last = i
        if view.name[i] == "PER":
            if i and view.name[i - 1] == "PER":
                continue
            while last + 1 < n and view.name[last + 1] == "PER":
                last += 1
            form = "name"
        elif _is_single(view, i):
            form = f"one {_determiner(view, i)}"
        else:
            continue
        yield Candidate(i, last, view.span(i, last), 1.0, 1.0, False, False, form)


def _is_single(view: View, i: int) -> bool:
    known = nouns()
    if view.word[i] in _GROUPS:
        return False
    if known.get(view.word[i]) not in _ONES or view.tag[i] not in ("NN", "NNP", "JJ"):
        return False
    follows = i + 1 < len(view.word) and view.tag[i + 1] in ("NN", "NNS")
    return not (follows and view.word[i + 1] in known)


def _determiner(view: View, i: int) -> str | None:
    for j in range(i - 1, max(-1, i - 6), -1):
        if view.word[j] in _DETERMINERS:
            return view.word[j]
        if view.tag[j] not in _INNER:
            return None
    return None


def counted(view: View, candidate: Candidate) -> int | None:
    """The token of the noun that a number counts, where one follows it."""
    return noun_after(view, candidate.last)


def figure_features(view: View, scene: Scene, candidate: Candidate) -> list[str]:
    """Features that tell what a candidate counts, if anything."""
    found = [*_own(view, candidate), *_scene(scene, candidate)]
    found.extend(_tree(view, candidate))
    found.extend(_window(view, candidate))
    found.extend(_triggers(view, candidate))
    found.extend(f"B={word}" for word in dict.fromkeys(view.word))
    found.extend(f"SF={name}" for name in sorted(set().union(*view.family)))
    return found


def _own(view: View, candidate: Candidate) -> Iterator[str]:
    first, last = candidate.first, candidate.last
    yield f"form={candidate.form}"
    yield f"size={_size(candidate.low)}/{_size(candidate.high)}"
    yield f"approx={candidate.approx}"
    yield f"area={candidate.area}"
    if candidate.form != "name":
        small = candidate.low is not None and candidate.low < 10
        yield "said=" + ("_".join(view.word[first : last + 1]) if small else "#")
    known = nouns()
    if candidate.form != "number":
        yield f"one={view.word[last]}"
        yield f"one group={known.get(view.word[last])}"
    noun = counted(view, candidate)
    yield "noun=" + ("-" if noun is None else view.word[noun])
    if noun is not None:
        yield f"group={known[view.word[noun]]}"


def _size(value: float | None) -> str:
    if value is None:
        return "_"
    return next((str(size) for size in _SIZES if value <= size), "big")


def _scene(scene: Scene, candidate: Candidate) -> Iterator[str]:
    same = scene.same_number.get(candidate.first, "-")
    yield f"index={scene.index}"
    yield f"earlier={scene.earlier}"
    yield f"later={scene.later}"
    yield f"same={same}"
    yield f"same both={same}{scene.earlier}{scene.later}"
    yield f"title={scene.title}"
    yield f"title both={scene.title}{scene.later}{scene.index}"
    i = candidate.last
    yield f"said again={scene.said_earlier[i]}{scene.said_later[i]}"
    yield f"voice={scene.voice[i]}"


def _tree(view: View, candidate: Candidate) -> Iterator[str]:
    last = candidate.last
    modifies = candidate.form == "number" and view.dep[last] in _MODIFIES
    noun = view.head[last] if modifies else last
    above = view.head[noun]
    top = view.head[above]
    yield f"head={view.lemma[noun]}"
    yield f"head group={nouns().get(view.word[noun])}"
    yield f"head dep={view.dep[noun]}"
    yield f"dep={view.dep[last]}"
    yield f"verb={view.lemma[above]}"
    yield f"verb dep={view.lemma[above]}/{view.dep[noun]}"
    for name in view.family[above]:
        yield f"verb family={name}"
        yield f"verb family dep={name}/{view.dep[noun]}"
    yield f"top={view.lemma[top]}/{view.dep[above]}"
    for name in view.family[top]:
        yield f"top family={name}"
    for i, head in enumerate(view.head):
        if head == noun and not candidate.first <= i <= last:
            yield f"child={view.lemma[i]}"
            for name in view.family[i]:
                yield f"child family={name}/{view.dep[i]}"


def _window(view: View, candidate: Candidate) -> Iterator[str]:
    n = len(view.word)
    for step in range(1, _NEAR + 1):
        right, left = candidate.last + step, candidate.first - step
        after = view.word[right] if right < n else "$"
        before = view.word[left] if left >= 0 else "^"
        yield f"r{min(step, 4)}={after}"
        yield f"R={after}"
        yield f"l{min(step, 4)}={before}"
        yield f"L={before}"
        if step < 3:
            yield f"rt{step}={view.tag[right] if right < n else '$'}"
            yield f"lt{step}={view.tag[left] if left >= 0 else '^'}"


def _triggers(view: View, candidate: Candidate) -> Iterator[str]:
    n = len(view.word)
    firsts = {first for _, first, _ in view.counts}
    lasts = {last for _, _, last in view.counts}
    ways = (
        ("R", range(candidate.last + 1, n), firsts, candidate.last),
        ("L", range(candidate.first - 1, -1, -1), lasts, candidate.first),
    )
    for side, order, others, origin in ways:
        passed = met = 0
        for i in order:
            passed += i in others
            if not view.family[i]:
                continue
            for name in view.family[i]:
                yield f"{side}F{met}={name}"
                yield f"{side}Fd={name}/{_gap(abs(i - origin))}/{passed}"
            yield f"{side}W{met}={view.word[i]}/{passed}"
            met += 1
            if met == _TRIGGERS:
                break


def _gap(tokens: int) -> int:
    return next((most for most in (1, 2, 3, 5, 8, 15) if tokens <= most), 30)


def population_features(
    view: View, candidate: Candidate, measure: str, before: str
) -> Iterator[str]:
    """Features that tell whom a figure counts; `before` is the figure before it."""
    known = nouns()
    noun = counted(view, candidate)
    at = candidate.last if candidate.form != "number" else noun
    word = "-" if at is None else view.word[at]
    group = "-" if at is None else known.get(word, "?")
    yield f"noun={word}"
    yield f"group={group}"
    yield f"group before={group}/{before}"
    yield f"noun before={word}/{before}"
    yield f"measure group={measure}/{group}"
    yield f"form={candidate.form}"
    stop = len(view.word) if at is None else at + 6
    for i in range(max(0, candidate.first - 4), min(len(view.word), stop)):
        yield f"w={view.word[i]}"
        if view.word[i] in known:
            side = "<" if i < candidate.first else ">"
            yield f"near={known[view.word[i]]}{side}"
    for text in dict.fromkeys(view.word):
        if known.get(text) in ("civilians", "combatants"):
            yield f"S={known[text]}"
            yield f"Sw={text}"
    yield f"head={view.word[view.head[candidate.last]]}"
