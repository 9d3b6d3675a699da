"""What one claim tells of the person it names: names, birth, home and death."""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from marsad.records.report import Report
from marsad.records.where import Where
from marsad.resolve.agree import km
from marsad.resolve.item import Item, days
from marsad.text.aliases import bracketed, forms, told_aliases
from marsad.text.names import kin_of, name_words, same_person
from marsad.text.normal import fold
from marsad.text.person_details import ages, homes
from marsad.text.persons import persons
from marsad.text.special import sentence_around, tells_of_rape

ADULT = 18
"""Years of age from which a person is no minor."""
BIRTH_SLACK = 3
"""Years that two births may lie apart and still be one person's, as ages are told."""
DEATHS_APART = 30
"""Days between two exact days of death that, with places or homes that differ, mean two
people of one name."""
DEATHS_KM = 60.0
"""Kilometres between two places of death that differ."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells one person from another of the same name."""

    name: str
    also: frozenset[str]
    """Other names that reports tell of whoever has the name."""
    born: tuple[int, int] | None
    """First and last year of birth, by the age and the report's year."""
    home: str | None
    died: tuple[date, date] | None
    """First and last day of the death that it tells, where it is exact."""
    where: Where | None
    """Where that was."""

    @property
    def names(self) -> frozenset[str]:
        """All names."""
        return self.also | {self.name}

    @property
    def bare(self) -> bool:
        """True if no age tells the person from others of the name."""
        return self.born is None


class Told:
    """What the reports of the named claims tell beside the claims themselves."""

    def __init__(self, named: Mapping[str, Item]) -> None:
        self._people: dict[str, set[str]] = {}
        self.reports: dict[str, Report] = {}
        self._known: dict[str, Profile] = {}
        for item in named.values():
            self._people.setdefault(item.report.id, set()).add(item.claim.person or "")
            self.reports[item.report.id] = item.report
        self.also = self._aliases()

    def _aliases(self) -> dict[str, frozenset[str]]:
        """Folded name to the other names of the same person, told in any report. A
        name told of two people is nobody's."""
        pairs: set[tuple[str, str]] = set()
        known = {fold(n) for names in self._people.values() for n in names if " " in n}
        for id, report in sorted(self.reports.items()):
            names = sorted(n for n in self._people[id] if n and not kin_of(n))
            pairs |= set(told_aliases(report.text, names))
            for one, other in bracketed(report.text):
                if {fold(one), fold(other)} <= known:
                    pairs.add((one, other))
        bearers: dict[str, set[str]] = {}
        for name, other in pairs:
            bearers.setdefault(fold(other), set()).add(name)
        found: dict[str, set[str]] = {}
        for name, other in sorted(pairs):
            if _one(bearers[fold(other)]):
                found.setdefault(fold(name), set()).add(other)
                if len(name_words(other)) > 1:
                    found.setdefault(fold(other), set()).add(name)
        return {name: frozenset(others) for name, others in found.items()}

    def forms(self, item: Item) -> frozenset[str]:
        """Shorter forms of the person's name that its report has."""
        return _forms(item.report.text, item.claim.person or "")

    def ages(self, item: Item) -> frozenset[int]:
        """The ages that the report tells of the person."""
        name = item.claim.person or ""
        return frozenset() if kin_of(name) else _ages(item.report.text, name)

    def profile(self, item: Item) -> Profile:
        """What tells the person of a claim from others."""
        known = self._known.get(item.claim.id)
        if known is None:
            known = self._known[item.claim.id] = self._profile(item)
        return known

    def _profile(self, item: Item) -> Profile:
        name = item.claim.person or ""
        told, year = self.ages(item), item.report.published
        born = None
        if told and year is not None:
            born = year.year - max(told) - 1, year.year - min(told)
        died = _death(item)
        places = sorted(_homes(item.report.text, name)) if not kin_of(name) else []
        return Profile(
            name=name,
            also=self.also.get(fold(name), frozenset()),
            born=born,
            home=places[0] if len(places) == 1 else None,
            died=died,
            where=item.where if died else None,
        )


