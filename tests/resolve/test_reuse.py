"""Passages that one report takes from another."""

from marsad.resolve.item import Item, items_of
from marsad.resolve.resolve import resolve_claims
from marsad.resolve.reuse import is_reuse, one_mouth, shared_run
from tests.build import Told, claim, dossier, engine, placed, report, told

RUN = "the old mill by the river burned down after shells fell on its yard"
FILLER = "The valley has seen many summers, and this one was dry. " * 25


def pair(one: Told, other: Told) -> tuple[Item, Item]:
    items = items_of(dossier((one, other)), frozenset())
    return items[one.claim.id], items[other.claim.id]


def origins(*said: Told) -> int:
    found = resolve_claims(dossier(said), engine())
    return len({origin.origin for origin in found.origins})


def test_words_in_a_row_in_two_sentences_are_one_text() -> None:
    first = told(f"On Monday {RUN}, a miller said.", kind="shelling")
    second = told(
        f"Neighbours remember how {RUN}.", kind="shelling", publisher="Coast Herald"
    )
    assert shared_run(*pair(first, second)) == 14
    assert is_reuse(*pair(first, second))
    assert origins(first, second) == 1


def test_few_words_in_common_are_none() -> None:
    first = told("On Monday the old mill burned down.", kind="damage")
    second = told("In Harim the old mill stood.", kind="damage", publisher="A blog")
    assert not is_reuse(*pair(first, second))


def story(words: str, day: str, published: str, publisher: str) -> Told:
    of = report(FILLER + words + " " + FILLER, published, publisher)
    made = claim(of, words, kind="shelling")
    return placed(of, made, day, place="Harim")


def test_long_stories_repeat_what_their_own_days_make_them_date_otherwise() -> None:
    first = story(f"Last month {RUN}.", "2021-04-03", "2021-05-04", "Coast Herald")
    second = story(f"Last month {RUN}.", "2021-05-03", "2021-06-04", "Morning Daily")
    assert is_reuse(*pair(first, second))


def test_bulletins_of_one_form_about_two_days_are_two_texts() -> None:
    first = told(f"On Monday {RUN}.", kind="shelling")
    second = told(
        f"On Monday {RUN}.", "2021-05-17", published="2021-05-18", kind="shelling"
    )
    assert not is_reuse(*pair(first, second))


def test_two_claims_of_one_passage_are_two_things() -> None:
    words = f"Before {RUN}, soldiers of the Northern Army had left the town of Harim"
    of = report(words + ".", publisher="Coast Herald")
    again = report("Again: " + words + ".", publisher="Morning Daily")
    burned = placed(of, claim(of, RUN, kind="shelling"), "2021-05-03", place="Harim")
    left = placed(
        again,
        claim(again, "soldiers of the Northern Army had left", kind="withdrawal"),
        "2021-05-03",
        place="Harim",
    )
    assert not is_reuse(*pair(burned, left))


SPOKEN = "we saw the mill burn from the hill and nobody came to help us all night"


def test_one_utterance_has_one_mouth_whoever_is_named() -> None:
    first = told(f"“{SPOKEN},” Sami Rashed said.", kind="damage", speaker="Sami Rashed")
    second = told(
        f"“{SPOKEN},” the mayor said.",
        kind="damage",
        speaker="the mayor",
        publisher="Coast Herald",
    )
    quoted = [
        placed(
            each.report,
            claim(each.report, SPOKEN, kind="damage", speaker=each.claim.speaker),
            "2021-05-03",
            place="Harim",
        )
        for each in (first, second)
    ]
    assert one_mouth(*pair(*quoted))
    assert origins(*quoted) == 1
