from typing import Any

import pytest
from training.reader.mentions import mentions

TEXT = (
    "The Syrian Observatory for Human Rights said shells hit Hajin. Rami Deeb, a "
    "doctor in Hajin, told Reuters two died. The Observatory and Deeb agreed."
)


def claim(**fields: Any) -> dict[str, Any]:
    return {"via": [], **fields}


def words(role: str, **fields: Any) -> list[str] | None:
    found = mentions(TEXT, claim(**fields), role)
    return None if found is None else [TEXT[a:b] for a, b in found]


def test_a_role_that_the_claim_lacks_is_none() -> None:
    assert words("speaker", speaker=None) is None
    assert words("via") is None


def test_a_speaker_is_found_in_full_and_in_short() -> None:
    full = "Syrian Observatory for Human Rights"
    assert words("speaker", speaker=full) == [full, "Observatory"]
    assert words("person", person="Rami Deeb") == ["Rami Deeb", "Deeb"]


def test_an_actor_is_found_in_full_only() -> None:
    assert words("actor", actor="Rami Deeb") == ["Rami Deeb"]


@pytest.mark.parametrize(
    ("place", "found"),
    [("Hajin, Deir Ezzor", ["Hajin"] * 2), ("Deir Ezzor, Hajin", ["Hajin"] * 2)],
)
def test_a_place_is_found_by_the_nearest_part_there_is(
    place: str, found: list[str]
) -> None:
    assert words("place", place=place) == found


def test_what_the_text_does_not_name_is_an_empty_list() -> None:
    assert words("place", place="Raqqa") == []


def test_a_source_on_the_way_is_the_one_nearest_the_speaker() -> None:
    assert words("via", via=["Reuters", "Hajin"]) == ["Reuters"]


def test_how_reports_call_an_observatory_is_a_speaker_too() -> None:
    text = (
        "The Coast Observatory reported it. Observers who monitor a truce left. A war "
        "monitor said so, and the Britain-based monitoring group, and SOHR."
    )
    found = mentions(text, claim(speaker="Coast Observatory"), "speaker") or []
    assert [text[a:b] for a, b in found] == [
        "Coast Observatory",
        "war monitor",
        "monitoring group",
        "SOHR",
    ]
