"""From the words for a place to a point or an area, or to none."""

import sqlite3
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate import build, sources
from marsad.locate.entry import Entry
from marsad.locate.find import Name, find_places
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.named import named
from marsad.locate.place import place_claims
from marsad.locate.words import read_words
from marsad.records.claim import Claim, TimeWords
from marsad.records.report import Report
from tests.locate.asked import find_where

SYRIA = ("SY",)
SUDAN = ("SD",)


@pytest.mark.parametrize(
    ("words", "entry", "precision"),
    [
        ("Douma, Eastern Ghouta", "Douma", 1),
        ("Aleppo", "Aleppo", 1),
        ("Aleppo province", "Aleppo Governorate", 4),
        ("eastern Deir Ezzor province", "Deir ez-Zor Governorate", 4),
        ("northern countryside of Aleppo", "Aleppo Governorate", 4),
        ("eastern Syria", "Syria", 5),
        ("Syria", "Syria", 6),
        ("eastern banks of the Euphrates", "Euphrates", 5),
        ("10 km north of Manbij", "Manbij", 2),
        ("near Tal Abyad", "Tell Abyad", 2),
        ("Fuaa and Kafraya, Idlib province", "Al-Fu'ah", 2),
        ("al-Midan, Aleppo", "Al-Midan, Aleppo", 1),
        ("al-Midan, Damascus", "Al-Midan, Damascus", 1),
        ("Tabqa dam", "Tabqa Dam", 1),
        ("Hader, Quneitra province", "Quneitra Governorate", 4),
        ("Harasta, Douma and Jisreen, Eastern Ghouta", "Harasta", 2),
        ("between Manbij and Azaz", "Manbij", 5),
        ("an airbase near Homs", "Homs", 2),
        ("Damascus countryside", "Rif Dimashq Governorate", 4),
        ("Kilis, Turkey", "Kilis", 1),
        ("الباغوز، دير الزور", "Baghuz Fawqani", 1),
    ],
)
def test_choice(gazetteer: Gazetteer, words: str, entry: str, precision: int) -> None:
    where, others, reason = find_where(words, gazetteer, SYRIA)
    assert where is not None
    assert (where.name, where.precision) == (entry, precision)
    assert where.radius_m and where.radius_m > 0
    assert reason
    assert len(others) <= 5
    assert all(
        (o.where.entry, o.where.gazetteer) != (where.entry, where.gazetteer)
        for o in others
    )


def test_vague_words_are_areas(gazetteer: Gazetteer) -> None:
    pin, _, _ = find_where("Manbij", gazetteer, SYRIA)
    away, _, _ = find_where("30 km south of Manbij", gazetteer, SYRIA)
    assert pin is not None and away is not None
    assert pin.lat is not None and away.lat is not None
    assert round((pin.lat - away.lat) * 111.2) == 30
    assert away.lon == pin.lon
    assert (pin.radius_m or 0) < (away.radius_m or 0)


@pytest.mark.parametrize(
    ("words", "km"),
    [
        ("2 km north of Manbij", 2),
        ("500 m north of Manbij", 0.5),
        ("20 miles north of Manbij", 32.2),
        ("على بعد 3 كم شمال منبج", 3),
        ("near Manbij", 0),
        ("99999 km north of Manbij", 0),
    ],
)
def test_a_point_is_as_far_as_told(gazetteer: Gazetteer, words: str, km: float) -> None:
    pin, _, _ = find_where("Manbij", gazetteer, SYRIA)
    there, _, _ = find_where(words, gazetteer, SYRIA)
    assert pin is not None and pin.lat is not None
    north = 0.0 if there is None or there.lat is None else there.lat - pin.lat
    assert north * 111.2 == pytest.approx(km, abs=0.1)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("near Eastern Ghouta", "Eastern Ghouta"),
        ("قرب الغوطة الشرقية", "الغوطة الشرقية"),
    ],
)
def test_a_side_in_a_name_moves_nothing(
    gazetteer: Gazetteer, words: str, whole: str
) -> None:
    near, _, _ = find_where(words, gazetteer, SYRIA)
    there, _, _ = find_where(whole, gazetteer, SYRIA)
    assert near is not None and there is not None
    assert (near.lat, near.lon) == (there.lat, there.lon)


