"""One side is one side by whatever mouth it speaks; fighting is no word on ground."""

import pytest

from marsad.publish.account import account_of
from marsad.weigh.weigh import weigh_groups
from tests.build import Told, dossier, engine, figure, resolved, told


def fled(words: str, speaker: str, publisher: str) -> Told:
    return told(
        words,
        publisher=publisher,
        speaker=speaker,
        kind="displacement",
        figures=[figure("displaced", 650)],
    )


@pytest.mark.parametrize("party", ["Northern Army", "Syrian Democratic Forces"])
def test_a_partys_spokesman_and_its_military_source_are_one_side(party: str) -> None:
    spokesman, source = f"spokesman for the {party}", f"military source in the {party}"
    said = [
        fled("About 650 left Harim by lorry.", spokesman, "Coast Herald"),
        fled("From Harim 650 have come out.", source, "Morning Daily"),
    ]
    known = resolved(dossier(said))
    assert len(known.events) == 1
    (grade,) = weigh_groups(known, engine()).grades
    assert (grade.grade, grade.rule) == ("weak", "G8")


def capture() -> Told:
    return told(
        "The Northern Army captured Harim from the Valley League.",
        speaker="Northern Army",
        kind="capture",
        actor="Northern Army",
        target="Valley League",
    )


def fire(words: str) -> Told:
    return told(words, publisher="Coast Herald", kind="clash")


def test_who_hears_fire_does_not_say_that_ground_was_taken() -> None:
    heard = fire("Shots and the fall of mortars were still heard in Harim.")
    known = resolved(dossier([capture(), heard]))
    weighed = weigh_groups(known, engine())
    taken = next(e for e in known.events if e.kind == "capture")
    grade = next(g for g in weighed.grades if g.record == taken.id)
    assert (grade.grade, grade.rule) == ("weak", "G8")
    account = account_of(taken, (), known)
    assert [claim.kind for claim in account.said] == ["capture"]


def test_what_still_burns_is_set_against_the_word_that_a_place_fell() -> None:
    def codes(words: str) -> list[str]:
        found = resolved(dossier([capture(), fire(words)])).issues
        return [i.code for i in found if i.code.startswith("contradiction")]

    assert codes("Shots could still be heard in Harim.") == ["contradiction-fighting"]
    assert codes("Shots were heard in Harim at dawn.") == []
