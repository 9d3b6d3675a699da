"""A new release takes the old one's place without a restart, and without a gap."""

import logging
from pathlib import Path

import pytest

from marsad.web.public.index.build import VERSION
from marsad.web.public.keeper import AGAIN, LOOK, Keeper, NotReady
from marsad.web.public.options import Options
from tests.web.public.library import made_rows, put


class Clock:
    """Stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def keeper(tmp_path: Path, clock: Clock | None = None) -> Keeper:
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    return Keeper(Options(out, tmp_path / "cache"), clock or Clock())


def test_nothing_published_is_not_ready(tmp_path: Path) -> None:
    found = keeper(tmp_path)
    with pytest.raises(NotReady):
        found.index()
    with pytest.raises(NotReady):
        found.edition()


def test_a_new_release_is_noticed(tmp_path: Path) -> None:
    clock = Clock()
    found = keeper(tmp_path, clock)
    rows = made_rows()
    first = put(tmp_path / "out", {"events": rows["events"][:3]})
    found.wait()
    assert found.index().edition.id == first
    second = put(tmp_path / "out", {"events": rows["events"][:5]})
    assert found.index().edition.id == first  # looked a moment ago
    clock.now += LOOK
    found.index()
    found.wait()
    assert found.index().edition.id == found.edition().id == second
    assert found.index(first).counts["events"] == 3
    assert found.index().counts["events"] == 5
    with pytest.raises(KeyError):
        found.index("rel-other")


def test_the_one_before_last_is_let_go(tmp_path: Path) -> None:
    found = keeper(tmp_path)
    rows = made_rows()["events"]
    ids = []
    for count in (1, 2, 3):
        ids.append(put(tmp_path / "out", {"events": rows[:count]}))
        found.wait()
    assert found.index(ids[1]).edition.id == ids[1]
    with pytest.raises(KeyError):
        found.index(ids[0])
    kept = {path.name for path in (tmp_path / "cache").iterdir()}
    assert kept == {f"{id}-{VERSION}.sqlite" for id in ids[1:]}


def test_a_release_that_cannot_be_served_leaves_the_old_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    found = keeper(tmp_path, clock)
    good = put(tmp_path / "out", {"events": made_rows()["events"][:2]})
    found.wait()
    bad = put(tmp_path / "out", {}, {"data/events.jsonl": "no json\n"})
    with caplog.at_level(logging.WARNING):
        found.wait()
        assert found.index().edition.id == good
        assert len(caplog.records) == 1
        found.wait()
        assert len(caplog.records) == 1  # not tried again at once
        clock.now += AGAIN
        found.wait()
    assert [bad in record.getMessage() for record in caplog.records] == [True, True]


def test_releases_for_others_are_not_taken_in(tmp_path: Path) -> None:
    found = keeper(tmp_path)
    put(tmp_path / "out", {}, {"a": "b"}, audience="internal")
    found.wait()
    with pytest.raises(NotReady):
        found.edition()


def test_the_site_stands_before_its_index_does(tmp_path: Path) -> None:
    found = keeper(tmp_path)
    id = put(tmp_path / "out", {}, {"data/events.jsonl": "no json\n"})
    found.wait()
    assert found.edition().id == id


def test_a_pointer_that_cannot_be_read_is_told_and_survived(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = keeper(tmp_path)
    (tmp_path / "out" / "latest").mkdir()
    with caplog.at_level(logging.WARNING), pytest.raises(NotReady):
        found.index()
    assert "cannot be read" in caplog.text
