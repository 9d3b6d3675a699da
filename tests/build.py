"""Builders of records for tests: short words in, whole dossiers out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as change
from datetime import UTC, date, datetime

from marsad.engine.base import Engine
from marsad.engine.local import LocalEngine
from marsad.records.claim import Claim, Figure, PartOf, TimeWords
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.ids import content_id, sha256
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import Party, PublishRules, War
from marsad.records.when import When
from marsad.records.where import Where

WAR = War(
    name="The war for the valley",
    area=("SY",),
    parties=(
        Party("north", "Northern Army", ("Northerners",), side="north"),
        Party("league", "Valley League", ("League fighters",), side="league"),
        Party("council", "River Council", (), side="north"),
    ),
    sources=(
        Source("watch", "Valley Watch", "monitor", "B"),
        Source("wire", "Capital Wire", "agency", "B"),
        Source("daily", "Morning Daily", "outlet", "C", ties=("wire",)),
        Source("herald", "Coast Herald", "outlet", "C"),
        Source("northtv", "North TV", "outlet", "D", side="north"),
    ),
    rules=PublishRules(public_persons=("Anna Lindqvist",)),
)
TOWNS = {
    "Harim": Where(
        "Harim", 36.21, 36.52, 1, 2000, "test", "1", country="SY", admin1="Idlib"
    ),
    "Salma": Where(
        "Salma", 35.68, 36.13, 1, 2000, "test", "2", country="SY", admin1="Latakia"
    ),
    "Idlib": Where("Idlib", 35.9, 36.6, 4, 60000, "test", "3", "admin1", "SY", "Idlib"),
    "Eastern Syria": Where(
        "Eastern Syria", 35.2, 37.8, 5, 60000, "test", "5", "region", "SY"
    ),
    "Syria": Where("Syria", 35.0, 38.0, 6, 400000, "test", "4", "country", "SY"),
}


@dataclass(frozen=True)
class Told:
    """A claim, the report it stands in and its placement."""

    claim: Claim
    report: Report
    placement: Placement


def engine() -> Engine:
    """A fresh embedded engine."""
    return LocalEngine()


def day(text: str | None) -> date | None:
    """A date from ISO words, None from none."""
    return date.fromisoformat(text) if text else None


def report(
    text: str,
    published: str | None = "2021-05-04",
    publisher: str | None = "Morning Daily",
    id: str | None = None,
    source: str | None = None,
) -> Report:
    """A report with its id made from its content."""
    name = id or content_id("rpt", text, publisher, published)
    digest = sha256(text.encode())
    return Report(
        name,
        text,
        digest,
        publisher=publisher,
        publisher_basis="given",
        published=day(published),
        published_basis="given",
        source=source,
    )


def figure(
    measure: str,
    low: float | None,
    high: float | str | None = "same",
    population: str | None = "people",
    part_of: tuple[str, int] | None = None,
    approx: bool = False,
) -> Figure:
    """A figure; `high` is the same as `low` unless it is given."""
    top = low if isinstance(high, str) else high
    part = PartOf(*part_of) if part_of else None
    return Figure(measure, f"{low}", (0, 1), low, top, approx, population, part)


def claim(
    of: Report,
    quote: str,
    kind: str = "airstrike",
    speaker: str | None = None,
    figures: Sequence[Figure] = (),
    mode: str | None = None,
    **more: object,
) -> Claim:
    """A claim whose quote is looked up in the report's text."""
    start = of.text.index(quote)
    span = (start, start + len(quote))
    time = TimeWords("then", (0, 0), mode) if mode else None
    id = str(more.pop("id", content_id("clm", of.id, kind, span, speaker)))
    made = Claim(
        id, of.id, kind, span, quote, speaker, figures=tuple(figures), time=time
    )
    return change(made, **more)  # type: ignore[arg-type]


def placed(
    of: Report,
    claim: Claim,
    start: str | None,
    end: str | None = "same",
    place: str | None = None,
) -> Told:
    """A claim with its place, one of `TOWNS`, and dates; one day if no end is given."""
    last = start if end == "same" else end
    where = TOWNS.get(place or "")
    id = content_id("plc", claim.id)
    when = When(day(start), day(last), basis="test")
    said = change(claim, place=claim.place or place)
    return Told(said, of, Placement(id, claim.id, place, where, (), when))


def told(
    words: str,
    start: str | None = "2021-05-03",
    place: str | None = "Harim",
    publisher: str = "Morning Daily",
    published: str = "2021-05-04",
    end: str | None = "same",
    **more: object,
) -> Told:
    """A report of one sentence that makes one claim."""
    of = report(words, published, publisher)
    made = claim(of, words, **more)  # type: ignore[arg-type]
    return placed(of, made, start, end, place)


def decision(action: str, *records: str, at: int = 1) -> Decision:
    """A ruling made `at` o'clock."""
    when = datetime(2021, 6, 1, at, tzinfo=UTC)
    return Decision(
        content_id("dec", action, records, at), when, "desk", action, records, "test"
    )


def dossier(
    said: Iterable[Told], decisions: Iterable[Decision] = (), war: War = WAR
) -> Dossier:
    """A dossier of claims; mappings in ascending order of their keys."""
    known = list(said)
    return Dossier(
        war=war,
        reports=dict(sorted({t.report.id: t.report for t in known}.items())),
        claims=dict(sorted((t.claim.id, t.claim) for t in known)),
        placements=dict(sorted((t.claim.id, t.placement) for t in known)),
        decisions=tuple(sorted(decisions, key=lambda d: d.id)),
    )


def resolved(known: Dossier) -> Dossier:
    """The dossier with its origins, events and person cases."""
    from marsad.resolve.resolve import resolve_claims

    found = resolve_claims(known, engine())
    return change(
        known,
        origins={origin.claim: origin for origin in found.origins},
        events=found.events,
        persons=found.persons,
        issues=found.issues,
    )
