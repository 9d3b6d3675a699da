"""Quantities and what they count."""

from collections.abc import Iterator

from marsad.extract.english.candidates import (
    Candidate,
    candidates,
    counted,
    figure_features,
    population_features,
)
from marsad.extract.english.features import nouns
from marsad.extract.english.learned import classifier
from marsad.extract.english.scene import Scene
from marsad.extract.english.view import View
from marsad.records.claim import Figure, Span

NONE_BELOW = 0.68
"""A candidate counts something where the chance that it does not is below this."""
_SURE_NONE = 0.97
"""Above this chance no rule overrides that a candidate counts nothing."""
_UNCOUNTED = frozenset({"strikes", "structures", "vehicles", "area_km2"})
"""Measures of things, which have no population."""
_GROUND = frozenset(
    ("territory", "land", "area", "pocket", "enclave", "patch", "square", "km2",
     "ground", "held", "caliphate", "hectares")
)  # fmt: skip
_LEFT_INSIDE = frozenset(
    ("remain", "stay", "hide", "leave", "deploy", "number", "station", "hole", "defend",
     "inside", "trap", "besiege", "live", "house")
)  # fmt: skip
_BY_FAMILY = (
    ("free", "released"),
    ("yield", "surrendered"),
    ("flee", "displaced"),
    ("hold", "detained"),
)
_ABDUCTS = ("kidnap", "abduct", "hostage")


def counts(view: View, scene: Scene) -> Iterator[Figure]:
    """The figures of a sentence, in order; `part_of` is set later."""
    reader, people = classifier("measure"), classifier("population")
    before = "-"
    for candidate in candidates(view):
        chances = reader.chances(figure_features(view, scene, candidate))
        measure = _measure(view, candidate, chances)
        if measure is None:
            continue
        population = None
        if measure not in _UNCOUNTED:
            population = people.best(
                population_features(view, candidate, measure, before)
            )
            before = population
        span = _words(view, candidate)
        yield Figure(
            measure,
            _text(view, span),
            span,
            candidate.low,
            candidate.high,
            candidate.approx,
            population,
        )


def _measure(view: View, candidate: Candidate, chances: dict[str, float]) -> str | None:
    if candidate.area:
        return "area_km2" if _GROUND & set(view.word) else None
    none = chances["none"]
    ruled = _by_rule(view, candidate) if candidate.form == "number" else None
    if none < NONE_BELOW:
        rest = {name: chance for name, chance in chances.items() if name != "none"}
        best = max(rest, key=lambda name: (rest[name], name))
        if ruled is None or rest[best] > 0.5:
            return best
        return ruled
    return ruled if none < _SURE_NONE else None


def _by_rule(view: View, candidate: Candidate) -> str | None:
    """What the words that govern a number of people say it counts."""
    noun = counted(view, candidate)
    group = "" if noun is None else nouns()[view.word[noun]]
    if noun is None or group not in ("civilians", "combatants", "people"):
        return None
    child = next(
        (i for i, h in enumerate(view.head) if h == noun and view.dep[i] == "acl"), noun
    )
    for i in (child, view.head[noun]):
        if view.tag[i][:2] != "VB":
            continue
        for family, measure in _BY_FAMILY:
            if family in view.family[i] and "harm" not in view.family[i]:
                abducts = measure == "detained" and view.lemma[i].startswith(_ABDUCTS)
                return "abducted" if abducts else measure
        if view.lemma[i] in _LEFT_INSIDE:
            return "fighters" if group == "combatants" else "present"
    return None


def _words(view: View, candidate: Candidate) -> Span:
    """The figure's words: hedge and number up to the noun, or noun with its article."""
    start, end = candidate.span
    if candidate.form == "number":
        noun = counted(view, candidate)
        return (start, end if noun is None else max(end, view.end[noun]))
    article = candidate.form.removeprefix("one ")
    for i in range(candidate.first - 1, max(-1, candidate.first - 6), -1):
        if view.word[i] == article:
            return view.start[i], end
    return start, end


def _text(view: View, span: Span) -> str:
    at = view.passage.span[0]
    doc = view.passage.doc
    return "" if doc is None else doc.text[span[0] - at : span[1] - at]
