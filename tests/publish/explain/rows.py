"""Rows as `marsad read` gives them, for tests: words in, spans looked up."""

from typing import Any

Row = dict[str, Any]
ENGLISH = """Market hit in Harim
Valley Wire, 4 May 2021

At least 12 people, four of them children, died when jets bombed the market in Harim
on Monday, the Valley Watch Group said. Its head, Anna Lindqvist, told Valley Wire
that about 30 others had been hurt.

"We counted nine bodies," Lindqvist said. The Northern Army denied that it had flown.
"""
ARABIC = """قصف على سوق حارم

قال المرصد المحلي إن 14 مدنيا قتلوا يوم الاثنين في حارم.
وأضاف مديره نديم قاسم لوكالة الوادي أن نحو 30 أصيبوا.
"""


def span(text: str, words: str) -> list[int]:
    """Where the words first stand."""
    at = text.index(words)
    return [at, at + len(words)]


def figure(text: str, words: str, low: float | None, **more: Any) -> Row:
    """A figure on the first such words."""
    row: Row = {
        "measure": "killed",
        "text": words,
        "span": span(text, words),
        "low": low,
        "high": low,
        "approx": False,
        "population": "people",
        "part_of": None,
    }
    return row | more


def claim(text: str, words: str, id: str, **more: Any) -> Row:
    """A claim on the first such words."""
    row: Row = {
        "id": id,
        "report": "rpt-test",
        "kind": "airstrike",
        "span": span(text, words),
        "quote": words,
        "speaker": None,
        "via": [],
        "certainty": "asserted",
        "actor": None,
        "target": None,
        "place": None,
        "start": None,
        "end": None,
        "figures": [],
        "person": None,
        "status": None,
        "placement": None,
        "reader": "test-1",
        "rules": ["tagger"],
    }
    return row | more


def placement(name: str | None = "Harim", **more: Any) -> Row:
    """Where and when a claim was placed."""
    row: Row = {
        "name": name,
        "admin1": "Idlib",
        "country": "SY",
        "radius_m": 3000,
        "candidates": [{"name": "Harem", "lat": 0.0, "lon": 0.0}],
        "gazetteer": "test",
        "date_words": "Monday",
        "date_basis": "weekday",
    }
    return row | more


MIXED = """عاجل: قصف على مخيم السلام (القطاع 7)

فقُتِلَ 14 مدنيًّا على الأقل، بينهم 3 أطفال، وفق المرصد المحلي (VWG). #حارم_تحت_القصف
وأُصيبَ نحو 30 كما قالت منظمة Valley Aid (north) لوكالة الوادي.

The Northern Army denied that it had flown (7 sorties).
"""


def report(text: str, claims: list[Row], issues: list[Row] | None = None) -> Row:
    """A report with its claims and issues."""
    return {
        "report": "rpt-test",
        "published": "2021-05-04",
        "publisher": "Valley Wire",
        "title": None,
        "text": text,
        "language": "en",
        "claims": claims,
        "issues": issues or [],
    }


def issue(text: str, words: str | None, *claims: str) -> Row:
    """A mismatch on those words, or a notice without any."""
    return {
        "id": "iss-1",
        "record": "rpt-test",
        "code": "mismatch-figures" if words else "unread-language",
        "message": "12 here, nine there",
        "stage": "extract",
        "seen": words,
        "span": span(text, words) if words else None,
        "claims": list(claims),
    }


def english() -> Row:
    """A report with nested and overlapping claims, two voices and a mismatch."""
    strike = (
        "At least 12 people, four of them children, died when jets bombed the market "
        "in Harim\non Monday"
    )
    rules = [
        "kind:model",
        "speaker:according-to",
        "figure 0:number-noun",
        "figure 1 part_of:of-them",
        "place:scene",
    ]
    return report(
        ENGLISH,
        [
            claim(
                ENGLISH,
                "that about 30 others had been hurt",
                "clm-c",
                kind="casualties",
                speaker="Anna Lindqvist",
                via=["Valley Wire"],
                figures=[
                    figure(
                        ENGLISH, "about 30 others", 30, measure="wounded", approx=True
                    )
                ],
            ),
            claim(
                ENGLISH,
                strike,
                "clm-a",
                speaker="Valley Watch Group",
                place="Harim",
                placement=placement(),
                start="2021-05-03",
                end="2021-05-03",
                rules=rules,
                figures=[
                    figure(ENGLISH, "At least 12 people", 12, high=None),
                    figure(
                        ENGLISH,
                        "four of them children",
                        4,
                        population="civilians",
                        part_of={"claim": "clm-a", "figure": 0},
                    ),
                ],
            ),
            claim(ENGLISH, "jets bombed the market in Harim", "clm-b", actor="jets"),
            claim(
                ENGLISH,
                "it had flown",
                "clm-d",
                speaker="Northern Army",
                certainty="denied",
            ),
        ],
        [issue(ENGLISH, "12 people", "clm-a")],
    )


def arabic() -> Row:
    """A report in Arabic with two claims."""
    row = report(
        ARABIC,
        [
            claim(
                ARABIC,
                "14 مدنيا قتلوا يوم الاثنين في حارم",
                "clm-e",
                speaker="المرصد المحلي",
                figures=[figure(ARABIC, "14 مدنيا", 14)],
            ),
            claim(
                ARABIC,
                "نحو 30 أصيبوا",
                "clm-f",
                speaker="نديم قاسم",
                via=["وكالة الوادي"],
            ),
        ],
    )
    return row | {"language": "ar", "publisher": "وكالة الوادي"}


def mixed() -> Row:
    """A report in Arabic with vowel signs, brackets and digits, and with English."""
    camp = placement("مخيم السلام (القطاع 7)", admin1="إدلب", radius_m=1200)
    row = report(
        MIXED,
        [
            claim(
                MIXED,
                "قُتِلَ 14 مدنيًّا على الأقل، بينهم 3 أطفال",
                "clm-g",
                speaker="المرصد المحلي",
                place="مخيم السلام (القطاع 7)",
                placement=camp | {"date_words": None},
                start="2021-05-03",
                end="2021-05-04",
                figures=[
                    figure(MIXED, "14 مدنيًّا على الأقل", 14, high=None),
                    figure(
                        MIXED,
                        "3 أطفال",
                        3,
                        population="civilians",
                        part_of={"claim": "clm-g", "figure": 0},
                    ),
                ],
                rules=["kind:network", "figure 0:number-noun"],
            ),
            claim(
                MIXED,
                "أُصيبَ نحو 30",
                "clm-h",
                kind="casualties",
                speaker="منظمة Valley Aid (north)",
                via=["وكالة الوادي"],
                figures=[figure(MIXED, "نحو 30", 30, measure="wounded", approx=True)],
            ),
            claim(
                MIXED,
                "it had flown (7 sorties)",
                "clm-i",
                speaker="Northern Army",
                certainty="denied",
            ),
        ],
        [issue(MIXED, "14 مدنيًّا", "clm-g")],
    )
    return row | {"language": "ar", "publisher": "شبكة حارم (2)"}
