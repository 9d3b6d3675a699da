"""Quantities and what they count."""

import itertools
from collections.abc import Iterator

from marsad.extract.english.candidates import (
    Candidate,
    candidates,
    counted,
    figure_features,
    population_features,
)
from marsad.extract.english.fates import fate, for_whom, has_sign, phrase_at
from marsad.extract.english.learned import classifier
from marsad.extract.english.nouns import nouns
from marsad.extract.english.scene import Scene
from marsad.extract.english.view import View
from marsad.records.claim import Figure, Span

NONE_BELOW = 0.6
"""A candidate counts something where the chance that it does not is below this."""
ONE_BELOW = 0.6
"""The same for a single person or thing without a number."""
_SURE_NONE = 0.97
"""Above this chance no rule overrides that a candidate counts nothing."""
_THINGS = frozenset({"strikes", "structures", "vehicles"})
_UNCOUNTED = _THINGS | {"area_km2"}
"""Measures of things, which have no population."""
_PERSONS = frozenset({"civilians", "combatants", "people"})
_GROUND = frozenset(
    ("territory", "land", "area", "pocket", "enclave", "patch", "square", "km2",
     "ground", "held", "caliphate", "hectares")
)  # fmt: skip
_BY_WORD = (
    ("displac", "displaced"), ("fled", "displaced"), ("flee", "displaced"),
    ("uproot", "displaced"), ("evacuat", "evacuated"),
    ("bused", "evacuated"), ("bussed", "evacuated"), ("transferred", "evacuated"),
    ("transported", "evacuated"), ("returned", "returned"),
    ("returning", "returned"), ("detain", "detained"), ("arrest", "detained"),
    ("imprison", "detained"), ("jailed", "detained"), ("captured", "detained"),
    ("kidnap", "abducted"), ("abduct", "abducted"), ("releas", "released"),
    ("freed", "released"), ("freeing", "released"), ("surrender", "surrendered"),
    ("defected", "surrendered"), ("missing", "missing"), ("disappeared", "missing"),
    ("besieged", "present"), ("trapped", "present"), ("stranded", "present"),
    ("remain", "present"), ("sheltering", "present"), ("holed", "present"),
)  # fmt: skip
"""What the nearest of these words says a number of people counts."""
_BEFALLS = frozenset(
    {"kill", "wound", "hold", "free", "yield", "flee", "harm", "leave"}
)
"""Families of what may befall combatants."""
_FORCE = 20
"""Combatants below this number take part in an incident."""
_STAYS = frozenset({"remain", "holed"})
"""Combatants who do so are a side's strength in the place."""
_HURT = frozenset({"kill", "wound"})
_TOLLS = ("killed", "wounded")
"""What reports say again and again; a rule does not override that it is said again."""
_OF_PEOPLE = frozenset({"civilians", "combatants", "people", ""})
_COMES = frozenset({"arrived", "arrive", "crossed", "moved", "poured", "arriving"})
_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "those"), ("of", "these")})
_SERVICE = frozenset({"service", "forces", "militia", "army"})
_INCLUDES = frozenset({"including", "among", "includes", "included", "comprising"})
_LISTING = 8
"""Tokens between a figure and the first of its parts, at most."""
_AHEAD, _BEHIND = 14, 3
"""Tokens after and before the number in which such a word is looked for."""


