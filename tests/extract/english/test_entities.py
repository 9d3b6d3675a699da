"""Names by kind: what lists make of the network's proposals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.entities import entities
from marsad.extract.network.found import FoundName

LABELS = {"P": "PER", "O": "ORG", "L": "LOC"}


def named(text: str, *found: str) -> list[tuple[str, str]]:
    """Names of a text; proposals are written as ``P Omar Haddad``, in order."""
    rows, at = [], 0
    for said in found:
        words = said[2:]
        at = text.index(words, at)
        rows.append(FoundName((at, at + len(words)), LABELS[said[0]]))
        at += len(words)
    return [(text[slice(*e.span)], e.kind) for e in entities(text, rows)]


@pytest.mark.parametrize(
    ("text", "proposed", "expected"),
    [
        ("Brig. Gen. Salim Haddad spoke.", "P Brig. Gen. Salim Haddad",
         ("Salim Haddad", "person")),
        ("He met President Zubair Tamimi.", "P President Zubair Tamimi",
         ("Zubair Tamimi", "person")),
        ("It was Omar Haddad's car.", "P Omar Haddad's", ("Omar Haddad", "person")),
        ("The Valley Union left.", "O The Valley Union",
         ("Valley Union", "organisation")),
        ("It fell on Tell Rifaat’s edge.", "L Tell Rifaat’s", ("Tell Rifaat", "place")),
        ("It is in Syria.", "O Syria", ("Syria", "place")),
        ("The YPG left.", "P YPG", ("YPG", "organisation")),
    ],
)  # fmt: skip
def test_a_name_has_no_rank_article_or_ending(
    text: str, proposed: str, expected: tuple[str, str]
) -> None:
    assert named(text, proposed) == [expected]


def test_peoples_are_found_without_a_proposal() -> None:
    assert named("The Sudanese army shelled it.") == [("Sudanese", "people")]


def test_a_people_within_a_name_is_no_name_of_its_own() -> None:
    text = "The Syrian Arab Army left."
    assert named(text, "O Syrian Arab Army") == [("Syrian Arab Army", "organisation")]


def test_a_report_calls_one_name_the_same_throughout() -> None:
    text = "Velmora left. Velmora spoke. Velmora fell."
    found = named(text, "O Velmora", "L Velmora", "O Velmora")
    assert found == [("Velmora", "organisation")] * 3


def test_nothing_is_left_of_an_article() -> None:
    assert named("The 's left.", "O The 's") == []


@given(
    st.lists(
        st.sampled_from(
            ["Gen.", "Omar", "the", "'s", "Syrian", "’s", " ", "\u200f", "İ"]
        )
        | st.text(st.characters(exclude_categories=()), max_size=4)
    ).map(" ".join),
    st.lists(st.tuples(st.integers(1, 20), st.sampled_from(["PER", "ORG", "LOC"]))),
)
def test_names_lie_in_order_within_the_text(
    text: str, cuts: list[tuple[int, str]]
) -> None:
    rows, at = [], 0
    for length, kind in cuts:
        if at + length > len(text):
            break
        rows.append(FoundName((at, at + length), kind))
        at += length + 1
    found = entities(text, rows)
    ends = [0]
    for each in found:
        assert ends[-1] <= each.span[0] < each.span[1] <= len(text)
        ends.append(each.span[1])
