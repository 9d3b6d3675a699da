"""What happened: the runs of words that state a claim, their kind and sides."""

import itertools
from collections.abc import Iterator, Sequence

from marsad.extract.english.draft import Draft
from marsad.extract.english.features import (
    families_of,
    kind_features,
    token_attributes,
)
from marsad.extract.english.kinds import fits, violent_kinds
from marsad.extract.english.learned import classifier, tagger
from marsad.extract.english.scene import Scene
from marsad.extract.english.sides import Sides
from marsad.extract.english.view import View
from marsad.records.claim import Figure

OUTSIDE = -0.1
"""Added to a token's score of being in no claim; less finds more claims."""
_KIND_OF = {
    "displaced": "displacement",
    "evacuated": "displacement",
    "returned": "return",
    "detained": "detention",
    "abducted": "abduction",
    "released": "release",
    "surrendered": "surrender",
    "area_km2": "control",
}
"""The kind of a claim all of whose figures are of one measure."""
_FITS = {
    "area_km2": frozenset({"capture", "withdrawal", "control", "damage"}),
    "displaced": frozenset({"displacement"}),
    "evacuated": frozenset({"displacement", "release", "withdrawal", "aid"}),
    "detained": frozenset({"detention", "abduction", "person", "attack"}),
    "abducted": frozenset({"abduction", "detention", "person", "attack"}),
}
"""Other kinds that a claim with such figures may well have."""
_HURT = frozenset({"killed", "wounded"})
_STAYS = frozenset({"siege", "aid", "control", "displacement"})
_ARMED = frozenset({"airstrike", "shelling", "bombing", "chemical", "clash"})
_NEXT = 3
"""Kinds after the likeliest that are thought of."""
_BARE = frozenset({"force"})
"""Families of words that name somebody and tell of no act."""
_WHILE = frozenset({"as", "while", "whereas"})
_FOUGHT = frozenset({"air", "shell", "bomb", "attack", "chem", "clash", "kill"})
"""Families of violence: fighters in it are no mere strength."""
_RULED = frozenset(
    ("displaced", "returned", "released", "surrendered", "area_km2", "detained",
     "abducted", "evacuated")
)  # fmt: skip


class Acts:
    """Reads one report's sentences in order."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        """`names` are those of the monitor's parties, in lower case."""
        self._before: list[str] = []
        self._sides = Sides(names)

    def drafts(
        self, view: View, scene: Scene, figures: Sequence[Figure]
    ) -> Iterator[Draft]:
        """The claims that a sentence states, each with its figures."""
        if scene.repeats:
            return
        runs = list(
            itertools.chain.from_iterable(
                _split(view, run)
                for run in tagger().runs(token_attributes(view, scene), OUTSIDE)
            )
        )
        for run in _joined(view, _with_figures(view, runs, figures)):
            start, end = view.span(*run)
            inside = tuple(f for f in figures if start <= f.span[0] < end)
            kind = self._kind(view, scene, run, inside)
            if kind is None:
                continue
            anchor = _anchor(view, run)
            actor, target = self._sides.read(view, run, kind, inside)
            yield Draft(
                view.passage.index,
                (start, end),
                kind,
                view.span(anchor, anchor),
                inside,
                actor,
                target,
                rules=("tagger",),
            )

    def _kind(
        self,
        view: View,
        scene: Scene,
        run: tuple[int, int],
        figures: Sequence[Figure],
    ) -> str | None:
        """None where the words can mean no kind of claim."""
        chances = classifier("kind").chances(
            kind_features(view, scene, run, self._before)
        )
        self._before.append(families_of(view, run))
        ranked = sorted(chances, key=lambda kind: (-chances[kind], kind))
        words = view.word[run[0] : run[1] + 1]
        measures = {figure.measure for figure in figures}
        kind = next((kind for kind in ranked if fits(kind, words)), None)
        if not figures:
            told = any(names - _BARE for names in view.family[run[0] : run[1] + 1])
            return kind if told or kind not in violent_kinds() else None
        kind = kind or ranked[0]
        if measures & _HURT:
            kind = kind if kind in violent_kinds() else _toll(ranked, words)
            return _cause(view, run, ranked) or kind if kind == "casualties" else kind
        if "fighters" in measures and measures <= {"fighters", "present"}:
            fought = any(view.family[i] & _FOUGHT for i in range(run[0], run[1] + 1))
            return kind if fought and kind in violent_kinds() else "strength"
        if measures == {"present"} and kind not in _STAYS:
            return _stay(words)
        if len(measures) == 1:
            measure = measures.pop()
            ruled = _KIND_OF.get(measure)
            if ruled and measure in _RULED and kind not in _FITS.get(measure, ()):
                return ruled
        return kind


