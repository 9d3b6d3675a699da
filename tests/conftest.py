"""Fixtures that tests of several packages share; kept small."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from marsad.records.when import Clock

# Shared machines stall now and then: no test may fail for being slow, and a failing
# example must fail again tomorrow.
settings.register_profile("marsad", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("marsad")

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at the first moment of 2026, UTC."""
    return lambda: NOW


@pytest.fixture
def shared() -> Path:
    """The folder of annotated reports and real data beside the checkout."""
    if not _SHARED.is_dir():
        pytest.skip("needs the annotated reports and data in ../shared")
    return _SHARED
