"""One place has one name in what is published, the one that reports know."""

from dataclasses import replace

import pytest

from marsad.publish.known_as import as_known, called
from marsad.records.dossier import Dossier
from marsad.run.working import worked_out
from tests.build import TOWNS, Told, dossier, figure, resolved, told

FAWQANI = replace(TOWNS["Harim"], name="Marah Fawqani", entry="11")
TAHTANI = replace(TOWNS["Harim"], name="Marah Tahtani", entry="12", lat=35.1)


def at(words: str, said: Told, where: object = FAWQANI) -> Told:
    """What is told, in a place that the report calls by these words."""
    found = replace(said.placement, words=words, where=where)
    return replace(said, placement=found)


def strike(day: str, place: str) -> Told:
    text = f"Planes killed 4 people in {place} on {day}."
    return told(text, day, place="Harim", figures=[figure("killed", 4.0)])


def names(known: Dossier) -> set[str | None]:
    found = {e.where.name for e in known.events if e.where}
    return found | {t.place for t in known.tallies if t.place}


def record(*said: Told) -> Dossier:
    return worked_out(resolved(dossier(said)))


def test_what_most_reports_call_a_place_is_its_name() -> None:
    known = record(
        at("Marah, Syria", strike("2021-05-01", "Marah")),
        at("Marah", strike("2021-05-11", "Marah")),
        at("Maraah", strike("2021-05-21", "Maraah")),
    )
    assert names(known) == {"Marah Fawqani"}
    shown = as_known(known)
    assert names(shown) == {"Marah"}
    assert [e.id for e in shown.events] == [e.id for e in known.events]
    assert shown.placements == known.placements
    assert called(FAWQANI, shown) == "Marah"
    assert called(TAHTANI, shown) == "Marah Tahtani"


def test_two_places_that_reports_call_the_same_keep_their_own_names() -> None:
    known = record(
        at("Marah", strike("2021-05-01", "Marah")),
        at("Marah", strike("2021-05-11", "Marah"), TAHTANI),
    )
    assert names(as_known(known)) == {"Marah Fawqani", "Marah Tahtani"}


@pytest.mark.parametrize(
    "words", ["the village", "near Marah", "مرح", "Salma", "Marah and four more towns"]
)
def test_words_that_are_no_spelling_of_its_name_change_nothing(words: str) -> None:
    known = record(at(words, strike("2021-05-01", "Marah")))
    assert as_known(known) == known


def test_a_wide_area_keeps_its_name() -> None:
    area = replace(FAWQANI, precision=4)
    known = record(at("Marah", strike("2021-05-01", "Marah"), area))
    assert as_known(known) == known


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("eastern bank of the Marah", "eastern bank of the Marah"),
        ("the river", "Marah"),
    ],
)
def test_a_count_at_a_river_says_where_on_it(words: str, place: str) -> None:
    river = replace(FAWQANI, name="Marah", kind="river", precision=5)
    known = record(at(words, strike("2021-05-01", "Marah"), river))
    assert {t.place for t in as_known(known).tallies if t.place} == {place}
