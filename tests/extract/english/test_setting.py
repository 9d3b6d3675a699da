"""Where and when a claim says it is; sentences are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.draft import Draft
from marsad.extract.english.passage import Passage
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.setting import Setting
from marsad.locate.time import resolve_time

PUBLISHED = date(2019, 2, 10)
PLACES = {"douma", "eastern ghouta", "aleppo", "syria", "hajin", "idlib", "manbij",
          "damascus", "raqqa", "homs", "saraqib", "turkey"}  # fmt: skip


def is_place(name: str) -> bool:
    return name.lower() in PLACES


def setting_of(text: str) -> tuple[Setting, list[Passage]]:
    (found,) = passages([text], load_pipeline(), None)
    return Setting(text, found, PUBLISHED, is_place), found


def draft(text: str, found: list[Passage], quote: str, anchor: str, kind: str) -> Draft:
    start = text.index(quote)
    at = text.index(anchor, start)
    passage = next(p for p in found if p.span[0] <= start < p.span[1])
    span = (start, start + len(quote))
    return Draft(passage.index, span, kind, (at, at + len(anchor)))


def place(text: str, quote: str, anchor: str, kind: str = "airstrike") -> str | None:
    setting, found = setting_of(text)
    return setting.place_words(draft(text, found, quote, anchor, kind))


def days(
    text: str, quote: str, anchor: str, kind: str = "airstrike"
) -> tuple[str | None, str | None]:
    setting, found = setting_of(text)
    words = setting.time_words(draft(text, found, quote, anchor, kind))
    if words is not None:
        assert text[words.span[0] : words.span[1]] == words.text
    when = resolve_time(words, PUBLISHED)
    return (
        when.start and when.start.isoformat(),
        when.end and when.end.isoformat(),
    )


@pytest.mark.parametrize(
    ("text", "anchor", "words"),
    [
        (
            "Two air raids hit Douma in Eastern Ghouta.",
            "hit",
            "Douma, Eastern Ghouta",
        ),
        ("Rockets struck the town of Qarnaba in Idlib.", "struck", "Qarnaba, Idlib"),
        ("Three people were killed in Manbij.", "killed", "Manbij"),
        ("Shells fell on the countryside of Homs province.", "fell", "Homs province"),
        ("Fighters entered Hajin and Saraqib.", "entered", "Hajin and Saraqib"),
    ],
)
def test_place_in_the_clause(text: str, anchor: str, words: str) -> None:
    found = place(text, text.rstrip("."), anchor)
    assert found is not None and words in found


def test_a_party_is_no_place() -> None:
    text = "Aleppo Police Command said two people were killed in Manbij."
    assert place(text, "two people were killed in Manbij", "killed") == "Manbij"
    text = "Syria's army shelled Hajin."
    assert place(text, text, "shelled", "shelling") == "Hajin"


def test_the_place_fired_on_is_meant_not_the_one_fired_from() -> None:
    text = "Gunmen positioned in Manbij shelled Hajin on Friday."
    assert place(text, text, "shelled", "shelling") == "Hajin"


def test_a_place_goes_on_into_the_next_sentence() -> None:
    text = "An air strike hit Hajin on Friday. Four people were killed in the raid."
    assert place(text, "Four people were killed", "killed") == "Hajin"


def test_no_place_where_nothing_says() -> None:
    text = "Four people were killed in a raid."
    assert place(text, text, "killed") is None


def test_the_day_of_the_event_not_of_the_telling() -> None:
    text = "An air strike hit Hajin on Friday, the monitor said on Sunday."
    assert days(text, "An air strike hit Hajin on Friday", "hit") == (
        "2019-02-08",
        "2019-02-08",
    )
    text = "The ministry told reporters on Thursday that a strike hit Hajin."
    assert days(text, "a strike hit Hajin", "hit") == (None, None)


def test_a_date_line_is_publication() -> None:
    text = "10 February 2019 Three people were killed by shells in Hajin."
    assert days(text, "Three people were killed by shells", "killed") == (None, None)


def test_since_runs_to_publication() -> None:
    text = "More than 500 people have fled Hajin since December."
    assert days(text, text, "fled", "displacement") == ("2018-12-01", "2019-02-10")


def test_states_hold_on_publication() -> None:
    text = "The group now controls the town of Hajin."
    assert days(text, text, "controls", "control") == ("2019-02-10", "2019-02-10")
    text = "Thousands of civilians are besieged in Douma."
    assert days(text, text, "besieged", "siege") == ("2019-02-10", "2019-02-10")


def test_running_totals_and_what_goes_on_have_no_start() -> None:
    text = "The war in Syria has killed more than 300,000 people."
    assert days(text, text, "killed", "casualties") == (None, "2019-02-10")
    text = "Heavy shelling of Hajin continues."
    assert days(text, text, "continues", "shelling") == (None, "2019-02-10")


def test_the_toll_of_a_war_counts_from_its_outbreak() -> None:
    text = (
        "The conflict in Syria has killed 300,000 people. "
        "The conflict began in March 2011."
    )
    quote = "The conflict in Syria has killed 300,000 people"
    assert days(text, quote, "killed", "casualties") == ("2011-03-01", "2019-02-10")


def test_what_elaborates_an_event_has_its_date() -> None:
    text = "An air strike hit Hajin on Friday. The raid killed four people."
    assert days(text, "The raid killed four people", "killed") == (
        "2019-02-08",
        "2019-02-08",
    )


def test_another_event_has_not() -> None:
    text = "An air strike hit Hajin on Friday. Earlier, gunmen shot two men in Raqqa."
    assert days(text, "gunmen shot two men in Raqqa", "shot", "attack") == (None, None)


@given(
    st.lists(
        st.text(max_size=20)
        | st.sampled_from(
            (
                "in Aleppo",
                "Syria's Idlib",
                "near the Iraqi border",
                "on Sunday",
                "since",
                "Old City",
                "and Homs,",
                "the town of Douma",
                "’s",
                "said on 3 May",
                "St.",
            )
        ),
        max_size=8,
    )
)
def test_any_text_without_a_parse(parts: list[str]) -> None:
    text = " ".join(parts)
    passage = Passage(0, (0, len(text)), 0, None)
    setting = Setting(text, [passage], PUBLISHED, is_place)
    at = Draft(0, (0, len(text)), "attack", (0, min(3, len(text))))
    words = setting.time_words(at)
    assert words is None or text[slice(*words.span)] == words.text
    found = setting.place_words(at)
    assert found is None or found.strip() != ""
