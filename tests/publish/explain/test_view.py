"""A report's row becomes numbered marks and cards with their makers."""

import pytest

from marsad.publish.explain.cards import letters
from marsad.publish.explain.view import View, view
from marsad.publish.explain.words import SPOKEN, Words, direction
from marsad.publish.words import strings
from marsad.records.claim import CERTAINTIES, KINDS, MEASURES, POPULATIONS, STATUSES
from tests.publish.explain import rows

WORDS = Words("en")
SHOWN = view(rows.english(), 1, WORDS)


def marks(shown: View, kind: str) -> dict[str, tuple[str, ...]]:
    found = {mark for piece in shown.pieces for mark in piece.marks}
    return {
        shown.text[slice(*mark.span)]: mark.labels
        for mark in found
        if mark.kind == kind
    }


def test_claims_are_numbered_as_they_stand_in_the_text() -> None:
    assert [card.id for card in SHOWN.cards] == ["clm-a", "clm-b", "clm-c", "clm-d"]
    assert marks(SHOWN, "figure") == {
        "At least 12 people": ("1a",),
        "four of them children": ("1b",),
        "about 30 others": ("3a",),
    }


def test_speakers_and_those_it_came_through_are_marked() -> None:
    assert marks(SHOWN, "speaker") == {
        "Valley Watch Group": ("1",),
        "Anna Lindqvist": ("3",),
        "Northern Army": ("4",),
    }
    assert marks(SHOWN, "via") == {"Valley Wire": ("3",)}


def test_a_card_has_all_that_was_read_and_who_made_it() -> None:
    lines = {line.part: line for line in SHOWN.cards[0].lines}
    assert SHOWN.cards[0].kind == "Air strikes" and SHOWN.cards[0].by == ("model",)
    assert lines["speaker"].by == ("according-to",)
    assert lines["place"].value == "Harim, Idlib, SY"
    assert lines["place"].notes == ("“Harim”", "within 3 km", "or: Harem")
    assert lines["place"].by == ("scene", "test")
    assert (lines["time"].value, lines["time"].by) == ("2021-05-03", ("weekday",))
    assert lines["figure 0"].value == "killed: 12 or more (people)"
    assert lines["figure 0"].by == ("number-noun",)
    assert lines["figure 1"].notes == ("“four of them children”", "part of 1a")
    assert lines["figure 1"].by == ("part_of: of-them",)
    assert "actor" not in lines


def test_a_claim_nobody_is_named_for_is_the_reports_own() -> None:
    lines = {line.part: line.value for line in SHOWN.cards[1].lines}
    assert lines["speaker"] == "the report itself"
    assert lines["actor"] == "jets"
    assert lines["time"] == "day not known"
    assert SHOWN.cards[1].whole == ("tagger",)


def test_mismatches_are_marked_and_other_issues_told() -> None:
    text = rows.ENGLISH
    row = rows.english() | {
        "issues": [rows.issue(text, None), rows.issue(text, "12 people", "clm-a")]
    }
    shown = view(row, 1, WORDS)
    assert [notice.label for notice in shown.notices] == ["", "M1"]
    assert marks(shown, "mismatch") == {"12 people": ("M1",)}


def test_a_part_of_a_figure_that_is_not_here_is_still_told() -> None:
    odd = rows.figure("Ten fled.", "Ten", None, part_of={"claim": "clm-x", "figure": 3})
    claim = rows.claim("Ten fled.", "Ten fled", "clm-a", figures=[odd], kind="eclipse")
    shown = view(rows.report("Ten fled.", [claim]), 1, WORDS)
    line = shown.cards[0].lines[-1]
    assert line.value == "killed: no number (people)"
    assert line.notes == ("“Ten”", "part of a figure of another claim")
    assert shown.cards[0].kind == "eclipse"


def test_a_long_first_line_stands_cut_for_a_title() -> None:
    shown = view(rows.report("\n\n" + "word " * 50, []), 1, WORDS)
    assert shown.title.endswith("word …") and len(shown.title) <= 92


@pytest.mark.parametrize(
    ("low", "high", "approx", "said"),
    [
        (5, 5, False, "5"),
        (1500, 2000, False, "1,500 to 2,000"),
        (None, 600, False, "up to 600"),
        (12, None, False, "12 or more"),
        (30, 30, True, "about 30"),
        (1.5, 1.5, False, "1.5"),
    ],
)
def test_amounts(low: float, high: float, approx: bool, said: str) -> None:
    assert WORDS.amount({"low": low, "high": high, "approx": approx}) == said


def test_days() -> None:
    assert WORDS.days("2021-05-03", None) == "2021-05-03 or later"
    assert WORDS.days(None, "2021-05-03") == "2021-05-03 or before"
    assert WORDS.days("2021-05-01", "2021-05-03") == "2021-05-01 to 2021-05-03"


def test_letters_do_not_run_out() -> None:
    assert [letters(i) for i in (0, 25, 26, 701, 702)] == ["a", "z", "aa", "zz", "aaa"]


def test_directions() -> None:
    assert [direction(x) for x in ("ar", "en", None)] == ["rtl", "ltr", "auto"]


def test_every_language_has_every_word() -> None:
    keys = [set(Words(language)._strings) for language in SPOKEN]
    assert keys[0] == keys[1]
    groups = {
        "kind": KINDS,
        "measure": MEASURES,
        "certainty": CERTAINTIES,
        "status": STATUSES,
        "population": POPULATIONS,
    }
    needed = {f"{group}_{key}" for group, names in groups.items() for key in names}
    assert needed <= keys[0]


@pytest.mark.parametrize("language", SPOKEN)
def test_the_same_thing_is_called_the_same_on_the_published_page(language: str) -> None:
    page, ours = strings(language), Words(language)._strings
    groups = ("kind", "certainty", "measure", "status")
    shared = [k for k in page if k in ours and k.split("_")[0] in groups]
    assert shared and all(page[key] == ours[key] for key in shared)
