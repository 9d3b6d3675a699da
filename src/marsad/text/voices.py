"""Whose word a claim is: one key for all the names of one speaker."""

import re
from collections.abc import Iterable

from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import War
from marsad.text.belonging import body_behind, party_meant, party_served
from marsad.text.names import (
    acronym,
    anybody,
    bare,
    body_words,
    name_key,
    name_words,
    same_body,
    same_person,
    sound,
    unframed,
    word_list,
)
from marsad.text.parties import any_party, shipped
from marsad.text.speakers import english_names

CARRIERS = frozenset({"outlet", "agency"})
"""Kinds of source that pass words on: "he told the agency" stays his word."""


OWN = frozenset(
    {
        *("we", "our correspondent", "our correspondents", "our reporter"),
        *("our reporters", "نحن", "مراسلنا", "مراسلتنا", "مراسلونا", "مراسلينا"),
    }
)
"""Words by which whoever puts a report out speaks of itself."""


SOME = "some:"
"""How the key of a voice without a name begins."""
_AT = re.compile(r" (?:in|at|of|from|near) |\s(?:في|من|قرب)\s")
"""Between a speaker without a name and where he is."""
_PASSED_ON = re.compile(r"\s*RT @(?P<whose>\w+)\b")
"""How a post begins that repeats another's."""


def is_own(speaker: str) -> bool:
    """Whether a speaker is told as the report's own voice: "not seven, as we said"."""
    return " ".join(speaker.casefold().split()) in OWN


def here(claim: Claim) -> str:
    """A claim's speaker, without the place where a speaker who has no name is, if it is
    the claim's own: "rescue worker in Harim"."""
    said = claim.speaker or ""
    at = list(_AT.finditer(said))
    if not at or not claim.place or not anybody(said[: at[-1].start()]):
        return said
    where = bare(said[at[-1].end() :])
    near = where in (bare(part) for part in (claim.place, *claim.place.split(",")))
    return said[: at[-1].start()] if near else said


