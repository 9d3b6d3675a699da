from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.base import Reading
from marsad.extract.languages import make_readers
from marsad.extract.mixed import joined, main_language, parts, stretches
from marsad.records.report import Report
from marsad.run.reading import read_all

ENGLISH = "Three people were killed when shells hit the market of the town on Monday."
ARABIC = "قُتل ثلاثة مدنيين وأصيب خمسة آخرون جراء قصف مدفعي استهدف سوق البلدة"
KNOWN = ("ar", "en")


def report(text: str, language: str | None = None) -> Report:
    return Report(id="rpt-1", text=text, evidence="", language=language)


def test_each_paragraph_goes_to_its_own_reader() -> None:
    text = f"{ARABIC}\n\n{ENGLISH}\n{ARABIC}"
    found = dict(stretches(text, "ar", KNOWN))
    assert found["ar"].split("\n")[0] == ARABIC
    assert found["en"].split("\n")[2] == ENGLISH
    assert all(len(part) == len(text) for part in found.values())


def test_a_report_in_one_language_is_read_as_it_is() -> None:
    assert list(stretches(ARABIC, "ar", KNOWN)) == [("ar", ARABIC)]
    assert list(stretches(f"{ARABIC}\nLog in\nSign up", "ar", KNOWN)) == [
        ("ar", f"{ARABIC}\nLog in\nSign up")
    ]


def test_nobody_reads_a_language_that_is_not_known() -> None:
    assert parts(report("Троє людей загинули", "uk"), KNOWN) == []


def test_letters_tell_a_language_that_nothing_else_told() -> None:
    assert main_language(report("قصف")) == "ar"
    assert main_language(report("Shelling")) == "en"
    assert main_language(report("Shelling", "fr")) == "fr"


@given(st.lists(st.sampled_from([ENGLISH, ARABIC, "", "12:07"]), max_size=6))
def test_nothing_is_lost_and_nothing_moves(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = list(stretches(text, "en", KNOWN))
    for at, letter in enumerate(text):
        shown = {part[at] for _, part in found}
        assert letter in shown | {" ", "\n"} or not letter.strip()
    letters = "".join(text.split())
    kept = sorted("".join("".join(part.split()) for _, part in found))
    assert kept == sorted(letters)


def test_readings_are_joined_in_the_order_of_the_text() -> None:
    both = [Reading("rpt-1", ()), Reading("rpt-1", ())]
    assert joined(report("قصف"), both) == Reading("rpt-1", ())


def test_quotes_of_a_mixed_report_are_runs_of_its_text() -> None:
    text = f"{ARABIC}\n{ENGLISH}\nو{ARABIC}"
    (reading,) = read_all([report(text, "ar")], make_readers())
    assert reading.claims
    for claim in reading.claims:
        assert claim.quote == text[slice(*claim.span)]
        for figure in claim.figures:
            assert figure.text == text[slice(*figure.span)]