def _toll(ranked: Sequence[str], words: Sequence[str]) -> str:
    """The kind of a claim of deaths that reads as if it were no violence."""
    weapon = next(
        (k for k in ranked[:_NEXT] if k in _ARMED and fits(k, words)), "casualties"
    )
    return weapon


def _cause(view: View, run: tuple[int, int], ranked: Sequence[str]) -> str | None:
    """The violence that the clause behind a toll tells of: "when planes bombed"."""
    behind = run[1] + 1
    while behind < len(view.word) and view.word[behind] == ",":
        behind += 1
    if view.word[behind : behind + 1] not in (["when"], ["as"], ["after"]):
        return None
    told = frozenset().union(*view.family[behind:])
    return next((kind for kind in ranked if told & _CAUSES.get(kind, _NOTHING)), None)


_NOTHING: frozenset[str] = frozenset()
_CAUSES = {
    "airstrike": frozenset({"air"}),
    "shelling": frozenset({"shell"}),
    "bombing": frozenset({"bomb"}),
    "chemical": frozenset({"chem"}),
    "clash": frozenset({"clash"}),
}
"""Kinds of violence with the families of words that name them."""


def _stay(words: Sequence[str]) -> str:
    """The kind of a claim that people are in a place."""
    if any(word.startswith(("camp", "displac", "refug", "shelter")) for word in words):
        return "displacement"
    return "siege" if fits("siege", words) else "control"


def _split(view: View, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A run cut before ", as planes bombarded", where both sides tell of an act."""
    first, last = run
    for i in range(first + 1, last):
        if view.word[i] not in _WHILE or view.word[i - 1] != ",":
            continue
        left, right = view.family[first : i - 1], view.family[i + 1 : last + 1]
        verb = any(
            view.tag[j][:2] == "VB" or (view.family[j] and view.word[j][-2:] == "ed")
            for j in range(i + 2, last + 1)
        )
        if verb and _acts(left) and _acts(right):
            yield first, i - 2
            first = i + 1
    yield first, last


def _joined(view: View, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, a subject with a number put together with the verb behind its comma:
    "37,000 people, mostly women, have fled"."""
    found: list[tuple[int, int]] = []
    for run in runs:
        if found and run[0] - found[-1][1] == _PAST_COMMA:
            first, last = found[-1]
            verbless = not any(
                tag[:2] in ("VB", "MD") for tag in view.tag[first : run[0]]
            )
            counted = any(first <= a <= last for _, a, _ in view.counts)
            again = any(run[0] <= a <= run[1] for _, a, _ in view.counts)
            if verbless and counted and not again and view.word[last + 1] == ",":
                found[-1] = first, run[1]
                continue
        found.append(run)
    return found


_PAST_COMMA = 2
"""Tokens from the end of one run to the next where a comma stands between."""


def _acts(families: Sequence[frozenset[str]]) -> bool:
    return any(names & _FOUGHT for names in families)


def _with_figures(
    view: View, runs: list[tuple[int, int]], figures: Sequence[Figure]
) -> list[tuple[int, int]]:
    """The runs, and the clause of each figure that stands in none."""
    found = list(runs)
    for figure in figures:
        at = next(i for i in range(len(view.word)) if view.end[i] > figure.span[0])
        if not any(first <= at <= last for first, last in found):
            found.append(_clause(view, at, found))
    return sorted(found)


def _clause(view: View, at: int, runs: list[tuple[int, int]]) -> tuple[int, int]:
    """The clause around a token, as far as no run takes it."""
    top = view.clause[at]
    first = last = at
    taken = {i for a, b in runs for i in range(a, b + 1)}
    while first and view.clause[first - 1] == top and first - 1 not in taken:
        first -= 1
    while (
        last + 1 < len(view.word)
        and view.clause[last + 1] == top
        and last + 1 not in taken
    ):
        last += 1
    return first, last


def _anchor(view: View, run: tuple[int, int]) -> int:
    """The verb or noun that a run hangs on."""
    inside = range(run[0], run[1] + 1)
    tops = [i for i in inside if not run[0] <= view.head[i] <= run[1]]
    tops += [i for i in inside if view.head[i] == i]
    order = (
        [i for i in tops if view.tag[i][:2] == "VB" and view.family[i]],
        [i for i in inside if view.tag[i][:2] == "VB" and view.family[i]],
        [i for i in tops if view.family[i]],
        [i for i in inside if view.family[i]],
        tops,
    )
    return next((found[0] for found in order if found), run[0])
