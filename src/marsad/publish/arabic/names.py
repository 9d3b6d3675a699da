"""Who says and does things, under the names that Arabic has for them."""

import functools
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from marsad.publish.arabic.dates import calendar_of
from marsad.publish.arabic.nameless import described
from marsad.publish.arabic.places import Places
from marsad.publish.arabic.script import is_arabic, own, plain
from marsad.publish.arabic.words import table, words
from marsad.publish.naming import UNKNOWN, speaker, voices
from marsad.publish.seal import CONTACT, WITHHELD
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.person import PersonCase
from marsad.records.war import Party, War
from marsad.text.belonging import body_behind
from marsad.text.normal import fold
from marsad.text.parties import known_parties, party_of


class Names:
    """Names, places and days in Arabic, as one dossier needs them."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.calendar = calendar_of(dossier.war)
        self._listed = _own_names(dossier.war)
        self.name = functools.cache(self._name)
        self.places = Places(dossier, self.name)

    def speaker(self, claim: Claim) -> str:
        """Who says it."""
        said = speaker(claim, self.dossier)
        body = body_behind(claim, self.dossier.war.parties)
        who, of, _ = said.rpartition(" of ")
        if body is None or not of:
            return self.name(said)
        return f"{self.name(who)} {words('voices')['of']} {self.name(body)}"

    def speakers(self, claims: Iterable[Claim]) -> list[str]:
        """One name for each voice that the English brief names, in its order."""
        return [self.speaker(claim) for claim in voices(claims, self.dossier)]

    def side(self, printed: str) -> str:
        """A side of an event, as English prints it, in Arabic; empty for plain words
        that have none."""
        told = self.name(printed) if printed else ""
        return "" if told and not is_arabic(told) and printed.islower() else told

    def person(self, case: PersonCase) -> str:
        """A person's name as reports in Arabic write it, else as it is written."""
        if case.private:
            return str(words("voices")["person_withheld"])
        known = (name for name in (case.name, *case.aliases) if is_arabic(name))
        return next(known, own(case.name))

    def _name(self, printed: str) -> str:
        if label := _labels().get(printed):
            return label
        bare = printed.removeprefix("the ").removeprefix("The ")
        known = self._listed.get(fold(bare)) or _country(bare) or _shipped(bare)
        if known := known or _body(bare):
            return known
        if is_arabic(bare.replace(WITHHELD, "")):
            return _unquoted(bare).replace(WITHHELD, _labels()[WITHHELD])
        told = described(printed, self._belonging)
        if is_arabic(told):
            return told
        return told or own(bare)

    def _belonging(self, words: str) -> str:
        """What a nameless source is in, or speaks for: a body, else a place."""
        told = self.name(words)
        return told if is_arabic(told) else self.places.place(words).text


@functools.cache
def _labels() -> dict[str, str]:
    said = words("voices")
    return {
        UNKNOWN: said["unknown"],
        CONTACT: said["contact"],
        WITHHELD: said["name_withheld"],
    }


def _unquoted(name: str) -> str:
    """A name without quotation marks and the marks of posts in it."""
    return " ".join("".join(" " if c in '"“”«»#_' else c for c in plain(name)).split())


def _own_names(war: War) -> dict[str, str]:
    """Arabic names by every folded name of marsad.toml's parties and sources.

    A source's spokesman is a person, and keeps his own name.
    """
    found: dict[str, str] = {}
    public = {fold(name) for name in war.rules.public_persons}
    for party in war.parties:
        names = (party.id, party.name, *party.aliases)
        printed = party_in_arabic(party) or own(party.name)
        found |= {fold(name): found.get(fold(name), printed) for name in names}
    for source in war.sources:
        arabic = _first_arabic((source.name, *source.aliases))
        for name in (source.name, *source.aliases) if arabic else ():
            if fold(name) not in public:
                found.setdefault(fold(name), name if is_arabic(name) else arabic)
    return found


def party_in_arabic(party: Party) -> str:
    """A party's first Arabic name in marsad.toml, else in the shipped lists."""
    names = (party.name, *party.aliases)
    shipped = (_shipped(name) for name in names)
    return _first_arabic(names) or next((name for name in shipped if name), "")


def _first_arabic(names: Iterable[str]) -> str:
    return next((name for name in names if is_arabic(name)), "")


def _shipped(name: str) -> str:
    """The Arabic name of a party of the shipped lists, empty where it is none."""
    return "" if is_arabic(name) else _shipped_names().get(party_of(name) or "", "")


@functools.cache
def _shipped_names() -> dict[str, str]:
    told = table("names")["parties"]
    names = {known.id: _first_arabic(known.aliases) for known in known_parties()}
    return {id: str(told.get(id, name)) for id, name in names.items()}


@functools.cache
def _bodies() -> dict[str, str]:
    """Arabic names of the speakers whom `text` knows, and of other bodies."""
    source = files("marsad.text").joinpath("data/speakers.toml")
    quoted = tomllib.loads(source.read_text("utf-8"))["speakers"]
    pairs = [(name, row["arabic"][0]) for row in quoted for name in row["english"]]
    pairs += table("names")["bodies"].items()
    return {fold(name.removeprefix("The ")): str(arabic) for name, arabic in pairs}


def _country(name: str) -> str:
    return str(table("places")["countries"].get(name, ""))


def _body(name: str) -> str:
    return _bodies().get(fold(name), "")
