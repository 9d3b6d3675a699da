"""Who speaks, by all the names of marsad.toml."""

from marsad.records.source import Source
from marsad.records.war import Party, War
from marsad.text.voices import unlisted

WAR = War(
    "x",
    parties=(Party("north", "Northern Army"),),
    sources=(
        Source("vwg", "Valley Watch Group", aliases=("Omar Haddad", "مرصد الوادي")),
    ),
)


def test_names_without_a_source_are_told_in_their_order() -> None:
    names = ["Lakeside Radio", "VWG", "Omar Haddad", "مرصد الوادي", "Morning Daily"]
    assert unlisted(names, WAR) == ["Lakeside Radio", "Morning Daily"]
    assert unlisted([], WAR) == []


def test_parties_and_people_without_a_name_need_no_source() -> None:
    names = ["the Northern Army", "activists", "a hospital source", "Reuters"]
    assert unlisted(names, WAR) == ["Reuters"]
