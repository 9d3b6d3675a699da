"""Releases for others, and what two releases tell otherwise, on the command line."""

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Marsad


def copied(monitor: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(monitor, tmp_path / "monitor"))


def test_a_release_for_partners_lies_apart_and_is_audited(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    home = copied(monitor, tmp_path)
    done = marsad("-C", home, "publish", "--audience", "partner", "--json")
    made = json.loads(done.stdout)
    folder = home / "releases-partner" / made["release"]
    assert made["folder"] == str(folder)
    assert json.loads((folder / "release.json").read_text())["audience"] == "partner"
    assert folder.stat().st_mode & 0o077 == 0
    assert made["release"] not in {p.name for p in (home / "releases").iterdir()}
    assert marsad("-C", home, "audit").returncode == 0
    again = marsad("-C", home, "publish", "--audience", "partner", "--json")
    assert json.loads(again.stdout) == made
    public = json.loads(marsad("-C", home, "publish", "--json").stdout)["release"]
    assert public == (monitor / "releases" / "latest").read_text().strip()
    (folder / "data" / "events.csv").write_text("else")
    done = marsad("-C", home, "audit")
    assert done.returncode == 1 and "release-altered" in done.stdout


def test_publishing_takes_the_settings_of_now(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    home = copied(monitor, tmp_path)
    old = newest(home)
    config = home / "marsad.toml"
    config.write_text(config.read_text() + '[publish]\ntitle = "Watched"\n')
    done = marsad("-C", home, "export", "events", "--public")
    assert done.returncode == 2 and "do `marsad run` first" in done.stderr
    made = json.loads(marsad("-C", home, "publish", "--json").stdout)
    assert made["release"] == newest(home) != old
    told = json.loads((Path(made["folder"]) / "release.json").read_text())
    assert (told["title"], told["previous"]) == ("Watched", old)
    assert marsad("-C", home, "export", "events", "--public").returncode == 0


def test_a_preview_lists_what_would_leave_and_publishes_nothing(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    home = copied(monitor, tmp_path)
    before = sorted(p.name for p in (home / "releases").iterdir())
    report = tmp_path / "four.txt"
    report.write_text(
        "Publisher: Third Herald\nDate: 2019-02-12\n\nAn air strike killed five people "
        "in Hajin on Monday,\nthe teacher Qaxal Dorvim told the Third Herald.\n"
    )
    assert marsad("-C", home, "add", report, "--json").returncode == 0
    (waits,) = json.loads(marsad("-C", home, "run", "--json").stdout)["waiting"]
    ruling = ("accept", waits, "--by", "A desk", "--reason", "It names a teacher.")
    assert marsad("-C", home, *ruling).returncode == 0
    before = sorted(p.name for p in (home / "releases").iterdir())
    done = marsad("-C", home, "publish", "--dry-run", "--json")
    found = json.loads(done.stdout)
    assert found["previous"] in before and not found["settings"]
    assert "event" in {row["kind"] for row in found["differences"]}
    planted, _ = found["masked"]
    assert planted["name"] == "contact-1" and planted["where"][0].startswith("line ")
    (contact,) = found["contacts"]
    assert (contact["source"], contact["told"], contact["held"]) == ("contact-1", 1, 0)
    told = marsad("-C", home, "publish", "--dry-run").stdout
    assert "Masked in open reports, whose readers see whom: 2" in told
    assert "contact-1, risk high: within 20 km, after 3 days" in told
    assert sorted(p.name for p in (home / "releases").iterdir()) == before


def test_what_is_not_public_is_not_put_among_what_is(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    home = copied(monitor, tmp_path)
    into = ("publish", "--audience", "internal", "-o", home / "releases")
    done = marsad("-C", home, *into)
    assert done.returncode == 2 and "has public releases" in done.stderr
    done = marsad("-C", home, "publish", "--audience", "everybody")
    assert done.returncode == 2 and "public, partner, internal" in done.stderr


def test_diff_tells_before_and_after(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    home = copied(monitor, tmp_path)
    done = marsad("-C", home, "diff", "previous", "latest")
    assert done.returncode == 2 and "first release" in done.stderr
    first = (home / "releases" / "latest").read_text().strip()
    report = tmp_path / "three.txt"
    report.write_text(
        "Publisher: Third Herald\nDate: 2019-02-12\n\nAn air strike killed 22 people "
        "in Raqqa on Friday, the Syrian Observatory for Human Rights said.\n"
    )
    assert marsad("-C", home, "add", report).returncode == 0
    assert marsad("-C", home, "run").returncode == 0
    done = marsad("-C", home, "diff", "previous", "latest", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"added", "changed"} <= {row["change"] for row in rows}
    assert any("figures" in row["fields"] for row in rows)
    by_id = marsad("-C", home, "diff", first[:9], home / "releases" / newest(home))
    assert by_id.stdout == marsad("-C", home, "diff", "previous", "latest").stdout
    assert f"{len(rows)} differences" in by_id.stdout
    same = marsad("-C", home, "diff", "latest", "latest")
    assert same.stdout.startswith("0 differences")
    lost = marsad("-C", home, "diff", "latest", "rel-nothing")
    assert lost.returncode == 2 and first in lost.stderr


def newest(home: Path) -> str:
    return (home / "releases" / "latest").read_text().strip()


def test_a_monitor_that_lost_its_secrets_publishes_nothing(
    marsad: Marsad, monitor: Path, tmp_path: Path
) -> None:
    home = copied(monitor, tmp_path)
    (home / "secrets.toml").unlink()
    before = sorted(p.name for p in (home / "releases").iterdir())
    for command in (
        ("run",),
        ("publish",),
        ("publish", "--dry-run"),
        ("publish", "--audience", "partner"),
        ("export", "events", "--public"),
        ("brief",),
    ):
        done = marsad("-C", home, *command)
        assert done.returncode == 2, command
        assert "secrets.toml is missing, with the strings of contact-1" in done.stderr
    assert sorted(p.name for p in (home / "releases").iterdir()) == before
    assert not (home / "releases-partner").exists()
    assert marsad("init", home).returncode == 0
    done = marsad("-C", home, "run")
    assert "secrets.toml does not speak of contact-1" in done.stderr
