"""Origins: files, folders, standard input; and every bad input we know."""

import errno
import os
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from marsad.collect.collect import collect_reports
from marsad.collect.draft import MAX_BYTES
from marsad.collect.item import Given, Item
from marsad.errors import OperatorError
from marsad.records.ids import content_id, sha256
from tests.collect.desk import NOW, STORY, collect, collect_bytes


def test_a_file_is_a_report_with_its_bytes(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "market.txt", STORY)
    item = found.items[0]
    assert item.data == STORY.encode()
    assert item.report.text == STORY
    assert item.report.evidence == sha256(STORY.encode())
    assert item.report.id == content_id("rpt", item.report.evidence, None)
    assert item.report.language == "en"
    assert item.capture.origin == "market.txt"
    assert item.capture.method == "file"
    assert item.capture.tool.startswith("marsad ")
    assert found.codes == ["no-date"]
    assert found.issues[0].record == item.report.id


def test_what_is_given_outranks_the_item(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Publisher: The Paper\nDate: 2019-02-01\n\n" + STORY)
    found = collect(path, Given("Another Paper", date(2019, 2, 2)))
    assert found.report.publisher == "Another Paper"
    assert found.report.publisher_basis == "given"
    assert found.report.published == date(2019, 2, 2)
    assert found.report.published_basis == "given"
    assert found.codes == []


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}. {STORY}")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = collect(tmp_path)
    assert [r.text.split(". ")[0] for r in found.reports] == [
        "a/y.txt",
        "a/z.txt",
        "b.txt",
    ]
    assert [item.capture.origin for item in found.items] == ["y.txt", "z.txt", "b.txt"]


def test_one_bad_file_does_not_stop_the_folder(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "3-noise.bin").write_bytes(os.urandom(4000))
    (tmp_path / "4-zero.txt").write_bytes(bytes(5000))
    (tmp_path / "5-feed.rss").write_bytes(b"there is no feed in here")
    (tmp_path / "6-broken.jsonl").write_bytes(b"{not json}\n")
    (tmp_path / "7-broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows")
    (tmp_path / "8-gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "9-settings.toml").write_text("[war]\n")
    (tmp_path / "good.txt").write_text(STORY)
    found = collect(tmp_path)
    assert [(issue.record, issue.code) for issue in found.issues[:-1]] == [
        ("1-empty.txt", "empty"),
        ("2-image.txt", "binary"),
        ("3-noise.bin", "binary"),
        ("4-zero.txt", "binary"),
        ("5-feed.rss", "malformed-feed"),
        ("6-broken.jsonl, line 1", "malformed-json"),
        ("7-broken.pdf", "malformed-pdf"),
        ("8-gone.txt", "unreadable"),
        ("9-settings.toml", "not-a-report"),
    ]
    assert found.report.text == STORY
    assert all(issue.message for issue in found.issues)


def test_the_same_report_twice_is_kept_once(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(STORY)
    found = collect(tmp_path, Given(published=date(2019, 2, 2)))
    assert len(found.items) == 1
    assert [(i.record, i.code) for i in found.issues] == [("two.txt", "duplicate")]


def test_the_same_bytes_read_in_two_ways_are_two_reports(tmp_path: Path) -> None:
    html = f"<html><body><article><p>{STORY}</p></article></body></html>"
    for name in ("one.html", "two.txt"):
        (tmp_path / name).write_text(html)
    found = collect(tmp_path, Given(published=date(2019, 2, 2)))
    assert len({report.id for report in found.reports}) == 2
    assert "duplicate-id" in found.codes


def test_a_path_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="there is no file or folder"):
        collect_reports(str(tmp_path / "no.txt"), Given(), sources=(), now=lambda: NOW)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(OperatorError, match="neither a file nor a folder"):
        collect(tmp_path / "pipe.txt")
    assert collect(tmp_path).items == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(STORY)
    path.chmod(0)
    with pytest.raises(OperatorError, match="cannot be read"):
        collect(path)
    assert collect(tmp_path).codes == ["unreadable"]


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.eml", "huge"])
def test_a_huge_file_is_told_and_not_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(STORY)
    os.truncate(path, 200 * 1000 * 1000)
    found = collect(path)
    assert found.items == []
    assert found.codes in (["too-large"], ["binary"])


def test_a_large_plain_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(STORY * (MAX_BYTES // len(STORY) // 3 + 1))
    found = collect(path)
    assert found.items == []
    assert found.codes == ["too-large"]


def test_standard_input_is_sniffed() -> None:
    assert collect("-", stdin=STORY.encode()).report.text == STORY
    line = b'{"report": "r1", "text": "Shells fell.", "published": "2019-02-01"}\n'
    found = collect("-", stdin=line * 1 + line.replace(b"r1", b"r2"))
    assert [report.id for report in found.reports] == ["r1", "r2"]
    page = f"<!doctype html><html><body><p>{STORY}</p></body></html>"
    found = collect("-", stdin=page.encode())
    assert found.items[0].capture.media_type == "text/html"
    assert found.items[0].capture.method == "stdin"
    mail = (
        "From: a@b.example\nTo: c@d.example\nSubject: X\n"
        f"Date: Sat, 02 Feb 2019 10:00:00 +0000\n\n{STORY}"
    )
    assert collect("-", stdin=mail.encode()).report.published == date(2019, 2, 2)
    assert collect("-", stdin=b"").codes == ["empty"]
    with pytest.raises(OperatorError, match="standard input"):
        collect("-")


def test_a_date_in_the_future_is_unknown_and_told(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "late.txt", "Date: 2031-01-01\n\n" + STORY)
    assert found.report.published is None
    assert found.report.published_basis == "unknown"
    assert found.codes == ["future-date"]
    assert found.issues[0].seen == "2031-01-01"


def test_no_date_is_one_issue_that_helps(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "2019-02-03-market.txt", STORY)
    assert found.report.published is None
    assert found.report.published_basis == "unknown"
    assert found.codes == ["no-date"]
    assert "2019-02-03" in found.issues[0].message
    assert "--published" in found.issues[0].message


def test_reports_come_before_their_issues(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    found = list(collect_reports(str(tmp_path), Given(), sources=(), now=lambda: NOW))
    assert [isinstance(one, Item) for one in found] == [True, False]


def test_an_unknown_language_is_told(tmp_path: Path) -> None:
    words = "በከተማዋ ገበያ ላይ ሦስት ሞርታሮች ወድቀዋል " * 5
    found = collect_bytes(tmp_path, "odd.txt", "Date: 2019-02-01\n\n" + words)
    assert found.report.language is None
    assert found.codes == ["unknown-language"]


def test_a_disk_that_fails_while_reading_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def fail(path: Path, *more: str) -> BinaryIO:
        if path.name == "bad.txt":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return cast(BinaryIO, real(path, *more))

    for name in ("bad.txt", "good.txt"):
        (tmp_path / name).write_text(STORY)
    monkeypatch.setattr(Path, "open", fail)
    found = collect(tmp_path, Given(published=date(2019, 2, 2)))
    assert (len(found.items), found.codes) == (1, ["unreadable"])
    with pytest.raises(OperatorError, match="cannot be read"):
        collect(tmp_path / "bad.txt")
