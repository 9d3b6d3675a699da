"""`make demo` does the main job, and what it publishes gives nobody away."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.publish.finder import plain, texts_of

ROOT = Path(__file__).parents[2]
SECRETS = ROOT / "examples" / "last-pocket" / "secrets.toml"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo made."""
    folder = tmp_path_factory.mktemp("demo") / "monitor"
    script = [str(ROOT / "tools" / "demo.sh"), str(Path(sys.executable).parent)]
    done = subprocess.run(
        ["sh", *script, str(folder)],
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert str(released(folder) / "index.html") in done.stdout
    return folder


def released(demo: Path) -> Path:
    """The newest release."""
    name = (demo / "releases" / "latest").read_text("utf-8").strip()
    return demo / "releases" / name


def test_demo_leaves_a_brief_a_page_and_data(demo: Path) -> None:
    made = released(demo)
    for name in ("index.html", "brief.md", "brief.ar.html", "data/claims.jsonl"):
        assert (made / name).stat().st_size > 0, name
    assert len((made / "data/reports.jsonl").read_text("utf-8").splitlines()) == 28


def test_nothing_published_gives_the_contact_away(demo: Path) -> None:
    table = tomllib.loads(SECRETS.read_text("utf-8"))["secrets"]
    words = [plain(word) for found in table.values() for word in found]
    for path in (demo / "releases").rglob("*"):
        texts = texts_of(path) if path.is_file() else ()
        for text in (path.name, *texts):
            found = [word for word in words if word in plain(text)]
            assert not found, path


def test_the_message_itself_does_not_leave(demo: Path) -> None:
    text = (released(demo) / "data/claims.jsonl").read_text("utf-8")
    assert "a protected contact" in text
    for words in ("screening point", "14 lorries", "What I saw"):
        assert words not in text


def test_secrets_of_the_demo_are_private(demo: Path) -> None:
    assert (demo / "secrets.toml").stat().st_mode & 0o077 == 0


def test_demo_leaves_a_folder_alone_that_is_no_monitor(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    script = [str(ROOT / "tools" / "demo.sh"), str(Path(sys.executable).parent)]
    done = subprocess.run(
        ["sh", *script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "not touching it" in done.stderr
    assert (tmp_path / "thesis.txt").exists()
