"""The larger place beside a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.containers import Containers


def larger(text: str, places: list[str], place: str) -> str:
    spans, at = [], 0
    for name in places:
        at = text.index(name, at)
        spans.append((at, at + len(name)))
        at += len(name)
    return Containers(text, spans).with_larger(place)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Talin in the Varna countryside.",
        "Shells fell on Talin in Varna.",
        "Shells fell on the town of Talin in eastern Varna.",
        "Shells fell on Talin, Varna.",
        "Shells fell on Talin, north of Varna.",
        "Shells fell on Talin, a town in Varna.",
        "Shells fell on Talin village near Varna.",
    ],
)
def test_the_larger_place_comes_after_a_comma(text: str) -> None:
    assert larger(text, ["Talin", "Varna"], "Talin") == "Talin, Varna"


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Talin. Varna was calm.",
        "Shells fell on Talin and Varna.",
        "Shells fell on Talin while the army left for Varna.",
        "Shells fell on Talin after the envoys had come to the long talks in Varna.",
    ],
)
def test_places_that_lie_in_none(text: str) -> None:
    assert larger(text, ["Talin", "Varna"], "Talin") == "Talin"


def test_what_one_sentence_says_counts_for_the_whole_report() -> None:
    text = "Talin in Varna fell. Rebels left Talin. Later Talin in Salma was named."
    places = ["Talin", "Varna", "Talin", "Talin", "Salma"]
    assert larger(text, places, "the Talin") == "the Talin, Varna"
    assert larger(text, places, "Varna") == "Varna"


def test_a_place_with_its_larger_one_stays_as_it_is() -> None:
    text = "Talin in Varna fell."
    assert larger(text, ["Talin", "Varna"], "Talin, Salma") == "Talin, Salma"
    text = "East Varna, Varna fell."
    assert larger(text, ["East Varna", "Varna"], "East Varna") == "East Varna"


@given(
    st.lists(
        st.sampled_from(["Talin", "Varna", " in ", ", ", " ", "\u2029", ". "]),
        max_size=12,
    ).map("".join),
    st.text(max_size=6),
)
def test_a_place_is_never_lost(text: str, place: str) -> None:
    spans = [
        (at, at + 5)
        for at in range(len(text))
        if text[at : at + 5] in ("Talin", "Varna")
    ]
    found = Containers(text, spans)
    for name in (place, "Talin", "Varna"):
        said = found.with_larger(name)
        assert said == name or said in (f"{name}, Talin", f"{name}, Varna")


def test_places_of_a_row_lie_in_none_of_it() -> None:
    names = ["Talin", "Varna", "Orsk"]
    assert larger("They hold Talin, Varna and Orsk.", names, "Talin") == "Talin"
    inside = larger(
        "They hold Talin, Syria and Orsk.", ["Talin", "Syria", "Orsk"], "Talin"
    )
    assert inside == "Talin, Syria"