class Voices:
    """Who vouches for each claim of one dossier, under one key per speaker."""

    def __init__(self, dossier: Dossier) -> None:
        self.war: War = dossier.war
        self.reports = dossier.reports
        self._own = {party.id: party for party in self.war.parties}
        self._parties: dict[str | None, str | None] = {}
        self._by_id: dict[str | None, Source] = {s.id: s for s in self.war.sources}
        self._sources = _source_names(self.war.sources)
        met = {
            name
            for claim in dossier.claims.values()
            for name in (claim.speaker, *claim.via)
            if name and not anybody(name)
        }
        self._met = {bare(name) for name in met}
        self._names = _one_name(map(self._english, met))
        self._spoken = _by_acronym(self._full(name) for name in met)

    def source(self, name: str | None) -> Source | None:
        """The source of marsad.toml that a name means, if any."""
        if not name:
            return None
        english = self._english(name)
        return (
            self._sources.get(bare(name))
            or self._sources.get(bare(english))
            or self._sources.get(bare(self._names.get(english, "")))
            or self._sources.get(unframed(name))
        )

    def publisher(self, report: Report) -> Source | None:
        """The source that put a report out, if it is known."""
        if report.source in self._by_id:
            return self._by_id[report.source]
        return self.source(report.publisher)

    def party_id(self, name: str | None) -> str | None:
        """Id of the party that a name means: the monitor's, else a shipped one."""
        if name not in self._parties:
            self._parties[name] = any_party(name, self.war.parties)
        return self._parties[name]

    def is_party(self, id: str) -> bool:
        """True for the id of a party, the monitor's or a shipped one."""
        return id in self._own or id in shipped()

    def party_names(self) -> dict[str, str]:
        """The name of every party by its id."""
        names = {known.id: known.name for known in shipped().values()}
        return names | {party.id: party.name for party in self.war.parties}

    def shown(self, id: str) -> str:
        """How records tell a side: the monitor's parties by id, shipped ones by name,
        others by the words that stand for them."""
        known = None if id in self._own else shipped().get(id)
        return known.name if known else id

    def key_of(self, name: str) -> str:
        """The key under which a named body or person speaks."""
        source = self.source(name)
        if source is not None:
            return f"source:{source.id}"
        party = self.party_id(name)
        return f"party:{party}" if party else f"name:{self._full(name)}"

    def vouching(self, claim: Claim) -> tuple[str, Source | None]:
        """The key of the voice behind a claim, and its source if it is known.

        A body that its spokesman speaks for is the voice; an agency or outlet
        that was told something is not. Nobody named, or "we": who put the report out.
        """
        report = self.reports[claim.report]
        if claim.speaker is None or (is_own(claim.speaker) and not claim.via):
            return self._put_out(report)
        for name in (claim.speaker, *claim.via):
            source = self.source(name)
            if source is not None and (
                name == claim.speaker or source.kind not in CARRIERS
            ):
                return f"source:{source.id}", source
        for name in (claim.speaker, *claim.via):
            party = self.party_id(name)
            if party is not None:
                return f"party:{party}", None
        body = body_behind(claim, self.war.parties)
        if body is not None:
            return f"name:{self._full(body)}", None
        meant = party_meant(claim.speaker, report.text, self.war.parties)
        if meant in self._own:
            return f"party:{meant}", None
        return self._by_name(claim, report), None

    def mouth(self, claim: Claim) -> str | None:
        """The person, by name, through whom a known source speaks; None where it
        speaks by its own name, or whoever speaks is not named."""
        _, source = self.vouching(claim)
        name = self._english(claim.speaker or "")
        words = name_words(name)
        if source is None or not 2 <= len(words) <= 3 or anybody(name):
            return None
        taken = {*name_words(source.name), *word_list("generic")}
        if self.party_id(name) is not None or not taken.isdisjoint(words):
            return None
        return " ".join(words)

    def party(self, claim: Claim) -> str | None:
        """Id of the party, or name of the side, for which a claim speaks."""
        key, source = self.vouching(claim)
        if source is not None:
            party = self.party_id(source.name)
            return source.side or (party if source.kind == "party" else None)
        if key.startswith("party:"):
            return key.removeprefix("party:")
        return self._served(claim) if claim.speaker else None

    def _served(self, claim: Claim) -> str | None:
        """Id of the party that a speaker is told to belong to, by his role."""
        name, own = claim.speaker or "", self.war.parties
        text = self.reports[claim.report].text
        return party_served(name, own) or party_meant(name, text, own)

    def side(self, party: str | None) -> str | None:
        """The side a party belongs to; a party without one is its own side."""
        known = self._own.get(party or "") or shipped().get(party or "")
        return (known.side or known.id) if known else party

    def _put_out(self, report: Report) -> tuple[str, Source | None]:
        """Whoever put a report out; a data set is the body that reports quote by its
        name. A post that is another's word for word is the other's."""
        passed = _PASSED_ON.match(report.text)
        if passed is not None:
            name = passed["whose"]
            of = self.source(name)
            return (f"source:{of.id}", of) if of else (f"outlet:{bare(name)}", None)
        source = self.publisher(report)
        if source is not None:
            return f"source:{source.id}", source
        if report.dataset is not None and report.publisher:
            return self.key_of(report.publisher), None
        name = bare(self._english(report.publisher or ""))
        if name in self._spoken:
            return f"name:{self._spoken[name]}", None
        return (f"outlet:{name}" if name else f"report:{report.id}"), None

    def _by_name(self, claim: Claim, report: Report) -> str:
        speaker = here(claim)
        if not anybody(speaker):
            return f"name:{self._full(speaker)}"
        known = self.source(claim.via[0]) if claim.via else self.publisher(report)
        told = claim.via[0] if claim.via else report.publisher or report.id
        whose = known.id if known is not None else self._full(told)
        return f"{SOME}{bare(speaker).removeprefix('one ')}@{whose}"

    def carriers(self, claim: Claim) -> frozenset[str]:
        """Keys of the voices that a claim came through; whoever put it out, where the
        speaker has no name and told nobody else. Of several that stand behind a number
        which nobody of them is quoted with, none."""
        if claim.speaker is None and len(claim.via) > 1:
            return frozenset()
        key, _ = self.vouching(claim)
        if key.startswith(SOME) and not claim.via:
            return frozenset({self._put_out(self.reports[claim.report])[0]})
        return frozenset(self.key_of(name) for name in claim.via) - {key}

    def ties(self, claim: Claim) -> frozenset[str]:
        """Keys of the voices that the voice behind a claim takes its material from, or
        the outlet does that has it from somebody without a name."""
        key, source = self.vouching(claim)
        if key.startswith(SOME):
            return self.feeds(self.reports[claim.report])
        return frozenset(f"source:{tie}" for tie in (source.ties if source else ()))

    def outlet(self, report: Report) -> str:
        """The key under which whoever put a report out speaks."""
        return self._put_out(report)[0]

    def outlet_names(self, report: Report) -> tuple[str, ...]:
        """The names of whoever put a report out, sorted."""
        source = self.publisher(report)
        known = (source.name, *source.aliases) if source is not None else ()
        names = {*known, report.publisher or ""} - {""}
        return tuple(sorted(names | {n for name in names for n in english_names(name)}))

    def feeds(self, report: Report) -> frozenset[str]:
        """Keys of the voices from which whoever put a report out takes material."""
        source = self.publisher(report)
        return frozenset(f"source:{tie}" for tie in (source.ties if source else ()))

    def _full(self, name: str) -> str:
        """The fullest name met for a speaker, bare; "one source" is a source."""
        english = self._english(name)
        return bare(self._names.get(english, english)).removeprefix("one ")

    def _english(self, name: str) -> str:
        """The name by which English reports know a speaker with an Arabic name: one
        that marsad.toml or a report has, else the fullest; other names as they are."""
        known = english_names(name)
        used = (n for n in known if bare(n) in self._sources or bare(n) in self._met)
        return next(used, known[0] if known else name)


