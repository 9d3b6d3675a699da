"""Words of fate: of whom they are said, which fate, and how surely."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.doubts import doubt
from marsad.extract.english.fates import cues, may_tell
from marsad.extract.english.lives import with_fates
from marsad.extract.network.found import Found, FoundClaim, FoundName
from marsad.text.manners import so
from marsad.text.split import sentences

OMARS = ["Omar", "Haddad", "was", "killed", "and", "his", "son", ",", "freed", "."]
Told = list[tuple[str | None, str | None, str]]


def found_in(text: str, *names: str, claims: tuple[FoundClaim, ...] = ()) -> Found:
    """What a network would have found: the names, and some claims."""
    spans = [m.span() for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", text)]
    kept = [s for s in spans if not any(o[0] <= s[0] < o[1] and o != s for o in spans)]
    return Found(list(claims), [], [FoundName(s, "PER") for s in sorted(set(kept))])


def told(text: str, *names: str) -> Told:
    """Person, status and certainty of every claim."""
    kept = [(s.start, s.end) for s in sentences(text)]
    made = with_fates(text, kept, found_in(text, *names))
    return [(c.person, c.status, c.certainty) for c in made.claims]


@pytest.mark.parametrize(
    ("text", "person", "status"),
    [
        ("Omar Haddad was killed in Harim.", "Omar Haddad", "killed"),
        (
            "Omar Haddad, 31, a baker from Salma, died on Monday.",
            "Omar Haddad",
            "killed",
        ),
        ("Omar Haddad, who went home in May, was shot dead.", "Omar Haddad", "killed"),
        ("Omar Haddad, a baker held by rebels, called.", "Omar Haddad", "detained"),
        ("The guards arrested the baker Omar Haddad.", "Omar Haddad", "detained"),
        ("A shell hit the shop, killing Omar Haddad.", "Omar Haddad", "killed"),
        ("Friends confirmed the death of Omar Haddad.", "Omar Haddad", "killed"),
        ("Omar Haddad was taken hostage in 2019.", "Omar Haddad", "abducted"),
        ("Omar Haddad fled the city.", "Omar Haddad", "escaped"),
        ("Omar Haddad survived.", "Omar Haddad", "alive"),
        ("We lost our brother and friend Omar Haddad.", "Omar Haddad", "killed"),
        ("Omar Haddad lost a leg in the blast.", "Omar Haddad", "wounded"),
        ("Omar Haddad became the third medic to die.", "Omar Haddad", "killed"),
        (
            "Omar Haddad was taken to Salma after being injured.",
            "Omar Haddad",
            "wounded",
        ),
    ],
)
def test_a_fate_is_of_its_subject(text: str, person: str, status: str) -> None:
    assert [(p, s) for p, s, _ in told(text, "Omar Haddad")] == [(person, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad tried to be freed.",
        "Omar Haddad is survived by his wife.",
        "Omar Haddad held in his hand a letter.",
        "Omar Haddad spoke about killing Lina Saad.",
        "The family of Omar Haddad wants to get Omar Haddad released.",
        "At the hands of Omar Haddad, 59 civilians, 15 of them old, died.",
        "Omar Haddad’s shop was captured on film.",
    ],
)
def test_no_fate_is_made_of_what_did_not_happen_to_him(text: str) -> None:
    assert told(text, "Omar Haddad", "Lina Saad") == []


def test_each_of_several_people_has_a_claim_of_his_own() -> None:
    text = "Others killed this year include Omar Haddad, 31, from Salma, and Lina Saad."
    assert [p for p, _, _ in told(text, "Omar Haddad", "Lina Saad")] == [
        "Omar Haddad",
        "Lina Saad",
    ]
    text = "Omar Haddad, from Salma, and Lina Saad, from Harim, have been arrested."
    assert {p for p, _, _ in told(text, "Omar Haddad", "Lina Saad")} == {
        "Omar Haddad",
        "Lina Saad",
    }


def test_two_fates_of_one_person_are_two_claims() -> None:
    text = "Omar Haddad was detained by rebels in 2013 and remains missing."
    assert told(text, "Omar Haddad") == [
        ("Omar Haddad", "detained", "asserted"),
        ("Omar Haddad", "missing", "asserted"),
    ]


def test_pronouns_and_ages_mean_who_was_spoken_of() -> None:
    text = "Omar Haddad came home. The 31-year-old was arrested. He died in prison."
    assert {(p, s) for p, s, _ in told(text, "Omar Haddad")} >= {
        ("Omar Haddad", "detained"),
        ("Omar Haddad", "killed"),
    }


def test_a_pronoun_does_not_mean_somebody_of_the_other_sex_or_who_only_speaks() -> None:
    text = "Sarah Blum lived in Salma. Ryan Moss refused to confirm her death."
    assert told(text, "Sarah Blum", "Ryan Moss") == [
        ("Sarah Blum", "killed", "doubtful")
    ]


def test_kin_are_told_by_their_name_or_by_whose_they_are() -> None:
    text = "Lina Saad’s brother, Omar Saad, was detained. Her brother was freed."
    assert {p for p, _, _ in told(text, "Lina Saad", "Omar Saad")} == {"Omar Saad"}
    text = "Lina Saad spoke. Her husband was kidnapped."
    assert told(text, "Lina Saad") == [("husband of Lina Saad", "abducted", "asserted")]
    text = "Lina Saad, the wife of a surgeon who was kidnapped by gunmen, spoke."
    assert told(text, "Lina Saad") == [("husband of Lina Saad", "abducted", "asserted")]


def test_the_first_sentence_tells_of_whom_the_second_names() -> None:
    text = "A teacher has been killed in Salma. Omar Haddad, 41, taught there."
    assert told(text, "Omar Haddad") == [("Omar Haddad", "killed", "asserted")]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Omar Haddad may have been killed.", "possible"),
        ("Omar Haddad is believed to have been killed.", "probable"),
        ("Omar Haddad, believed to be a medic, was killed.", "asserted"),
        (
            "The army refused to confirm whether Omar Haddad had been killed.",
            "doubtful",
        ),
        ("Omar Haddad was not killed.", "denied"),
        ("The rebels denied they had detained Omar Haddad.", "denied"),
        ("It is understood Omar Haddad died.", "probable"),
        ("The fate of Omar Haddad remains unclear.", "doubtful"),
        (
            "Though hard to verify, there is news, and Omar Haddad was killed.",
            "asserted",
        ),
    ],
)
def test_doubt_is_kept(text: str, certainty: str) -> None:
    assert [c for _, _, c in told(text, "Omar Haddad")] == [certainty]


def test_the_claim_that_holds_the_words_gets_the_person_of_the_words() -> None:
    text = "Omar Haddad and a friend of Lina Saad met; Lina Saad was killed."
    start = text.index("Lina Saad was")
    wrong = (text.index("Omar"), text.index("Omar") + 11)
    claim = FoundClaim(
        (start, len(text) - 1), "attack", "asserted", "killed", {"person": (wrong,)}
    )
    kept = [(0, len(text))]
    (made,) = with_fates(
        text, kept, found_in(text, "Omar Haddad", "Lina Saad", claims=(claim,))
    ).claims
    assert (made.person, made.kind, made.made_by) == ("Lina Saad", "attack", "network")


def test_a_fate_without_any_word_for_it_is_taken_back() -> None:
    text = "Omar Haddad went to Salma."
    claim = FoundClaim((0, 25), "person", "asserted", "killed", {"person": ((0, 11),)})
    (made,) = with_fates(
        text, [(0, 26)], found_in(text, "Omar Haddad", claims=(claim,))
    ).claims
    assert made.status is None
    assert may_tell("killed", "he died") and not may_tell("killed", "he went")


def test_doubt_reads_before_and_behind() -> None:
    assert doubt("", "killed", " , which could not be verified") == "doubtful"
    assert doubt("he has been ", "killed", "") == "asserted"


@given(st.text(max_size=120))
def test_any_text_gives_cues_in_order_that_do_not_touch(text: str) -> None:
    found = cues(text, 0, len(text))
    ends = [0, *(cue.span[1] for cue in found)]
    assert all(cue.span[0] >= end for cue, end in zip(found, ends, strict=False))


@given(st.lists(st.sampled_from(OMARS)))
def test_every_claim_points_at_words_and_at_a_person_of_the_text(
    words: list[str],
) -> None:
    text = " ".join(words)
    kept = [(s.start, s.end) for s in sentences(text)]
    made = with_fates(text, kept, found_in(text, "Omar Haddad"))
    for claim in made.claims:
        assert 0 <= claim.span[0] < claim.span[1] <= len(text)
        assert claim.person is not None and "Haddad" in claim.person


@pytest.mark.parametrize(
    "text",
    [
        "The army does not know whether Omar Haddad is dead or alive.",
        "It is not clear if Omar Haddad is alive or dead, his brother said.",
        "Nobody could say whether Omar Haddad was killed or is still alive.",
        "Relatives do not know whether Omar Haddad is alive or not.",
    ],
)
def test_who_may_be_dead_or_alive_was_not_killed(text: str) -> None:
    kept = [(s.start, s.end) for s in sentences(text)]
    made = with_fates(text, kept, found_in(text, "Omar Haddad")).claims
    assert {(c.person, c.status) for c in made} == {("Omar Haddad", "missing")}
    assert all(so("either", text[slice(*claim.span)]) for claim in made)


def test_who_is_said_to_be_alive_is_alive() -> None:
    assert told("Omar Haddad is alive or at least was in May.", "Omar Haddad") == [
        ("Omar Haddad", "alive", "asserted")
    ]
