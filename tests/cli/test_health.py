"""What `marsad doctor` says of the network's files."""

import shutil
from pathlib import Path

import marsad_weights_en
import pytest

from marsad.cli.health import Check, checks
from marsad.extract.network.network import FILES


def reader(folder: Path) -> Check:
    return next(check for check in checks(folder) if check.name == "Readers")


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the weights' folder that may be damaged."""
    copy = tmp_path / "network"
    shutil.copytree(marsad_weights_en.folder(), copy)
    monkeypatch.setattr(marsad_weights_en, "folder", lambda: copy)
    return copy


def test_whole_files_are_sound(tmp_path: Path) -> None:
    found = reader(tmp_path)
    assert found.ok
    assert found.found.startswith("arabic-") and ", english-" in found.found


@pytest.mark.parametrize("name", FILES)
def test_a_lost_or_cut_file_is_named(weights: Path, name: str) -> None:
    (weights / name).write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    found = reader(weights.parent)
    assert not found.ok
    assert name in found.found
    (weights / name).unlink()
    found = reader(weights.parent)
    assert not found.ok
    assert name in found.found
