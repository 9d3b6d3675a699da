"""Exact places are found however they are written, and rough ones let through."""

import pytest

from marsad.publish.exact import points_in, spelled_in

POINTS = frozenset({(36217, 36524), (-12501, 45802)})


@pytest.mark.parametrize(
    "text",
    [
        "36°13'01\"N 36°31'26\"E",
        "at 36° 13' 1.2\" N, 36° 31' 26.4\" E, they said",
        "36º13’01”N 36º31’26”E",
        "N36°13.02' E36°31.44'",
        "36 13 01 N 36 31 26 E",
        "36:13:01N 36:31:26E",
        "36 degrees 13 minutes 1 second north, 36 degrees 31 minutes 26 seconds east",
        "٣٦°١٣'٠١\" شمالاً ٣٦°٣١'٢٦\" شرقاً",
        "37S BA 77436 10860",
        "37SBA7743610860",
        "37S 277436 4010860",
        "8G8R6G8F+RJ",
        "the code 6G8F+RJ, near the mill",
        "12°30'04\"S 45°48'07\"E",
        f"{'x' * 500} 36°10'00\"N 36°30'00\"E {'y ' * 30} 36°13'01\"N 36°31'26\"E",
    ],
)
def test_a_place_is_found_in_degrees_in_a_grid_and_as_a_code(text: str) -> None:
    assert list(spelled_in(text, POINTS)) != []


@pytest.mark.parametrize(
    "text",
    [
        "36°14'N 36°31'E",
        "36°13'31\"N 36°31'26\"E",
        "at 12:30:45 on 2026-03-04T10:11:12Z, 36 dead",
        "temperatures of 36°C and 38°C",
        "C4+ and 6G8F",
        "",
    ],
)
def test_what_is_rough_or_elsewhere_is_let_through(text: str) -> None:
    assert list(spelled_in(text, POINTS)) == []


def test_nothing_is_looked_for_without_protected_places() -> None:
    assert list(spelled_in("36°13'01\"N 36°31'26\"E", frozenset())) == []
    assert list(points_in("36.217, 36.524", frozenset())) == []
