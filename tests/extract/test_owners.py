"""Whose weapon did it: not his who is only named in what somebody denies."""

import pytest

from marsad.extract.arabic.owners import with_owners
from marsad.extract.network.found import Found, FoundClaim
from marsad.extract.owners import owners
from marsad.text.arabic import plain, plain_of
from tests.extract.english.reading import about


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("a bomb of the rebels went off in the yard", "rebels"),
        ("an old shell of the Valley League fell short", "Valley League"),
        ("a mine laid by insurgents killed two", "insurgents"),
        ("a rocket belonging to the militia hit the bridge", "militia"),
        ("a shell of Russian make hit the bridge", None),
        ("a bomb of the Second World War went off", None),
        ("a stray rocket hit the bridge", None),
    ],
)
def test_a_weapon_is_theirs_whom_words_name_behind_it(
    words: str, whose: str | None
) -> None:
    found = owners("english").doers(words, (0, len(words)), ())
    assert found is not None
    assert [words[slice(*span)] for span in found] == ([whose] if whose else [])


@pytest.mark.parametrize(
    "words",
    ["its rockets hit a depot", "they had shelled a base", "the army hit a mine shaft"],
)
def test_a_claim_that_begins_with_its_doer_tells_of_no_weapon_alone(words: str) -> None:
    assert owners("english").doers(words, (0, len(words)), ()) is None


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            (
                "A spokesman denied that the army shelled the fair and said a bomb of "
                "the rebels went off by mistake in Lakura, which killed six."
            ),
            "a bomb of the rebels",
            "rebels",
        ),
        (
            (
                "The army denied that it bombed the school and said a stray rocket "
                "hit the yard, killing four children."
            ),
            "a stray rocket",
            None,
        ),
        (
            (
                "The army denied that it bombed the school and said its rockets hit a "
                "depot nearby, killing four fighters."
            ),
            "its rockets hit",
            "army",
        ),
    ],
)
def test_who_denies_a_deed_has_not_done_the_next_one(
    text: str, words: str, actor: str | None
) -> None:
    (claim,) = about(text, words)
    assert (claim.certainty, claim.actor) == ("asserted", actor)


def test_in_arabic_as_well() -> None:
    text = "نفى الجيش أن تكون قواته قصفت السوق وقال إن قذيفة تابعة للفصائل قتلت ستة"
    said = plain_of(text)
    no, yes = (text.index(w) for w in ("قواته قصفت", "قذيفة"))
    actor = (text.index("الجيش"), text.index(" أن"))
    claims = [
        FoundClaim((no, yes - 12), "shelling", "denied", None, {"actor": (actor,)}),
        FoundClaim((yes, len(text)), "shelling", "asserted", None, {"actor": (actor,)}),
    ]
    _, made = with_owners(said, Found(claims=claims)).claims
    assert [plain(text[slice(*s)]) for s in made.roles["actor"]] == ["فصائل"]


def test_an_arabic_blast_of_nobody_is_nobodys() -> None:
    text = "نفى الجيش أن تكون قواته قصفت السوق وقال إن عبوة انفجرت فيه وقتلت ستة"
    said = plain_of(text)
    no, yes = (text.index(w) for w in ("قواته قصفت", "عبوة"))
    actor = (text.index("الجيش"), text.index(" أن"))
    claims = [
        FoundClaim((no, yes - 12), "shelling", "denied", None, {"actor": (actor,)}),
        FoundClaim((yes, len(text)), "bombing", "asserted", None, {"actor": (actor,)}),
    ]
    _, made = with_owners(said, Found(claims=claims)).claims
    assert made.roles["actor"] == ()
