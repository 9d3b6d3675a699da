from marsad.text.peoples import countries, country_of, peoples, regions


def test_words_for_a_people_lead_to_its_country() -> None:
    assert country_of("Turkish") == "Turkey"
    assert country_of("South Sudanese") == "South Sudan"
    assert country_of("Kurdish") is None


def test_lists_hold_each_in_its_place() -> None:
    assert {"Syria", "South Sudan", "UK"} <= countries()
    assert {"Syrian", "Yazidis", "Kurds"} <= peoples()
    assert {"Gaza Strip", "Donbas"} <= regions()
    assert not countries() & peoples()


def test_every_country_of_a_people_is_listed() -> None:
    assert all(country_of(word) in countries() | {None} for word in peoples())