def test_two_places_of_one_name_stay_two(gazetteer: Gazetteer) -> None:
    """Whichever comes first."""
    words = ["al-Midan, Aleppo", "al-Midan, Damascus"]
    for order in (words, words[::-1]):
        found = find_places([Name(each) for each in order], gazetteer, SYRIA)
        assert [f.where and f.where.name for f in found] == [
            each.replace("al-", "Al-") for each in order
        ]


def test_a_side_is_an_area_on_that_side(gazetteer: Gazetteer) -> None:
    whole, _, _ = find_where("Aleppo province", gazetteer, SYRIA)
    side, _, _ = find_where("northern Aleppo province", gazetteer, SYRIA)
    arabic, _, _ = find_where("ريف حلب الشمالي", gazetteer, SYRIA)
    assert whole is not None and side is not None and arabic is not None
    assert (side.lat or 0) > (whole.lat or 0)
    assert (side.precision, side.lat) == (4, arabic.lat)
    assert (side.radius_m or 0) < (whole.radius_m or 0)


def test_a_side_that_is_listed_itself_is_not_moved(gazetteer: Gazetteer) -> None:
    where, _, _ = find_where("Eastern Ghouta", gazetteer, SYRIA)
    assert where is not None
    (entry,) = gazetteer.lookup("Eastern Ghouta")
    assert (where.lat, where.lon) == (entry.lat, entry.lon)


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("on the road between Raqqa and Tabqa", "Tabqa"),
        ("الطريق الواصل بين الرقة والطبقة", "الطبقة"),
        ("between Raqqa, Tabqa and Manbij", ""),
        ("between Raqqa and Tabqa and Manbij", ""),
        ("the border between Syria and Iraq", ""),
        ("Raqqa and Tabqa", ""),
        ("الرقة والطبقة", ""),
    ],
)
def test_what_lies_between_two_places_has_a_second(words: str, until: str) -> None:
    assert read_words(words).until == until


def test_between_two_places_is_the_stretch_between_them(gazetteer: Gazetteer) -> None:
    english, _, _ = find_where("the road between Raqqa and Tabqa", gazetteer, SYRIA)
    arabic, _, _ = find_where("الطريق بين الرقة والطبقة", gazetteer, SYRIA)
    ends = [find_where(name, gazetteer, SYRIA)[0] for name in ("Raqqa", "Tabqa")]
    assert english is not None and arabic is not None
    assert (english.lat, english.lon) == (arabic.lat, arabic.lon)
    middle = sum(end.lat or 0.0 for end in ends if end) / 2
    assert english.lat == pytest.approx(middle, abs=0.001)
    assert 20_000 < (english.radius_m or 0) < 40_000
    far, _, _ = find_where("between Raqqa and Kyiv", gazetteer, SYRIA)
    assert far is not None and ends[0] is not None
    assert far.lat == ends[0].lat


