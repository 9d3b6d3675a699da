"""Other ways in which an Arabic name may stand in the lists of parties."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.text.parties_ar import readings


def test_the_name_itself_comes_first_and_what_acts_is_dropped() -> None:
    found = readings("ميليشيات قسد")
    assert found[0] == "ميليشيات قسد"
    assert "قسد" in found


def test_forces_of_a_people_are_those_of_its_country() -> None:
    assert "الطيران الروسي" in readings("مقاتلات حربية روسية")
    assert "الجيش التركي" in readings("دورية تركية")
    assert "روسيا" not in readings("مدنيون روس")


def test_whom_others_are_for_is_no_name_of_theirs() -> None:
    assert "تركيا" not in readings("فصائل موالية لتركيا")


def test_other_letters_have_no_readings() -> None:
    assert readings("Russian warplanes") == ()


@given(st.text(st.sampled_from('قسدالوتنظيم "()،/#_ـ'), max_size=30))
def test_any_name_is_read(name: str) -> None:
    assert all(reading for reading in readings(name))
