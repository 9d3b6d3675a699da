"""A small invented war with every kind of record, for the tests of publishing."""

from dataclasses import replace
from datetime import UTC, date, datetime

from marsad.records.claim import Claim, Figure, PartOf, TimeWords
from marsad.records.control import Control
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.evidence import Capture, Evidence
from marsad.records.grade import Grade
from marsad.records.ids import sha256
from marsad.records.issue import Issue
from marsad.records.leaf import Head
from marsad.records.origin import Origin
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.tally import Tally
from marsad.records.war import Party, PublishRules, War
from marsad.records.when import When
from marsad.records.where import Where

NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)
SECRETS = ("Zahra Tamimi-Ost", "zt-field-9", "blue kiosk at the ferry", "Zahrat")
PRIVATE = "Karim Haddadin"
HARIM = Where("Harim", 36.21, 36.52, 1, 2000, "test", "1", country="SY", admin1="Idlib")
SALMA = Where(
    "Salma", 35.68, 36.13, 1, 2000, "test", "2", country="SY", admin1="Latakia"
)
IDLIB = Where("Idlib", 35.9, 36.6, 4, 60000, "test", "3", "admin1", "SY", "Idlib")
WAR = War(
    name="The war for the valley",
    area=("SY",),
    parties=(
        Party("north", "Northern Army", ("Northerners",), side="north"),
        Party("league", "Valley League", ("League fighters",), side="league"),
    ),
    sources=(
        Source("watch", "Valley Observatory", "monitor", "B"),
        Source("wire", "Capital Wire", "agency", "B"),
        Source("northtv", "North TV", "party", "D", side="north"),
        Source(
            "zt-field-9",
            "Zahra Tamimi-Ost",
            "contact",
            "B",
            aliases=("Zahrat",),
            protected=True,
            secrets=("blue kiosk at the ferry",),
        ),
    ),
    rules=PublishRules(
        title="Valley Monitor",
        publisher="Valley Monitor",
        contact="desk@valley.example",
        public_persons=("Anna Lindqvist",),
    ),
)


def report(
    id: str, text: str, published: str, publisher: str | None, **more: object
) -> Report:
    made = Report(
        id,
        text,
        sha256(text.encode()),
        publisher=publisher,
        publisher_basis="given",
        published=date.fromisoformat(published),
        published_basis="given",
        language="en",
    )
    return replace(made, **more)  # type: ignore[arg-type]


REPORTS = (
    report(
        "rpt-a",
        "The Valley Observatory said air strikes by the Northern Army on Harim killed "
        "at least 16 people on Monday, seven of them civilians. Karim Haddadin, a "
        "baker, was among the dead.",
        "2021-05-04",
        "Capital Wire",
        title="Strikes kill 16 in Harim",
        url="https://wire.example/2021/harim-strikes",
    ),
    report(
        "rpt-b",
        "North TV said 20 fighters were killed in Harim. It denied that civilians "
        "were hurt. The army took Salma, it said.",
        "2021-05-05",
        "North TV",
        source="northtv",
    ),
    report(
        "rpt-c",
        "More than 37,000 people have fled since March, the Valley Observatory said. "
        "Some 3,200 of them were detained. Up to 600 fighters may remain in a pocket "
        "of four square kilometres (one square mile).",
        "2021-05-10",
        "Capital Wire",
    ),
    report(
        "rpt-d",
        "Anna Lindqvist, a nurse taken in 2019, may be alive, her employer said. It "
        "could be a ploy.",
        "2021-05-11",
        "Capital Wire",
    ),
    report(
        "zt-field-9-note",
        "Zahra Tamimi-Ost here, by the blue kiosk at the ferry in Salma: shelling "
        "this morning, three dead. Call me on +963 11 555 0199.",
        "2021-05-12",
        "Zahrat",
        source="zt-field-9",
        protected=True,
        title="note from Zahra Tamimi-Ost",
        url="https://drop.example/zahrat",
    ),
)
BY_ID = {r.id: r for r in REPORTS}


