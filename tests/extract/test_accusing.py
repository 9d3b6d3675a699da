"""Whose deed a claim of blame tells of."""

import pytest

from marsad.extract.accusing import without_self_blame
from marsad.records.claim import Claim


def claim(quote: str, speaker: str | None, actor: str | None, **more: str) -> Claim:
    return Claim(
        "clm-a",
        "rpt-a",
        "attack",
        (0, len(quote)),
        quote,
        speaker=speaker,
        actor=actor,
        **more,  # type: ignore[arg-type]
    )


def said(*claims: Claim) -> list[tuple[str | None, str | None]]:
    return [(one.speaker, one.actor) for one in without_self_blame(claims)]


def test_sides_that_blame_each_other_are_neither_who_says_so_nor_who_did_it() -> None:
    both = "the army and the League"
    quote = f"{both} blamed each other for the attack"
    assert said(claim(quote, both, both)) == [(None, None)]


def test_nobody_blames_himself() -> None:
    quote = "The League condemned the attack on the well"
    assert said(claim(quote, "League", "The League")) == [("League", None)]
    own = "The League said it had attacked the well"
    assert said(claim(own, "League", "The League")) == [("League", "The League")]


@pytest.mark.parametrize(
    ("actor", "target"),
    [("Relief Corps", "Relief Corps convoy"), ("هيئة الإغاثة", "قافلة هيئة الإغاثة")],
)
def test_who_is_hit_did_not_do_it(actor: str, target: str) -> None:
    quote = "Three drivers were killed when the convoy was hit"
    assert said(claim(quote, None, actor, target=target)) == [(None, None)]
    assert said(claim(quote, None, actor, target="a mill")) == [(None, actor)]


def test_an_arabic_verb_of_blame_is_the_word_of_who_stands_behind_it() -> None:
    first = claim("قتل ثلاثة في الغارة", "مرصد الوادي", None)
    quote = "واتهم مجلس البلدة الجيش بتنفيذ الغارة"
    named = claim(quote, "سامر الخطيب", "الجيش")
    assert said(first, named)[1] == ("مجلس البلدة", "الجيش")
    again = claim("واتهمت المجموعة الجيش بالغارة", "سامر الخطيب", "الجيش")
    assert said(first, again)[1] == ("مرصد الوادي", "الجيش")
    inside = claim(quote, "مجلس البلدة", "الجيش")
    assert said(inside) == [("مجلس البلدة", "الجيش")]
