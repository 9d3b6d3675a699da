"""A news story on the end of a siege, retold: what must be read of it, and what not."""

from datetime import date

import pytest

from marsad.extract.base import Reading
from marsad.extract.english.reader import EnglishReader
from marsad.records.claim import Claim, Figure
from marsad.records.report import Report

STORY = (
    "Fighters backed by the coalition fought fierce clashes with the Islamic State "
    "group (IS) near the border on Sunday, a war monitor said.\n"
    "The Syrian Democratic Forces (SDF) had announced a final push late on Saturday, "
    "after a break of ten days.\n"
    "The Syrian Observatory for Human Rights reported heavy clashes, as coalition "
    "warplanes bombarded jihadist positions.\n"
    '"The fighting goes on," said Rami Abdel Rahman, the head of the Britain-based '
    "monitor. Rami Abdel Rahman said that there were clashes at dawn.\n"
    "The alliance has reduced the territory to a patch of four square kilometres (one "
    "square mile) on the river. Up to 600 jihadists could still be inside, most of "
    "them foreigners, according to SDF spokesman Mustafa Bali.\n"
    "Since December, more than 37,000 people, mostly women and children, have fled "
    "into the desert, the Observatory says.\n"
    "That figure includes some 3,200 suspected jihadists detained by the SDF, "
    "according to the Observatory.\n"
    "Bali said there were suggestions that Father Paolo Dall'Oglio may also be alive. "
    "The hostage John Cantlie was abducted in Syria in November 2012.\n"
    "Officials do not know whether John Cantlie is dead or alive.\n"
)


def read(text: str) -> Reading:
    report = Report(
        id="one", text=text, evidence="", published=date(2019, 2, 10), language="en"
    )
    return next(iter(EnglishReader().read([report])))


@pytest.fixture(scope="module")
def story() -> Reading:
    return read(STORY)


def counted(reading: Reading, low: float | None, high: float | None) -> Claim:
    """The claim that holds a figure of this size."""
    return next(
        claim
        for claim in reading.claims
        for figure in claim.figures
        if (figure.low, figure.high) == (low, high)
    )


def test_clashes_bombardment_and_push(story: Reading) -> None:
    kinds = {claim.kind for claim in story.claims}
    assert {"clash", "airstrike", "offensive"} <= kinds


def test_the_head_of_the_monitor_speaks_through_it(story: Reading) -> None:
    said = [c for c in story.claims if c.speaker == "Rami Abdel Rahman"]
    assert said
    assert {c.via for c in said} == {("Syrian Observatory for Human Rights",)}


def test_fighters_who_may_be_inside(story: Reading) -> None:
    claim = counted(story, None, 600)
    assert (claim.kind, claim.certainty) == ("strength", "possible")
    assert (claim.speaker, claim.via) == (
        "Mustafa Bali",
        ("Syrian Democratic Forces",),
    )
    assert [f.measure for f in claim.figures] == ["fighters"]


def test_the_displaced_and_the_detained_among_them(story: Reading) -> None:
    fled, held = counted(story, 37000, None), counted(story, 3200, 3200)
    assert (fled.kind, fled.certainty) == ("displacement", "asserted")
    assert fled.quote.endswith("have fled into the desert")
    assert held.kind == "detention"
    part = held.figures[0].part_of
    assert part is not None
    assert part.claim == fled.id
    assert {fled.speaker, held.speaker} == {"Syrian Observatory for Human Rights"}


def test_the_ground_and_its_two_units(story: Reading) -> None:
    assert counted(story, 4, 4).kind in ("control", "capture")
    assert [issue.code for issue in story.issues] == ["mismatch-units"]


def test_the_hostages(story: Reading) -> None:
    fates = {(c.person, c.status, c.certainty) for c in story.claims if c.person}
    assert {fate[0] for fate in fates} >= {"John Cantlie"}
    assert not any(status == "killed" for _, status, _ in fates)


def figures(text: str) -> list[Figure]:
    return [figure for claim in read(text).claims for figure in claim.figures]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The camp now holds at least 45,000 people.", ["present"]),
        (
            "Some 1,500 civilians and 500 fighters were inside the town.",
            ["present", "fighters"],
        ),
        (
            "The Observatory has monitored the departure of 57,620 people.",
            ["displaced"],
        ),
        (
            "At least 5,000 rebels were still inside, some 2,000 of them foreigners.",
            ["fighters", "fighters"],
        ),
        ("The army captured 520 in special operations.", ["detained"]),
        ("Scores of fighters gave themselves up.", ["surrendered"]),
        ("The army killed 12 militants and wounded 30.", ["killed", "wounded"]),
        ("Two thirds of the dead were children under five.", []),
    ],
)
def test_the_verb_says_what_a_number_counts(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in figures(text)] == measures


def test_members_of_a_service_bear_arms() -> None:
    found = figures("Two US service members were killed in Barin on Wednesday.")
    assert [(f.measure, f.population) for f in found] == [("killed", "combatants")]


def test_talks_and_silence_are_no_violence() -> None:
    text = (
        "An official said the captives could become part of negotiations. "
        "We have received a lot of information."
    )
    assert not {"attack", "offensive", "clash"} & {c.kind for c in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Residents accused the army of shelling the market of the town.",
        "The army was blamed by residents for shelling the market of the town.",
    ],
)
def test_whoever_is_accused_is_said_to_have_done_it(text: str) -> None:
    claims = read(text).claims
    assert [(claim.actor, claim.kind) for claim in claims] == [("army", "shelling")]
    assert all(claim.target != "army" for claim in claims)