@pytest.mark.parametrize(
    ("words", "metres", "toward"),
    [
        ("10 km from Manbij", 10_000, None),
        ("10km away from Manbij", 10_000, None),
        ("10 km to the north of Manbij", 10_000, 0.0),
        ("2 miles south-east of Manbij", 3_218, 135.0),
        ("northern outskirts of Manbij", 0, 0.0),
    ],
)
def test_how_far_and_where_to(words: str, metres: int, toward: float | None) -> None:
    read = read_words(words)
    assert read.parts[0].name == "Manbij"
    assert (read.away_m, read.toward) == (metres, toward)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("near the Iraqi border", "IQ"),
        ("the Syrian-Iraqi border", "IQ"),
        ("the border between Syria and Iraq", "IQ"),
        ("along the border with Turkey", "TR"),
        ("قرب الحدود العراقية", "IQ"),
        ("الحدود السورية التركية", "TR"),
    ],
)
def test_a_border_is_a_strip_between_two_countries(
    gazetteer: Gazetteer, words: str, other: str
) -> None:
    where, _, _ = find_where(words, gazetteer, SYRIA)
    assert where is not None
    assert (where.country, where.precision) == (other, 5)
    assert where.lat is not None
    assert where.lon is not None
    middle = {"IQ": (35.1, 40.8), "TR": (36.8, 38.9)}[other]
    assert (where.lat, where.lon) == pytest.approx(middle, abs=0.1)
    assert 200_000 < (where.radius_m or 0) < 400_000


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("near the Iraqi border", ()),
        ("near the Syrian border", SYRIA),
        ("near the Iraqi border", ("SY", "JO")),
        ("near the Iraqi border", ("SD",)),
    ],
)
def test_a_border_has_no_point_unless_both_countries_are_known(
    gazetteer: Gazetteer, words: str, area: tuple[str, ...]
) -> None:
    where, _, _ = find_where(words, gazetteer, area)
    assert where is not None
    assert (where.lat, where.lon, where.radius_m) == (None, None, None)
    assert where.precision == 5


def test_unknown_names_stay_unplaced(gazetteer: Gazetteer) -> None:
    where, others, reason = find_where("Qwertyville", gazetteer, SYRIA)
    assert (where, others, reason) == (None, (), "in no gazetteer")


@pytest.mark.parametrize("words", ["the pocket", "the enclave", "The Village"])
def test_a_kind_with_an_article_is_no_name(gazetteer: Gazetteer, words: str) -> None:
    assert read_words(words).parts[0].name == words
    assert find_where(words, gazetteer, ())[0] is None


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("Babanusa, West Kordofan", "Babanusa"),
        ("Babanusa, West", "Babanusa"),
        ("Nowhere, West Kordofan", "West Kordofan"),
        ("Aleppo, North Darfur", "North Darfur"),
        ("Turkey, North Darfur", "North Darfur"),
        ("Kilis, Turkey", "Kilis"),
    ],
)
def test_words_with_a_unit_of_the_area_stay_in_it(
    gazetteer: Gazetteer, words: str, entry: str
) -> None:
    where, _, _ = find_where(words, gazetteer, SUDAN)
    assert where is not None and where.name == entry


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("Karsa", "Karsa"),
        ("El Karsa", None),
        ("القرصة", None),
        ("karusa", None),
        ("El Mina", "Karsa"),
        ("Mina", "Karsa"),
        ("المينا", "Karsa"),
    ],
)
def test_a_city_outside_the_area_is_named_with_its_article(
    words: str, entry: str | None
) -> None:
    db = sqlite3.connect(":memory:")
    city = Entry("k", "Karsa", "city", 34.6, 50.8, "IR", "Karsa", 900_000, "test")
    names = ("قرصة", "karusa", "El Mina", "Mina", "المينا")
    build.fill(db, [*sources.own_places(), named(city, names)])
    where, _, _ = find_where(words, Gazetteer(db, "test"), SUDAN)
    assert (where and where.name) == entry
    where, _, _ = find_where(words, Gazetteer(db, "test"), ("IR",))
    assert where is not None


def test_a_mere_side_is_no_unit_outside_the_area() -> None:
    db = sqlite3.connect(":memory:")
    west = Entry("west", "West", "admin1", 5.4, 10.4, "CM", "West", 1_200_000, "test")
    build.fill(db, [*sources.own_places(), named(west, ())])
    gazetteer = Gazetteer(db, "test")
    where, _, _ = find_where("Babanusa, West", gazetteer, SUDAN)
    assert where is not None and where.name == "Babanusa"
    assert find_where("West", gazetteer, SUDAN)[0] is None
    assert find_where("Nowhere, West", gazetteer, SUDAN)[0] is None
    where, _, _ = find_where("West", gazetteer, ("CM",))
    assert where is not None and where.country == "CM"