def counts(view: View, scene: Scene) -> Iterator[Figure]:
    """The figures of a sentence, in order; `part_of` is set later."""
    reader, people = classifier("measure"), classifier("population")
    before = "-"
    last: tuple[Candidate, str] | None = None
    for candidate in candidates(view):
        chances = reader.chances(figure_features(view, scene, candidate))
        measure = _measure(view, candidate, chances, last)
        if measure is None:
            continue
        last = candidate, measure
        population = None
        if measure not in _UNCOUNTED:
            population = _population(view, candidate) or people.best(
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


def _population(view: View, candidate: Candidate) -> str | None:
    """Where two words together tell it: members of a service bear arms."""
    after = view.word[candidate.last + 1 : candidate.last + 5]
    pairs = itertools.pairwise(after)
    if any(a in _SERVICE and b.startswith("member") for a, b in pairs):
        return "combatants"
    return None


def _measure(
    view: View,
    candidate: Candidate,
    chances: dict[str, float],
    last: tuple[Candidate, str] | None,
) -> str | None:
    """What a candidate counts; `last` is the figure before it in the sentence."""
    if candidate.area:
        told = _GROUND & set(view.word) and not _converted(view, candidate)
        return "area_km2" if told else None
    if candidate.form != "number":
        group = nouns().get(view.word[candidate.last], "")
        return _learned(view, chances, group, ONE_BELOW)
    return (
        None if _joins(view, candidate) else _numbered(view, candidate, chances, last)
    )


def _numbered(
    view: View,
    candidate: Candidate,
    chances: dict[str, float],
    last: tuple[Candidate, str] | None,
) -> str | None:
    """What a number counts: the grammar says it, or the classifier."""
    noun = counted(view, candidate)
    group = "" if noun is None else nouns().get(view.word[noun], "")
    whole = _whole(view, candidate, last)
    own = fate(view, candidate, noun) if group in _OF_PEOPLE else None
    if own is not None and (own != "present" or whole is None):
        if chances["none"] > (NONE_BELOW if own in _TOLLS else _SURE_NONE):
            return None
        return _of_combatants(view, candidate, own) if group == "combatants" else own
    if whole is not None and group in _OF_PEOPLE:
        sure = NONE_BELOW if whole in _TOLLS else _SURE_NONE
        return whole if chances["none"] < sure else None
    if _is_strength(view, candidate, group):
        return "fighters"
    if chances["none"] > _SURE_NONE:
        return None
    if group in _PERSONS:
        ruled = _by_word(view, candidate, group)
        if ruled is not None:
            return for_whom(ruled, "" if noun is None else view.word[noun])
    learned = _learned(view, chances, group, NONE_BELOW)
    if learned in _TOLLS and not group and _counts_things(view, candidate):
        return None
    return learned


def _names_thing(view: View, measure: str) -> bool:
    """Whether the sentence names something of the sort."""
    return any(nouns().get(word) == measure for word in view.word)


_PERSONS_END = ("ers", "ors", "ists", "ians", "men", "ants", "ees", "ans", "is", "kids")


def _counts_things(view: View, candidate: Candidate) -> bool:
    """Whether the number's own noun, which no list has, is hardly one of people."""
    for i in range(candidate.last + 1, min(len(view.word), candidate.last + _NOUN)):
        if view.tag[i] in ("NNS", "NNPS"):
            return not view.word[i].endswith(_PERSONS_END)
        if view.tag[i] not in ("JJ", "NN", "NNP", "HYPH"):
            return False
    return False


_NOUN = 4
"""Tokens from a number to a noun of its own, at most."""


def _joins(view: View, candidate: Candidate) -> bool:
    """ "both the fighters and the" counts nothing"""
    after = view.tag[candidate.last + 1 : candidate.last + 2]
    return view.word[candidate.last] == "both" and after not in (["NNS"], ["IN"])


def _of_combatants(view: View, candidate: Candidate, own: str) -> str:
    """Combatants who stay, or come, are a side's strength."""
    if own == "present":
        return "fighters"
    comes = _COMES & set(view.word[candidate.last : candidate.last + _AHEAD])
    return "fighters" if own == "displaced" and comes else own


def _whole(
    view: View, candidate: Candidate, last: tuple[Candidate, str] | None
) -> str | None:
    """The measure of the figure that this one is said to be a part of."""
    if last is None or last[1] in _UNCOUNTED:
        return None
    after = tuple(view.word[candidate.last + 1 : candidate.last + 3])
    between = view.word[last[0].last + 1 : candidate.first]
    if (
        after in _OF_THEM
        or between[-2:] in (["up", "from"], ["down", "from"])
        or (
            len(between) <= _LISTING
            and _INCLUDES & set(between)
            and not any(
                view.word[i] == ";" for i in range(last[0].last, candidate.first)
            )
        )
    ):
        return last[1]
    return None


def _learned(
    view: View, chances: dict[str, float], group: str, below: float
) -> str | None:
    """What the classifier says, where the words allow it."""
    if chances["none"] >= below:
        return None
    measure = _likeliest(chances, group)
    if measure in _THINGS and not group and not _names_thing(view, measure):
        return None
    return measure if has_sign(view, measure) else None


def _is_strength(view: View, candidate: Candidate, group: str) -> bool:
    """Whether a number of combatants, to whom nothing happens, is a side's strength."""
    size = candidate.low if candidate.low is not None else candidate.high
    if group != "combatants" or (size or 0) < _FORCE:
        return False
    return not any(names & _BEFALLS for names in view.family)


def _converted(view: View, candidate: Candidate) -> bool:
    """Whether an area only says another in brackets in other units."""
    before = view.word[max(0, candidate.first - 2) : candidate.first]
    areas = [first for number, first, _ in view.counts if number.area]
    return "(" in before and any(0 < candidate.first - a < 8 for a in areas)


def _likeliest(chances: dict[str, float], group: str) -> str:
    """The most probable measure that goes with what is counted."""
    if group in _THINGS:
        return group
    barred = {"none", *(_THINGS if group in _PERSONS else ())}
    rest = {name: chance for name, chance in chances.items() if name not in barred}
    return max(rest, key=lambda name: (rest[name], name))


def _by_word(view: View, candidate: Candidate, group: str) -> str | None:
    """What the nearest word of fate around a number of people says it counts."""
    behind = range(candidate.first - 1, max(-1, candidate.first - 1 - _BEHIND), -1)
    noun = counted(view, candidate)
    start_at = candidate.last if noun is None else noun
    ahead = range(start_at + 1, min(len(view.word), candidate.last + _AHEAD))
    firsts = {first for _, first, _ in view.counts}
    fighting = group == "combatants"
    for order in (behind, ahead):
        for i in order:
            if view.family[i] & _HURT or i in firsts:
                break
            phrase = phrase_at(view, i)
            if phrase is not None:
                return "fighters" if phrase == "present" and fighting else phrase
            for start, measure in _BY_WORD:
                if view.word[i].startswith(start):
                    return "fighters" if start in _STAYS and fighting else measure
        else:
            continue
        if order is behind and view.family[i] & _HURT:
            return None
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
