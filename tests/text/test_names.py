"""Names: spellings that are one, and people and bodies that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records.war import Party
from marsad.text.names import (
    acronym,
    anybody,
    common_alone,
    given_keys,
    name_key,
    name_words,
    names_body,
    party_of,
    same_body,
    same_party,
    same_person,
    two_mouths,
    word_list,
)
from marsad.text.normal import fold

PARTIES = (
    Party("north", "Northern Army", ("Northerners", "NA-1")),
    Party("vl", "Valley League for Liberty", ("the League",)),
)
ONE = [
    ("Mohammed al-Julani", "Muhammad Al Jolani"),
    ("Moammar Gaddafi", "Muammar Qadhafi"),
    ("Abdulrahman Saleh", "Abdel Rahman Salih"),
    ("Abd al-Rahman Saleh", "Abdurrahman Saleh"),
    ("Choukri Mansour", "Shukri Mansur"),
    ("Paolo Dall’Oglio", "Father Paolo Dall Oglio"),
    ("Gen. Talal Silo", "Talal Selo"),
    ("J. Foley", "James Foley"),
    ("James Wright Foley", "James Foley"),
    ("Col Omar Haddad", "Umar Hadad"),
    ("Haddad", "Omar Haddad"),
    ("Abu Bakr al-Basri", "al-Basri"),
    ("Yusuf Karim", "Youssef Kareem"),
    ("محمد الأحمد", "محمد الاحمد"),
    ("Ollie Haddad", "Oliver Haddad"),
    ("Kosta Marou", "Konstantinos Marou"),
    ("brother of Umar Haddad", "brother of Omar Haddad"),
]
TWO = [
    ("Hassan Ali", "Hussein Ali"),
    ("Amir Khan", "Ammar Khan"),
    ("Oliver Hall", "Jac Holmes"),
    ("Jihadi John", "Jihadi Jack"),
    ("Omar Haddad", "Omar Hamad"),
    ("Omar", "Omar Haddad"),
    ("A. Foley", "James Foley"),
    ("", "Omar Haddad"),
    ("Jack Haddad", "John Haddad"),
    ("brother of Omar Haddad", "Omar Haddad"),
    ("brother of Omar Haddad", "uncle of Omar Haddad"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert same_person(a, b) and same_person(b, a)


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_that_stay_apart(a: str, b: str) -> None:
    assert not same_person(a, b) and not same_person(b, a)


def test_keys_are_equal_for_common_spellings() -> None:
    assert name_key("Mohammed al-Julani") == name_key("Muhammad Al Jolani")
    assert name_key("Hassan Ali") != name_key("Omar Ali")


def test_titles_and_articles_are_no_part_of_a_name() -> None:
    assert name_words("Lt. Gen. Omar al-Haddad") == ("omar", "haddad")
    assert name_words("Abu Bakr (a fighter)") == ("abubakr",)


@given(st.text(max_size=30), st.text(max_size=30))
def test_same_person_does_not_depend_on_order(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=20))
def test_a_name_is_itself(name: str) -> None:
    assert same_person(name, name) or not name_words(name)


def test_parties_are_known_by_name_alias_acronym_and_inside_other_words() -> None:
    for name in ("Northern Army", "the Northern Army", "NA", "na-1", "Northerners"):
        assert party_of(name, PARTIES) == "north"
    assert party_of("fighters of the Northern Army", PARTIES) == "north"
    assert party_of("VLL", PARTIES) == "vl"
    assert party_of("Southern Army", PARTIES) is None
    assert party_of(None, PARTIES) is None
    assert same_party("the League", "Valley League for Liberty", PARTIES)
    assert not same_party("the League", "Northern Army", PARTIES)
    assert same_party("Red Star Brigade", "the Red Star Brigade fighters", PARTIES)


def test_a_name_shared_by_two_parties_means_neither() -> None:
    both = (Party("a", "Army A", ("rebels",)), Party("b", "Army B", ("rebels",)))
    assert party_of("rebels", both) is None


def test_bodies_and_their_acronyms() -> None:
    assert acronym("Committee for the Rights of Fishermen") == "crf"
    assert same_body("CRF", "Committee for the Rights of Fishermen")
    assert not same_body("rebel forces", "government forces")


def test_speakers_who_may_be_anybody() -> None:
    assert anybody("local activists") and anybody("a hospital source")
    assert not anybody("Omar Haddad")


@pytest.mark.parametrize("name", ["titles", "particles", "glued", "generic", "anybody"])
def test_every_listed_word_is_one_folded_word(name: str) -> None:
    assert all(word == fold(word) and " " not in word for word in word_list(name))


def test_what_can_be_the_name_of_a_side() -> None:
    assert names_body("Hill Brigade") and names_body("لواء الشمال")
    for words in ("Wednesday", "15 people", "a lorry", "rebel fighters", "the Army"):
        assert not names_body(words)


def test_a_usual_given_name_or_kunya_alone_tells_nobody() -> None:
    assert common_alone("Mohamed") and common_alone("Abu Samir")
    assert not common_alone("Haddad") and not common_alone("Omar Haddad")


@pytest.mark.parametrize(
    ("a", "b"), [("omar", "umar"), ("bob", "robert"), ("j", "james")]
)
def test_given_names_that_agree_share_a_key(a: str, b: str) -> None:
    assert given_keys(a) & given_keys(b)


def test_a_name_in_two_scripts_may_be_one_mans() -> None:
    assert two_mouths("Samer Khatib", "Rami Hadid")
    assert not two_mouths("Samer Khatib", "سامر الخطيب")
    assert two_mouths("José Ortiz", "Rami Hadid"), "an accent is no other script"
