"""Named persons' fates, with their fullest names."""

import pytest

from marsad.extract.english.draft import Draft
from marsad.extract.english.passages import passages
from marsad.extract.english.people import people
from marsad.extract.english.pipeline import load_pipeline


def fates(text: str) -> list[Draft]:
    (found,) = passages([text], load_pipeline(), None)
    return people(found, text)


CASES = [
    ("John Miller was abducted in Qarya in May 2013.", "abducted", "abduction"),
    ("The journalist John Miller was killed by a mine.", "killed", "bombing"),
    ("Rebels released John Miller on Friday.", "released", "release"),
    ("John Miller, a doctor, disappeared in Qarya in July.", "missing", "person"),
    ("The official said that John Miller could be alive.", "alive", "person"),
    ("Gunmen kidnapped John Miller, a teacher, in Qarya.", "abducted", "abduction"),
]


@pytest.mark.parametrize(("text", "status", "kind"), CASES)
def test_fates(text: str, status: str, kind: str) -> None:
    (draft,) = fates(text)
    assert (draft.person, draft.status, draft.kind) == ("John Miller", status, kind)
    assert "Miller" in text[slice(*draft.span)]


def test_a_surname_is_resolved_to_the_full_name() -> None:
    text = "Rebels spoke of John Miller in May. Miller was abducted in Qarya in 2013."
    (draft,) = fates(text)
    assert draft.person == "John Miller"


def test_a_single_person_is_a_figure_of_one() -> None:
    (draft,) = fates("The journalist John Miller was killed by a mine.")
    (figure,) = draft.figures
    assert (figure.measure, figure.low, figure.high) == ("killed", 1, 1)
    assert figure.population == "civilians"


def test_speakers_have_no_fate() -> None:
    assert fates("“Ten people were killed in Qarya,” John Miller said.") == []


def test_lists_of_the_dead() -> None:
    text = "Among the dead was John Miller. Reports named the wounded as James Brown."
    assert [(d.person, d.status) for d in fates(text)] == [
        ("John Miller", "killed"),
        ("James Brown", "wounded"),
    ]


def test_a_prisoner() -> None:
    (draft,) = fates("There was word of John Miller's presence as a prisoner.")
    assert (draft.person, draft.status) == ("John Miller", "detained")
