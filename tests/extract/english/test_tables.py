"""Tables of counts: the headings tell what each number is."""

import tomllib
from importlib import resources

import pytest

from marsad.extract.english.tables import with_tables
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import KINDS, MEASURES
from tests.extract.english.reading import check, claims_of

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


def table(heads: str, *rows: str) -> Found:
    lines = [heads, "---".join("|" * (heads.count("|"))), *rows]
    return with_tables("\n".join(lines), Found())


def test_each_column_of_people_is_part_of_what_is_counted_before() -> None:
    found = table("| Town | Killed | Civilians | Fighters |", "| Varna | 20 | 12 | 8 |")
    assert [(f.population, f.part_of) for f in found.figures] == [
        ("people", None),
        ("civilians", 0),
        ("combatants", 0),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "| Town | Schools destroyed | Children |",
        "| Town | Killed | Year of death |",
        "| Town | Killed | Killed (%) |",
        "| Town | Killed | Age at death |",
    ],
)
def test_headings_that_count_nobody(heads: str) -> None:
    assert len(table(heads, "| Varna | 20 | 15 |").figures) == 1


def test_a_row_without_its_last_stroke_is_whole() -> None:
    assert len(table("| Town | Killed | Injured |", "| Varna | 20 | 15").figures) == 2


def test_a_table_with_stories_in_its_cells_is_left_to_the_network() -> None:
    story = "men in a white car threw a grenade at the gate of the old school at dawn"
    found = table("| Town | What happened | Killed |", f"| Varna | {story} | 15 |")
    assert found == Found()


def test_a_table_is_read_to_claims_with_place_and_parts() -> None:
    claims = claims_of(WEEK)
    check(WEEK, claims)
    varna = next(c for c in claims if c.quote.startswith("Coast | Varna"))
    total = next(c for c in claims if c.quote.startswith("Total"))
    assert (varna.place or "").startswith("Varna")
    assert [(f.measure, f.low) for f in varna.figures] == [
        ("killed", 12),
        ("killed", 3),
        ("wounded", 1240),
    ]
    wholes = [f.part_of and f.part_of.claim for f in varna.figures]
    assert wholes == [total.id, varna.id, total.id]
    assert "kind:table" in varna.rules


def test_the_words_of_tables_are_measures_and_kinds() -> None:
    source = resources.files("marsad.extract.english").joinpath("data/tables.toml")
    words = tomllib.loads(source.read_text(encoding="utf-8"))
    assert set(words["measures"]) <= set(MEASURES)
    assert set(words["kinds"]) <= set(KINDS)
    counted = {m for measures in words["kinds"].values() for m in measures.split()}
    assert counted == set(words["measures"])


@pytest.mark.parametrize(
    "text",
    [
        "| Name | Price |\n|---|---|\n| Flour | 12 |\n",
        "| Killed | Wounded |\nno line between | 3 |",
        "| Killed |\n|---|\n| none yet |\n",
        "|" * 500 + "\n" + "|-" * 500,
        "| Killed |\n|---|\n| " + " " * 9000 + "x",
        "",
    ],
)
def test_other_tables_and_scraps_are_left_alone(text: str) -> None:
    found = with_tables(text, Found())
    assert found == Found()
