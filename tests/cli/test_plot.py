"""`marsad plot`: pictures of a monitor and of a release."""

from pathlib import Path

import pytest

from tests.cli.conftest import Marsad


def test_pictures_of_a_monitor_and_of_its_release_are_alike(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    own, public, internal = (
        tmp_path / f"{n}.svg" for n in ("own", "public", "internal")
    )
    tally = ("plot", "tally", "killed", "--by", "day")
    done = marsad("-C", monitor, *tally, "-o", own)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(own)
    release = (
        monitor / "releases" / (monitor / "releases" / "latest").read_text().strip()
    )
    assert (
        marsad("-C", monitor, *tally, "--release", release, "-o", public).returncode
        == 0
    )
    assert own.read_bytes() == public.read_bytes()
    assert marsad("-C", monitor, *tally, "--internal", "-o", internal).returncode == 0
    assert internal.read_bytes() != own.read_bytes()
    parties = ("plot", "tally", "killed", "--by", "party")
    beside, apart = tmp_path / "beside.svg", tmp_path / "apart.svg"
    done = marsad("-C", monitor, *parties, "-o", beside)
    assert done.returncode == 0, done.stderr
    assert marsad(*parties, "--release", release, "-o", apart).returncode == 0
    assert beside.read_bytes() == apart.read_bytes()
    alone = tmp_path / "alone.png"
    done = marsad(*tally, "--release", release, "-o", alone, "--lang", "ar", "--dark")
    assert done.returncode == 0, done.stderr
    assert alone.read_bytes().startswith(b"\x89PNG")


def test_a_timeline_is_drawn(marsad: Marsad, monitor: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.png"
    done = marsad("-C", monitor, "plot", "timeline", "--by", "day", "-o", path)
    assert done.returncode == 0, done.stderr
    assert path.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("tally", "killed", "-o", "x.gif"), ".png or a .svg"),
        (("tally", "killed", "-o", "x.png", "--size", "big"), "1200x800"),
        (("tally", "killed", "-o", "x.png", "--lang", "fr"), "use en or ar"),
        (("tally", "killed", "-o", "x.png", "--population", "cats"), "civilians"),
        (("control", "-o", "x.png"), "who holds what"),
        (("control", "-o", "x.png", "--release", "/none"), "cannot be read"),
        (("control", "-o", "x.png", "--release", "/none", "--internal"), "--release"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    marsad: Marsad, monitor: Path, args: tuple[str, ...], message: str
) -> None:
    done = marsad("-C", monitor, "plot", *args)
    assert done.returncode == 2, done.stdout
    assert message in done.stderr