def claim(
    id: str,
    of: str,
    quote: str,
    kind: str,
    figures: tuple[Figure, ...] = (),
    **m: object,
) -> Claim:
    start = BY_ID[of].text.index(quote)
    made = Claim(id, of, kind, (start, start + len(quote)), quote, figures=figures)
    return replace(made, reader="test 1", **m)  # type: ignore[arg-type]


def figure(
    measure: str, text: str, low: float | None, high: float | None, **more: object
) -> Figure:
    made = Figure(measure, text, (0, len(text)), low, high)
    return replace(made, **more)  # type: ignore[arg-type]


CLAIMS = (
    claim(
        "clm-aaa1",
        "rpt-a",
        "air strikes by the Northern Army on Harim killed at least 16 people on "
        "Monday, seven of them civilians",
        "airstrike",
        (
            figure("killed", "at least 16 people", 16, None, population="people"),
            figure(
                "killed",
                "seven of them civilians",
                7,
                7,
                population="civilians",
                part_of=PartOf("clm-aaa1", 0),
            ),
        ),
        speaker="Valley Observatory",
        actor="Northern Army",
        place="Harim",
        time=TimeWords("on Monday", (82, 91)),
    ),
    claim(
        "clm-aaa2",
        "rpt-a",
        "Karim Haddadin, a baker, was among the dead",
        "person",
        person="Karim Haddadin",
        status="killed",
        place="Harim",
    ),
    claim(
        "clm-bbb1",
        "rpt-b",
        "20 fighters were killed in Harim",
        "airstrike",
        (figure("killed", "20 fighters", 20, 20, population="combatants"),),
        speaker="North TV",
        place="Harim",
    ),
    claim(
        "clm-bbb2",
        "rpt-b",
        "It denied that civilians were hurt",
        "airstrike",
        speaker="North TV",
        certainty="denied",
        place="Harim",
    ),
    claim(
        "clm-bbb3",
        "rpt-b",
        "The army took Salma",
        "capture",
        speaker="North TV",
        actor="Northerners",
        place="Salma",
    ),
    claim(
        "clm-ccc1",
        "rpt-c",
        "More than 37,000 people have fled since March",
        "displacement",
        (figure("displaced", "More than 37,000 people", 37000, None),),
        speaker="Valley Observatory",
        time=TimeWords("since March", (0, 0), "since"),
    ),
    claim(
        "clm-ccc2",
        "rpt-c",
        "Some 3,200 of them were detained",
        "detention",
        (
            figure(
                "detained",
                "Some 3,200",
                3200,
                3200,
                approx=True,
                part_of=PartOf("clm-ccc1", 0),
            ),
        ),
        speaker="Valley Observatory",
    ),
    claim(
        "clm-ccc3",
        "rpt-c",
        "Up to 600 fighters may remain in a pocket of four square kilometres "
        "(one square mile)",
        "strength",
        (
            figure("fighters", "Up to 600 fighters", None, 600),
            figure("area_km2", "four square kilometres", 4, 4),
        ),
        certainty="possible",
        speaker="Valley Observatory",
    ),
    claim(
        "clm-ddd1",
        "rpt-d",
        "Anna Lindqvist, a nurse taken in 2019, may be alive",
        "person",
        speaker="her employer",
        person="Anna Lindqvist",
        status="alive",
        certainty="possible",
    ),
    claim(
        "clm-ddd2",
        "rpt-d",
        "It could be a ploy",
        "person",
        speaker="her employer",
        person="Anna Lindqvist",
        status="alive",
        certainty="doubtful",
    ),
    claim(
        "clm-zzz1",
        "zt-field-9-note",
        "shelling this morning, three dead",
        "shelling",
        (figure("killed", "three dead", 3, 3, population="people"),),
        speaker="Zahra Tamimi-Ost",
        via=("Zahrat",),
        actor="men of Zahrat",
        place="blue kiosk at the ferry, Salma",
    ),
)
WHERES = {"Harim": HARIM, "Salma": SALMA}
DAYS = {
    "clm-aaa1": ("2021-05-03", "2021-05-03"),
    "clm-aaa2": ("2021-05-03", "2021-05-03"),
    "clm-bbb1": ("2021-05-03", "2021-05-03"),
    "clm-bbb2": ("2021-05-03", "2021-05-03"),
    "clm-bbb3": ("2021-05-05", "2021-05-05"),
    "clm-ccc1": ("2021-03-01", "2021-05-10"),
    "clm-zzz1": ("2021-05-12", "2021-05-12"),
}


