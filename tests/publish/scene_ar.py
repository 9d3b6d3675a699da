"""The small invented war as people report it in Arabic, with some English between."""

from dataclasses import replace

from marsad.records.claim import Claim
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.placement import Placement
from marsad.records.source import Source
from marsad.records.war import Party, PublishRules, War
from marsad.records.where import Where
from tests.publish.scene import evidence, figure, grade, report, tally, when

CAMP = "مخيم السلام (القطاع 7)"
"""A place whose name has brackets and a digit."""
HASHTAG = "#حارم_تحت_القصف"
HARIM = Where("حارم", 36.21, 36.52, 1, 2000, "test", "1", country="SY", admin1="إدلب")
SALAM = Where(CAMP, 36.01, 36.62, 2, 4000, "test", "2", country="SY", admin1="إدلب")
WAR = War(
    name="حرب الوادي",
    area=("SY",),
    languages=("ar", "en"),
    parties=(
        Party("north", "جيش الشمال", ("قوات الشمال",), side="north"),
        Party("league", "Valley League", ("رابطة الوادي",), side="league"),
    ),
    sources=(
        Source("watch", "المرصد المحلي", "monitor", "B"),
        Source("wire", "وكالة الوادي", "agency", "B"),
    ),
    rules=PublishRules(
        title="مرصد الوادي (2021)",
        publisher="مرصد الوادي",
        contact="desk@valley.example",
        public_persons=("نديم قاسم",),
    ),
)
REPORTS = (
    report(
        "rpt-m",
        "قال المرصد المحلي إن غاراتٍ جوّية لجيش الشمال على حارم أوقعت 14 قتيلًا على الأقل "
        "بينهم 6 مدنيين يوم الاثنين.",
        "2021-05-04",
        "وكالة الوادي",
        language="ar",
        title="غارات على حارم (3)",
        url="https://wire.example/2021/harim-ar",
    ),
    report(
        "rpt-n",
        f"{HASHTAG} نفى جيش الشمال قصف المـــدينة. وأُصيب نحو 30 في {CAMP}.",
        "2021-05-06",
        "شبكة أخبار حارم",
        language="ar",
    ),
    report(
        "rpt-o",
        "The Valley League took the road to Harim, its spokesman said (2 May). "
        "Nadeem Qasem may be alive.",
        "2021-05-08",
        "Valley League Media (7)",
        language="en",
    ),
    report(
        "rpt-p",
        "نزح أكثر من 37,000 شخص منذ آذار، بحسب المرصد المحلي. نديم قاسم حي، قال شقيقه.",
        "2021-05-10",
        "وكالة الوادي",
        language="ar",
    ),
)
BY_ID = {r.id: r for r in REPORTS}


def claim(id: str, of: str, quote: str, kind: str, **more: object) -> Claim:
    start = BY_ID[of].text.index(quote)
    made = Claim(id, of, kind, (start, start + len(quote)), quote, reader="test 1")
    return replace(made, **more)  # type: ignore[arg-type]


CLAIMS = (
    claim(
        "clm-mmm1",
        "rpt-m",
        "غاراتٍ جوّية لجيش الشمال على حارم أوقعت 14 قتيلًا على الأقل بينهم 6 مدنيين",
        "airstrike",
        figures=(
            figure("killed", "14 قتيلًا على الأقل", 14, None, population="people"),
            figure("killed", "6 مدنيين", 6, 6, population="civilians"),
        ),
        speaker="المرصد المحلي",
        actor="جيش الشمال",
        place="حارم",
    ),
    claim(
        "clm-nnn1",
        "rpt-n",
        f"{HASHTAG} نفى جيش الشمال قصف المـــدينة",
        "airstrike",
        speaker="جيش الشمال",
        certainty="denied",
        place="حارم",
    ),
    claim(
        "clm-nnn2",
        "rpt-n",
        f"وأُصيب نحو 30 في {CAMP}",
        "shelling",
        figures=(figure("wounded", "نحو 30", 30, 30, approx=True),),
        place=CAMP,
    ),
    claim(
        "clm-ooo1",
        "rpt-o",
        "The Valley League took the road to Harim",
        "capture",
        speaker="its spokesman",
        via=("Valley League Media (7)",),
        actor="Valley League",
        place="حارم",
    ),
    claim(
        "clm-ooo2",
        "rpt-o",
        "Nadeem Qasem may be alive",
        "person",
        person="نديم قاسم",
        status="alive",
        certainty="possible",
    ),
    claim(
        "clm-ppp1",
        "rpt-p",
        "نزح أكثر من 37,000 شخص منذ آذار",
        "displacement",
        figures=(figure("displaced", "أكثر من 37,000 شخص", 37000, None),),
        speaker="المرصد المحلي",
    ),
    claim(
        "clm-ppp2",
        "rpt-p",
        "نديم قاسم حي",
        "person",
        speaker="شقيقه",
        person="نديم قاسم",
        status="alive",
    ),
)
DAYS = {
    "clm-mmm1": ("2021-05-03", "2021-05-03"),
    "clm-nnn1": ("2021-05-03", "2021-05-03"),
    "clm-nnn2": ("2021-05-04", "2021-05-06"),
    "clm-ooo1": ("2021-05-08", "2021-05-08"),
    "clm-ppp1": ("2021-03-01", "2021-05-10"),
}
WHERES = {"حارم": HARIM, CAMP: SALAM}


