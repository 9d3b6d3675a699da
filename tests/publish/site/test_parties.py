"""Sides have a name, a mark and a look each, and no two marks are the same."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.colours import COLOURS
from marsad.publish.site.parties import initials, mark, sides, told_apart, unlike
from marsad.records.war import Party
from tests.publish.scene import scene
from tests.publish.site.terrain import hold, material


def test_parties_come_first_then_other_holders() -> None:
    war = replace(scene(), controls=(hold("ctl-a", "2021-01-01", "Hill Front"),))
    found = sides(material(war))
    assert [side["id"] for side in found] == ["north", "league", "Hill Front"]
    assert [side["colour"] for side in found] == list(COLOURS[:3])
    assert len({side["pattern"] for side in found}) == 3
    assert found[0]["said_en"] == "the Northern Army"


def test_a_party_keeps_the_colour_of_the_settings() -> None:
    base = scene()
    party = replace(base.war.parties[0], colour="#123456")
    war = replace(base.war, parties=(party, *base.war.parties[1:]))
    assert sides(material(replace(base, war=war)))[0]["colour"] == "#123456"


def test_a_mark_is_the_shortest_name_in_the_letters_of_the_language() -> None:
    party = Party("sdf", "Democratic Forces", ("SDF", "the Forces", "قسد"))
    assert mark(party.name, party, "en") == "SDF"
    assert mark(party.name, party, "ar") == "قسد"
    foes = Party("is", "State group", ("دعش", "تنظيم الدولة"))
    assert mark(foes.name, foes, "ar", "تنظيم الدولة") == "تنظيم"
    allied = Party("coalition", "US-led coalition", ("US forces",))
    assert mark(allied.name, allied, "ar", "التحالف الدولي") == "تحالف"
    plain = Party("northern-army", "Northern Army")
    assert mark(plain.name, plain, "en") == "NA"
    assert initials("Hamas") == "HAM"


@given(st.lists(st.sampled_from(["NA", "SDF", "HF"]), max_size=9))
def test_marks_are_told_apart(marks: list[str]) -> None:
    found = unlike(marks)
    assert len(set(found)) == len(marks)
    assert all(one.startswith(was) for one, was in zip(found, marks, strict=True))


def test_armies_are_told_by_whose_they_are() -> None:
    names = ["الجيش", "جيش التل", "جيش تحرير النهر الوطني", "جيش تحرير الوادي الوطني"]
    marks = told_apart(["جيش", "جيش", "جيش", "جيش"], names)
    assert marks == ["الجيش", "التل".removeprefix("ال"), "نهر", "وادي"]
    assert told_apart(["جيش", "تل"], ["جيش النهر", "تل"]) == ["جيش", "تل"]
    assert told_apart(["NA", "NA"], ["", ""]) == ["NA", "NA2"]
    twice = told_apart(["جيش", "جيش"], ["جيش التل", "جيش التل"])
    assert len(set(twice)) == 2
