"""Archiving keeps bytes once and ties them to their report."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.archive.capture import archive_report
from marsad.errors import InternalError
from marsad.records.evidence import Capture
from marsad.records.ids import sha256
from marsad.records.report import Report
from marsad.vault.folder import FolderVault

AT = datetime(2019, 2, 10, 9, 0, tzinfo=UTC)
DATA = b"Two mines went off on the road."
CAPTURE = Capture(AT, "file", "marsad 0.1.0", "text/plain", len(DATA), "mines.txt")


def test_archiving_twice_changes_nothing(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    report = Report("rpt-1", DATA.decode(), sha256(DATA))
    first = archive_report(report, DATA, CAPTURE, vault)
    again = archive_report(report, DATA, CAPTURE, vault)
    assert first == again
    assert first.sha256 == report.evidence
    assert first.report == "rpt-1"
    with vault.open(first.sha256) as handle:
        assert handle.read() == DATA


def test_two_reports_of_one_blob_have_two_records(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    records = [
        archive_report(Report(name, "text", sha256(DATA)), DATA, CAPTURE, vault)
        for name in ("rpt-1", "rpt-2")
    ]
    assert records[0].id != records[1].id
    assert len(list(tmp_path.glob("*/*"))) == 1


def test_bytes_of_another_report_are_refused(tmp_path: Path) -> None:
    report = Report("rpt-1", "text", sha256(b"other bytes"))
    with pytest.raises(InternalError, match="was read from"):
        archive_report(report, DATA, CAPTURE, FolderVault(tmp_path))
