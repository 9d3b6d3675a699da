"""Only what the report's own words bear out becomes a claim."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.extract.hosted.check import Checker, rows_of
from marsad.extract.hosted.dropped import Dropped
from marsad.extract.hosted.words import Words
from marsad.locate.time import resolve_time
from marsad.records.claim import Claim, PartOf, TimeWords
from tests.build import report
from tests.extract.hosted.fake import Row, count, row

TEXT = (
    "Air strikes killed at least 16 people, six of them children, in Harim on "
    "Saturday, Valley Watch said. Anna Lindqvist was killed. "
    "Some 3,200 fighters hold four square kilometres of Salma. "
    "Air strikes killed at least 16 people. A child was killed."
)
STRIKE = "Air strikes killed at least 16 people, six of them children"


def read(
    *rows: Any, text: str = TEXT, language: str | None = "en"
) -> tuple[list[Claim], str]:
    """The claims, and what was dropped."""
    of = replace(report(text, publisher="Morning Daily"), language=language)
    dropped = Dropped()
    checker = Checker(Words(of), "test", dropped, {})
    found = rows_of(json.dumps({"claims": rows}))
    assert found is not None
    return checker.claims(found, (0, len(text))), dropped.message()


def one(given: Row, text: str = TEXT, language: str = "en") -> Claim:
    (claim,), dropped = read(given, text=text, language=language)
    assert dropped == ""
    return claim


def refused(given: Any, text: str = TEXT) -> str:
    claims, dropped = read(given, text=text)
    assert claims == []
    return dropped


def test_a_claim_with_all_its_fields() -> None:
    given = row(
        STRIKE,
        "airstrike",
        speaker="Valley Watch",
        via=["Morning Daily", "Valley Watch", "Nobody Here"],
        target="people",
        place="Harim, Salma",
        time="on Saturday",
        time_mode="at",
        figures=[count("at least 16 people", low=16)],
    )
    (claim,), dropped = read(given)
    assert claim.quote == TEXT[slice(*claim.span)] == STRIKE
    assert (claim.kind, claim.speaker, claim.via) == ("airstrike", "Valley Watch", ())
    assert (claim.place, claim.target) == ("Harim, Salma", "people")
    assert claim.reader == "test"
    assert claim.rules == ("hosted",)
    assert dropped == "1 detail dropped (via not in the text: 1)"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"quote": "Air strikes killed 16 people"}, "quote not in the text"),
        ({"quote": "air strikes killed"}, "quote not in the text"),
        ({"quote": ""}, "quote not in the text"),
        ({"quote": "   "}, "quote not in the text"),
        ({"quote": "Some 3"}, "quote cuts a number in two"),
        ({"quote": "x" * 601}, "quote too long"),
        ({"quote": None}, "not of the form asked for"),
        ({"kind": "murder"}, "kind unknown"),
        ({"kind": None}, "kind unknown"),
        ({"kind": ["attack"]}, "kind unknown"),
        ({"certainty": "sure"}, "not of the form asked for"),
        ({"certainty": []}, "not of the form asked for"),
        ({"via": "Valley Watch"}, "not of the form asked for"),
        ({"via": [1]}, "not of the form asked for"),
        ({"figures": {}}, "not of the form asked for"),
        ({"speaker": 5}, "not of the form asked for"),
        ({"speaker": "The Observatory"}, "speaker not in the text"),
        ({"person": "John Doe", "status": "killed"}, "person not in the text"),
        ({"kind": "person"}, "person without a status"),
        ({"kind": "person", "person": "Anna Lindqvist"}, "person without a status"),
    ],
)
def test_a_claim_that_does_not_hold_is_dropped_and_counted(
    fields: Row, reason: str
) -> None:
    assert refused({**row(STRIKE), **fields}) == f"1 claim dropped ({reason}: 1)"


@pytest.mark.parametrize("given", [None, 1, "text", [], {}, {"quote": "Harim"}])
def test_rows_of_another_form_are_dropped(given: Any) -> None:
    assert "1 claim dropped" in refused(given)


def test_a_claim_whose_figure_is_not_in_its_quote_is_dropped() -> None:
    given = row("Air strikes killed at least 16 people", figures=[count("six")])
    assert refused(given) == ("1 claim dropped (figure's words not in the quote: 1)")


def test_the_second_of_two_equal_claims_takes_the_second_place() -> None:
    quote = "Air strikes killed at least 16 people"
    claims, dropped = read(row(quote), row(quote), row(quote))
    assert [claim.span[0] for claim in claims] == [0, TEXT.rindex(quote)]
    assert dropped == "1 claim dropped (said twice: 1)"


def test_two_speakers_share_one_quote() -> None:
    rows = [row(STRIKE, speaker=name) for name in ("Valley Watch", "Anna Lindqvist")]
    claims, dropped = read(*rows)
    assert len({claim.id for claim in claims}) == 2
    assert {claim.span for claim in claims} == {(0, len(STRIKE))}
    assert dropped == ""


def test_details_that_the_text_does_not_have_are_left_out() -> None:
    given = row(
        STRIKE, actor="Russia", target="people", place="Aleppo", time="last Monday"
    )
    (claim,), dropped = read(given)
    assert (claim.actor, claim.place, claim.time) == (None, None, None)
    assert claim.target == "people"
    assert "3 details dropped" in dropped


def test_a_person_and_a_status() -> None:
    given = row("Anna Lindqvist was killed", "person", person="Anna Lindqvist")
    claim = one(
        {**given, "status": "killed", "figures": [count("Anna Lindqvist")]}
        | {"figures": []}
    )
    assert (claim.person, claim.status) == ("Anna Lindqvist", "killed")
    assert one(row("Anna Lindqvist was killed", person="Anna Lindqvist")).person is None


BOUNDS = [
    ("killed 16 people", "16 people", (16, 16), (16, 16, False)),
    ("killed at least 16 people", "16 people", (16, 16), (16, None, False)),
    ("killed up to 600 men", "up to 600 men", (None, 600), (None, 600, False)),
    ("killed about 3,200 men", "about 3,200", (3200, 3200), (3200, 3200, True)),
    ("killed 5 to 7 men", "5 to 7 men", (5, 7), (5, 7, False)),
    ("killed dozens", "dozens", (24, None), (24, None, True)),
    ("killed dozens", "dozens", (36, 99), (24, None, True)),
    ("killed twenty-two people", "twenty-two people", (None, None), (22, 22, False)),
    ("killed a child", "a child", (1, 1), (1, 1, False)),
]


@pytest.mark.parametrize(("quote", "text", "said", "read_as"), BOUNDS)
def test_numbers_are_made_anew_from_the_words(
    quote: str, text: str, said: Any, read_as: Any
) -> None:
    given = row(quote, figures=[count(text, low=said[0], high=said[1])])
    (figure,) = one(given, f"They {quote} on Friday.").figures
    assert (figure.low, figure.high, figure.approx) == read_as
    assert figure.text in quote
    assert text in figure.text


@pytest.mark.parametrize(
    ("text", "said", "reason"),
    [
        ("16 people", (61, 61), "numbers contradict the words"),
        ("16 people", ("16", 16), "not of the form asked for"),
        ("16 people", (True, True), "not of the form asked for"),
        ("16 people", (20, 10), "not of the form asked for"),
        ("16 people", (-16, None), "not of the form asked for"),
        ("16 people", (float("inf"), None), "not of the form asked for"),
        ("16 people", (10**400, None), "not of the form asked for"),
        ("16 people and 20 men", (None, None), "several numbers"),
        ("dozens", (5000, None), "numbers contradict the words"),
        ("many others", (500, 500), "no count in the words"),
        ("many others", (1, 1), "no count in the words"),
        ("1", (1, 1), "cuts a number in two"),
        ("in 2019", (2019, 2019), "no count in the words"),
        ("40 percent", (40, 40), "no count in the words"),
    ],
)
def test_a_figure_that_its_words_do_not_bear_out_is_dropped(
    text: str, said: Any, reason: str
) -> None:
    told = (
        "They killed 16 people and 20 men, dozens and many others in 2019, or 40 "
        "percent."
    )
    given = row(told, figures=[count(text, low=said[0], high=said[1])])
    (claim,), dropped = read(given, text=told)
    assert claim.figures == ()
    assert dropped == f"1 figure dropped ({reason}: 1)"


def test_ground_is_counted_in_square_kilometres() -> None:
    told = "They hold one square mile of Salma and 5 towns."
    area = count("one square mile", "area_km2", low=1, high=1)
    (figure,) = one(row(told, "control", figures=[area]), told).figures
    assert (figure.low, figure.population) == (2.589988, None)
    wrong = [{**area, "measure": "killed"}, count("5 towns", "area_km2", low=5)]
    (claim,), dropped = read(row(told, figures=wrong), text=told)
    assert claim.figures == ()
    assert dropped == "2 figures dropped (measure contradicts the words: 2)"


def test_a_measure_of_people_has_a_population_and_others_have_none() -> None:
    told = "They killed 5 and fired 7 rockets."
    rows = [count("5", population="civilians"), count("7", "strikes"), count("7", "x")]
    (claim,), dropped = read(row(told, figures=rows), text=told)
    assert [f.population for f in claim.figures] == ["civilians", None]
    assert dropped == "1 figure dropped (measure unknown: 1)"


def test_other_languages_keep_the_models_numbers_where_words_are_not_read() -> None:
    told = "قتل عشرات المدنيين و ٣٧ عنصرا"
    rows = [count("عشرات المدنيين", low=24), count("٣٧ عنصرا", low=73)]
    (claim,), dropped = read(row(told, figures=rows), text=told, language="ar")
    assert [(f.low, f.high) for f in claim.figures] == [(24, None)]
    assert dropped == "1 figure dropped (numbers contradict the words: 1)"


def test_a_part_points_at_its_whole() -> None:
    part = count("six of them", low=6, part_of={"claim": 0, "figure": 1})
    rows = [count("nobody", "x"), count("at least 16 people", low=16), part]
    (claim,), _ = read(row(STRIKE, figures=rows))
    assert [f.part_of for f in claim.figures] == [None, PartOf(claim.id, 0)]


@pytest.mark.parametrize(
    "whole",
    [
        {"claim": 0, "figure": 1},
        {"claim": 7, "figure": 0},
        {"claim": -1, "figure": 0},
        {"claim": "0", "figure": 0},
        {"claim": True, "figure": 0},
        [0, 0],
        "c1",
    ],
)
def test_links_that_lead_nowhere_or_in_a_circle_are_none(whole: Any) -> None:
    rows = [
        count("at least 16 people", low=16, part_of={"claim": 0, "figure": 1}),
        count("six of them", low=6, part_of=whole),
    ]
    (claim,), _ = read(row(STRIKE, figures=rows))
    assert [f.part_of for f in claim.figures] == [None, None]


def days(given: Row, text: str) -> Iterator[str | None]:
    when = resolve_time(one(given, text).time, date(2021, 5, 4))
    return (day.isoformat() if day else None for day in (when.start, when.end))


@pytest.mark.parametrize(
    ("words", "mode", "start", "end"),
    [
        ("on Saturday", "at", "2021-05-01", "2021-05-01"),
        ("Saturday", "state", "2021-05-01", "2021-05-01"),
        ("March", "at", "2021-03-01", "2021-05-04"),
        ("now", "state", "2021-05-04", "2021-05-04"),
        (None, "state", "2021-05-04", "2021-05-04"),
        (None, "total", None, "2021-05-04"),
        (None, "at", None, None),
        (None, "whenever", None, None),
    ],
)
def test_words_for_time_are_resolved_later(
    words: str | None, mode: str, start: str | None, end: str | None
) -> None:
    told = "Ten men hold it now. It fell on Saturday. They fled since March."
    given = row("Ten men hold it", "control", time=words, time_mode=mode)
    assert list(days(given, told)) == [start, end]


def test_of_equal_words_for_time_the_nearest_count() -> None:
    told = "On Monday it rained. Ten men fell on Monday in Harim. On Monday again."
    claim = one(row("Ten men fell on Monday", time="Monday"), told)
    assert claim.time == TimeWords("Monday", (37, 43), "at")


def test_time_of_another_type_is_left_out() -> None:
    (claim,), dropped = read(row(STRIKE, time={"day": 1}, time_mode=3))
    assert claim.time is None
    assert "time not of the form asked for: 1" in dropped


def test_more_claims_than_a_report_can_hold_are_cut() -> None:
    claims, dropped = read(*[row("no words of it")] * 300)
    assert claims == []
    assert "more than 200: 1" in dropped
