"""Places of claims: no sides, no peoples, and words without a name in context."""

import pytest

from marsad.extract.english.places import Places


def place(text: str, pointed: str, named: str, claim: str = "") -> str | None:
    """The place of a claim that points at words, | between one and the next; `named`
    are the names of places in the text, in its order."""

    def at(words: str, start: int = 0) -> tuple[int, int]:
        first = text.index(words, start)
        return first, first + len(words)

    names, last = [], 0
    for name in filter(None, named.split("|")):
        names.append(at(name, last))
        last = names[-1][1]
    spans = [at(words) for words in pointed.split("|")]
    return Places(text, names).of(spans, at(claim or text))[0]


@pytest.mark.parametrize(
    ("text", "pointed", "named", "told"),
    [
        ("Shells hit Talin in Varna.", "Talin", "Talin|Varna", "Talin, Varna"),
        (
            "Shells hit Talin in North Varna.",
            "Talin",
            "Talin|North",
            "Talin, North Varna",
        ),
        (
            "Shells hit Talin, West Varna, on",
            "Talin",
            "Talin|West",
            "Talin, West Varna",
        ),
        ("Shells hit North Varna.", "North", "North|Varna", "North Varna"),
        ("Fighting in the North Sunday", "North", "North", "North"),
        ("A Syrian town fell.", "Syrian", "", "Syria"),
        ("Al-Shabab shelled Talin.", "Al-Shabab|Talin", "Talin", "Talin"),
        ("Hezbollah left.", "Hezbollah", "", None),
        ("They hit Division 9 near Talin.", "Division 9", "Talin", "Talin"),
        ("They took Brigade 9.", "Brigade 9", "", "Brigade 9"),
        ("Talin fell. The airport held.", "airport", "Talin", "airport, Talin"),
        ("Syria is at war. They fled north.", "north", "Syria", "north, Syria"),
        ("Syrians and Russians fled to the north.", "north", "", "north"),
        ("Syria and Iraq met. They fled north.", "north", "Syria|Iraq", "north"),
        (
            "Iraq held firm. In Syria, they fled north.",
            "north",
            "Iraq|Syria",
            "north, Syria",
        ),
        ("Shells hit Varna. The city's east fell.", "east", "Varna", "east, Varna"),
        (
            "Varna's western suburbs fell.",
            "western suburbs",
            "Varna",
            "western suburbs, Varna",
        ),
        (
            "In Talin, Varna's envoy left. A clinic fell.",
            "clinic",
            "Talin|Varna",
            "clinic, Talin",
        ),
        ("Talin was hit. Ten died there.", "there", "Talin", "Talin"),
        ("Talin was hit. Ten died at home.", "home", "Talin", "home"),
        ("They hit Hezbollah. Talin was calm.", "Hezbollah", "Talin", None),
        ("Shelling in Rakhine went on.", "Rakhine", "Rakhine", "Rakhine"),
        ("The airport held.", "airport", "", "airport"),
        (
            "A convoy was hit in Talin, North Varna.",
            "Talin",
            "Talin|Varna",
            "Talin, North Varna",
        ),
        ("Ten died in South Varna.", "Varna", "Varna", "South Varna"),
        ("A Red Crescent car was hit in Talin.", "Red Crescent", "Talin", "Talin"),
        ("Talins people fled Talin, and its east.", "east", "Talins|Talin", "east"),
    ],
)
def test_the_words_pointed_at_are_read_as_a_place(
    text: str, pointed: str, named: str, told: str | None
) -> None:
    assert place(text, pointed, named) == told


def test_the_only_place_in_a_claims_words_comes_before_one_outside() -> None:
    text = "Varna was calm. Shells killed two in Talin."
    claim = "Shells killed two in Talin"
    assert place(text, "Varna", "Varna|Talin", claim) == "Talin"
    text = "Varna was calm. Shells killed two in Talin province."
    assert place(text, "Varna", "Varna|Talin", claim) == "Varna"


def test_nothing_pointed_at_is_no_place() -> None:
    assert Places("Shells fell.", []).of((), (0, 11)) == (None, "context")


def test_what_tells_a_place_is_said() -> None:
    text = "Talin fell. The airport held."
    places = Places(text, [(0, 5)])
    assert places.of([(0, 5)], (0, 5)) == ("Talin", "network")
    assert places.of([(16, 23)], (12, 28)) == ("airport, Talin", "network")
    text = "Fighters of Hezbollah in Talin left."
    places = Places(text, [(25, 30)])
    assert places.of([(12, 21)], (0, 21)) == ("Talin", "context")


POCKET = "Talin is the largest town of the last pocket. "
FORCES = "They entered the pocket and have 900 men in it."


@pytest.mark.parametrize(
    ("before", "pointed", "told"),
    [
        (POCKET, "Talin", "the pocket"),
        ("They hold the Talin pocket. ", "Talin", "Talin"),
        ("They hold a pocket of the town of Talin. ", "Talin", "Talin"),
        ("Talin, the group's last enclave, is quiet. ", "Talin", "Talin"),
        ("Talin is the last pocket. ", "Talin", "Talin"),
        ("They left Talin. ", "pocket", "pocket, Talin"),
    ],
)
def test_a_town_in_a_pocket_is_not_the_pocket(
    before: str, pointed: str, told: str
) -> None:
    text = before + FORCES
    assert place(text, pointed, "Talin", "have 900 men in it") == told


def test_a_town_that_the_claims_own_sentence_names_is_where_it_was() -> None:
    text = "They entered the pocket at Talin and have 900 men in it."
    assert place(text, "Talin", "Talin", "have 900 men in it") == "Talin"
