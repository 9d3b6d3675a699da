"""`marsad brief`: which days, in which form, and what the reader saw last."""

import hashlib
import shutil
from pathlib import Path

import pytest

from marsad.publish.message import MOST
from marsad.publish.printed import no_pdf
from tests.cli.conftest import Marsad


def everything(folder: Path) -> dict[str, str]:
    """Hashes of all that is published."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "releases").rglob("*"))
        if path.is_file()
    }


def test_a_day_and_a_week_are_told_as_they_were_known(
    marsad: Marsad, monitor: Path
) -> None:
    day = marsad("-C", monitor, "brief", "--daily", "--on", "2019-02-10")
    assert day.returncode == 0, day.stderr
    assert "Daily brief: 10 February 2019" in day.stdout
    assert "16" in day.stdout and "Twenty" not in day.stdout
    assert "Syrian Democratic Forces" not in day.stdout
    week = marsad("-C", monitor, "brief", "--weekly", "--on", "2019-02-11")
    assert "Weekly brief: 5 to 11 February 2019" in week.stdout
    assert "16 to 20 people" in week.stdout
    past = marsad("-C", monitor, "brief", "--on", "2019-02-10")
    assert "As of 10 February 2019" in past.stdout
    assert "20 people" not in past.stdout


def test_the_command_and_the_release_compare_with_the_same(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    monitor = shutil.copytree(monitor, tmp_path / "monitor")
    more = tmp_path / "late.txt"
    more.write_text(
        "Publisher: Coast Herald\nDate: 2019-02-11\n\n"
        "Shells killed nine people in Hajin on 3 February 2019, medics said.\n",
        encoding="utf-8",
    )
    assert marsad("-C", monitor, "add", more).returncode == 0
    assert marsad("-C", monitor, "run").returncode == 0
    newest = (monitor / "releases" / "latest").read_text("utf-8").strip()
    printed = (monitor / "releases" / newest / "brief.md").read_text("utf-8")
    told = marsad("-C", monitor, "brief").stdout
    assert _changed(told) == _changed(printed)
    assert "Nothing earlier to compare with" not in told
    assert "Hajin" in printed and "16 to 20 people" in printed


def _changed(brief: str) -> str:
    return brief.partition("## What changed")[2].partition("\n## ")[0].strip()


def test_what_is_new_since_a_day_or_a_release(marsad: Marsad, monitor: Path) -> None:
    since = marsad("-C", monitor, "brief", "--since", "2019-02-10", "--format", "text")
    assert since.returncode == 0, since.stderr
    assert "What is new: 11 February 2019" in since.stdout
    assert "One report came in; it says more on one event known before." in since.stdout
    release = (monitor / "releases" / "latest").read_text("utf-8").strip()
    named = marsad("-C", monitor, "brief", "--since", release[:8])
    assert "What came in since" in named.stdout
    missing = marsad("-C", monitor, "brief", "--since", "rel-none")
    assert missing.returncode == 2 and "no release or day" in missing.stderr
    assert "write a day as 2021-05-31" in missing.stderr
    later = marsad("-C", monitor, "brief", "--daily", "--on", "2027-01-01")
    assert later.returncode == 2 and "is in the future" in later.stderr


def test_the_last_visit_is_kept_and_changes_nothing(
    marsad: Marsad, monitor: Path
) -> None:
    before = everything(monitor)
    first = marsad("-C", monitor, "brief", "--since", "last")
    assert "you have not asked so before" in first.stderr
    assert "As of" in first.stdout
    second = marsad("-C", monitor, "brief", "--since", "last", "--short")
    assert second.returncode == 0 and not second.stderr
    assert "What came in since" in second.stdout
    assert everything(monitor) == before
    assert not list(monitor.rglob("visits*"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_form_is_written(
    marsad: Marsad, monitor: Path, tmp_path: Path, language: str
) -> None:
    for form, start in (("html", "<!doctype"), ("text", ""), ("md", "# ")):
        path = tmp_path / form
        done = marsad(
            "-C",
            monitor,
            "brief",
            "--weekly",
            "--format",
            form,
            "--lang",
            language,
            "-o",
            path,
        )
        assert done.returncode == 0, done.stderr
        assert path.read_text("utf-8").startswith(start)
        assert "Qaxal" not in path.read_text("utf-8")
    short = marsad("-C", monitor, "brief", "--short", "--lang", language)
    assert 0 < len(short.stdout) <= MOST
    pdf = marsad(
        "-C",
        monitor,
        "brief",
        "--format",
        "pdf",
        "--lang",
        language,
        "-o",
        tmp_path / "x.pdf",
    )
    if no_pdf():
        assert pdf.returncode == 2 and "apt install" in pdf.stderr
    else:
        assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--daily", "--weekly"), "one of them"),
        (("--format", "docx"), "use one of md, html, pdf, text"),
        (("-o", "/nowhere/at/all.md"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(
    marsad: Marsad, monitor: Path, args: tuple[str, ...], message: str
) -> None:
    done = marsad("-C", monitor, "brief", *args)
    assert done.returncode == 2
    assert message in done.stderr
