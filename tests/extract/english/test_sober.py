"""Claims say no more than their words: what is dropped, changed or made whole."""

import pytest

from marsad.extract.english.sober import meant, with_sense, without_living
from marsad.extract.network.found import Found, FoundClaim, FoundFigure, FoundPart
from marsad.records.claim import Claim, Figure, Span
from marsad.text.split import sentences


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def sober(
    text: str, words: str, kind: str, *counted: str, **roles: str
) -> FoundClaim | None:
    """What is left of one claim on some words of a text."""
    spans = {role: (at(text, said),) for role, said in roles.items()}
    claim = FoundClaim(at(text, words), kind, "asserted", None, spans)
    figures = [FoundFigure(at(text, said), "killed", None, None) for said in counted]
    kept = [(s.start, s.end) for s in sentences(text)]
    made = with_sense(text, kept, Found([claim], figures)).claims
    return made[0] if made else None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "The army cannot confirm that any captive is alive in Harim.",
            "cannot confirm that any captive is alive in Harim",
            "abduction",
        ),
        (
            "Police were unable to say whether people had been seized.",
            "unable to say whether people had been seized",
            "abduction",
        ),
        ("If they live, they are surely in Salma.", "they are surely", "abduction"),
        (
            "The brigade had held its fire for two days so that people could go.",
            "The brigade had held its fire for two days",
            "clash",
        ),
    ],
)
def test_what_nobody_says_is_no_claim(text: str, words: str, kind: str) -> None:
    assert sober(text, words, kind) is None


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Gunmen seized ten people, police said.", "Gunmen seized", "abduction"),
        (
            "Troops held their fire until rebels attacked a post.",
            "Troops held their fire until rebels attacked a post",
            "clash",
        ),
    ],
)
def test_what_is_said_stays(text: str, words: str, kind: str) -> None:
    made = sober(text, words, kind)
    assert made is not None
    assert made.kind == kind


@pytest.mark.parametrize(
    ("words", "kind", "meant_kind"),
    [
        ("the militia handed over 30 captured men to Tripoli", "capture", "detention"),
        ("they handed 30 detainees over to the police", "release", "detention"),
        ("they handed over 30 prisoners in exchange for 4", "release", "release"),
        ("rebels handed over the town to the army", "capture", "capture"),
        ("they are using families as human shields", "abduction", "attack"),
        ("they took families as human shields", "abduction", "abduction"),
        ("the camp now holds 9,000 people", "siege", "displacement"),
        ("the camp is surrounded and holds 9,000 people", "siege", "siege"),
        ("20 boys are in hospital with malnutrition", "siege", "casualties"),
        (
            "the group has been squeezed into two square kilometres",
            "offensive",
            "control",
        ),
    ],
)
def test_kinds_are_those_that_the_words_bear(
    words: str, kind: str, meant_kind: str
) -> None:
    text = f"On Monday {words}, a source said."
    made = sober(text, words, kind)
    assert made is not None
    assert made.kind == meant_kind


def test_prisoners_were_not_taken_where_they_are_sent_to() -> None:
    text = "The militia will hand over captured men to Tripoli."
    words = "The militia will hand over captured men to Tripoli"
    made = sober(text, words, "capture", place="Tripoli")
    assert made is not None
    assert made.roles["place"] == ()


@pytest.mark.parametrize("between", ["denied on Friday", "denied", "rejects reports"])
def test_what_is_denied_is_denied(between: str) -> None:
    text = f"The army {between} that it had shelled Harim."
    made = sober(text, "it had shelled Harim", "shelling")
    assert made is not None
    assert made.certainty == "denied"


@pytest.mark.parametrize(
    "words",
    [
        "the Northern Brigade had taken Harim",
        "The army on Friday denied that the Northern Brigade had taken Harim",
    ],
)
def test_who_is_named_in_what_is_denied_does_not_say_it(words: str) -> None:
    text = "The army on Friday denied that the Northern Brigade had taken Harim."
    army, brigade = at(text, "The army"), at(text, "the Northern Brigade")
    told: dict[str, tuple[Span, ...]] = {"speaker": (brigade,), "actor": (brigade,)}
    claim = FoundClaim(at(text, words), "capture", "asserted", None, told)
    found = Found([claim], attributions=[FoundPart(army, "source")])
    (made,) = with_sense(text, [(0, len(text))], found).claims
    assert made.certainty == "denied"
    assert made.roles["speaker"] == (army,)
    assert made.roles["actor"] == (brigade,)


