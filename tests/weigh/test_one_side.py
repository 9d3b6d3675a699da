"""One side is one side by whatever mouth it speaks; fighting is no word on ground."""

from dataclasses import replace as change

import pytest

from marsad.publish.account import account_of
from marsad.publish.naming import voices
from marsad.records.source import Source
from marsad.weigh.weigh import weigh_groups
from tests.build import WAR, Told, dossier, engine, figure, resolved, told


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


def blast(words: str, killed: float, publisher: str, target: str | None) -> Told:
    return told(
        words,
        publisher=publisher,
        kind="bombing",
        target=target,
        figures=[figure("killed", killed, None if killed == 15 else "same")],
    )


def test_a_sides_own_dead_are_a_part_of_all_and_no_rival_of_them() -> None:
    own = blast("Four service members died in Harim.", 4, "North TV", "service members")
    least = blast("At least 15 died in the blast.", 15, "Morning Daily", "people")
    whole = blast("The blast in Harim killed 16 people.", 16, "Valley Watch", None)
    known = resolved(dossier([own, least, whole]))
    assert len(known.events) == 1
    tallies = weigh_groups(known, engine()).tallies
    (count,) = [t for t in tallies if t.event and t.population is None]
    assert (count.low, count.best, count.high) == (15, 16, 16)
    assert (own.claim.id, "part") in count.excluded


def test_a_sides_own_dead_count_where_nobody_counts_more() -> None:
    own = blast("Four service members died in Harim.", 4, "North TV", "service members")
    fewer = blast("The blast in Harim killed 3 people.", 3, "Valley Watch", None)
    for said in ([own], [own, fewer]):
        tallies = weigh_groups(resolved(dossier(said)), engine()).tallies
        (count,) = [t for t in tallies if t.event and t.population is None]
        assert count.best in (3, 4) and count.high == 4


def test_whoever_speaks_for_a_body_is_not_named_beside_it() -> None:
    watch = Source(
        "watch", "Valley Watch", "monitor", "B", aliases=("Ada Holm", "Ivo Brandt")
    )
    war = change(WAR, sources=(watch,))

    def names(*speakers: str) -> list[str]:
        said = [
            told(f"Word {n} of Harim by {who}.", speaker=who)
            for n, who in enumerate(speakers)
        ]
        known = dossier(said, war=war)
        return [claim.speaker or "" for claim in voices([t.claim for t in said], known)]

    assert names("Ada Holm", "Valley Watch") == ["Valley Watch"]
    assert names("Ada Holm", "Ivo Brandt") == ["Ada Holm", "Ivo Brandt"]
    assert names("Ada Holm", "River Council") == ["Ada Holm", "River Council"]


def test_one_briefing_told_in_two_words_is_one_event_with_one_number() -> None:
    left = fled("Some 650 left Harim.", "spokesman for the Northern Army", "A Blog")
    out = told(
        "From Harim 650 people were brought out.",
        speaker="Northern Army",
        publisher="Morning Daily",
        kind="displacement",
        figures=[figure("evacuated", 650)],
    )
    known = resolved(dossier([left, out]))
    assert len(known.events) == 1
    weighed = weigh_groups(known, engine())
    assert [t.measure for t in weighed.tallies if t.event] == ["evacuated"]
    (grade,) = weighed.grades
    assert (grade.grade, grade.origins) == ("weak", 1)
