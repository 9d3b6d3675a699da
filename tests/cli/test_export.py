"""`marsad export`, as a person calls it, and a release imported elsewhere."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad


@pytest.mark.parametrize("form", ["csv", "xlsx", "gpkg"])
def test_a_file_is_written_and_nothing_beside_it(
    marsad: Marsad, monitor: Path, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "events"
    done = marsad("-C", monitor, "export", "events", "--format", form, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.stat().st_size > 0 and list(tmp_path.iterdir()) == [out]


def test_what_makes_no_sense_is_told(marsad: Marsad, monitor: Path) -> None:
    done = marsad("-C", monitor, "export", "tallies", "--format", "kml")
    assert done.returncode == 2 and done.stdout == ""
    assert "tallies has no kml: that format holds events, control" in done.stderr
    unknown = marsad("-C", monitor, "export", "events", "--format", "xls")
    assert "no format is called 'xls'" in unknown.stderr
    nowhere = marsad("-C", monitor, "export", "events", "-o", monitor / "no/where")
    assert nowhere.returncode == 2 and "cannot be written" in nowhere.stderr


def test_binary_formats_stay_off_terminals(monitor: Path) -> None:
    screen, end = pty.openpty()
    command = [sys.executable, "-m", "marsad", "-C", str(monitor), "export", "events"]
    done = subprocess.run(
        [*command, "--format", "xlsx"], stdout=end, stderr=subprocess.PIPE, text=True
    )
    os.close(end)
    os.close(screen)
    assert done.returncode == 2
    assert "xlsx is not for a terminal: say -o FILE.xlsx" in done.stderr


def test_a_release_is_imported_by_another_monitor(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    (tmp_path / "marsad.toml").write_text('[war]\nname = "Another war"\n')
    marsad("init", tmp_path)
    releases = monitor / "releases"
    done = marsad("-C", tmp_path, "import", "release", releases, "--json")
    told = json.loads(done.stdout)
    newest = releases / (releases / "latest").read_text().strip()
    events = (newest / "data/events.jsonl").read_text().splitlines()
    assert (told["new"], told["known"]) == (len(events), 0)
    again = marsad("-C", tmp_path, "import", "release", releases, "--json")
    assert json.loads(again.stdout)["new"] == 0


def test_a_file_alone_does_not_say_whose_it_is(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    path = tmp_path / "events.jsonl"
    marsad("-C", monitor, "export", "events", "--public", "-o", path)
    done = marsad("-C", monitor, "import", "release", path, "--dry-run")
    assert done.returncode == 2 and "whose release is it?" in done.stderr