def unlisted(names: Iterable[str], war: War) -> list[str]:
    """Names, in their order, that no source or party of marsad.toml has, nor a shipped
    party: each is a voice of its own. Without those of nobody in particular."""
    known = _source_names(war.sources)

    def listed(name: str) -> bool:
        spellings = {name, unframed(name), *english_names(name)}
        return not known.keys().isdisjoint(map(bare, spellings)) or (
            any_party(name, war.parties) is not None
        )

    return [name for name in names if not anybody(name) and not listed(name)]


def _source_names(sources: tuple[Source, ...]) -> dict[str, Source]:
    owners: dict[str, list[Source]] = {}
    for source in sources:
        names = {source.id, source.name, *source.aliases, acronym(source.name)}
        for name in {*map(bare, names), *map(unframed, names)} - {""}:
            owners.setdefault(name, []).append(source)
    return {name: known[0] for name, known in owners.items() if len(known) == 1}


def _by_acronym(names: Iterable[str]) -> dict[str, str]:
    """Names of speakers by themselves and by their initials, if one alone has these."""
    known = set(names) - {""}
    found: dict[str, list[str]] = {}
    for name in sorted(known):
        found.setdefault(acronym(name), []).append(name)
    short = {key: many[0] for key, many in found.items() if key and len(many) == 1}
    return {**short, **{name: name for name in known}}


def _one_name(names: Iterable[str]) -> dict[str, str]:
    """Each name to the fullest name that is met for the same speaker.

    A family name or acronym joins a fuller name only if just one fits.
    """
    met = sorted(set(names), key=lambda name: (-len(bare(name).split()), name))
    full: dict[str, str] = {}
    heads: dict[str, list[str]] = {}
    for name in met:
        marks = _marks(name)
        near = dict.fromkeys(head for mark in marks for head in heads.get(mark, ()))
        fits = [head for head in near if _same_speaker(name, head)]
        full[name] = fits[0] if len(fits) == 1 else name
        for mark in [] if fits else marks:
            heads.setdefault(mark, []).append(name)
    return full


def _marks(name: str) -> list[str]:
    """What two names of one speaker share at least one of."""
    words = name_words(name)
    body = " ".join(body_words(name))
    short = bare(name).replace(" ", "")
    return sorted(
        {
            f"w {name_key(words[-1])[1:]}",
            f"b {body}",
            f"a {acronym(name)}",
            f"a {short}",
            f"j {sound(''.join(words))}",
        }
        if words
        else set()
    )


def _same_speaker(a: str, b: str) -> bool:
    return same_body(a, b) or same_person(a, b)
