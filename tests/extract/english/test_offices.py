"""Which body a person speaks for, by the words around the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.naming import Names
from marsad.extract.english.offices import offices
from marsad.records.claim import Span

PERSON, BODY, SHORT = "Omar Haddad", "Valley Defence Forces", "VDF"
MONITOR = "Coast Observatory for Human Rights"


def spans(text: str, *names: str) -> list[Span]:
    found = {
        (at, at + len(name))
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    }
    return sorted(found)


def told(text: str) -> dict[str, str]:
    head = f"The {BODY} ({SHORT}) and the {MONITOR} spoke. "
    text = head + text
    people, bodies = spans(text, PERSON), spans(text, BODY, SHORT, MONITOR)
    said = [[text[slice(*span)] for span in each] for each in (people, bodies)]
    return offices(text, people, bodies, Names(text, *said))


@pytest.mark.parametrize(
    "text",
    [
        "VDF spokesman Omar Haddad said so.",
        "VDF media spokesman Omar Haddad said so.",
        "The VDF's spokesman, Omar Haddad, said so.",
        "VDF commander Gen. Omar Haddad said so.",
        "Omar Haddad, a spokesman for the VDF, said so.",
        "Omar Haddad, the head of the Valley Defence Forces, said so.",
        "Omar Haddad, who is the director of the VDF, said so.",
        "Omar Haddad, the VDF spokesman, said so.",
        "Omar Haddad of the VDF said so.",
        "Omar Haddad from the VDF said so.",
    ],
)
def test_office_and_body(text: str) -> None:
    assert told(text) == {PERSON: BODY}


@pytest.mark.parametrize(
    "body",
    ["UN monitoring mission", "Valley monitoring centre", "ceasefire commission"],
)
def test_another_body_is_not_the_monitor(body: str) -> None:
    assert told(f"Omar Haddad, the head of the {body}, said so.") == {}


def test_the_head_of_the_monitor() -> None:
    found = told("Omar Haddad, the head of the coast-based monitor, said so.")
    assert found == {PERSON: MONITOR}


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad said so.",
        "Omar Haddad, a shepherd, met the VDF.",
        "Omar Haddad, a friend of the VDF, said so.",
        "The VDF arrested Omar Haddad.",
        "The VDF said that the commander Omar Haddad fled.",
        "Omar Haddad and the VDF left.",
    ],
)
def test_who_speaks_for_nobody(text: str) -> None:
    assert told(text) == {}


PIECES = st.sampled_from(
    [
        PERSON,
        SHORT,
        BODY,
        ",",
        " ",
        " the ",
        "head of ",
        "spokesman ",
        "'s ",
        "\n",
        "of",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join))
def test_bodies_are_named_as_the_report_names_them(text: str) -> None:
    for person, body in told(text).items():
        assert person == PERSON
        assert body in (BODY, MONITOR)
