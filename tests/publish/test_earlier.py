"""What the releases before told: which of them a brief is compared with, and how."""

import json
from datetime import date
from pathlib import Path

import pytest

from marsad.publish.brief import make_periodic
from marsad.publish.briefs import brief_files, written
from marsad.publish.earlier import Compared, Earlier, rows_of
from marsad.publish.formats import jsonl
from marsad.publish.period import day_of
from marsad.publish.redact import redact
from marsad.publish.wire import Row, rows
from marsad.records.release import Release
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
TOLD = {name: list(rows(name, OPENED)) for name in ("events", "tallies")}
FEWER = {"killed": {"low": 10, "best": 12, "high": 12}}


def revised(row: Row) -> Row:
    return {**row, "figures": FEWER} if row["id"] == "evt-harim" else row


def put(out: Path, id: str, as_of: str | None, previous: str | None) -> Release:
    """A release as it lies on the disk, without its pages."""
    folder = out / id / "data"
    folder.mkdir(parents=True)
    for name, found in TOLD.items():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            jsonl.write(map(revised, found), file)
    told = {"id": id, "as_of": as_of, "previous": previous}
    (out / id / "release.json").write_text(json.dumps(told))
    day = date.fromisoformat(as_of) if as_of else None
    return Release(id, NOW, day, (), "s", "m", previous, 0, "")


@pytest.fixture
def earlier(tmp_path: Path) -> Earlier:
    """Three releases and, before them, one that lies there no more."""
    put(tmp_path, "rel-a", "2021-05-04", "rel-gone")
    put(tmp_path, "rel-b", "2021-05-10", "rel-a")
    return Earlier(tmp_path, put(tmp_path, "rel-c", "2021-05-16", "rel-b"))


def test_the_newest_release_that_knew_no_later_day_is_compared_with(
    earlier: Earlier,
) -> None:
    assert [told["id"] for told in earlier.manifests] == ["rel-c", "rel-b", "rel-a"]
    found = {day: earlier.known_by(date(2021, 5, day), ()) for day in (3, 4, 9, 15, 16)}
    on = {day: one and one.on.day for day, one in found.items()}
    assert on == {3: None, 4: 4, 9: 4, 15: 10, 16: 16}


def test_a_day_that_may_not_be_told_any_more_is_the_last_of_its_week(
    tmp_path: Path,
) -> None:
    last = put(tmp_path, "rel-c", "2021-05-12", None)
    found = Earlier(tmp_path, last, frozenset([date(2021, 5, 12)]))
    told = found.known_by(date(2021, 5, 13), ())
    assert found.day == date(2021, 5, 16) == (told and told.on)
    assert Earlier(tmp_path, last).day == date(2021, 5, 12)
    assert Earlier(tmp_path, None).day is None


def test_without_a_release_before_there_is_nothing(tmp_path: Path) -> None:
    nothing = Earlier(tmp_path, None)
    assert (nothing.last, nothing.manifests) == (None, ())
    undated = Earlier(tmp_path, put(tmp_path, "rel-a", None, None))
    assert undated.last is not None
    assert undated.known_by(date(2021, 5, 5), ()) is None


def test_what_is_withheld_now_is_not_told_again(earlier: Earlier) -> None:
    assert earlier.last is not None
    found = rows_of(earlier.last.folder, {"evt-harim"})
    kept = {row["id"] for row in TOLD["events"]} - {"evt-harim"}
    assert {row["id"] for row in found["events"]} == kept
    assert "reasons" not in found["events"][0]


def test_briefs_of_a_release_tell_what_was_revised(earlier: Earlier) -> None:
    made = dict(
        brief_files(OPENED, known_by=lambda day: earlier.known_by(day, ()), pdf=False)
    )
    for name in ("day", "week"):
        text = made[f"{name}.md"].decode()
        assert "killed revised up from 12 to 18" in text
    assert "Compared with the release as of 10 May 2021." in made["day.md"].decode()
    assert "قورن ذلك بإصدار" in made["day.ar.md"].decode()
    assert "Compared with" not in made["brief.md"].decode()
    alone = dict(brief_files(OPENED, pdf=False))
    assert "revised" not in alone["day.md"].decode()


def test_nothing_is_said_of_a_comparison_that_finds_nothing() -> None:
    same = Compared(date(2021, 5, 10), TOLD)
    period = day_of(date(2021, 5, 16))
    brief = make_periodic(OPENED, period, previous=same.rows, compared=same.on)
    assert "Compared" not in written(brief, OPENED, "en").markdown()


def test_the_command_names_no_release() -> None:
    before = {**TOLD, "events": [revised(row) for row in TOLD["events"]]}
    brief = make_periodic(OPENED, day_of(date(2021, 5, 16)), previous=before)
    text = written(brief, OPENED, "en").markdown()
    assert "revised up from 12 to 18" in text and "Compared" not in text
