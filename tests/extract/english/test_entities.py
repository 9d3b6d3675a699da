"""Names by kind, on sentences of our own."""

import pytest

from marsad.extract.english.entities import entities
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline

PLACES = frozenset({"Kobani", "Qarya", "Tell Rifaat"})


def named(text: str) -> dict[str, str]:
    (found,) = passages([text], load_pipeline(), None)
    rows = entities(found, text, PLACES.__contains__)
    return {text[slice(*each.span)]: each.kind for each in rows}


CASES = [
    ("Brig. Gen. Salim Haddad spoke.", {"Salim Haddad": "person"}),
    ("He met Foreign Minister Dmytro Kovalchuk.", {"Dmytro Kovalchuk": "person"}),
    ("They held Gen. Abdel Karim al-Nuri.", {"Abdel Karim al-Nuri": "person"}),
    ("They freed U Aung Min Thant on Friday.", {"Aung Min Thant": "person"}),
    ("It blamed the Ministry of Water and Energy.", None),
    ("The UN Secretary General spoke.", {"UN": "organisation"}),
    ("The Sudanese army shelled it.", {"Sudanese": "people"}),
    ("Sunni Arabs left.", {"Sunni Arabs": "people"}),
    ("Fighters of the Qarya Martyrs Brigade left.", None),
    ("It is in Kachin State.", {"Kachin State": "place"}),
    ("It fell on Al-Salam Hospital.", {"Al-Salam Hospital": "place"}),
    ("They took Tell Rifaat.", {"Tell Rifaat": "place"}),
    ("The YPG and Hayat Tahrir al-Sham met.", {"YPG": "organisation"}),
    ("Police superintendent Lok Chun-fai left.", {"Lok Chun-fai": "person"}),
    ("GDP fell and the IED went off.", {}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_kinds_of_names(text: str, expected: dict[str, str] | None) -> None:
    found = named(text)
    if expected is None:
        assert "organisation" in found.values()
    elif not expected:
        assert found == {}
    else:
        assert expected.items() <= found.items()


def test_bodies_go_on_behind_of_and_and() -> None:
    found = named("It blamed the Ministry of Water and Energy.")
    assert found == {"Ministry of Water and Energy": "organisation"}
    found = named("Fighters of the Qarya Martyrs Brigade left.")
    assert found == {"Qarya Martyrs Brigade": "organisation"}


def test_a_report_calls_one_name_the_same_throughout() -> None:
    found = named("President Zubair Tamimi left. Later Tamimi returned to the town.")
    assert found == {"Zubair Tamimi": "person", "Tamimi": "person"}


def test_titles_alone_name_nobody() -> None:
    assert named("The President left and the General stayed.") == {}


def test_brackets_and_neighbours_tell_of_short_names() -> None:
    found = named("The Qarya Doctors Network (QDN) left. A QDN member was held.")
    assert found["QDN"] == "organisation"
    found = named("He is an economist at Velmora. Then a Velmora spokesman spoke.")
    assert found == {"Velmora": "organisation"}
