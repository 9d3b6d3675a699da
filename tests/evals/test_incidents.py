from datetime import date

import incidents as script

from marsad.records.claim import Claim, Figure, PartOf, TimeWords

DAY = "2025-03-10"


def claim(*figures: Figure, days: str = "", certainty: str = "asserted") -> Claim:
    time = TimeWords(days, (0, len(days))) if days else None
    return Claim(
        "c1",
        "r1",
        "shelling",
        (0, 9),
        "",
        figures=figures,
        time=time,
        certainty=certainty,
    )


def killed(number: float, part: bool = False) -> Figure:
    whole = PartOf("c1", 0) if part else None
    return Figure("killed", "", (0, 1), number, number, part_of=whole)


def test_a_texts_toll_is_the_largest_of_its_claims_without_parts() -> None:
    told = [claim(killed(5), killed(2, part=True)), claim(killed(3))]
    assert script.toll(told, "killed", DAY) == 5
    assert script.toll(told, "wounded", DAY) is None


def test_other_days_and_denials_give_no_toll() -> None:
    old = claim(killed(9), days="12 February 2024")
    near = claim(killed(4), days="yesterday")
    denied = claim(killed(7), certainty="denied")
    assert script.toll([old, near, denied], "killed", DAY) == 4
    assert date.fromisoformat(DAY) is not None
