"""A name whose second word means something as well is one name, and a verb is none."""

from marsad.extract.arabic.naming import Names
from marsad.extract.arabic.whole_names import with_whole_names
from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Span
from marsad.text.arabic import plain_of


def spans(text: str, *words: str) -> list[Span]:
    return [(text.index(word), text.index(word) + len(word)) for word in words]


def cut(text: str, given: str, told: str) -> tuple[str, str]:
    """The speaker's name and the claim, of which the reader has cut the name."""
    speaker, claim = spans(text, given, told)
    found = Found(
        [FoundClaim(claim, "capture", "denied", None, {"speaker": (speaker,)})]
    )
    (made,) = with_whole_names(plain_of(text), found).claims
    return text[slice(*made.roles["speaker"][0])], text[slice(*made.span)]


def test_the_second_word_of_a_name_belongs_to_it() -> None:
    text = "نفى المتحدث باسم العصبة خالد سريع سقوط بلدة التل."
    assert cut(text, "خالد", "سريع سقوط بلدة التل") == ("خالد سريع", "سقوط بلدة التل")
    vowels = "نفى المتحدث سالم كريم مقتلَ عشرة."
    assert cut(vowels, "سالم", "كريم مقتلَ عشرة") == ("سالم كريم", "مقتلَ عشرة")


def test_a_claim_that_begins_with_its_deed_stays() -> None:
    text = "نفى خالد سقوط بلدة التل."
    assert cut(text, "خالد", "سقوط بلدة التل") == ("خالد", "سقوط بلدة التل")
    other = "قال المتحدث سريع سقوط بلدة التل."
    assert cut(other, "المتحدث", "سريع سقوط بلدة التل")[0] == "المتحدث"


def test_a_verb_of_telling_is_no_part_of_a_name() -> None:
    text = "وأعلنت حكومة الوادي مقتل سبعة."
    names = Names(plain_of(text), [])
    (span,) = spans(text, "وأعلنت حكومة الوادي")
    assert names.name(span) == "حكومة الوادي"
    (alone,) = spans(text, "وأعلنت")
    assert names.name(alone).endswith("أعلنت")
