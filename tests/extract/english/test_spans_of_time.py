"""Times of one report that cannot all be so."""

from datetime import date

import pytest

from marsad.extract.english.spans_of_time import odd_times

PUBLISHED = date(2021, 9, 27)


def seen(text: str, published: date | None = PUBLISHED) -> list[str]:
    found = list(odd_times("rpt-1", text, published))
    assert all(text[slice(*issue.span)] == issue.seen for issue in found if issue.span)
    assert all(issue.code == "mismatch-time" for issue in found)
    return [issue.seen for issue in found if issue.seen]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (
            (
                "Ivar Holt went to Talin three times since August 2019. Friends say "
                "that Holt joined the front at Talin in January 2019."
            ),
            "since August 2019",
        ),
        (
            "Holt travelled to Talin on 22 July. He spent the next three months there.",
            "the next three months",
        ),
        (
            (
                "Friends say that Holt left in August last year. His mother says "
                "that Holt travelled there in August."
            ),
            "August",
        ),
        (
            (
                "Holt was killed a week after the town was liberated. The death comes "
                "four days after the army declared the liberation of Talin."
            ),
            "four days",
        ),
        (
            (
                "The Front captured Talin in early 2018. After two years of Front rule "
                "in Talin, the town is free."
            ),
            "two years",
        ),
    ],
)
def test_times_that_cannot_all_be_so(text: str, odd: str) -> None:
    assert seen(text) == [odd]


@pytest.mark.parametrize(
    "text",
    [
        "Holt went to Talin three times since August 2019. Holt was shot in May 2020.",
        "Holt travelled to Talin on 22 June. He spent the next three months there.",
        "Holt travelled there on 22 July. He will spend the next three months there.",
        "Holt left in August last year, and Holt returned in August last year.",
        (
            "Holt was killed a week after the town was liberated. His death comes "
            "eight days after the liberation of Talin."
        ),
        (
            "The Front captured Talin in late 2018. After three years of Front rule in "
            "Talin, the town is free."
        ),
        "After two years of Front rule the town of Talin is free.",
    ],
)
def test_roundings_and_plans_are_none(text: str) -> None:
    assert seen(text) == []


def test_without_a_date_of_publication_only_what_is_told_counts() -> None:
    text = "Holt travelled on 22 July 2021. He spent the next three months there."
    assert seen(text, None) == []