def placement(of: Claim) -> Placement:
    days = when(*DAYS.get(of.id, (None, None)), "words")
    return Placement(
        f"plc-{of.id}", of.id, of.place, WHERES.get(of.place or ""), (), days
    )


def event(id: str, kind: str, place: str, claims: tuple[str, ...]) -> Event:
    reports = tuple(sorted({c.report for c in CLAIMS if c.id in claims}))
    origins = tuple(f"org-{known}" for known in reports)
    return Event(
        id,
        kind,
        when(*DAYS[claims[0]]),
        WHERES[place],
        place,
        ("north",),
        claims,
        reports,
        origins,
    )


EVENTS = (
    replace(
        event("evt-harim", "airstrike", "حارم", ("clm-mmm1", "clm-nnn1")),
        contradictions=(("clm-mmm1", "clm-nnn1"),),
    ),
    event("evt-road", "capture", "حارم", ("clm-ooo1",)),
    event("evt-salam", "shelling", CAMP, ("clm-nnn2",)),
)
FLED = when("2021-03-01", "2021-05-10")
TALLIES = (
    tally("tly-1", "killed", ("clm-mmm1",), 14, 14, None, event="evt-harim"),
    tally("tly-2", "wounded", ("clm-nnn2",), 30, 30, 30, event="evt-salam"),
    tally("tly-3", "displaced", ("clm-ppp1",), 37000, 37000, None, when=FLED),
    tally("tly-4", "killed", ("clm-mmm1",), 14, 18, 20, when=FLED),
)
MAY = when("2021-05-10", "2021-05-10")
PERSONS = (
    PersonCase(
        "per-nadim",
        "نديم قاسم",
        ("Nadeem Qasem",),
        (
            PersonStatus("alive", MAY, "asserted", "شقيقه", "rpt-p", "clm-ppp2"),
            PersonStatus("alive", MAY, "possible", None, "rpt-o", "clm-ooo2"),
        ),
        private=False,
    ),
)
CONTROLS = (
    Control(
        "ctl-1",
        "league",
        "claimed",
        when("2021-05-08", None),
        "one belligerent claims",
        ("clm-ooo1",),
        place="حارم",
        where=HARIM,
        km2=12.5,
    ),
)
GRADES = (
    replace(
        grade("evt-harim", "contested", 2),
        rule="G3",
        reasons=("denied by جيش الشمال",),
        raise_by="that the denial is withdrawn",
    ),
    replace(
        grade("evt-road", "weak", 1),
        rule="G10",
        reasons=("one independent voice says so",),
        raise_by="a second source that does not go back to the first",
    ),
    grade("tly-3", "weak", 1),
)
ISSUES = (
    Issue(
        "iss-1",
        "clm-mmm1",
        "mismatch-sum",
        "9 + 6 is 15, more than the stated 14",
        "extract",
        "14 قتيلًا على الأقل بينهم 6 مدنيين",
        CLAIMS[0].span,
    ),
)


def scene(war: War = WAR) -> Dossier:
    """The whole of it, in the order that a dossier promises."""
    return Dossier(
        war=war,
        reports={r.id: r for r in REPORTS},
        evidence={r.id: evidence(r) for r in REPORTS},
        claims={c.id: c for c in CLAIMS},
        placements={c.id: placement(c) for c in CLAIMS},
        origins={c.id: Origin(f"ogn-{c.id}", c.id, f"org-{c.report}") for c in CLAIMS},
        events=EVENTS,
        persons=PERSONS,
        controls=CONTROLS,
        tallies=TALLIES,
        grades={g.record: g for g in GRADES},
        issues=ISSUES,
    )
