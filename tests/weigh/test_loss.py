"""A side that lost all of the ground that was told of holds nothing any more."""

from marsad.weigh.weigh import weigh_groups
from tests.build import Told, dossier, engine, figure, resolved, told


def extents(*said: Told) -> list[tuple[str, str, float]]:
    weighed = weigh_groups(resolved(dossier(said)), engine())
    rows = [c for c in weighed.controls if c.km2 is not None]
    rows.sort(key=lambda c: str(c.when.start))
    return [(str(c.when.start), str(c.when.end), c.km2 or 0.0) for c in rows]


def held(km2: float, day: str) -> Told:
    return told(
        f"The League holds {km2:g} square kilometres of Harim.",
        day,
        published=day,
        kind="control",
        actor="Valley League",
        figures=[figure("area_km2", km2, "same", None)],
    )


def lost(words: str, day: str, place: str = "Harim", kind: str = "capture") -> Told:
    return told(
        words,
        day,
        published=day,
        place=place,
        publisher="Coast Herald",
        kind=kind,
        actor="Northern Army",
        target="Valley League",
    )


def test_from_the_fall_of_its_place_on_a_side_holds_nothing() -> None:
    fell = lost("Harim has fallen to the Northern Army.", "2021-05-10")
    assert extents(held(5, "2021-05-03"), fell) == [
        ("2021-05-03", "2021-05-09", 5.0),
        ("2021-05-10", "2021-05-10", 0.0),
    ]


def test_until_the_next_extent_told() -> None:
    fell = lost("Harim has fallen to the Northern Army.", "2021-05-10")
    back = held(2, "2021-05-20")
    assert extents(held(5, "2021-05-03"), fell, back) == [
        ("2021-05-03", "2021-05-09", 5.0),
        ("2021-05-10", "2021-05-19", 0.0),
        ("2021-05-20", "2021-05-20", 2.0),
    ]


def test_a_part_taken_or_another_town_takes_nothing_away() -> None:
    part = lost("The Northern Army took a mill in Harim.", "2021-05-10")
    other = lost("Salma has fallen to the Northern Army.", "2021-05-10", "Salma")
    for said in (part, other):
        assert [row[2] for row in extents(held(5, "2021-05-03"), said)] == [5.0]


def test_who_is_said_to_hold_no_territory_any_more_holds_nothing() -> None:
    words = "The League no longer holds any territory, the army said."
    none = told(
        words,
        "2021-05-10",
        published="2021-05-10",
        place="Syria",
        publisher="Coast Herald",
        speaker="Northern Army",
        kind="control",
        certainty="denied",
        actor="Valley League",
    )
    assert extents(held(5, "2021-05-03"), none) == [
        ("2021-05-03", "2021-05-09", 5.0),
        ("2021-05-10", "2021-05-10", 0.0),
    ]
    weighed = weigh_groups(resolved(dossier([held(5, "2021-05-03"), none])), engine())
    (gone,) = [c for c in weighed.controls if c.km2 == 0]
    assert gone.state == "claimed"
