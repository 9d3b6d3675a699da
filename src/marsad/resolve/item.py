"""One claim with what resolving needs to know of it, worked out once."""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from marsad.records.claim import MOMENTARY, STOCKS, Claim
from marsad.records.dossier import Dossier
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.when import When
from marsad.records.where import Where
from marsad.text.manners import so
from marsad.text.moments import only_stands
from marsad.text.names import same_person
from marsad.text.normal import fold
from marsad.text.parties import side_of
from marsad.text.voices import SOME, Voices

TOTAL_DAYS = 11
"""A toll over more days than this, the third of a month, is a running total where no
incident is named."""
VAGUE_DAYS = 31
"""An incident dated no better than this many days can still be one incident."""
FATE_DAYS = 366
"""So can what happened to one person, who dies or is taken once, dated to a year."""
NO_INCIDENT = frozenset({"strength", "control", "person"})
_LASTING = frozenset({"siege", "ceasefire"})
"""What can go on for years and is one thing."""
HAPPENED = frozenset({"killed", "abducted", "detained", "released", "escaped"})
"""Statuses of a named person that something must have brought about."""


@dataclass(frozen=True, slots=True)
class Item:
    """A claim beside its report, reading of place and time, voice and sides."""

    claim: Claim
    report: Report
    where: Where | None
    when: When
    voice: str
    tied: frozenset[str]
    """Keys of voices that its own voice is known to take material from."""
    told: frozenset[str]
    """Keys of the voices it came through; of a speaker without a name also whoever put
    it out."""
    actor: str | None
    target: str | None
    doer: str | None
    """Id of the party that does it: of marsad.toml, else of the shipped lists."""
    foe: str | None
    """Id of the party that it is done to, likewise."""
    place: str | None
    """Folded words for the place."""
    said: str | None = None
    """Its words, with what the report tells right before them of how near or far."""
    sides: tuple[str | None, str | None] = (None, None)
    """Of the doer and of whom it is done to: the side by the shipped lists of parties,
    to compare names in two scripts by."""
    shown: tuple[str | None, str | None] = (None, None)
    """How the doer and whom it is done to are told: a party of marsad.toml by its id, a
    shipped one by its name, others by their words."""
    mouth: str | None = None
    """The person by whom a body speaks, where one is named."""

    outlet: str = ""
    """Key of whoever put the report out."""
    outlet_names: tuple[str, ...] = ()
    """By what names other reports may say that they have something from it."""
    feeds: frozenset[str] = frozenset()
    """Keys of the voices that it is known to take material from."""

    @property
    def dataset(self) -> str | None:
        """Which data set, of whom, the claim is a row of; None for reports in words."""
        report = self.report
        whose = report.passed_on_by or report.publisher
        return report.dataset and f"{whose}: {report.dataset}"

    @property
    def told_there(self) -> tuple[str, str] | None:
        """Of a claim that another monitor passes on: that monitor, and the event in
        which it has the claim; the claim itself where it has it in none."""
        coded = self.claim.coded
        if coded is None or not coded.passed_on:
            return None
        return self.report.passed_on_by or "", coded.event or self.claim.id

    @property
    def nameless(self) -> bool:
        """True if its speaker is told without a name."""
        return self.voice.startswith(SOME)

    @property
    def masked(self) -> bool:
        """True where another monitor tells of a person whose name it withholds."""
        there = self.told_there is not None
        return there and (self.claim.person or "").startswith("per-")

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Earliest first: by publication, then report, place in it, and id."""
        published = self.report.published or date.max
        return published, self.report.id, self.claim.span[0], self.claim.id

    @property
    def denies(self) -> bool:
        """True if the claim says that the thing is not so."""
        return self.claim.certainty == "denied"


@functools.cache
def kinds() -> dict[str, Any]:
    """`data/kinds.toml`: which kinds of claim can be about one incident."""
    data = resources.files("marsad.resolve").joinpath("data/kinds.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))


@functools.cache
def words(name: str) -> frozenset[str]:
    """One list of `data/kinds.toml`."""
    return frozenset(kinds()[name])


def two_people(a: Item, b: Item) -> bool:
    """True if two claims name two people. Of whom another monitor tells without a name
    nobody else can say who it is."""
    one, other = a.claim.person, b.claim.person
    if one is None or other is None:
        return False
    if (a.masked or b.masked) and (a.told_there or "")[:1] != (b.told_there or "")[:1]:
        return False
    return not same_person(one, other)


def kin(a: str, b: str) -> bool:
    """True if claims of the two kinds can be about one incident."""
    return a == b or (a, b) in _kin()


@functools.cache
def _kin() -> frozenset[tuple[str, str]]:
    groups: list[list[str]] = kinds()["kin"]
    return frozenset((a, b) for group in groups for a in group for b in group)


def items_of(dossier: Dossier, out: frozenset[str]) -> dict[str, Item]:
    """Every claim but those left `out`, by id in ascending order."""
    voices = Voices(dossier)
    return {
        id: _item(dossier, claim, voices)
        for id, claim in sorted(dossier.claims.items())
        if id not in out and claim.report in dossier.reports
    }


def _item(dossier: Dossier, claim: Claim, voices: Voices) -> Item:
    report = dossier.reports[claim.report]
    placed: Placement | None = dossier.placements.get(claim.id)
    return Item(
        claim=claim,
        report=report,
        where=placed.where if placed else None,
        when=placed.when if placed else When(),
        voice=voices.vouching(claim)[0],
        tied=voices.ties(claim),
        told=voices.carriers(claim),
        actor=_side(claim.actor, voices),
        target=_side(claim.target, voices),
        doer=voices.party_id(claim.actor),
        foe=voices.party_id(claim.target),
        place=fold(claim.place) if claim.place else None,
        said=(placed and placed.words) or claim.place,
        sides=(side_of(claim.actor), side_of(claim.target)),
        shown=(_shown(claim.actor, voices), _shown(claim.target, voices)),
        mouth=voices.mouth(claim),
        outlet=voices.outlet(report),
        outlet_names=voices.outlet_names(report),
        feeds=voices.feeds(report),
    )


def rows_apart(a: Item, b: Item) -> bool:
    """True for two rows of one data set: those who made it hold them to be two
    incidents (rule D5). Of claims that a monitor passes on, those that it has in two
    events, or in none."""
    if a.dataset is None or b.dataset is None:
        return False
    one, other = a.told_there, b.told_there
    if one is not None and other is not None:
        return one[0] == other[0] and one != other
    return a.dataset == b.dataset and a.report.id != b.report.id


def _side(name: str | None, voices: Voices) -> str | None:
    if not name:
        return None
    return voices.party_id(name) or fold(name)


def _shown(name: str | None, voices: Voices) -> str | None:
    party = voices.party_id(name)
    return voices.shown(party) if party else name


def days(when: When) -> int | None:
    """Length of an interval in days; None where a bound is missing."""
    if when.start is None or when.end is None:
        return None
    return (when.end - when.start).days + 1


@functools.cache
def running() -> re.Pattern[str]:
    """Words that say that a number was counted over a time: "since 2013"."""
    return re.compile("|".join(kinds()["running"]), re.IGNORECASE)


@functools.lru_cache(maxsize=1 << 16)
def _counts_on(quote: str) -> bool:
    return running().search(quote) is not None


def is_total(item: Item) -> bool:
    """True for a running total: a container of incidents, no incident itself.

    Rule C6 of docs/method.md.
    """
    claim, length = item.claim, days(item.when)
    if claim.coded is not None and claim.is_row:
        return claim.coded.summary
    if only_stands(claim):
        return False
    if is_fate(item) and (length is None or length <= FATE_DAYS):
        return False
    mode = claim.time.mode if claim.time else "at"
    years = mode == "since" and (length or 0) > FATE_DAYS
    if years and not claim.figures and claim.kind not in _LASTING:
        return True
    if all(figure.measure in STOCKS - {"detained"} for figure in claim.figures):
        return False
    if mode in ("since", "total", "until") and (length is None or length > TOTAL_DAYS):
        return True
    if claim.figures and item.when.start is None and item.when.end is not None:
        return True
    if claim.figures and _counts_on(claim.quote):
        return True
    if claim.kind in kinds()["counting"]:
        return length is not None and length > TOTAL_DAYS
    return length is not None and length > VAGUE_DAYS


def is_fate(item: Item) -> bool:
    """True if the claim tells what happened to one named person, and when or where."""
    mode = item.claim.time.mode if item.claim.time else "at"
    told = item.claim.person is not None and item.claim.status in HAPPENED
    known = item.where is not None or item.when.end is not None
    return told and known and mode in ("at", "state")


def is_incident(item: Item) -> bool:
    """True if the claim tells of something that happened, once and somewhere. Of what
    another monitor passes on, what it has in an event."""
    coded = item.claim.coded
    if coded is not None and coded.passed_on:
        return coded.event is not None
    if is_fate(item):
        return not is_total(item)
    if only_stands(item.claim):
        return False
    figures = item.claim.figures
    moment = bool(figures) and all(f.measure in MOMENTARY for f in figures)
    if moment and _only_counts(item.claim):
        return False
    return item.claim.kind not in NO_INCIDENT and not is_total(item)


def _only_counts(claim: Claim) -> bool:
    """True of claims that tell how many there are and of nothing that came about; that
    people are inside a place is no siege of it."""
    inside = claim.kind == "siege" and not so("besieged", claim.quote)
    return inside or claim.kind in kinds()["counting"]


def by_report(items: Mapping[str, Item]) -> dict[str, list[Item]]:
    """Items of each report in text order."""
    groups: dict[str, list[Item]] = {}
    for item in sorted(items.values(), key=lambda item: item.order):
        groups.setdefault(item.report.id, []).append(item)
    return groups
