"""A monitor with a second reader, as a person runs it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CONFIG, Marsad, marsad
from tests.extract.hosted.fake import MODEL, Fake, Row, claims, count, error, row

__all__ = ["marsad"]
KEY = "sk-very-secret"
TEXT = "Rebels of the north took the hill of Zorbal on Saturday, killing 14 men.\n"
QUOTE = "Rebels of the north took the hill of Zorbal"
PROTECTED = "Two men were detained in Raqqa on Monday.\n"
ANSWER = claims(
    row(QUOTE, "capture", place="Zorbal", time="on Saturday"),
    row("killing 14 men", "clash", figures=[count("14 men", low=41)]),
)


def reader(fake: Fake, **more: Any) -> str:
    given = {"kind": "openai", "address": fake.address, "model": MODEL, **more}
    rows = (f"{name} = {json.dumps(value)}" for name, value in given.items())
    return "\n[reader]\n" + "\n".join(rows) + "\n"


@pytest.fixture
def monitor(fake: Fake, marsad: Marsad, tmp_path: Path) -> Iterator[Path]:
    """A monitor with one open and one protected report, not run yet."""
    fake.says(ANSWER)
    root = tmp_path / "monitor"
    assert marsad("init", root).returncode == 0
    (root / "marsad.toml").write_text(CONFIG + reader(fake), encoding="utf-8")
    secrets = f'[secrets]\ncontact-1 = ["Qaxal Dorvim"]\n[reader]\nkey = "{KEY}"\n'
    (root / "secrets.toml").write_text(secrets, encoding="utf-8")
    for name, text, *more in (
        ("one", TEXT, "--publisher", "Example Wire"),
        ("two", PROTECTED, "--source", "contact-1"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        options = ["--published", "2019-02-11", *more]
        done = marsad("-C", root, "add", tmp_path / name, *options)
        assert done.returncode == 0, done.stderr
    yield root


def export(marsad: Marsad, root: Path, name: str) -> list[Row]:
    lines = marsad("-C", root, "export", name).stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_a_run_reads_with_both(marsad: Marsad, monitor: Path, fake: Fake) -> None:
    done = marsad("-v", "-C", monitor, "run")
    assert done.returncode == 0, done.stderr
    read = [claim for claim in export(marsad, monitor, "claims") if claim["rules"]]
    assert all(claim["quote"] in TEXT + PROTECTED for claim in read)
    marks = {rule for claim in read for rule in claim["rules"]}
    assert marks & {"hosted", f"hosted:{MODEL} agrees"}
    issues = export(marsad, monitor, "issues")
    dropped = [i["message"] for i in issues if i["code"] == "hosted-dropped"]
    assert any("numbers contradict the words: 1" in words for words in dropped)
    assert "tokens sent" in done.stderr
    assert fake.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert fake.texts == [TEXT.strip(), PROTECTED.strip()]
    again = marsad("-C", monitor, "run", "--json")
    assert json.loads(again.stdout)["stages"] == []
    assert len(fake.asked) == 2


def test_a_rebuild_asks_nothing_again_and_makes_the_same(
    marsad: Marsad, monitor: Path, fake: Fake
) -> None:
    marsad("-C", monitor, "run")
    before = export(marsad, monitor, "claims")
    fake.says(error(500))
    assert marsad("-C", monitor, "run", "--rebuild").returncode == 0
    assert export(marsad, monitor, "claims") == before
    assert len(fake.asked) == 2


def test_another_model_reads_anew(marsad: Marsad, monitor: Path, fake: Fake) -> None:
    marsad("-C", monitor, "run")
    config = CONFIG + reader(fake, model="tester-2", mode="instead")
    (monitor / "marsad.toml").write_text(config, encoding="utf-8")
    done = marsad("-C", monitor, "run", "--json")
    assert "extract" in json.loads(done.stdout)["stages"]
    assert [body["model"] for body in fake.asked] == [MODEL] * 2 + ["tester-2"] * 2


def test_a_dead_server_loses_nothing_and_the_key_is_nowhere(
    marsad: Marsad, monitor: Path, fake: Fake, tmp_path: Path
) -> None:
    fake.says(error(401, f"wrong key {KEY}"))
    done = marsad("-v", "-C", monitor, "run")
    assert done.returncode == 0, done.stderr
    quotes = [claim["quote"] for claim in export(marsad, monitor, "claims")]
    assert any("detained" in quote for quote in quotes)
    issues = export(marsad, monitor, "issues")
    assert [i["code"] for i in issues].count("hosted-failed") == 2
    shutil.copy(monitor / "secrets.toml", tmp_path)
    (monitor / "secrets.toml").unlink()
    assert KEY not in done.stderr + done.stdout + json.dumps(issues)
    for path in (path for path in monitor.rglob("*") if path.is_file()):
        assert KEY.encode() not in path.read_bytes(), path


def test_read_uses_it_only_where_a_monitor_is_named(
    marsad: Marsad, monitor: Path, fake: Fake, tmp_path: Path
) -> None:
    options = [tmp_path / "one", "--published", "2019-02-11"]
    assert marsad("read", *options).returncode == 0
    assert fake.asked == []
    for call in (["-C", monitor, "read", *options], ["read", "-C", monitor, *options]):
        line = json.loads(marsad(*call).stdout)
        assert "hosted-dropped" in [issue["code"] for issue in line["issues"]]
    assert len(fake.asked) == 2
    assert not (monitor / "answers").exists()


def test_doctor_asks_the_address(marsad: Marsad, monitor: Path, fake: Fake) -> None:
    assert (
        f"{MODEL} at 127.0.0.1, on this machine"
        in marsad("-C", monitor, "doctor").stdout
    )
    fake.models = error(401)
    done = marsad("-C", monitor, "doctor")
    assert done.returncode != 0
    assert "look at the key" in done.stdout + done.stderr
