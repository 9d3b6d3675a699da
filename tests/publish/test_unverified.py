"""Every line of a brief on what one voice or one side alone says says so."""

from dataclasses import replace

import pytest

from marsad.publish.arabic import in_arabic
from marsad.publish.brief import make_brief
from marsad.publish.lone import each_unverified, of_one_voice, unverified
from marsad.publish.redact import redact
from marsad.records.claim import Claim
from tests.build import Told, dossier, resolved, told
from tests.publish import scene, scene_ar

ENGLISH, ARABIC = "Not verified.", "لم يُتحقَّق منه."
SCENES = [redact(made, scene.NOW.date()) for made in (scene.scene(), scene_ar.scene())]
WORDS = {
    "Capital Wire": "Some 300 people are in the camp at Harim, aid workers say.",
    "Coast Herald": "We counted three hundred under the tents east of the town.",
    "North TV": "The army shelters 300 of the displaced in its camp at Harim.",
}


def record(*publishers: str):  # type: ignore[no-untyped-def]
    said: list[Told] = [
        told(WORDS[name], publisher=name, kind="displacement") for name in publishers
    ]
    known = resolved(dossier(said))
    return [known.claims[one.claim.id] for one in said], known


@pytest.mark.parametrize("known", SCENES, ids=["English", "Arabic"])
def test_both_languages_say_of_the_same_lines_that_they_are_not_verified(
    known: scene.Dossier,
) -> None:
    brief = make_brief(known)
    arabic = in_arabic(brief, known)
    outside = ("figures", "persons", "ground")
    told_of = [s for part in brief.sections if part.id in outside for s in part.blocks]
    lines = [one for block in told_of for one in block.sentences]
    assert sum(one.text.endswith(ENGLISH) for one in lines) > 2
    for one, same in zip(brief.sentences, arabic.sentences, strict=True):
        assert one.text.lower().endswith(ENGLISH.lower()) == same.text.endswith(
            ARABIC
        ), one.text


@pytest.mark.parametrize(
    ("publishers", "alone"),
    [
        (["Capital Wire"], True),
        (["North TV"], True),
        (["Capital Wire", "Coast Herald"], False),
        (["Capital Wire", "North TV"], False),
    ],
)
def test_what_two_voices_say_is_not_one_sources_word(
    publishers: list[str], alone: bool
) -> None:
    claims, known = record(*publishers)
    assert of_one_voice(claims, known) == alone
    assert unverified(claims, known) == (f" {ENGLISH}" if alone else "")


def test_what_is_only_denied_or_doubted_is_nothing_to_verify() -> None:
    claims, known = record("Capital Wire")

    def as_sure(certainty: str) -> list[Claim]:
        return [replace(claim, certainty=certainty) for claim in claims]

    assert unverified(as_sure("possible"), known) == f" {ENGLISH}"
    assert not unverified(as_sure("denied"), known)
    assert not unverified(as_sure("doubtful"), known)
    assert not unverified([], known)


def test_a_row_of_numbers_says_whether_each_is_one_sources() -> None:
    both, known = record("Capital Wire", "Coast Herald")
    one, other = ([claim] for claim in both)
    assert each_unverified([one], known) == f" {ENGLISH}"
    assert each_unverified([one, other], known).startswith(" Each is one source’s word")
    assert "one source alone" in each_unverified([one, both], known)
    assert each_unverified([both, both], known) == ""
    nothing_held = [replace(one[0], certainty="denied")]
    assert each_unverified([nothing_held], known) == f" {ENGLISH}"
