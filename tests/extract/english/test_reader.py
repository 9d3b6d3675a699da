"""The English reader end to end, on invented reports."""

from datetime import date

import pytest

from marsad.extract.base import Reading
from marsad.extract.english.reader import EnglishReader
from marsad.records.claim import CERTAINTIES, KINDS, MEASURES, Claim
from marsad.records.report import Report

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


def report(text: str, name: str = "one") -> Report:
    return Report(
        id=name, text=text, evidence="", published=date(2030, 5, 8), language="en"
    )


def read(*texts: str) -> list[Reading]:
    reader = EnglishReader(lambda name: name in ("Varna", "Talin"))
    return list(reader.read(report(text, str(i)) for i, text in enumerate(texts)))


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
    for claim in story.claims:
        assert claim.quote == STORY[slice(*claim.span)]
        assert claim.kind in KINDS
        assert claim.certainty in CERTAINTIES
        for figure in claim.figures:
            assert figure.text == STORY[slice(*figure.span)]
            assert figure.measure in MEASURES


def test_claims_come_in_order_with_ids_of_their_own(story: Reading) -> None:
    spans = [claim.span for claim in story.claims]
    assert spans == sorted(spans)
    assert len({claim.id for claim in story.claims}) == len(story.claims)


def test_a_toll_with_its_part_speaker_and_kind(story: Reading) -> None:
    claim = with_figure(story, "killed")
    assert claim.kind == "airstrike"
    assert claim.speaker == "Coast Observatory for Human Rights"
    total, part = claim.figures[:2]
    assert (total.low, total.high) == (16, None)
    assert (part.low, part.high, part.population) == (6, 6, "civilians")
    assert part.part_of is not None
    assert (part.part_of.claim, part.part_of.figure) == (claim.id, 0)


def test_people_displaced_and_those_held_among_them(story: Reading) -> None:
    fled, held = with_figure(story, "displaced"), with_figure(story, "detained")
    assert fled.kind == "displacement"
    part = next(f for f in held.figures if f.measure == "detained")
    assert part.approx
    assert part.part_of is not None
    assert part.part_of.claim == fled.id


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
    assert [claim.quote for claim in among.claims] == [
        claim.quote for claim in story.claims
    ]


@pytest.mark.parametrize(
    "text", ["", " \n", ".", "\u200f\u0000", "12 12 12", "killed " * 400, "«”'\"" * 50]
)
def test_strange_texts_read_without_error(text: str) -> None:
    (reading,) = read(text)
    for claim in reading.claims:
        assert claim.quote == text[slice(*claim.span)]


def test_the_version_says_which_words_and_weights() -> None:
    reader = EnglishReader(lambda name: False)
    assert reader.version.startswith("english-")
    assert reader.version == EnglishReader(lambda name: True).version