def _one(names: Iterable[str]) -> bool:
    """True if names can all be one person's."""
    listed = sorted(names)
    return all(same_person(listed[0], other) for other in listed[1:])


@functools.lru_cache(maxsize=8192)
def _ages(text: str, name: str) -> frozenset[int]:
    return frozenset(ages(text, name))


@functools.lru_cache(maxsize=8192)
def _homes(text: str, name: str) -> frozenset[str]:
    return frozenset(homes(text, name))


@functools.lru_cache(maxsize=8192)
def _forms(text: str, name: str) -> frozenset[str]:
    return frozenset(forms(text, name))


def _death(item: Item) -> tuple[date, date] | None:
    exact = (days(item.when) or 99) <= 2
    start, end = item.when.start, item.when.end
    if item.claim.status != "killed" or item.denies or not exact:
        return None
    return None if start is None or end is None else (start, end)


def two_people(a: Profile, b: Profile) -> bool:
    """True if no one person can be both (rule P5): births too far apart, or two deaths
    on days and in places that differ."""
    if a.born and b.born:
        apart = max(a.born[0] - b.born[1], b.born[0] - a.born[1], 0)
        return apart > BIRTH_SLACK
    if a.died is None or b.died is None:
        return False
    late = max((b.died[0] - a.died[1]).days, (a.died[0] - b.died[1]).days, 0)
    if late <= DEATHS_APART:
        return False
    far = km(a.where, b.where) if a.where and b.where else None
    homes_differ = bool(a.home and b.home and fold(a.home) != fold(b.home))
    return homes_differ or (far is not None and far > DEATHS_KM)


def alike(a: Profile, b: Profile) -> bool:
    """True if a name of one can be a name of the other."""
    if same_person(a.name, b.name):
        return True
    if not a.also and not b.also:
        return False
    return any(
        len(name_words(x)) > 1 and len(name_words(y)) > 1 and same_person(x, y)
        for x in a.names
        for y in b.names
    )


def special(members: Sequence[Item], told: Told) -> tuple[str, ...]:
    """Why a person's case is closed to publication, sorted; empty where it is not."""
    ages_told = {age for item in members for age in told.ages(item)}
    found = set()
    if any(age < ADULT for age in ages_told):
        found.add("minor")
    if not ages_told and any(_called_minor(i) or _told_minor(i) for i in members):
        found.add("minor")
    if any(
        tells_of_rape(sentence_around(item.report.text, item.claim.span))
        for item in members
    ):
        found.add("sexual violence")
    return tuple(sorted(found))


def _told_minor(item: Item) -> bool:
    """True if the report tells of a person of that name as a child, by age in months,
    weeks or days, too."""
    words = set(fold(item.claim.person or "").split())
    young = (fold(one.name) for one in persons(item.report.text) if one.minor)
    return bool(words) and any(words == set(name.split()) for name in young)


def _called_minor(item: Item) -> bool:
    """True if a word for a child stands right beside the name in the sentence."""
    name, said = (
        item.claim.person or "",
        sentence_around(item.report.text, item.claim.span),
    )
    last = name.split()[-1] if name and not kin_of(name) else ""
    at = said.find(last) if last else -1
    while at >= 0:
        start = said.rfind(name, 0, at + len(last))
        before = fold(said[max(0, (start if start >= 0 else at) - 60) : at]).split()
        own = set(fold(name).split())
        before = [word for word in before if word not in own]
        if _minors().intersection(before[-1:]) or _a_minor().match(
            said, at + len(last)
        ):
            return True
        at = said.find(last, at + len(last))
    return False


@functools.cache
def _minors() -> frozenset[str]:
    return frozenset(fold(word) for word in _data()["minor"].split())


@functools.cache
def _a_minor() -> re.Pattern[str]:
    words = "|".join(sorted(_data()["minor"].split()))
    return re.compile(rf", (?:an?|the) (?:[\w-]+ ){{0,3}}(?:{words})\b")


@functools.cache
def _data() -> dict[str, Any]:
    data = resources.files("marsad.resolve").joinpath("data/special.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))
