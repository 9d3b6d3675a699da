"""Whoever condemns a deed has not done it."""

import pytest

from marsad.extract.blame import blame
from marsad.text.arabic import plain
from tests.extract.arabic.test_reader import read


def doers(language: str, text: str, actor: str, claim: str = "") -> list[str] | None:
    """Whom words name as doers, where the reader points at an actor."""
    start = text.index(actor)
    said = (text.index(claim), text.index(claim) + len(claim)) if claim else None
    whole = (0, len(text))
    pointed = (start, start + len(actor))
    found = blame(language).doers(text, whole, said or whole, pointed)
    return None if found is None else [text[slice(*span)] for span in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The League condemned the raid carried out by the army on Harim.", "army"),
        ("The League on Friday condemned a raid by army jets on Harim.", "army jets"),
        ("The League's spokesman denounced the massacre that the army had", ""),
        ("The League also condemned the attack which the army launched.", "army"),
        ("The League strongly condemned the attack on the market.", ""),
        ("The attack on the market was condemned by the League.", ""),
    ],
)
def test_who_condemns_is_not_the_doer(text: str, found: str) -> None:
    assert doers("english", text, "League") == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The League condemned the army's raid on Harim.", "army"),
        ("The army's raid on Harim was condemned by the League.", "army"),
        ("The army bombed Harim. The League condemned it.", "army"),
        ("The League raided Harim, it said.", "League"),
    ],
)
def test_who_does_not_condemn_stays_the_doer(text: str, actor: str) -> None:
    assert doers("english", text, actor) is None


def test_what_was_told_before_somebody_condemns_stays_his_deed() -> None:
    text = "The League, which killed two men on Friday, condemned the raid."
    assert doers("english", text, "League", "which killed two men") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("تدين الرابطة الغارة التي نفذها طيران الجيش على السوق", "طيران الجيش"),
        ("أدانت الرابطة بشدة القصف الذي شنته قوات الوادي في حارم", "قوات الوادي"),
        ("الرابطة تستنكر المجزرة التي ارتكبها الجيش أمس", "الجيش"),
        ("شجبت الرابطة الهجوم على السوق من قبل الجيش", "الجيش"),
        ("نددت الرابطة بالغارات التي قامت بها قوات الوادي", "قوات الوادي"),
        ("استنكرت الرابطة الهجوم على السوق", ""),
    ],
)
def test_who_condemns_in_arabic_is_not_the_doer(text: str, found: str) -> None:
    told = doers("arabic", plain(text), plain("الرابطة"))
    assert told == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("ندين قصف الجيش للسوق", "الجيش"),
        ("تدين الرابطة الغارة التي نفذها الجيش", "الجيش"),
        ("جراء استهداف الجيش مدينة حارم", "الجيش"),
        ("قبيلة تدين بالولاء للجيش قصفت السوق", "قبيلة"),
    ],
)
def test_who_does_not_condemn_in_arabic_stays_the_doer(text: str, actor: str) -> None:
    assert doers("arabic", plain(text), plain(actor)) is None


def test_a_party_that_condemns_tells_what_another_did() -> None:
    (claim,) = read(
        "تدين قوات الدعم السريع الغارة الجوية التي نفذها طيران الجيش على قافلة برنامج "
        "الأغذية العالمي في الفاشر يوم الأحد، والتي أدت إلى مقتل ثلاثة سائقين."
    )
    assert (claim.actor, claim.speaker) == ("طيران الجيش", "قوات الدعم السريع")
    assert claim.place == "الفاشر"
