"""Briefs as plain text fit messengers, in both directions, and lose no source."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.publish.bidi import FSI, LRM, PDI, RLM, isolated_text, led
from marsad.publish.brief import make_brief, make_periodic
from marsad.publish.briefs import LANGUAGES, Written, written
from marsad.publish.frame import short
from marsad.publish.message import MOST
from marsad.publish.period import Period
from marsad.publish.redact import redact
from tests.publish.arabic.scene import OPENED as ARABIC_SCENE
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
NUMBERED = re.compile(r"\[(\d+)\]")


def both() -> list[Written]:
    return [written(make_brief(OPENED), OPENED, language) for language in LANGUAGES]


def apart(text: str) -> tuple[list[str], str]:
    """The points of a text, and the claims at its end."""
    lines = text.splitlines()
    start = next(
        i for i, line in enumerate(lines) if line.lstrip(RLM).startswith("[1] ")
    )
    return lines[:start], "\n".join(lines[start:])


@pytest.mark.parametrize("told", both(), ids=LANGUAGES)
def test_every_point_leads_to_its_claims(told: Written) -> None:
    points, cited = apart(told.text())
    used = [int(n) for line in points for n in NUMBERED.findall(line)]
    known = dict(re.findall(r"\[(\d+)\] (.+)", cited))
    assert {str(n) for n in used} == known.keys()
    assert list(dict.fromkeys(used)) == sorted(set(used))
    for sentence in told.brief.sentences:
        row = f"{' '.join(map(short, sentence.claims))}"
        assert any(row == re.sub(f"[{FSI}{PDI}]", "", ids) for ids in known.values())


@given(
    st.dates(date(2021, 5, 1), date(2021, 5, 20)),
    st.integers(0, 25),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["", "https://monitor.example/brief"]),
)
@settings(max_examples=40, deadline=None)
def test_a_short_message_fits_and_says_where_the_whole_is(
    end: date, days: int, language: str, where: str
) -> None:
    for dossier in (OPENED, ARABIC_SCENE):
        period = Period("since", end - timedelta(days=days), end)
        for brief in (make_periodic(dossier, period), make_brief(dossier)):
            told = written(brief, dossier, language)
            text = told.message(where)
            assert len(text) <= MOST
            assert re.sub(f"[{FSI}{PDI}{RLM}{LRM}]", "", where) in re.sub(
                f"[{FSI}{PDI}{RLM}{LRM}]", "", text
            )
            assert brief.contact in re.sub(f"[{FSI}{PDI}]", "", text)
            assert "*" not in text and "](" not in text


def test_numbers_come_first_and_the_grade_is_a_word() -> None:
    english = both()[0].text()
    assert "• The Northern Army took ground in Salma on 5 May 2021." in english
    assert "Claimed by North TV. Not verified. [" in english
    assert "WHAT HAPPENED" in english and "#" not in english
    shelling = [line for line in english.splitlines() if "shelling" in line]
    assert shelling[0].startswith("• 3 people were killed: shelling")


def test_a_disputed_event_keeps_its_denial() -> None:
    told = both()[0].text().splitlines()
    (line,) = [x for x in told if "denied part of it" in x and x.startswith("•")]
    assert line.startswith("• The Valley Observatory and North TV said air strikes")


@pytest.mark.parametrize("told", both(), ids=LANGUAGES)
def test_isolates_close_and_lines_begin_in_their_direction(told: Written) -> None:
    for line in told.text().splitlines():
        assert line.count(FSI) == line.count(PDI)
        bare = re.sub(f"{FSI}[^{PDI}]*{PDI}", "", line)
        first = re.search(r"[^\W\d_]", bare)
        if told.frame.direction == "rtl" and line:
            assert line.startswith(RLM) or (first and first[0] >= "\u0590")


def test_a_line_is_led_by_a_mark_where_no_letter_leads_it() -> None:
    assert led("[1] abc", "ltr") == "[1] abc"
    assert led("[1] 2", "rtl") == f"{RLM}[1] 2"
    assert led(f"{FSI}abc{PDI} 2", "rtl").startswith(RLM)
    assert led("", "rtl") == ""
    assert led("سلام", "rtl") == "سلام"
    assert led("سلام abc", "ltr").startswith(LRM)


def test_words_of_the_other_direction_stand_apart() -> None:
    assert isolated_text("said سلام here", "ltr") == f"said {FSI}سلام{PDI} here"
    assert isolated_text("plain", "ltr") == "plain"