def when(start: str | None, end: str | None, words: str | None = None) -> When:
    bounds = [date.fromisoformat(d) if d else None for d in (start, end)]
    return When(bounds[0], bounds[1], words, "test")


def placement(of: Claim) -> Placement:
    start, end = DAYS.get(of.id, (None, None))
    town = next((t for t in WHERES if t in (of.place or "")), None)
    where = WHERES.get(town or "")
    return Placement(
        f"plc-{of.id}", of.id, of.place, where, (), when(start, end, "words")
    )


def event(
    id: str,
    kind: str,
    claims: tuple[str, ...],
    place: str | None,
    day: str,
    **m: object,
) -> Event:
    reports = tuple(sorted({c.report for c in CLAIMS if c.id in claims}))
    origins = tuple(sorted({f"org-{c.report}" for c in CLAIMS if c.id in claims}))
    made = Event(
        id,
        kind,
        when(day, day),
        WHERES.get(place or ""),
        place,
        ("north",),
        claims,
        reports,
        origins,
        reasons=("same kind, day and place",),
    )
    return replace(made, **m)  # type: ignore[arg-type]


EVENTS = (
    event(
        "evt-harim",
        "airstrike",
        ("clm-aaa1", "clm-bbb1", "clm-bbb2"),
        "Harim",
        "2021-05-03",
        contradictions=(("clm-aaa1", "clm-bbb1"), ("clm-aaa1", "clm-bbb2")),
    ),
    event("evt-salma", "capture", ("clm-bbb3",), "Salma", "2021-05-05"),
    event("evt-zshell", "shelling", ("clm-zzz1",), "Salma", "2021-05-12"),
)


def tally(
    id: str, measure: str, claims: tuple[str, ...], *range: float | None, **m: object
) -> Tally:
    low, best, high = range
    made = Tally(
        id,
        measure,
        None,
        "flow",
        when("2021-05-03", "2021-05-03"),
        None,
        low or 0,
        best or 0,
        high,
        claims,
    )
    return replace(made, **m)  # type: ignore[arg-type]


FLED = when("2021-03-01", "2021-05-10")
MOMENT = when("2021-05-10", "2021-05-10")
TALLIES = (
    tally("tly-1", "killed", ("clm-aaa1", "clm-bbb1"), 16, 18, 20, event="evt-harim"),
    tally(
        "tly-2",
        "killed",
        ("clm-aaa1",),
        7,
        7,
        7,
        event="evt-harim",
        population="civilians",
    ),
    tally(
        "tly-3",
        "killed",
        ("clm-zzz1",),
        3,
        3,
        3,
        event="evt-zshell",
        when=when("2021-05-12", "2021-05-12"),
    ),
    tally("tly-4", "displaced", ("clm-ccc1",), 37000, 37000, None, when=FLED),
    tally("tly-5", "fighters", ("clm-ccc3",), 0, 600, 600, kind="stock", when=MOMENT),
    tally(
        "tly-6",
        "detained",
        ("clm-ccc2",),
        3200,
        3200,
        3200,
        kind="stock",
        when=MOMENT,
    ),
    tally("tly-7", "killed", ("clm-aaa1", "clm-bbb1"), 16, 18, 20, when=FLED),
)
PERSONS = (
    PersonCase(
        "per-anna",
        "Anna Lindqvist",
        ("Lindqvist",),
        (
            PersonStatus(
                "abducted",
                when("2019-01-01", "2019-12-31"),
                "asserted",
                None,
                "rpt-d",
                "clm-ddd1",
            ),
            PersonStatus(
                "alive",
                when("2021-05-11", "2021-05-11"),
                "possible",
                "her employer",
                "rpt-d",
                "clm-ddd1",
            ),
            PersonStatus(
                "alive",
                when("2021-05-11", "2021-05-11"),
                "doubtful",
                "her employer",
                "rpt-d",
                "clm-ddd2",
            ),
        ),
        (("clm-ddd1", "clm-ddd2"),),
        private=False,
    ),
    PersonCase(
        "per-karim",
        PRIVATE,
        ("K. Haddadin",),
        (
            PersonStatus(
                "killed",
                when("2021-05-03", "2021-05-03"),
                "asserted",
                None,
                "rpt-a",
                "clm-aaa2",
            ),
        ),
    ),
)


