"""Whom "the spokesman" and "the group" mean."""

import pytest

from marsad.extract.english.meant import Meant


def meant(text: str, words: str, people: str = "", bodies: str = "") -> str | None:
    """The name that the last such words stand for; names are listed with |, and all
    of them have told something."""

    def spans(names: str) -> list[tuple[int, int]]:
        found = []
        for name in filter(None, names.split("|")):
            start = text.index(name)
            found.append((start, start + len(name)))
        return found

    at = text.rindex(words)
    told = sorted([*spans(people), *spans(bodies)])
    found = Meant(text, spans(people), spans(bodies), told).named((at, at + len(words)))
    return None if found is None else text[slice(*found)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Army spokesman Omar Haddad spoke. The spokesman added more.", "spokesman"),
        ("Omar Haddad, the army spokesman, spoke. The spokesman left.", "spokesman"),
        ("Spokesman Maj. Gen. Omar Haddad spoke. The spokesman left.", "spokesman"),
        ("Lt. Gen. Omar Haddad spoke. The general left.", "general"),
        (
            "Two died, the regional governor said. Governor Omar Haddad wept.",
            "regional governor",
        ),
        ("Omar Haddad, a health worker, said so. The worker left.", "worker"),
    ],
)
def test_an_office_means_the_person_who_holds_it(text: str, words: str) -> None:
    assert meant(text, words, people="Omar Haddad") == "Omar Haddad"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Omar Haddad spoke. The spokesman left.", "spokesman"),
        ("Army spokesman Omar Haddad spoke. A spokesman left.", "spokesman"),
        ("Mayor Omar Haddad met a mayor from Talin. The mayor left.", "mayor"),
        ("Spokesman Omar Haddad spoke. The rebel spokesman left.", "rebel spokesman"),
        ("Spokesman Omar Haddad spoke. The mayor left.", "mayor"),
        ("Omar Haddad, quoting the mayor, spoke. The mayor left.", "mayor"),
        ("Deputy governor Omar Haddad spoke. The governor left.", "governor"),
        (
            "Defence minister Omar Haddad spoke. The foreign minister left.",
            "foreign minister",
        ),
        ("Mayor Omar Haddad spoke. The mayor of Talin left.", "mayor of Talin"),
    ],
)
def test_whose_office_nobody_tells(text: str, words: str) -> None:
    assert meant(text, words, people="Omar Haddad") is None


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        ("Red Moon said so. The aid group left.", "aid group", "Red Moon"),
        ("CNA said so. The news agency left.", "news agency", "CNA"),
        ("CNA said so. The state news agency left.", "state news agency", None),
        ("Red Moon said so. The news agency left.", "news agency", None),
        ("Varna Army said so. The group left.", "group", None),
        ("Red Moon said so. The monitoring group left.", "monitoring group", None),
        ("Red Moon said so. The statement adds more.", "statement", "Red Moon"),
        ("Red Moon said so. A group left.", "group", None),
        (
            "Hezbollah said so. The terrorist group left.",
            "terrorist group",
            "Hezbollah",
        ),
        ("Hezbollah said so. The charity left.", "charity", None),
        ("Red Moon said so. The militia left.", "militia", None),
    ],
)
def test_a_group_is_the_body_that_spoke_last(
    text: str, words: str, body: str | None
) -> None:
    assert meant(text, words, bodies=text.split(" said")[0]) == body


def test_only_the_body_that_spoke_last_is_looked_at() -> None:
    text = "Red Moon said so. Varna Army said no. The aid group left. The statement"
    assert meant(text, "aid group", bodies="Red Moon|Varna Army") is None
    assert meant(text, "statement", bodies="Red Moon|Varna Army") == "Varna Army"


def test_a_name_stands_for_itself() -> None:
    text = "Spokesman Omar Haddad spoke. The SDF spokesman left."
    assert meant(text, "SDF spokesman", people="Omar Haddad") is None
