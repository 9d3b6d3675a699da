"""The English reader end to end, on invented sentences: what users rely on."""

from datetime import date

import pytest

from marsad.extract.base import Reading
from marsad.extract.english.lists import with_rows
from marsad.extract.english.reader import EnglishReader
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import CERTAINTIES, KINDS, MEASURES, Claim
from tests.extract.english.reading import about, check, claims_of, days, figures_of
from tests.extract.english.reading import read_all as read

STORY = (
    "At least 16 people were killed, six of them children, when warplanes bombed a "
    "market in Varna on Monday, the Coast Observatory for Human Rights said.\n"
    "Rebels seized the village of Talin after clashes with the army on Tuesday.\n"
    "More than 4,000 people have fled the town since March. That figure includes some "
    "300 suspected militants detained by the army, the Observatory said.\n"
    "The rebels still hold a pocket of four square kilometres (one square mile) on "
    "the river.\n"
    "The weather stayed fine and the minister praised the harvest.\n"
)


@pytest.fixture(scope="module")
def story() -> Reading:
    return read(STORY)[0]


def with_figure(reading: Reading, measure: str) -> Claim:
    return next(
        claim
        for claim in reading.claims
        if any(figure.measure == measure for figure in claim.figures)
    )


def test_every_quote_and_figure_stands_in_the_text(story: Reading) -> None:
    assert story.claims
    check(STORY, story.claims)
    for claim in story.claims:
        assert claim.kind in KINDS
        assert claim.certainty in CERTAINTIES
        assert {figure.measure for figure in claim.figures} <= set(MEASURES)


def test_claims_come_in_order(story: Reading) -> None:
    spans = [claim.span for claim in story.claims]
    assert spans == sorted(spans)


def test_a_toll_with_its_part_speaker_and_kind(story: Reading) -> None:
    claim = with_figure(story, "killed")
    assert claim.kind == "airstrike"
    assert claim.speaker == "Coast Observatory for Human Rights"
    total, part = claim.figures[:2]
    assert (total.low, total.high) == (16, None)
    assert (part.low, part.high, part.population) == (6, 6, "civilians")
    assert part.part_of is not None
    assert (part.part_of.claim, part.part_of.figure) == (claim.id, 0)


def test_ground_is_counted_once_and_its_two_units_are_compared(story: Reading) -> None:
    claim = with_figure(story, "area_km2")
    areas = [f.low for c in story.claims for f in c.figures if f.measure == "area_km2"]
    assert areas == [4]
    assert "four square kilometres" in claim.quote
    (issue,) = story.issues
    assert issue.code == "mismatch-units"
    assert issue.span is not None
    assert "one square mile" in STORY[slice(*issue.span)]


def test_what_is_no_claim_is_none(story: Reading) -> None:
    harvest = STORY.index("The weather")
    assert all(claim.span[1] <= harvest for claim in story.claims)


def test_a_report_reads_the_same_alone_and_among_others(story: Reading) -> None:
    among = read(STORY, "Nothing happened.", STORY.replace("Monday", "Friday"))[0]
    assert among == story


def test_the_version_says_which_words_and_weights() -> None:
    reader = EnglishReader()
    assert reader.version.startswith("english-")
    assert reader.version == EnglishReader().version


