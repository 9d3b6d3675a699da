"""Which party speaks through somebody who is told by his role."""

import pytest

from marsad.records.claim import Claim
from marsad.records.war import Party
from marsad.text.belonging import body_behind, in_full, party_meant, party_served

OWN = (Party("north", "Northern Army", ("الجيش الشمالي",)),)


@pytest.mark.parametrize(
    "name",
    [
        "a military source in the Northern Army",
        "spokesman for the Northern Army",
        "a Northern Army commander",
        "متحدث باسم الجيش الشمالي",
    ],
)
def test_a_role_in_a_party_or_for_it_is_that_party(name: str) -> None:
    assert party_served(name, OWN) == "north"


@pytest.mark.parametrize(
    "name",
    [
        "a victim of the Northern Army",
        "a source close to the Northern Army",
        "a doctor in Northern Army-held Harim",
        "a former officer of the Northern Army",
        "an officer",
    ],
)
def test_whom_it_hit_or_holds_or_has_lost_is_not(name: str) -> None:
    assert party_served(name, OWN) is None


def test_the_forces_are_those_that_the_report_has_named() -> None:
    one = "قال الجيش الشمالي إنه تقدم."
    assert party_meant("مصدر في الجيش", one, OWN) == "north"
    assert party_meant("مصدر في الجيش", "اشتباكات قرب حارم.", OWN) is None
    assert party_meant("الجيش", one, OWN) is None


def test_the_forces_are_told_by_the_name_that_the_report_has() -> None:
    text = "قال الجيش الشمالي إنه تقدم."
    assert in_full("مصدر في الجيش", text, OWN) == "مصدر في الجيش الشمالي"
    english = "The Northern Army advanced. An officer in the army said so."
    assert in_full("officer in the army", english, OWN) == (
        "officer in the Northern Army"
    )
    assert in_full("مصدر في الجيش", "اشتباكات.", OWN) == "مصدر في الجيش"
    assert in_full("residents", english, OWN) == "residents"


@pytest.mark.parametrize(
    ("speaker", "via", "body"),
    [
        ("Adam Holt", ("Northern Army",), "Northern Army"),
        ("Adam Holt", ("Coast Times", "الجيش الشمالي"), "الجيش الشمالي"),
        ("Adam Holt", ("River Defence Front",), "River Defence Front"),
        ("Adam Holt", ("Army Times",), None),
        ("Adam Holt", ("Reuters",), None),
        ("Adam Holt", (), None),
        ("medic", ("Northern Army",), None),
        ("spokesman for the Northern Army", ("Northern Army",), None),
        ("Northern Army", ("Northern Army",), None),
        (None, ("Northern Army",), None),
    ],
)
def test_whom_somebody_with_a_name_speaks_for(
    speaker: str | None, via: tuple[str, ...], body: str | None
) -> None:
    said = Claim("clm-a", "rpt-a", "attack", (0, 1), "x", speaker=speaker, via=via)
    assert body_behind(said, OWN) == body
