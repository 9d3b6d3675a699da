"""Names in a row."""

import pytest

from marsad.extract.arabic.lists import with_rows
from marsad.extract.arabic.rows import rows
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.text.arabic import plain, plain_of


def names(text: str) -> list[list[str]]:
    said = plain(text)
    return [[said[slice(*name)] for name in row.names] for row in rows(said)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "اعتقال سالم الواكد وخالد الرميض خلال مداهمة",
            ["سالم الواكد", "خالد الرميض"],
        ),
        (
            "كل من: سالم الواكد، وخالد عبد الله، علي الرميض برصاص قناص",
            ["سالم الواكد", "خالد عبد الله", "علي الرميض"],
        ),
        ("الشهداء:\n1- سالم الواكد\n2- شاهناز بكر", ["سالم الواكد", "شاهناز بكر"]),
        (
            "المعتقلون: 1. سالم الواكد 2. خالد الرميض3. عمر بكر",
            ["سالم الواكد", "خالد الرميض", "عمر بكر"],
        ),
        ("اعتقلت سالم الواكد خالد الرميض", ["سالم الواكد", "خالد الرميض"]),
        ("الطفلين سالم (9 أعوام) والطفلة هبة بكر", ["سالم", "هبه بكر"]),
    ],
)
def test_each_name_of_a_row_stands_alone(text: str, found: list[str]) -> None:
    assert names(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "اعتقال سالم الواكد على حاجز",
        "سالم الواكد الملقب أبو عمر",
        "اجتمع سالم الواكد مع خالد الرميض",
    ],
)
def test_a_name_alone_is_no_row(text: str) -> None:
    assert names(text) == []


def found_in(text: str, head: str, status: str | None = None) -> Found:
    at = text.index(head)
    claim = FoundClaim((at, at + len(head)), "attack", "asserted", status, {})
    return Found([claim], [])


def test_a_claim_and_a_figure_for_each_name() -> None:
    text = "مداهمة البلدة أسفرت عن اعتقال سالم الواكد وخالد الرميض خلال الليل"
    found = with_rows(plain_of(text), found_in(text, "اعتقال سالم الواكد"))
    assert [text[slice(*claim.span)] for claim in found.claims] == [
        "اعتقال سالم الواكد",
        "اعتقال سالم الواكد وخالد الرميض",
    ]
    assert {(claim.kind, claim.status) for claim in found.claims} == {
        ("detention", "detained")
    }
    assert [text[slice(*figure.span)] for figure in found.figures] == [
        "سالم الواكد",
        "خالد الرميض",
    ]


def test_the_number_before_a_row_is_its_whole() -> None:
    text = "مقتل مدنيين اثنين بقصف هما:\n1- سالم الواكد\n2- خالد الرميض"
    found = found_in(text, "مقتل مدنيين اثنين بقصف")
    at = text.index("مدنيين")
    whole = FoundFigure((at, at + 11), "killed", "civilians", None)
    row = text.index("1-")
    wrong = FoundFigure((row, len(text)), "killed", "people", 0)
    found.figures += [whole, wrong]
    found = with_rows(plain_of(text), found)
    assert [claim.status for claim in found.claims] == [None, "killed", "killed"]
    assert [figure.part_of for figure in found.figures] == [None, 0, 0]
    assert {figure.population for figure in found.figures} == {"civilians"}


def test_rows_that_nothing_befell_are_left_alone() -> None:
    text = "حضر الاجتماع سالم الواكد وخالد الرميض"
    found = found_in(text, "حضر الاجتماع")
    assert with_rows(plain_of(text), found).figures == []