DEAD = "ten people were killed by shells in Talin"
SPOKEN = [
    ("direct", f"“{DEAD.capitalize()},” Omar Haddad said.", ["Omar Haddad"]),
    ("direct-first", f"Omar Haddad said: “{DEAD.capitalize()}.”", ["Omar Haddad"]),
    ("indirect", f"Medics said that {DEAD}.", ["Medics"]),
    ("bare-that", f"Medics said {DEAD} on Monday.", ["Medics"]),
    ("according-first", f"According to medics, {DEAD}.", ["medics"]),
    ("according-last", f"On Monday {DEAD}, according to medics.", ["medics"]),
    ("trailing", f"On Monday {DEAD}, activists said.", ["activists"]),
    ("inverted", f"On Monday {DEAD}, said Omar Haddad, a doctor.", ["Omar Haddad"]),
    ("passive", f"On Monday {DEAD}, it was reported by medics.", ["medics"]),
    ("named-passive", f"It was confirmed by the army that {DEAD}.", ["army"]),
    ("cited", f"Citing local medics, the paper wrote that {DEAD}.", ["local medics"]),
    (
        "pronoun",
        f"Omar Haddad, a doctor, reached the town on Monday. He said {DEAD}.",
        ["Omar Haddad"],
    ),
    (
        "pronoun-she",
        f"Talia Lindqvist heads the clinic. At noon, she said, {DEAD}.",
        ["Talia Lindqvist"],
    ),
    (
        "surname",
        f"Dr Omar Haddad reached the town. Haddad said {DEAD}.",
        ["Omar Haddad"],
    ),
    ("joint", f"Residents and medics said {DEAD}.", ["Residents", "medics"]),
    ("official", f"A security official said {DEAD}.", ["security official"]),
    (
        "anonymous",
        f"On Monday {DEAD}, an officer said on condition of anonymity.",
        ["officer"],
    ),
    ("ministry", f"The health ministry said {DEAD}.", ["health ministry"]),
    (
        "monitor",
        f"The Coast Observatory for Human Rights (COHR) spoke. COHR said {DEAD}.",
        ["Coast Observatory for Human Rights"],
    ),
    (
        "the-monitor",
        f"The Coast Observatory for Human Rights spoke. The monitor said {DEAD}.",
        ["Coast Observatory for Human Rights"],
    ),
    (
        "spokesman",
        f"A spokesman for the Valley Defence Forces said {DEAD}.",
        ["spokesman for Valley Defence Forces"],
    ),
    ("source-to-agency", f"An army source told the Varna Press Agency that {DEAD}.",
     ["army source"]),
    ("own", f"On Monday {DEAD}.", [None]),
    (
        "own-beside",
        f"On Monday {DEAD}. The army said it had taken the village of Salma.",
        [None],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speakers"),
    [row[1:] for row in SPOKEN],
    ids=[row[0] for row in SPOKEN],
)
def test_who_says_it(text: str, speakers: list[str | None]) -> None:
    words = next(w for w in ("were killed by shells", "killed") if w in text)
    found = about(text, words)
    assert found
    assert {claim.speaker for claim in found} == set(speakers)


VIAS = [
    (
        "told-agency",
        f"An army source told the Varna Press Agency that {DEAD}.",
        ("Varna Press Agency",),
    ),
    (
        "spokesman",
        f"A spokesman for the Valley Defence Forces said {DEAD}.",
        ("Valley Defence Forces",),
    ),
    ("none", f"Medics said that {DEAD}.", ()),
]


@pytest.mark.parametrize(
    ("text", "via"), [row[1:] for row in VIAS], ids=[row[0] for row in VIAS]
)
def test_through_whom_it_is_said(text: str, via: tuple[str, ...]) -> None:
    found = about(text, "were killed by shells")
    assert found
    assert {claim.via for claim in found} == {via}


COUNTED = [
    ("digits", "Shells killed 12 people in Talin.", [("killed", 12, 12)]),
    ("words", "Shells killed twelve people in Talin.", [("killed", 12, 12)]),
    (
        "range",
        "Between 20 and 25 people were killed by shells in Talin.",
        [("killed", 20, 25)],
    ),
    ("dash", "Shells killed 20-25 people in Talin.", [("killed", 20, 25)]),
    ("least", "At least 12 people were killed in Talin.", [("killed", 12, None)]),
    ("most", "Up to 600 fighters remain inside Talin.", [("fighters", None, 600)]),
    ("dozens", "Dozens of people were killed in Talin.", [("killed", 24, None)]),
    ("scores", "Scores of people were wounded in Talin.", [("wounded", 40, None)]),
    (
        "tens-of-thousands",
        "Tens of thousands of people fled Talin on Monday.",
        [("displaced", 20000, None)],
    ),
    (
        "another",
        "The blast killed nine people and wounded another 13.",
        [("killed", 9, 9), ("wounded", 13, 13)],
    ),
    (
        "both",
        "The shelling killed 12 civilians and wounded 30.",
        [("killed", 12, 12), ("wounded", 30, 30)],
    ),
    ("child", "A child was killed by a mine in Talin.", [("killed", 1, 1)]),
    ("arrests", "Troops detained 300 suspects in Talin.", [("detained", 300, 300)]),
    ("freed", "The group freed 15 captives on Monday.", [("released", 15, 15)]),
    (
        "km2",
        "The group still controls 20 km2 of ground near Talin.",
        [("area_km2", 20, 20)],
    ),
    (
        "square-miles",
        "The group still controls 10 square miles of ground near Talin.",
        [("area_km2", pytest.approx(25.9, abs=0.01),
          pytest.approx(25.9, abs=0.01))],
    ),
    (
        "hectares",
        "The army captured 200 hectares of farmland near Talin.",
        [("area_km2", 2, 2)],
    ),
    (
        "age",
        "A 12-year-old boy was killed by shells in Talin.",
        [("killed", 1, 1)],
    ),
    (
        "year",
        "In 2013 the army shelled Talin and killed 40 people.",
        [("killed", 40, 40)],
    ),
    (
        "after-month",
        "In March, 40 people were killed by shells in Talin.",
        [("killed", 40, 40)],
    ),
    (
        "percent",
        "The army controls 30 percent of the town.",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [row[1:] for row in COUNTED],
    ids=[row[0] for row in COUNTED],
)
def test_what_numbers_count(
    text: str, expected: list[tuple[str, float | None, float | None]]
) -> None:
    assert figures_of(text) == expected


def test_a_list_by_places() -> None:
    text = "Killed by shelling on Monday. Aleppo: 3 killed; Idlib: 2 killed."
    assert figures_of(text) == [("killed", 3, 3), ("killed", 2, 2)]
    for words, place in (("3 killed", "Aleppo"), ("2 killed", "Idlib")):
        assert place in {claim.place for claim in about(text, words)}


def test_rows_read_as_one_claim_get_a_place_each() -> None:
    text = "Aleppo: 3 killed; Idlib: 2 killed, 5 wounded; Homs: 1 killed."
    spot = text.index("Idlib")
    whole = FoundClaim((0, len(text) - 1), "shelling", "asserted", None)
    counted = FoundFigure((spot + 7, spot + 15), "killed", "people", None)
    found = with_rows(text, Found([whole], [counted]))
    rows = [text[slice(*claim.span)] for claim in found.claims]
    assert rows == [row.strip(" .") for row in text.split(";")]
    assert {claim.kind for claim in found.claims} == {"shelling"}
    places = [text[slice(*claim.roles["place"][0])] for claim in found.claims]
    assert places == ["Aleppo", "Idlib", "Homs"]
    assert sorted(f.span for f in found.figures)[1] == counted.span
    assert len(found.figures) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed 12 people in Talin on 4 May 2019.",
        "Shells killed 12 people in Talin on May 4, 2019.",
        "Shells killed 12 people in Talin on 4 May.",
        "Shells killed 12 people in Talin on May 4.",
        "Shells killed 12 people in Talin on Saturday.",
        "On May 4, shells killed 12 people in Talin.",
    ],
)
def test_dates_british_and_american(text: str) -> None:
    assert figures_of(text) == [("killed", 12, 12)]
    assert {days(claim) for claim in claims_of(text)} == {("2019-05-04", "2019-05-04")}