def test_a_small_place_far_away_is_not_taken(gazetteer: Gazetteer) -> None:
    where, others, reason = find_where("Robotyne", gazetteer, SYRIA)
    assert where is None
    assert [other.where.name for other in others] == ["Robotyne"]
    assert "fits" in reason
    near, _, _ = find_where("Robotyne", gazetteer, ("UA",))
    assert near is not None


def test_an_unknown_part_falls_back_to_the_larger_place(gazetteer: Gazetteer) -> None:
    where, _, reason = find_where("Qwerty, Manbij", gazetteer, SYRIA)
    assert where is not None
    assert (where.name, where.precision) == ("Manbij", 2)
    assert "Qwerty" in reason


def test_placement_keeps_words_time_and_reader(gazetteer: Gazetteer) -> None:
    claim = Claim(
        "clm-1", "rep-1", "shelling", (0, 5), "Shell", place="Hajin",
        time=TimeWords("Saturday", (9, 17)),
    )  # fmt: skip
    report = Report("rep-1", "Shells hit Hajin", "0" * 64, published=date(2019, 2, 10))
    (placed,) = place_claims([claim], report, gazetteer, SYRIA)
    assert placed.words == "Hajin"
    assert placed.where is not None and placed.where.name == "Hajin"
    assert (placed.when.start, placed.when.precision) == (date(2019, 2, 9), 1)
    assert placed.reader
    assert [placed] == place_claims([claim], report, gazetteer, SYRIA)


@given(st.text(max_size=80))
def test_any_words_are_taken_apart(words: str) -> None:
    for part in read_words(words).parts:
        assert part.name


@pytest.mark.parametrize(
    ("words", "kind", "precision"),
    [
        ("Taftanaz district", "town", 3),
        ("Taftanaz township", "town", 3),
        ("Taftanaz sub-district, Idlib province", "town", 3),
        ("Taftanaz province", "town", 4),
        ("Taftanaz town", "town", 1),
        ("the village of Taftanaz", "town", 1),
        ("most of Taftanaz", "town", 1),
        ("ناحية تفتناز", "town", 3),
        ("معظم مدينة تفتناز", "town", 1),
    ],
)
def test_a_unit_named_after_a_town_is_not_the_town(
    gazetteer: Gazetteer, words: str, kind: str, precision: int
) -> None:
    where, _, _ = find_where(words, gazetteer, SYRIA)
    assert where is not None and where.name == "Taftanaz"
    assert (where.kind, where.precision) == (kind, precision)


def test_a_unit_that_is_listed_is_meant() -> None:
    town = Entry("t", "Harim", "town", 36.2, 36.5, "SY", "Idlib", 20_000, "test")
    unit = Entry("u", "Harim", "admin2", 36.1, 36.4, "SY", "Idlib", 0, "test")
    known = _known(town, unit)
    for words, id in (("Harim", "t"), ("Harim township", "u"), ("Harim town", "t")):
        (found,) = find_places([Name(words)], known, SYRIA)
        assert found.where is not None and found.where.entry == id


def test_a_name_only_spelt_alike_is_not_taken_far_from_all_others() -> None:
    far = Entry("f", "Qadma Gyi", "village", 16.6, 96.4, "MM", "South", 900, "test")
    near = Entry("n", "Salma", "town", 22.8, 95.6, "MM", "North", 9_000, "test")
    known = _known(far, near)
    (alone,) = find_places([Name("Qadme Gyi")], known, ("MM",))
    assert alone.where is not None and alone.where.entry == "f"
    _, alike = find_places([Name("Salma"), Name("Qadme Gyi")], known, ("MM",))
    assert alike.where is None and "far from all other places" in alike.reason
    assert [one.where.entry for one in alike.others] == ["f"]
    _, exact = find_places([Name("Salma"), Name("Qadma Gyi")], known, ("MM",))
    assert exact.where is not None and exact.where.entry == "f"


def _known(*entries: Entry) -> Gazetteer:
    db = sqlite3.connect(":memory:")
    build.fill(db, [named(entry, [entry.name]) for entry in entries])
    return Gazetteer(db, "test")
