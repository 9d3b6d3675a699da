"""The second reader beside the built-in one, instead of it, and on its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from marsad.extract.base import Reading
from marsad.extract.hosted.answers import FolderAnswers
from marsad.extract.hosted.join import same_words
from marsad.extract.hosted.reader import HostedReader
from marsad.records.claim import Claim, PartOf
from marsad.records.issue import Issue
from marsad.records.report import Report
from tests.build import claim, figure, report
from tests.extract.hosted.conftest import Connect
from tests.extract.hosted.fake import MODEL, Fake, claims, count, error, row

TEXT = (
    "Shells killed 22 people in Harim, six of them children. "
    "Rebels took the town of Salma on Friday."
)
KILLED = "Shells killed 22 people in Harim"
TOOK = "Rebels took the town of Salma"
OF = report(TEXT)
BOTH = claims(
    row(KILLED, "shelling", figures=[count("22 people", low=22)]),
    row(TOOK, "capture", actor="Rebels", place="Salma", time="on Friday"),
)


class Own:
    """A built-in reader that makes one claim, about the first sentence."""

    language = "en"
    version = "own-1"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for of in reports:
            issue = Issue(f"iss-{of.id}", of.id, "mismatch-test", "own")
            yield Reading(of.id, (self.claim(of),), (issue,))

    def claim(self, of: Report) -> Claim:
        counted = replace(figure("killed", 22), text="22 people", span=(14, 23))
        made = claim(of, KILLED, "shelling", figures=[counted], rules=("own",))
        return replace(made, reader="own-1")


def read(reader: HostedReader, of: Report = OF) -> Reading:
    (reading,) = reader.read([of])
    return reading


def test_beside_adds_what_the_first_did_not_say(fake: Fake, connect: Connect) -> None:
    fake.says(BOTH)
    reading = read(HostedReader("en", connect(), Own()))
    first, second = reading.claims
    assert first == replace(Own().claim(OF), rules=("own", f"hosted:{MODEL} agrees"))
    assert (second.quote, second.kind, second.rules) == (TOOK, "capture", ("hosted",))
    assert MODEL in second.reader
    assert [issue.code for issue in reading.issues] == ["mismatch-test"]


def test_beside_notes_another_reading_of_the_same_words(
    fake: Fake, connect: Connect
) -> None:
    fake.says(claims(row("killed 22 people in Harim", "airstrike")))
    (only,) = read(HostedReader("en", connect(), Own())).claims
    assert only.kind == "shelling"
    assert only.rules == ("own", f"hosted:{MODEL} reads airstrike")


def test_a_part_in_new_words_points_at_the_whole_on_record(
    fake: Fake, connect: Connect
) -> None:
    part = count("six", low=6, part_of={"claim": 0, "figure": 0})
    whole = row(KILLED, "shelling", figures=[count("22 people", low=22)])
    fake.says(claims(whole, row("six of them children", figures=[part])))
    first, second = read(HostedReader("en", connect(), Own())).claims
    assert second.figures[0].part_of == PartOf(first.id, 0)


def test_words_say_parts_that_the_model_left_alone(
    fake: Fake, connect: Connect
) -> None:
    fake.says(claims(row("six of them children", figures=[count("six", low=6)])))
    first, second = read(HostedReader("en", connect(), Own())).claims
    assert second.figures[0].part_of == PartOf(first.id, 0)


def test_instead_leaves_the_built_in_reader_out(fake: Fake, connect: Connect) -> None:
    fake.says(BOTH)
    reading = read(HostedReader("en", connect(mode="instead"), Own()))
    assert [claim.rules for claim in reading.claims] == [("hosted",), ("hosted",)]
    assert reading.issues == ()


def test_instead_still_finds_words_that_do_not_agree(
    fake: Fake, connect: Connect
) -> None:
    told = "They hold four square kilometres (one square mile) of Salma."
    fake.says(claims(row("They hold four square kilometres", "control")))
    reading = read(HostedReader("en", connect(mode="instead"), Own()), report(told))
    assert [issue.code for issue in reading.issues] == ["mismatch-units"]


def test_without_an_answer_the_built_in_claims_stand(
    fake: Fake, connect: Connect
) -> None:
    fake.says(error(500))
    for mode in ("beside", "instead"):
        exchange = connect(mode=mode, retries=0)
        reading = read(HostedReader("en", exchange, Own()))
        assert reading.claims == (Own().claim(OF),)
        codes = [issue.code for issue in reading.issues]
        assert codes == ["mismatch-test", "hosted-failed"]


def test_what_was_dropped_is_one_issue(fake: Fake, connect: Connect) -> None:
    bad = [row("Shells fell"), row("Shells fell"), row(TOOK, "theft")]
    fake.says(claims(*bad, row(TOOK, "capture", place="Paris")))
    reading = read(HostedReader("ar", connect(), None))
    (issue,) = reading.issues
    assert (issue.code, issue.record, issue.stage) == (
        "hosted-dropped",
        OF.id,
        "extract",
    )
    assert issue.message == (
        f"of what {MODEL} said, 3 claims dropped (kind unknown: 1, quote not in the "
        "text: 2); 1 detail dropped (place not in the text: 1)"
    )


def test_a_language_of_its_own(fake: Fake, connect: Connect) -> None:
    told = "قتل ٣٧ شخصا في حارم يوم الجمعة"
    rows = [count("٣٧ شخصا", low=37, high=37)]
    fake.says(claims(row("قتل ٣٧ شخصا في حارم", "casualties", figures=rows)))
    reading = read(
        HostedReader("ar", connect(), None), replace(report(told), language="ar")
    )
    (only,) = reading.claims
    assert told[slice(*only.span)] == only.quote
    assert only.figures[0].low == 37


def test_a_long_report_is_sent_in_parts(fake: Fake, connect: Connect) -> None:
    filler = "Nothing at all was heard from the valley on that day. " * 30
    told = f"{KILLED}. {filler}\n\n{TOOK}. {filler}\n\n{KILLED}."
    fake.answer = lambda body: claims(
        row(KILLED, "shelling"), row(TOOK, "capture"), row("Nothing", "clash")
    )
    reading = read(HostedReader("sw", connect(part_length=1000), None), report(told))
    assert len(fake.asked) > 3
    assert all(len(text) <= 1000 and text in told for text in fake.texts)
    for one in reading.claims:
        assert told[slice(*one.span)] == one.quote
    shells = [one.span[0] for one in reading.claims if one.quote == KILLED]
    assert shells == [0, told.rindex(KILLED)]


def test_parts_that_fail_cost_only_themselves(fake: Fake, connect: Connect) -> None:
    told = f"{KILLED}. {'x ' * 450}.\n\n{'y ' * 450}. {TOOK}."
    fake.answer = lambda body: (
        error(400, "too long")
        if "y y" in body["messages"][1]["content"]
        else claims(row(KILLED, "shelling"))
    )
    reading = read(HostedReader("sw", connect(part_length=1000), None), report(told))
    assert [one.quote for one in reading.claims] == [KILLED]
    (issue,) = reading.issues
    assert issue.code == "hosted-failed"
    assert issue.span is not None
    assert told[slice(*issue.span)].endswith(f"{TOOK}.")


def test_an_empty_report_is_not_sent(fake: Fake, connect: Connect) -> None:
    assert read(HostedReader("en", connect(), None), report(" \n")).claims == ()
    assert fake.asked == []


def test_an_answer_on_record_is_not_asked_for_again(
    fake: Fake, connect: Connect, tmp_path: Path
) -> None:
    fake.says(BOTH)
    kept = FolderAnswers(tmp_path / "answers")
    first = read(HostedReader("en", connect(answers=kept), Own()))
    again = read(HostedReader("en", connect(answers=kept), Own()))
    assert again == first
    assert len(fake.asked) == 1
    read(HostedReader("en", connect(answers=kept, model="other"), Own()))
    assert len(fake.asked) == 2
    files = [path for path in (tmp_path / "answers").rglob("*") if path.is_file()]
    assert [path.stat().st_mode & 0o077 for path in files] == [0, 0]
    assert (tmp_path / "answers").stat().st_mode & 0o077 == 0


def test_a_bad_answer_is_not_put_on_record(
    fake: Fake, connect: Connect, tmp_path: Path
) -> None:
    fake.says(error(400), BOTH)
    kept = FolderAnswers(tmp_path / "answers")
    assert not connect(answers=kept).hear(OF).whole
    assert connect(answers=kept).hear(OF).whole


def test_a_spoilt_file_is_asked_for_again(
    fake: Fake, connect: Connect, tmp_path: Path
) -> None:
    fake.says(BOTH)
    kept = FolderAnswers(tmp_path / "answers")
    connect(answers=kept).hear(OF)
    for path in (tmp_path / "answers").rglob("*.json"):
        path.write_text("[", encoding="ascii")
    assert len(connect(answers=kept).hear(OF).claims) == 2


def test_the_version_names_both_readers(fake: Fake, connect: Connect) -> None:
    one = HostedReader("en", connect(), Own()).version
    other = HostedReader("en", connect(model="other"), Own()).version
    assert one.startswith("own-1 hosted-")
    assert one != other


def test_what_are_the_same_words() -> None:
    assert same_words((0, 10), (5, 30))
    assert not same_words((0, 10), (6, 30))
    assert not same_words((0, 10), (20, 30))
