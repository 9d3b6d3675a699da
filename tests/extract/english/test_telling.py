"""What words say by themselves: weapons, leaving, fates, measures, rows of lists."""

import pytest

from marsad.extract.english.fates import fate
from marsad.extract.english.kinds import told_kind
from marsad.extract.english.lists import with_rows
from marsad.extract.english.measures import measured, missed_areas
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Figure
from marsad.text.numbers import numbers


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("shelling", "warplanes bombed the market", "airstrike"),
        ("airstrike", "mortars hit the market", "shelling"),
        ("airstrike", "sarin was dropped by jets", "chemical"),
        ("attack", "jets and artillery hit the town", "attack"),
        ("damage", "warplanes destroyed a bridge", "damage"),
        ("airstrike", "missiles from planes hit the market", "airstrike"),
        ("attack", "a helicopter was shot down", "attack"),
        ("attack", "the army bombarded the town", "shelling"),
        ("airstrike", "jets hit a store of chemical weapons", "airstrike"),
        ("clash", "twelve died in the offensive", "offensive"),
        ("clash", "twelve died in a counterattack", "offensive"),
        ("clash", "they repelled an offensive", "clash"),
        ("clash", "the army halted a rebel offensive", "clash"),
        ("airstrike", "a drone fired two missiles at a car", "airstrike"),
        ("airstrike", "jets hit a chlorine plant", "airstrike"),
        ("capture", "The army withdrew from Talin", "withdrawal"),
        ("capture", "The army took Talin", "capture"),
    ],
)
def test_one_weapon_leaving_or_advance_tells_the_kind(
    kind: str, words: str, told: str
) -> None:
    assert told_kind(kind, words) == told


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Omar Haddad was abducted in May", "abducted"),
        ("he may be alive", "alive"),
        ("he was wounded and later died", None),
        ("he spoke to reporters", None),
    ],
)
def test_a_fate_is_told_by_one_word_or_not_at_all(
    words: str, status: str | None
) -> None:
    assert fate(words) == status


@pytest.mark.parametrize(
    ("text", "words", "population", "measure"),
    [
        ("Some 3,200 men were arrested.", "3,200 men", "people", "detained"),
        ("Police arrested 12 men.", "12 men", "people", "detained"),
        (
            "Up to 600 fighters are still inside.",
            "600 fighters",
            "combatants",
            "fighters",
        ),
        ("About 90 families are still inside.", "90 families", "people", "present"),
        ("There were 40 men.", "40 men", "people", "killed"),
        ("Warplanes hit 12 bridges.", "12 bridges", None, "killed"),
    ],
)
def test_the_verb_beside_a_number_measures_it(
    text: str, words: str, population: str | None, measure: str
) -> None:
    start = text.index(words)
    span = (start, start + len(words))
    figure = Figure("killed", words, span, 1, 1, population=population)
    assert measured(text, figure, (0, len(text))) == measure


def test_an_area_that_nobody_took_is_a_figure_once() -> None:
    text = "The group holds four square kilometres (one square mile) by the river."
    known = tuple(numbers(text))
    (found,) = missed_areas(known, [(0, len(text))], [])
    assert text[slice(*found.span)] == "four square kilometres"
    assert missed_areas(known, [(0, len(text))], [found.span]) == []
    assert missed_areas(known, [], []) == []


def test_rows_of_a_list_are_claims_where_nothing_was_found() -> None:
    text = "Aleppo: 3 killed, 7 wounded; Idlib: 2 killed"
    found = with_rows(text, Found())
    assert [text[slice(*claim.roles["place"][0])] for claim in found.claims] == [
        "Aleppo",
        "Idlib",
    ]
    rows = [(figure.measure, text[slice(*figure.span)]) for figure in found.figures]
    assert rows == [
        ("killed", "3 killed"),
        ("wounded", "7 wounded"),
        ("killed", "2 killed"),
    ]
    known = FoundClaim((0, len(text)), "casualties", "asserted", None)
    again = with_rows(text, Found([known], list(found.figures)))
    assert len(again.claims) == 2
    assert again.figures == found.figures


def test_rows_are_parts_of_the_total_below_them_and_of_no_other_row() -> None:
    text = "Killed today:\nAleppo: 3 killed\nDeir ez-Zor: 5 killed\nTotal: 8 killed"
    whole = FoundClaim((0, len(text)), "casualties", "asserted", None)
    figures = [
        FoundFigure((text.index(words), text.index(words) + 8), "killed", None, part)
        for words, part in (("3 killed", None), ("5 killed", 0), ("8 killed", None))
    ]
    found = with_rows(text, Found([whole], figures))
    assert [figure.part_of for figure in found.figures] == [2, 2, None]
    places = [claim.roles["place"] for claim in found.claims]
    assert [text[slice(*at[0])] for at in places if at] == ["Aleppo", "Deir ez-Zor"]
    assert places[2] == ()
    apart = with_rows(text[: text.index("\nTotal")], Found([whole], figures[:2]))
    assert [figure.part_of for figure in apart.figures] == [None, None]
    other = text.replace("\nTotal", "\n\nThe month so far.\nTotal")
    assert all(f.part_of is None for f in with_rows(other, Found()).figures)


def test_what_a_row_counts_makes_its_kind() -> None:
    text = "Aleppo: 3 arrested; Idlib: 2 dead"
    found = with_rows(text, Found())
    assert [claim.kind for claim in found.claims] == ["detention", "casualties"]


def test_sentences_of_death_are_no_deaths() -> None:
    assert with_rows("Total: 12 death sentences", Found()).claims == []
