"""What `publish` refuses no other command writes out either."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad

TITLE = "Watch of Qaxal Dorvim"
"""The contact's name is in secrets.toml."""

MORE = """Publisher: Coast Herald
Date: 2019-02-11

Shelling by the SDF killed nine people in Hajin on 10 February 2019, medics said.
"""


@pytest.fixture(scope="module")
def careless(
    marsad: Marsad, monitor: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A monitor whose title and list of parties name a protected contact."""
    folder = tmp_path_factory.mktemp("careless")
    root = shutil.copytree(monitor, folder / "monitor")
    more = folder / "more.txt"
    more.write_text(MORE, "utf-8")
    assert marsad("-C", root, "add", more).returncode == 0
    settings = root / "marsad.toml"
    text = settings.read_text("utf-8")
    text = text.replace('aliases = ["SDF"]', 'aliases = ["SDF", "قكسال دورفيم"]')
    settings.write_text(f'{text}\n[publish]\ntitle = "{TITLE}"\n', "utf-8")
    secrets = root / "secrets.toml"
    known = secrets.read_text("utf-8")
    secrets.write_text(known.replace("= [", '= ["قكسال دورفيم", '), "utf-8")
    return root


def test_nothing_is_written_that_a_release_may_not_have(
    marsad: Marsad, careless: Path, tmp_path: Path
) -> None:
    done = marsad("-C", careless, "run")
    assert done.returncode == 2 and "publish.title" in done.stderr
    title, parties = "from publish.title in", "from parties: sdf in"
    for cause, *command in (
        (title, "brief"),
        (title, "brief", "--daily", "--format", "html", "-o", tmp_path / "day.html"),
        (title, "brief", "--since", "2019-02-10", "--short"),
        (parties, "brief", "--lang", "ar"),
        (parties, "export", "events", "--public", "-o", tmp_path / "events"),
        (parties, "export", "events", "--public", "--format", "csv"),
        (title, "plot", "tally", "killed", "--by", "day", "-o", tmp_path / "tally.png"),
        (title, "plot", "timeline", "--by", "day", "-o", tmp_path / "time.svg"),
    ):
        done = marsad("-C", careless, *command)
        assert (done.returncode, done.stdout) == (2, ""), command
        first, *lines = done.stderr.strip().split("\n")
        assert first.endswith("nothing was published: what is protected would leave")
        assert any("contact-1" in line and cause in line for line in lines), command
        assert "Qaxal" not in done.stderr and "قكسال" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_own_record_is_not_held_back(marsad: Marsad, careless: Path) -> None:
    done = marsad("-C", careless, "export", "events")
    assert done.returncode == 0 and done.stdout
