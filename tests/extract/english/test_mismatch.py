"""Figures of one report that disagree are flagged; roundings are not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.mismatch import mismatches
from marsad.records.claim import Claim, Figure, PartOf

KM_PER_MILE = 1.609344


def codes(text: str, claims: list[Claim] | None = None) -> list[str]:
    return [issue.code for issue in mismatches("rep-1", text, claims or [])]


@pytest.mark.parametrize(
    "text",
    [
        "a patch of four square kilometres (one square mile)",
        "some 10 square kilometres (about 10 square miles) of land",
        "a front of 50 km (80 miles)",
        "an orchard of 400 square metres (four hectares)",
        "They hold 900 metres by 900 metres, just 900 square metres.",
        "Only 900 square metres are left. It is 900 metres long and 900 metres wide.",
        "a strip six km by two km, all of six square km",
    ],
)
def test_units_that_do_not_agree(text: str) -> None:
    assert codes(text) == ["mismatch-units"]


@pytest.mark.parametrize(
    "text",
    [
        "a front of 50 km (30 miles)",
        "about 2.6 square kilometres (one square mile)",
        "1,000 square kilometres (386 square miles)",
        "1,000 square kilometres (400 square miles)",
        "three metres (10 feet) deep",
        "four square kilometres (two square miles)",
        "five kilometres (three people)",
        "a quarter 900 metres long and 900 metres wide, or 0.8 square kilometres",
        "one kilometre by one kilometre, one square kilometre in all",
        "a strip 6 km by 2 km, or 12 square km",
        "a camp of 500 by 300 metres; 40 square kilometres were burnt",
        "a yard of 400 square metres (0.04 hectares)",
    ],
)
def test_roundings_are_no_mismatch(text: str) -> None:
    assert codes(text) == []


@given(st.integers(min_value=1, max_value=5000))
def test_an_exact_conversion_rounded_is_never_flagged(km: int) -> None:
    miles = round(km / KM_PER_MILE)
    if miles:
        assert codes(f"a road of {km} km ({miles} miles)") == []


def toll(text: str, whole: str, parts: list[str]) -> list[Claim]:
    """One claim over the text; the first word of each figure is its value."""

    def figure(words: str, of: PartOf | None) -> Figure:
        at = text.index(words)
        value = float(words.split()[0])
        return Figure("killed", words, (at, at + len(words)), value, value, part_of=of)

    found = [figure(whole, None), *(figure(p, PartOf("c0", 0)) for p in parts)]
    return [
        Claim(id="c0", report="rep-1", kind="attack", span=(0, len(text)), quote=text,
              figures=tuple(found))
    ]  # fmt: skip


def test_parts_above_the_whole() -> None:
    text = "The raid killed 10 people, including 7 women and 5 men."
    assert codes(text, toll(text, "10 people", ["7 women", "5 men"])) == [
        "mismatch-sum"
    ]


def test_parts_within_the_whole() -> None:
    text = "The raid killed 10 people, including 4 women and 5 men."
    assert codes(text, toll(text, "10 people", ["4 women", "5 men"])) == []


def test_one_thing_counted_twice() -> None:
    one = "The raid on the market in Varna killed 12 people"
    two = "The raid on the market of Varna on Monday killed 14 people"
    text = f"{one}. {two}."
    first = toll(one, "12 people", [])[0]
    second = replace(
        first,
        id="c1",
        quote=two,
        span=(text.index(two), len(text) - 1),
        figures=(
            replace(
                first.figures[0],
                text="14 people",
                span=(text.index("14"), text.index("14") + 9),
                low=14.0,
                high=14.0,
            ),
        ),
    )
    assert codes(text, [first, second]) == ["mismatch-figures"]
    said = replace(second, speaker="A medic")
    assert codes(text, [first, said]) == []
