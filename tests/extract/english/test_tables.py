"""Tables of counts: the headings tell what each number is."""

import pytest

from marsad.extract.english.tables import with_tables
from marsad.extract.network.found import Found, FoundClaim, FoundFigure

WEEK = """The office gave these numbers.
| Governorate | Town | Killed | of whom children | Injured | Houses destroyed |
|---|---|---|---|---|---|
| Coast | Varna | 12 | 3 | 1,240 | 14 |
| Coast | Talin | 0 | - | 7 | |
| Total | | 12 | 3 | 1,247 | 14 |
The count goes on."""


def figures(text: str, found: Found) -> list[tuple[str, str, str | None]]:
    return [(f.measure, text[slice(*f.span)], f.population) for f in found.figures]


def test_every_number_is_what_its_heading_says() -> None:
    found = with_tables(WEEK, Found())
    assert sorted(figures(WEEK, found)[4:]) == sorted(
        [
            ("killed", "12", "people"),
            ("killed", "3", "civilians"),
            ("wounded", "1,240", "people"),
            ("structures", "14", None),
            ("wounded", "7", "people"),
        ]
    )


def test_a_row_is_a_claim_of_its_place_and_ends_with_its_last_count() -> None:
    claims = with_tables(WEEK, Found()).claims
    told = [
        (
            c.kind,
            WEEK[slice(*c.span)],
            [WEEK[slice(*s)] for s in c.roles.get("place", ())],
        )
        for c in claims
    ]
    assert told == [
        ("casualties", "Coast | Varna | 12 | 3 | 1,240", ["Varna"]),
        ("damage", "14", ["Varna"]),
        ("casualties", "Coast | Talin | 0 | - | 7", ["Talin"]),
        ("casualties", "Total | | 12 | 3 | 1,247", []),
        ("damage", "14", []),
    ]


def test_what_stands_under_a_total_is_part_of_it() -> None:
    found = with_tables(WEEK, Found())
    shown = figures(WEEK, found)
    wholes = {
        (*shown[i][:2], WEEK[: f.span[0]].count("\n")): shown[part][1]
        for i, f in enumerate(found.figures)
        if (part := f.part_of) is not None
    }
    assert wholes == {
        ("killed", "12", 3): "12",
        ("killed", "3", 3): "12",
        ("wounded", "1,240", 3): "1,247",
        ("structures", "14", 3): "14",
        ("wounded", "7", 4): "1,247",
        ("killed", "3", 5): "12",
    }


def test_what_the_network_made_of_a_table_goes_and_its_numbers_stay_right() -> None:
    start, behind = WEEK.index("12 |"), WEEK.index("The count")
    before = FoundFigure((0, 3), "killed", "people", 2)
    within = FoundFigure((start, start + 2), "present", "people", 0)
    after = FoundFigure((behind, behind + 9), "killed", "people", 1)
    claims = [
        FoundClaim((start, start + 6), "siege", "asserted", None),
        FoundClaim((behind, behind + 9), "clash", "asserted", None),
    ]
    found = with_tables(WEEK, Found(claims, [before, within, after]))
    assert "siege" not in {claim.kind for claim in found.claims}
    assert found.claims[-1].kind == "clash"
    assert (found.figures[0].span, found.figures[0].part_of) == ((0, 3), 1)
    assert (found.figures[1].span, found.figures[1].part_of) == (after.span, None)


@pytest.mark.parametrize(
    "text",
    [
        "| Name | Price |\n|---|---|\n| Flour | 12 |\n",
        "| Killed | Wounded |\nno line between | 3 |",
        "| Killed |\n|---|\n| none yet |\n",
        "|" * 500 + "\n" + "|-" * 500,
        "",
    ],
)
def test_other_tables_and_scraps_are_left_alone(text: str) -> None:
    found = with_tables(text, Found())
    assert found == Found()