def test_the_day_of_the_telling_is_not_the_events() -> None:
    text = (
        "Shells killed 12 people in Talin on Friday, medics told reporters on Monday."
    )
    assert [days(claim) for claim in claims_of(text)] == [("2019-05-03", "2019-05-03")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes bombed the market of Talin on Monday.", "airstrike"),
        ("Rebels fired mortar shells at the town of Talin.", "shelling"),
        ("A car bomb exploded near the station in Talin.", "bombing"),
        ("Fierce clashes broke out between rebels and the army.", "clash"),
        ("The army captured the village of Talin.", "capture"),
        ("Rebels withdrew from the village of Talin.", "withdrawal"),
        ("Gunmen abducted two engineers in Talin.", "abduction"),
        ("Helicopters dropped chlorine on Talin.", "chemical"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in {claim.kind for claim in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ten people were killed by shells in Talin.", "asserted"),
        ("Ten people may have been killed by shells in Talin.", "possible"),
        ("The army denied that it had shelled Talin.", "denied"),
        ("The raid is believed to have killed ten people.", "probable"),
    ],
)
def test_how_sure_it_is(text: str, certainty: str) -> None:
    assert {claim.certainty for claim in claims_of(text)} == {certainty}


def test_capitals_are_read_like_print() -> None:
    text = "REBELS KILLED 12 SOLDIERS IN TALIN ON MONDAY, THE ARMY SAID."
    assert figures_of(text) == [("killed", 12, 12)]
    check(text, claims_of(text))
    assert {claim.speaker for claim in claims_of(text)} == {"ARMY"}


@pytest.mark.parametrize(
    "text",
    [
        "The minister praised the harvest and opened a bridge.",
        "Two teams met in the cup on Sunday and 12 players were sent home.",
        "A storm killed 12 people in the valley on Sunday.",
        "The council elected 12 members.",
        "The film runs for 120 minutes and tells of love.",
    ],
)
def test_other_news_states_no_claim(text: str) -> None:
    assert claims_of(text) == ()


def test_a_toll_alone_is_of_no_kind_of_attack() -> None:
    (claim,) = claims_of("Five people were killed.")
    assert (claim.kind, claim.figures[0].low) == ("casualties", 5)


def test_the_date_of_publication_moves_no_claim() -> None:
    text = "Shells killed 12 people in Talin on Monday."
    (one,), (two,) = read(text), read(text, published=date(2020, 1, 1))
    assert one == two
