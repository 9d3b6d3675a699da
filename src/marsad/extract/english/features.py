"""What the trained readers look at: features of tokens, figures and claims."""

import itertools
from collections.abc import Iterator, Sequence

from marsad.extract.english.scene import Scene, weapons_of
from marsad.extract.english.view import View

OFFSETS: dict[str, tuple[int, ...]] = {
    "word": (-3, -2, -1, 0, 1, 2, 3),
    "lemma": (-2, -1, 0, 1, 2),
    "tag": (-3, -2, -1, 0, 1, 2, 3),
    "dep": (-2, -1, 0, 1, 2),
    "family": (-4, -3, -2, -1, 0, 1, 2, 3, 4),
    "count": (-2, -1, 0, 1, 2),
    "name": (-2, -1, 0, 1, 2),
    "head": (-1, 0, 1),
    "side": (-1, 0, 1),
    "suffix": (0,),
    "shape": (-2, -1, 0, 1, 2),
    "top": (-1, 0, 1),
    "top dep": (-1, 0, 1),
    "new clause": (-1, 0, 1),
    "clause families": (0,),
    "pair": (-2, -1, 0, 1),
    "position": (0,),
    "tag dep": (-1, 0, 1),
    "earlier": (-1, 0, 1),
    "later": (-1, 0, 1),
    "same number": (-2, -1, 0, 1),
    "voice": (-2, -1, 0, 1, 2),
    "voice step": (0, 1),
    "sentence": (0,),
    "sentence index": (0,),
    "sentence title": (0,),
    "sentence repeats": (0,),
    "sentence families": (0,),
}
"""Attributes of a token, and from which neighbours each is read."""


def token_attributes(view: View, scene: Scene) -> dict[str, list[str]]:
    """One value per token for each attribute of OFFSETS."""
    n = len(view.word)
    count = ["-"] * n
    for number, first, last in view.counts:
        count[first : last + 1] = ["A" if number.area else "N"] * (last + 1 - first)
    family = ["+".join(sorted(names)) or "-" for names in view.family]
    tops = view.clause
    clause: dict[int, set[str]] = {}
    for i, top in enumerate(tops):
        clause.setdefault(top, set()).update(view.family[i])
    named = {top: "+".join(sorted(names)) for top, names in clause.items()}
    word = view.word
    following = [*word[1:], "$"]
    numbers = "+".join(sorted(set(scene.same_number.values())))
    voice = scene.voice
    return {
        "word": word,
        "lemma": view.lemma,
        "tag": view.tag,
        "dep": view.dep,
        "family": family,
        "count": count,
        "name": view.name,
        "head": [view.lemma[h] for h in view.head],
        "side": [
            d + (">" if h > i else "<" if h < i else "=")
            for i, (d, h) in enumerate(zip(view.dep, view.head, strict=True))
        ],
        "suffix": [text[-3:] for text in word],
        "shape": view.shape,
        "top": [view.lemma[top] for top in tops],
        "top dep": [view.dep[top] for top in tops],
        "new clause": ["1" if i and tops[i] != tops[i - 1] else "0" for i in range(n)],
        "clause families": [named[top] for top in tops],
        "pair": [f"{a} {b}" for a, b in zip(word, following, strict=True)],
        "position": [str(min(i, 3)) for i in range(n - 1)] + [f"{min(n - 1, 3)}e"],
        "tag dep": [f"{t} {d}" for t, d in zip(view.tag, view.dep, strict=True)],
        "earlier": scene.said_earlier,
        "later": scene.said_later,
        "same number": [scene.same_number.get(i, "-") for i in range(n)],
        "voice": voice,
        "voice step": [a + b for a, b in zip(["^", *voice], voice, strict=False)],
        "sentence": [f"{scene.index}{scene.last}"] * n,
        "sentence index": [f"{scene.index}{scene.later}{scene.title}"] * n,
        "sentence title": [scene.title] * n,
        "sentence repeats": [f"{scene.earlier}{scene.later} {numbers}"] * n,
        "sentence families": ["+".join(sorted(set().union(*view.family)))] * n,
    }


def kind_features(
    view: View, scene: Scene, run: tuple[int, int], before: Sequence[str]
) -> Iterator[str]:
    """Of a run of tokens (first, last) that states a claim: what kind it may be.

    `before` are families of the claims before it in the report, nearest last.
    """
    first, last = run
    words = view.word[first : last + 1]
    for word in dict.fromkeys(words):
        yield f"w={word}"
    for one, two in itertools.pairwise(words):
        yield f"b={one} {two}"
    yield from _families(view, run)
    yield from _context(view, scene, run)
    if any(not number.area and first <= a <= last for number, a, _ in view.counts):
        yield "number"
    for k, names in enumerate(reversed(before[-3:])):
        for name in names.split("+"):
            yield f"p{min(k, 1)}={name}"
    yield f"index={scene.index}"
    yield f"length={min(5, len(words) // 4)}"


def _context(view: View, scene: Scene, run: tuple[int, int]) -> Iterator[str]:
    own = weapons_of(frozenset().union(*view.family[run[0] : run[1] + 1]))
    yield f"own={own}"
    before, after, first = scene.weapons
    if own:
        yield f"own before={own}/{before}"
        yield f"own first={own}/{first}"
    else:
        yield from (f"none before={before}", f"none after={after}")
        yield f"none first={first}"
    yield from (f"before={before}", f"after={after}", f"first={first}")
    for step, names in scene.around.items():
        for name in names.split("+"):
            yield f"s{step}={name}"


def _families(view: View, run: tuple[int, int]) -> Iterator[str]:
    first, last = run
    inside = range(first, last + 1)
    families = [name for i in inside for name in sorted(view.family[i])]
    for name in dict.fromkeys(families):
        yield f"f={name}"
    if families:
        yield f"f1={families[0]}"
    yield "fs=" + families_of(view, run)
    for i in inside:
        if not first <= view.head[i] <= last or view.head[i] == i:
            yield f"top={view.lemma[i]}"
            yield from (f"topf={name}" for name in sorted(view.family[i]))
    outside = [*view.family[:first], *view.family[last + 1 :]]
    yield from (f"o={name}" for name in sorted(frozenset().union(*outside)))


def families_of(view: View, run: tuple[int, int]) -> str:
    """The families of triggers in a run of tokens, as one word."""
    return "+".join(sorted(frozenset().union(*view.family[run[0] : run[1] + 1])))
