"""Digits that count nobody are told from those that may."""

import pytest

from marsad.text.no_counts import no_counts


def none(text: str) -> list[str]:
    return [text[start:end] for start, end in no_counts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("my number is +95 9 212 345 678, come soon", ["+95 9 212 345 678"]),
        ("my number is 212 345 678", ["212 345 678"]),
        ("رقمي ٧٧١٢٣٤٥٦٧", ["٧٧١٢٣٤٥٦٧"]),
        ("the passport no. 5512345 of a man", ["5512345"]),
        ("his ID card is 12345678", ["12345678"]),
        ("a car with plate YGN 7745", ["7745"]),
        ("case no. 8831 of the court", ["8831"]),
        ("رقم الهوية 1029384756", ["1029384756"]),
        ("لوحتها رقم 4432", ["4432"]),
        ("they paid 2,500,000 kyat", ["2,500,000"]),
        ("a reward of 300 million dollars", ["300"]),
        ("مكافأة 50 ألف دولار", ["50"]),
    ],
)
def test_what_counts_nobody(text: str, found: list[str]) -> None:
    assert none(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "in one case 12 people died",
        "2,500,000 people fled",
        "their number is 12,345",
        "عددهم 4432 شخصا",
        "قتل 12 شخصا في الوحدة",
        "",
    ],
)
def test_what_may_count(text: str) -> None:
    assert none(text) == []
