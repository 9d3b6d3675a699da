"""Who gives a number is said apart from how many tell of its event, and "more than" is
said wherever the number stands."""

from dataclasses import replace
from typing import Any

import pytest

from marsad.publish.arabic.figures import sum_sentence as sum_in_arabic
from marsad.publish.arabic.names import Names
from marsad.publish.figures import sum_sentence
from marsad.publish.redact import redact
from marsad.publish.site.cards import cards
from marsad.publish.site.numbers import amount, graded
from marsad.publish.site.shown import words_of
from marsad.publish.site.store import claim_of, entry
from marsad.publish.sums import added, counted
from marsad.publish.tellings import Tellings
from marsad.publish.vouching import backing
from marsad.publish.words import Words
from marsad.records.dossier import Dossier
from marsad.records.tally import Tally
from marsad.records.when import When
from tests.publish.scene import NOW, scene, tally
from tests.publish.site.written import editions, material

HARIM = "evt-harim"
NOTHING = When(None, None)


def told(
    givers: tuple[str, ...], *, text: str = "at least 16 people", grade: str = "fair"
) -> Dossier:
    """The scene, where three sources tell of the strike on Harim and the claims given
    count the dead, in words that give no ceiling."""
    was = scene()
    rated = replace(was.grades[HARIM], grade=grade, origins=3)
    claims = dict(was.claims)
    for id in givers:
        first = claims[id].figures[0]
        figure = replace(
            first, text=text, measure="killed", low=16, high=None, population=None,
            approx=False,
        )  # fmt: skip
        claims[id] = replace(claims[id], figures=(figure,), certainty="asserted")
    tallies = (
        tally("tly-1", "killed", givers, 16, 16, None, event=HARIM),
        tally("tly-7", "killed", givers, 16, 16, None, when=NOTHING,
              grades=(("fair", 16.0),)),
    )  # fmt: skip
    return redact(
        replace(
            was, claims=claims, tallies=tallies, grades={**was.grades, HARIM: rated}
        ),
        NOW.date(),
    )


def whole(dossier: Dossier) -> Tally:
    return next(one for one in dossier.tallies if one.event is None)


ONE, ALL = ("clm-aaa1",), ("clm-aaa1", "clm-bbb1")


def test_a_headline_names_who_gives_the_number_where_not_all_do() -> None:
    alone = Tellings(told(ONE)).headlines(HARIM)
    assert alone["en"].endswith(
        "; three independent sources tell of it, the number is from the Valley "
        "Observatory."
    )
    assert "وفق 3 مصادر مستقلة، والعدد وفق " in alone["ar"]
    dossier = told(ONE)
    bare = replace(dossier, tallies=())
    assert (
        Tellings(bare)
        .headlines(HARIM)["en"]
        .endswith(", three independent sources say.")
    )
    sure = Tellings(told(ONE, grade="confirmed")).headlines(HARIM)
    assert "sources" not in sure["en"]


def test_the_evidence_says_how_many_of_the_sources_give_the_number() -> None:
    tellings = Tellings(told(ONE))
    event = next(e for e in scene().events if e.id == HARIM)
    english = tellings.told(event, "en").sentence
    said = "Three independent sources, one of which gives the number."
    assert english.endswith(f" {said}")
    arabic = tellings.told(event, "ar").sentence
    assert arabic.endswith(" 3 مصادر مستقلة، والعدد من مصدر مستقل واحد.")


def test_a_number_that_one_source_gives_is_never_badged_as_several() -> None:
    dossier = told(ONE)
    assert (backing(whole(dossier), dossier).key) == "one"
    (card,) = (
        card
        for card in cards(dossier, Names(dossier))
        if card["facts"]["measure"] == "killed"
    )
    english, arabic = Words("en"), Words("ar")
    assert graded(card["facts"], english)["grade_line"] == (
        "Two or more independent sources tell of the event; the number is one source’s"
    )
    assert "لمصدر واحد" in graded(card["facts"], arabic)["grade_line"]
    said = sum_sentence(whole(dossier), None, dossier).text
    assert "tell of the event; the number is one source’s." in said
    assert "لمصدر واحد" in sum_in_arabic(
        sum_sentence(whole(dossier), None, dossier).of,  # type: ignore[arg-type]
        Names(dossier),
    )


def test_a_number_that_several_give_keeps_the_words_of_its_grade() -> None:
    dossier = told(ALL)
    assert backing(whole(dossier), dossier).key == "none"
    facts = {"grades": [("fair", None)], "backing": ("none", 1)}
    line = graded(facts, Words("en"))["grade_line"]
    assert line == "Two or more independent sources"
    assert "one source" not in sum_sentence(whole(dossier), None, dossier).text


def test_one_person_is_counted_by_whoever_tells_of_it() -> None:
    dossier = told(ONE)
    own = [replace(t, low=1, best=1, high=1) for t in dossier.tallies]
    dossier = replace(dossier, tallies=tuple(own))
    assert "number" not in Tellings(dossier).headlines(HARIM)["en"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("more than 16 people", "more than 16"), ("at least 16 people", "at least 16")],
)
def test_more_than_is_said_wherever_the_number_stands(text: str, said: str) -> None:
    dossier = told(ONE, text=text)
    of = material(dossier)
    edition = editions(of)[0]
    event = of.by_id[HARIM]
    places: list[str] = [
        of.told(event, "en"),
        sum_sentence(whole(dossier), None, dossier).text,
        words_of(added(counted(dossier, of.counts)["killed"]), edition),
    ]
    (card,) = (c for c in cards(dossier, of.names) if c["facts"]["measure"] == "killed")
    places += [card["number"], amount(card["facts"], edition.words)]
    figure: dict[str, Any] = of.event_row(event)["figures"]["killed"]
    places.append(amount({**figure, "approx": False}, edition.words))
    claim = claim_of(of.claims["clm-aaa1"], of)
    places.append(amount(claim["figures"][0], edition.words))
    assert [one for one in places if said.lower() not in one.lower()] == []
    span = entry(event, of.event_row(event), 0, "en", of)[11]
    assert (span[3:] == [1]) == (said == "more than 16")
