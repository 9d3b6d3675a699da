"""Headlines of other stories on a page, and what only looks like them."""

import pytest

from marsad.extract.english.lists import with_rows
from marsad.extract.english.teasers import teasers
from marsad.extract.english.worth import kept_sentences
from marsad.extract.network.found import Found
from marsad.text.split import sentences

STORY = "Shells killed three people in Varna on Monday, the coast guard said."


def shown(text: str) -> list[str]:
    return [text[s.start : s.end] for s in teasers(text, sentences(text))]


def test_headlines_under_a_marker_are_other_stories() -> None:
    text = f"{STORY}\n\nNext Post\n\nFive soldiers killed in Talin\n\nBlast in Orsk…"
    assert shown(text) == [
        "Next Post",
        "Five soldiers killed in Talin",
        "Blast in Orsk…",
    ]
    assert [text[s.start : s.end] for s in kept_sentences(text)] == [STORY]


def test_prose_after_them_is_the_story_again() -> None:
    text = f"{STORY}\nRead also:\nFive soldiers killed in Talin\n{STORY}\nSix hurt"
    assert shown(text) == ["Read also:", "Five soldiers killed in Talin"]


@pytest.mark.parametrize(
    "text",
    [
        "Related\n\nShelling killed 3 civilians in Varna\nAirstrikes wounded 7 in Orsk",
        f"{STORY}\n\nLatest\n\n3 civilians killed in Varna\n7 wounded in Orsk",
        f"{STORY}\n\nKilled today:\nVarna: 3 killed\nTalin: 2 killed",
        "Heavy strikes on Varna now…\n3 civilians killed in Orsk…\n7 wounded in Talin…",
    ],
)
def test_a_monitors_own_lines_are_no_other_stories(text: str) -> None:
    assert shown(text) == []


def test_rows_of_other_stories_are_no_claims() -> None:
    rows = "\n\nRelated\n\nVarna: 12 killed in strikes\nTalin: 40 dead"
    assert with_rows(STORY + rows, Found()).claims == []
    assert len(with_rows(STORY + rows.replace("Related", ""), Found()).claims) == 2