def control(id: str, km2: float, day: str) -> Control:
    return Control(
        id,
        "league",
        "held",
        when(day, day),
        "third party reports",
        ("clm-ccc3",),
        area="the pocket",
        km2=km2,
    )


CONTROLS = (
    control("ctl-1", 50, "2021-04-20"),
    control("ctl-2", 12.5, "2021-05-01"),
    control("ctl-3", 4, "2021-05-10"),
    Control(
        "ctl-4",
        "north",
        "claimed",
        when("2021-05-05", None),
        "one belligerent claims",
        ("clm-bbb3",),
        place="Salma",
        where=SALMA,
    ),
)


def grade(record: str, word: str, origins: int, *voices: tuple[str, ...]) -> Grade:
    return Grade(
        f"grd-{record}",
        record,
        word,
        f"{word}-1",
        (f"{origins} independent origin(s)",),
        "B",
        2,
        origins,
        origins,
        "one more independent source",
        voices=voices,
    )


GRADES = (
    grade("evt-harim", "contested", 2, ("clm-aaa1",), ("clm-bbb1", "clm-bbb2")),
    grade("evt-salma", "weak", 1, ("clm-bbb3",)),
    grade("evt-zshell", "weak", 1, ("clm-zzz1",)),
    grade("tly-4", "weak", 1),
)
ISSUES = (
    Issue(
        "iss-1",
        "clm-ccc3",
        "mismatch-area",
        "four square kilometres and one square mile are not the same area",
        "extract",
        "four square kilometres (one square mile)",
        CLAIMS[7].span,
    ),
    Issue(
        "iss-2",
        "evt-harim",
        "contradiction-figures",
        "16 or more against 20",
        "resolve",
        claims=("clm-aaa1", "clm-bbb1"),
    ),
    Issue("iss-3", "/srv/in/zt-field-9.eml", "undated", "no date in Zahrat's mail"),
)
DECISIONS = (
    Decision(
        "dec-1", NOW, "blue kiosk at the ferry", "accept", ("evt-harim",), "rang Zahrat"
    ),
)


def evidence(of: Report) -> Evidence:
    capture = Capture(
        datetime(2021, 5, 20, 8, tzinfo=UTC),
        "file",
        "marsad 0.1",
        "text/plain",
        len(of.text),
        f"{of.id} from Zahra Tamimi-Ost.txt",
        (("x-sender", "Zahrat"),),
    )
    return Evidence(f"evd-{of.id}", of.evidence, of.id, capture)


HEAD = Head("hed-1", 5, "ab" * 32, NOW, "cd" * 32, "ef" * 64)


def origin(of: Claim) -> Origin:
    return Origin(f"ogn-{of.id}", of.id, f"org-{of.report}")


def scene(war: War = WAR) -> Dossier:
    """The whole of it, in the order that a dossier promises."""
    return Dossier(
        war=war,
        reports={r.id: r for r in sorted(REPORTS, key=lambda r: r.id)},
        evidence={r.id: evidence(r) for r in sorted(REPORTS, key=lambda r: r.id)},
        claims={c.id: c for c in CLAIMS},
        placements={c.id: placement(c) for c in CLAIMS},
        origins={c.id: origin(c) for c in CLAIMS},
        events=EVENTS,
        persons=PERSONS,
        controls=CONTROLS,
        tallies=TALLIES,
        grades={g.record: g for g in GRADES},
        issues=ISSUES,
        decisions=DECISIONS,
    )
