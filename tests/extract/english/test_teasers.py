"""Headlines of other stories on a page, and what only looks like them."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.teasers import teasers
from marsad.extract.english.worth import kept_sentences

STORY = "Shells killed three people in Varna on Monday, the coast guard said."


def shown(text: str) -> list[str]:
    return [text[start:end] for start, end in teasers(text)]


def test_headlines_under_a_marker_are_other_stories() -> None:
    text = f"{STORY}\n\nNext Post\n\nFive soldiers killed in Talin\n\nBlast hits Orsk"
    assert shown(text)[1:] == ["Five soldiers killed in Talin", "Blast hits Orsk"]
    assert [text[s.start : s.end] for s in kept_sentences(text)] == [STORY]


def test_prose_after_them_is_the_story_again() -> None:
    text = f"Read more:\nFive soldiers killed in Talin\n{STORY}\nSix hurt in Orsk"
    assert shown(text) == ["Read more:", "Five soldiers killed in Talin"]


def test_several_headlines_cut_short_are_other_stories() -> None:
    text = f"{STORY}\nFive soldiers killed in…\nMine blast in Orsk leaves two..."
    assert len(shown(text)) == 2


def test_one_line_cut_short_may_be_all_there_is() -> None:
    assert shown("Shelling of Varna\n\nThree people were killed when…") == []
    opening = "Three people were killed. " * 6 + "The guard said…"
    assert shown(f"{opening}\n{opening}") == []


def test_a_monitors_list_is_its_own() -> None:
    assert shown("Killed today:\nVarna: 3 killed\nTalin: 2 killed") == []


@given(st.text(alphabet="aN…. \nextPos", max_size=120))
def test_they_lie_within_the_text_in_order(text: str) -> None:
    found = teasers(text)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all("\n" not in text[start:end] for start, end in found)
