"""A monitor's ground without any map."""

from pathlib import Path

import pytest

from tests.locate.ground.maps import Ground


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    folder = tmp_path / "monitor"
    folder.mkdir()
    return Ground(folder)
