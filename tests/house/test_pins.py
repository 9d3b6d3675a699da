import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ("build", "run", "dev")


def pins(name: str) -> dict[str, str]:
    """Package and its pin with hashes, of one requirements file."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    entries = text.replace("\\\n", " ").splitlines()
    return {re.split(r"[=\[ ;]", entry)[0]: entry for entry in entries if entry.strip()}


@pytest.mark.parametrize("name", FILES)
def test_every_pin_is_exact_has_a_hash_and_no_address(name: str) -> None:
    for entry in pins(name).values():
        assert re.match(r"[a-z0-9.-]+(\[[a-z0-9,_-]+\])?==", entry)
        assert "--hash=sha256:" in entry
        assert "://" not in entry


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra = project["optional-dependencies"]["dev"]
    ours = {"marsad-weights-ar", "marsad-weights-en"}
    for name, wanted in (("run", project["dependencies"]), ("dev", extra)):
        names = {re.split(r"[<>=\[; ]", one)[0].lower() for one in wanted} - ours
        assert names - pins(name).keys() == set()


def test_run_and_development_pins_agree() -> None:
    run, dev = pins("run"), pins("dev")
    assert run.keys() <= dev.keys()
    assert [name for name in run if run[name] != dev[name]] == []
