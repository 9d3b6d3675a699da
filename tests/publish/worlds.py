"""Random small records, of which two or three tell of one war at different times."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from marsad.records.claim import Claim, Figure
from marsad.records.control import Control
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.event import Event, event_id
from marsad.records.ids import content_id
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.tally import Tally
from marsad.records.war import PublishRules, War
from marsad.records.when import When
from marsad.records.where import Where

NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)
SECRET = "Zahra Tamimi-Ost"
NAMES = ("Karim Haddadin", "Lubna Sarraf")
SHIELDED = tuple(
    Source(f"contact-{risk}", SECRET, "contact", protected=True, risk=risk)
    for risk in ("low", "medium", "high")
)
REPORTS = 5
TOWNS = tuple(
    Where(f"Town {at}", 35.0 + at / 7, 36.0 + at / 9, 1, 2000, "test", f"{at}")
    for at in range(3)
)


@dataclass(frozen=True, slots=True)
class Flips:
    """What of the war differs between two moments."""

    there: frozenset[int]
    """Claims on record, two to a report."""
    groups: tuple[int, ...]
    """Event by claim."""
    protected: frozenset[int]
    """Reports."""
    private: bool
    closed: bool
    low: int
    counted: frozenset[int]
    acts: tuple[tuple[str, int], ...] = ()


claims = st.integers(0, 2 * REPORTS - 1)
flips = st.builds(
    Flips,
    there=st.frozensets(claims, min_size=1),
    groups=st.lists(st.integers(0, 3), min_size=2 * REPORTS, max_size=2 * REPORTS).map(
        tuple
    ),
    protected=st.frozensets(st.integers(0, REPORTS - 1), max_size=2),
    private=st.booleans(),
    closed=st.booleans(),
    low=st.integers(1, 3),
    counted=st.frozensets(claims),
    acts=st.lists(
        st.tuples(st.sampled_from(["retract", "withhold", "correct"]), claims),
        max_size=2,
    ).map(tuple),
)


def world(told: Flips, rules: PublishRules | None = None) -> Dossier:
    """The record as it then stood."""
    reports = {r.id: r for r in (_report(at, told) for at in range(REPORTS))}
    known = {c.id: c for c in (_claim(at, told) for at in sorted(told.there))}
    number = {_claim(at, told).id: at for at in told.there}
    order = {id: (reports[c.report].published, c.report, c.span[0], id)
             for id, c in known.items()}  # fmt: skip
    events, counts = [], []
    for group in range(4):
        members = [id for id in known if told.groups[number[id]] == group]
        if members:
            events.append(_event(sorted(members, key=lambda id: order[id]), known))
            one = events[-1]
            counts.append(_tally(one.claims, told.low, one.id))
    counted = tuple(sorted(id for id in known if number[id] in told.counted))
    tallies = [*counts, *([_tally(counted, told.low, None)] if counted else [])]
    named = tuple(id for id in known if number[id] % 4 == 1)
    decisions = tuple(
        Decision(f"dec-{at}", NOW - timedelta(1), "a", act, (_id(one),), f"as {SECRET}")
        for at, (act, one) in enumerate(told.acts)
    )
    return Dossier(
        war=War("A war", sources=SHIELDED, rules=rules or PublishRules(delay_days=0)),
        reports=reports,
        claims=dict(sorted(known.items())),
        placements={id: _placement(id, number[id]) for id in sorted(known)},
        events=tuple(sorted(events, key=lambda e: e.id)),
        persons=_persons(named, known, told),
        tallies=tuple(sorted(tallies, key=lambda t: t.id)),
        controls=_controls(counted),
        decisions=decisions,
    )


def _report(at: int, told: Flips) -> Report:
    shielded = at in told.protected
    source = SHIELDED[at % 3].id if shielded else None
    text = f"{SECRET} saw it" if shielded else f"Report {at}"
    return Report(f"rpt-{at}", text, f"{at}" * 64, publisher=f"Paper {at}",
                  published=date(2021, 5, 1 + at), source=source,
                  protected=shielded)  # fmt: skip


def _id(at: int) -> str:
    return content_id("clm", f"rpt-{at // 2}", at)


def _claim(at: int, told: Flips) -> Claim:
    figure = Figure("killed", "some", (0, 4), told.low, told.low + at)
    name = NAMES[at // 4 % 2] if at % 4 == 1 else None
    quote = f"words {at} of {name or 'them'}"
    span = (10 * (at % 2), 10 * (at % 2) + 9)
    return Claim(_id(at), f"rpt-{at // 2}", "shelling", span, quote,
                 place=TOWNS[at % 3].name, figures=(figure,), person=name,
                 status="killed" if name else None)  # fmt: skip


def _placement(id: str, at: int) -> Placement:
    day = date(2021, 5, 1 + at % 6)
    town = TOWNS[at % 3]
    return Placement(f"plc-{id}", id, town.name, town, (), When(day, day))


def _event(members: list[str], known: dict[str, Claim]) -> Event:
    at = int(known[members[0]].report[-1])
    day = When(date(2021, 5, 1 + at), date(2021, 5, 1 + at))
    reports = tuple(sorted({known[c].report for c in members}))
    town = TOWNS[2 * at % 3]
    return Event(event_id(members[0]), "shelling", day, town, town.name, (),
                 tuple(sorted(members)), reports, reports)  # fmt: skip


def _tally(claims: tuple[str, ...], low: int, event: str | None) -> Tally:
    days = When(date(2021, 5, 1), date(2021, 5, 20 + low))
    id = content_id("tly", event, str(days.end))
    return Tally(id, "killed", None, "flow", days, None, low, low + 1, low + 2,
                 claims, event=event)  # fmt: skip


def _controls(claims: tuple[str, ...]) -> tuple[Control, ...]:
    if not claims:
        return ()
    day = When(date(2021, 5, 2), date(2021, 5, 3))
    return (Control("ctl-1", "north", "held", day, "told", claims, "Town 1", TOWNS[1]),)


def _persons(
    named: tuple[str, ...], known: dict[str, Claim], told: Flips
) -> tuple[PersonCase, ...]:
    cases = []
    for name in NAMES:
        own = [id for id in named if known[id].person == name]
        said = tuple(
            PersonStatus("killed", When(), "asserted", None, known[id].report, id)
            for id in sorted(own)
        )
        if said:
            cases.append(PersonCase(content_id("per", own[0]), name, (), said,
                                    private=told.private,
                                    closed=told.closed))  # fmt: skip
    return tuple(sorted(cases, key=lambda p: p.id))
