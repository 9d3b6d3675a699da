"""JSON lines and JSON documents of reports."""

import json
import os
import tracemalloc
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect import lines
from marsad.collect.collect import collect_reports
from marsad.collect.item import Given
from marsad.collect.lines import read_lines, split_lines
from marsad.records.ids import sha256
from tests.collect.desk import NOW, STORY, Collected, collect, collect_bytes


def line(**fields: object) -> bytes:
    return json.dumps({"published": "2019-02-10", "text": STORY, **fields}).encode()


def test_ids_and_fields_are_kept(tmp_path: Path) -> None:
    rows = [
        line(report="z-2", publisher="Example News", title="Shells", url="http://x/1"),
        line(report="a-1", extra={"kept": "elsewhere"}),
        line(text="Another story, which has no id of its own. " + STORY),
    ]
    found = collect_bytes(tmp_path, "all.jsonl", b"\n".join(rows) + b"\n\n")
    assert [report.id for report in found.reports[:2]] == ["z-2", "a-1"]
    assert found.reports[2].id.startswith("rpt-")
    first = found.items[0]
    assert first.data == rows[0]
    assert first.report.evidence == sha256(rows[0])
    assert (first.report.publisher, first.report.publisher_basis) == (
        "Example News",
        "field",
    )
    assert first.report.published == date(2019, 2, 10)
    assert first.report.published_basis == "field"
    assert (first.report.title, first.report.url) == ("Shells", "http://x/1")
    assert first.capture.method == "jsonl"
    assert found.codes == []


def test_bad_lines_do_not_stop_good_ones(tmp_path: Path) -> None:
    rows = [
        line(report="good"),
        b"not json",
        b"[1, 2]",
        b'{"report": "no text"}',
        b'{"text": 5}',
        line(report="empty", text="  "),
        line(report="odd date", published="last week"),
        line(report="x" * 300),
        line(report="half", text="\ud83d " + STORY),
        b"[" * 100000,
        b'{"text": ' + b"9" * 5000 + b"}",
        line(report="last"),
    ]
    found = collect_bytes(tmp_path, "all.jsonl", b"\r\n".join(rows))
    assert [report.id[:4] for report in found.reports] == [
        "good",
        "odd ",
        "rpt-",
        "half",
        "last",
    ]
    assert found.codes == [
        "malformed-json",
        "malformed-json",
        "no-text",
        "no-text",
        "no-text",
        "no-date",
        "bad-id",
        "encoding",
        "malformed-json",
        "malformed-json",
    ]
    assert found.issues[0].record == "all.jsonl, line 2"
    assert found.issues[0].seen == "not json"
    assert found.reports[3].text.startswith("\ufffd ")


def test_an_id_twice(tmp_path: Path) -> None:
    other = line(report="r1", text="Another text under the same id. " + STORY)
    rows = [line(report="r1"), line(report="r1"), other]
    found = collect_bytes(tmp_path, "all.jsonl", b"\n".join(rows))
    assert found.reports[0].id == "r1"
    assert found.reports[1].id.startswith("rpt-")
    assert found.reports[1].text.startswith("Another")
    assert found.codes == ["duplicate", "duplicate-id"]
    assert found.issues[1].record == found.reports[1].id
    again = collect_bytes(tmp_path, "all.jsonl", b"\n".join(rows))
    assert [report.id for report in again.reports] == [r.id for r in found.reports]


def test_marks_and_other_encodings(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + line(report="r1"))
    assert found.report.id == "r1"
    found = collect_bytes(tmp_path, "b.jsonl", line().decode().encode("utf-16"))
    assert (found.items, found.codes) == ([], ["encoding"])
    raw = '{"published": "2019-02-10", "text": "Le marché a été touché près du pont."}'
    found = collect_bytes(tmp_path, "c.jsonl", raw.encode("cp1252"))
    assert "marché" in found.report.text
    assert "encoding" in found.codes


@pytest.mark.parametrize("name", ["all.json", "all"])
def test_a_document_of_reports(name: str, tmp_path: Path) -> None:
    rows = [json.loads(line(report="r1")), json.loads(line()), "no report"]
    found = collect_bytes(tmp_path, name, json.dumps(rows, indent=1))
    assert found.reports[0].id == "r1"
    assert found.reports[1].part == "report 2"
    assert found.codes == ["malformed-json"]
    one = collect_bytes(tmp_path, name, json.dumps(rows[0], indent=1))
    assert one.report.id == "r1"
    broken = collect_bytes(tmp_path, name, "[{" + json.dumps(rows[0], indent=1))
    assert broken.items == []
    assert set(broken.codes) == {"malformed-json"}


@given(data=st.binary(max_size=60), cuts=st.lists(st.integers(0, 60), max_size=5))
def test_lines_do_not_depend_on_the_chunks(data: bytes, cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), len(data)]
    chunks = [data[a:b] for a, b in pairwise(ends)]
    expected = data.split(b"\n")
    expected = expected[:-1] if expected[-1] == b"" else expected
    found = list(split_lines(chunks))
    assert found == [line.removesuffix(b"\r") for line in expected]


def test_a_line_that_never_ends_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "MAX_LINE", 5000)
    rows = [line(report="a"), line(text="x" * 9000), line(report="b")]
    found = collect_bytes(tmp_path, "all.jsonl", b"\n".join(rows))
    assert [report.id for report in found.reports] == ["a", "b"]
    assert [(i.record, i.code) for i in found.issues] == [
        ("all.jsonl, line 2", "too-large")
    ]


def test_a_long_stream_is_not_held_in_memory() -> None:
    """10 MB of lines, read one by one, in less than the whole."""
    chunk = b"".join(line(text=f"{n} {STORY}") + b"\n" for n in range(4000))

    def chunks() -> Iterator[bytes]:
        for _ in range(10_000_000 // len(chunk)):
            yield chunk

    tracemalloc.start()
    count = sum(1 for _ in read_lines(chunks(), lines.Raw("all.jsonl", b"")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 30_000
    assert peak < 8_000_000


def test_a_sparse_file_of_200_megabytes(tmp_path: Path) -> None:
    """Reading begins at once and the good lines come before the hole."""
    path = tmp_path / "all.jsonl"
    path.write_bytes(line(report="a") + b"\n")
    os.truncate(path, 200_000_000)
    found = collect_reports(str(path), Given(), sources=(), now=lambda: NOW)
    assert len(list(islice(found, 1))) == 1


def test_what_read_prints_can_be_read_again(tmp_path: Path) -> None:
    row = line(report="r1", claims=[{"id": "clm-1"}], language="en")
    assert collect_bytes(tmp_path, "out.jsonl", row).report.id == "r1"


def test_nothing_but_blank_lines(tmp_path: Path) -> None:
    found: Collected = collect_bytes(tmp_path, "all.jsonl", b"\n\n  \n")
    assert (found.items, found.codes) == ([], ["empty"])
    assert collect("-", stdin=b"\n").codes == ["empty"]


def test_a_dateline_fills_what_the_fields_leave_open(tmp_path: Path) -> None:
    text = "BEIRUT, Feb 9, 2019 (Agency) - " + STORY
    row = json.dumps({"report": "r1", "text": text}).encode()
    report = collect_bytes(tmp_path, "a.jsonl", row).report
    assert (report.publisher, report.publisher_basis) == ("Agency", "dateline")
    assert (report.published, report.published_basis) == (date(2019, 2, 9), "dateline")
    report = collect_bytes(tmp_path, "b.jsonl", line(text=text, publisher="X")).report
    assert (report.publisher, report.published) == ("X", date(2019, 2, 10))
