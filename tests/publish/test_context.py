"""The words around a quote: up to a sentence, masked as the quote is, or none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.context import MOST, around, words_around
from marsad.publish.redact import redact
from marsad.publish.wire import Row, rows
from marsad.records.coded import Coded
from marsad.records.context import NONE
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.person import PersonCase
from tests.publish.scene import CLAIMS, NOW, PRIVATE, REPORTS, report, scene


def told(dossier: Dossier) -> dict[str, Row]:
    return {row["id"]: row for row in rows("claims", redact(dossier, NOW.date()))}


def with_text(text: str, quote: str, **more: object) -> Dossier:
    """The scene with one more open report, of which one claim is read."""
    made = report("rpt-x", text, "2021-05-09", "Capital Wire", **more)
    start = text.index(quote)
    read = replace(
        CLAIMS[4],
        id="clm-xxx1",
        report="rpt-x",
        span=(start, start + len(quote)),
        quote=quote,
    )
    was = scene()
    return replace(
        was,
        reports=was.reports | {made.id: made},
        claims=was.claims | {read.id: read},
        placements=was.placements
        | {read.id: replace(was.placements["clm-bbb3"], claim=read.id)},
    )


def of_x(text: str, quote: str, **more: object) -> tuple[str, str]:
    row = told(with_text(text, quote, **more))["clm-xxx1"]
    return row["before"], row["after"]


def test_the_rest_of_the_sentence_stands_around_a_quote() -> None:
    row = told(scene())["clm-bbb3"]
    assert (row["before"], row["after"]) == (
        "It denied that civilians were hurt. ",
        ", it said.",
    )
    assert told(scene())["clm-bbb1"]["before"] == "North TV said "


def test_a_quote_that_is_a_whole_sentence_has_the_ones_beside_it() -> None:
    text = "It rained. The army took Salma. Nobody was hurt. It went on."
    assert of_x(text, "The army took Salma") == ("It rained. ", ". Nobody was hurt.")


def test_a_quote_at_the_edge_has_nothing_beyond() -> None:
    assert of_x("The army took Salma", "The army took Salma") == ("", "")


def test_names_are_masked_in_the_context_as_in_the_quote() -> None:
    row = told(scene())["clm-aaa1"]
    assert PRIVATE.split()[1] not in row["after"]
    assert row["after"] == ". [name withheld], a baker, was among the dead."


def test_numbers_to_call_are_masked() -> None:
    before, after = of_x(
        "Call +963 11 555 0199 for more: the army took Salma, or write to a@b.example.",
        "the army took Salma",
    )
    assert "0199" not in before
    assert "a@b" not in after


def test_a_protected_report_and_a_closed_case_have_no_context() -> None:
    rows = told(scene())
    sealed = [r for r in rows.values() if r["speaker"] == "a protected contact"]
    assert sealed and all((r["before"], r["after"]) == ("", "") for r in sealed)
    was = scene()
    shut = replace(was.persons[1], closed=True, special=("minor",))
    closed = told(replace(was, persons=(was.persons[0], shut)))
    assert (closed["clm-aaa1"]["before"], closed["clm-aaa1"]["after"]) == ("", "")


@pytest.mark.parametrize(
    "more",
    [
        " Three women were raped there, it said.",
        " Sami Darwishi, 9, was killed there.",
    ],
)
def test_a_report_of_sexual_violence_or_a_named_child_has_no_context(more: str) -> None:
    text = f"It rained all day. The army took Salma.{' It went on.' * 5}{more}"
    assert of_x(text, "The army took Salma") == ("", "")


def test_a_title_of_sexual_violence_silences_its_report() -> None:
    text = "It rained. The army took Salma."
    assert of_x(text, "The army took Salma", title="Women raped") == ("", "")


def test_words_that_were_withdrawn_stand_in_no_context() -> None:
    ruling = Decision("dec-2", NOW, "desk", "withhold", ("clm-bbb2",), "a risk")
    row = told(replace(scene(), decisions=(ruling,)))["clm-bbb3"]
    assert (row["before"], row["after"]) == ("", "")


def test_a_name_that_stands_half_in_the_quote_leaves_no_context() -> None:
    case = PersonCase("per-x", "Omar Bazerbashi", (), scene().persons[1].statuses)
    dossier = with_text(
        "Soldiers of Omar Bazerbashi took Salma.", "Bazerbashi took Salma"
    )
    row = told(replace(dossier, persons=(*dossier.persons, case)))["clm-xxx1"]
    assert (row["before"], row["after"]) == ("", "")


def test_a_row_of_a_data_set_has_no_context() -> None:
    dossier = with_text("It rained. The army took Salma.", "The army took Salma")
    coded = replace(dossier.claims["clm-xxx1"], coded=Coded())
    row = told(replace(dossier, claims=dossier.claims | {coded.id: coded}))[coded.id]
    assert (row["before"], row["after"]) == ("", "")
    assert words_around(dossier.reports["rpt-x"], coded) == NONE


def test_the_record_itself_has_every_context() -> None:
    row = next(r for r in rows("claims", scene()) if r["id"] == "clm-zzz1")
    assert row["after"] == ". Call me on +963 11 555 0199."


def test_long_sentences_are_cut_at_words_and_never_inside_a_mask() -> None:
    long = "and so on " * 30
    before, after = of_x(
        f"{long}the army took Salma {long}at last.", "the army took Salma"
    )
    assert before.startswith("… ") and before.endswith("on ")
    assert after.startswith(" and so on") and after.endswith(" …")
    assert max(len(before), len(after)) <= MOST + 2
    case = PersonCase("per-x", "Omar Bazerbashi", (), scene().persons[1].statuses)
    for at in range(20, 40):
        text = f"The army took Salma {'x' * (MOST - at)} Omar Bazerbashi and we did."
        dossier = with_text(text, "The army took Salma")
        row = told(replace(dossier, persons=(*dossier.persons, case)))["clm-xxx1"]
        assert row["after"].count("[") == row["after"].count("]")


def test_arabic_reads_on() -> None:
    text = "سمعت انفجارات. سيطر الجيش على سلمى، وفق المرصد. ولم ترد أنباء عن خسائر."
    before, after = of_x(text, "سيطر الجيش على سلمى", language="ar")
    assert before == "سمعت انفجارات. "
    assert after == "، وفق المرصد."


WORDS = st.lists(
    st.sampled_from(["The", "army", "took", "Salma.", "It", "so!", "\n\n", "“No”"]),
    min_size=1,
    max_size=60,
)


@given(WORDS, st.data())
def test_before_quote_and_after_are_one_stretch_of_the_text(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    left, right = around(text, (start, end))
    assert left[1] == start and right[0] == end
    assert 0 <= left[0] <= left[1] and right[0] <= right[1] <= len(text)
    made = replace(CLAIMS[4], span=(start, end), quote=text[start:end])
    context = words_around(replace(REPORTS[1], text=text), made)
    before, after = context.before.removeprefix("… "), context.after.removesuffix(" …")
    read_on = f"{before}{made.quote}{after}"
    assert " ".join(read_on.split()) in " ".join(text.split())