def test_who_put_a_denied_report_about_does_not_deny_it() -> None:
    text = "The army denied reports by the Observatory that it had shelled Harim."
    words = "it had shelled Harim"
    made = sober(text, words, "shelling", speaker="the Observatory")
    assert made is not None
    assert made.certainty == "asserted"


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        (
            "It had hit a school on Monday because gunmen were in it.",
            "It had hit a school on Monday because",
            "It had hit a school on Monday",
        ),
        (
            "The school lost its standing because it was a store.",
            "The school lost its standing because it",
            "The school lost its standing",
        ),
        (
            "Families were driven out of Harim and brought to a camp near Salma.",
            "Families were driven out of Harim and brought to",
            "Families were driven out of Harim and brought to a camp near Salma",
        ),
        (
            "A raid hit the quarter in which the bakers live.",
            "A raid hit the quarter in which",
            "A raid hit the quarter",
        ),
        (
            "The fields around it burned.",
            "The fields around it",
            "The fields around it",
        ),
        ("The US struck IS, they say.", "The US struck IS", "The US struck IS"),
    ],
)
def test_claims_end_where_a_clause_does(text: str, words: str, whole: str) -> None:
    made = sober(text, words, "attack")
    assert made is not None
    assert text[slice(*made.span)] == whole


def test_no_number_is_cut_off() -> None:
    text = "Shells killed at least six and, it said, a dog."
    made = sober(text, "Shells killed at least six and", "shelling", "at least six and")
    assert made is not None
    assert text[slice(*made.span)] == "Shells killed at least six and"


def test_a_toll_of_a_war_has_no_place_of_another_sentence() -> None:
    text = "Harim fell. Some 300 men died in the years of fighting."
    words = "Some 300 men died in the years of fighting"
    made = sober(text, words, "clash", "Some 300 men", place="Harim")
    assert made is not None
    assert made.time == "total"
    assert made.roles["place"] == ()


def test_who_is_joined_to_a_name_is_somebody_else() -> None:
    text = "There is word that Omar Haddad and a driver of a clinic may be alive."
    words = "a driver of a clinic may be alive"
    span = at(text, "Omar Haddad")
    claim = FoundClaim(at(text, words), "person", "possible", "alive")
    claim.roles["person"] = (span,)
    (made,) = with_sense(text, [(0, len(text))], Found([claim])).claims
    assert made.status is None
    assert made.roles["person"] == ()


@pytest.mark.parametrize(
    ("behind", "population"),
    [("and their families", "people"), ("and their weapons", "combatants")],
)
def test_fighters_with_their_families_are_people(behind: str, population: str) -> None:
    text = f"Some 90 gunmen {behind} left."
    figure = FoundFigure(at(text, "Some 90 gunmen"), "evacuated", "combatants", None)
    (made,) = with_sense(text, [(0, len(text))], Found([], [figure])).figures
    assert made.population == population


@pytest.mark.parametrize(
    ("kind", "measure", "words", "counted"),
    [
        ("detention", "released", "handed 9 detainees over to the police", "detained"),
        ("release", "released", "freed 9 detainees", "released"),
        ("attack", "abducted", "using 9 families as human shields", "present"),
        ("abduction", "abducted", "took 9 boys as human shields", "abducted"),
        ("casualties", "wounded", "9 boys have severe malnutrition", "present"),
        ("shelling", "wounded", "9 boys were wounded, one has cholera", "wounded"),
    ],
)
def test_what_is_counted(kind: str, measure: str, words: str, counted: str) -> None:
    assert meant(kind, measure, words) == counted


@pytest.mark.parametrize(("words", "left"), [("is alive", 0), ("alive, is missing", 1)])
def test_who_lives_is_not_counted_among_the_missing(words: str, left: int) -> None:
    quote = f"a driver {words}"
    figure = Figure("missing", "a driver", (0, 8), 1, 1)
    claim = Claim("clm-1", "rpt-1", "person", (0, len(quote)), quote, figures=(figure,))
    (made,) = without_living([claim])
    assert len(made.figures) == left


@pytest.mark.parametrize(
    "text",
    [
        "State media have not reported his death.",
        "The ministry has not yet announced the colonel's death.",
        "The army did not comment on his capture.",
    ],
)
def test_who_has_not_told_of_a_fate_denies_nothing(text: str) -> None:
    fate = text.rpartition(" ")[2].rstrip(".")
    assert sober(text, fate, "person", person=fate) is None


def test_who_has_not_confirmed_a_death_doubts_it() -> None:
    text = "The army has not confirmed his death."
    claim = FoundClaim(at(text, "his death"), "person", "denied", None)
    (made,) = with_sense(text, [(0, len(text))], Found([claim])).claims
    assert made.certainty == "doubtful"


def test_who_denies_a_death_still_does() -> None:
    text = "The army denied reports of his death."
    claim = FoundClaim(at(text, "his death"), "person", "denied", None)
    (made,) = with_sense(text, [(0, len(text))], Found([claim])).claims
    assert made.certainty == "denied"
