"""Stage 4 runs anew when what it goes by has changed."""

import sqlite3
from datetime import date
from pathlib import Path

from marsad.locate import build
from marsad.locate.gazetteer import Gazetteer
from marsad.records.claim import Claim
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.war import War
from marsad.run.placing import locate, placing_key
from marsad.run.tools import Tools
from marsad.store.base import Cursor, Step
from marsad.store.memory import MemoryStore
from marsad.vault.folder import FolderVault
from tests.conftest import NOW
from tests.locate.ground.maps import Ground, box, held
from tests.locate.ground.test_front import AT_FRONT, REAR, named
from tests.locate.loading.files import geojson

TEXT = "Clashes broke out in Qaxal."


def monitor(folder: Path, store: MemoryStore) -> Tools:
    """A monitor that knows two villages of one name, as a command opens it."""
    db = sqlite3.connect(":memory:")
    build.fill(db, [named(REAR, ()), named(AT_FRONT, ())])
    tools = Tools(
        store, FolderVault(folder / "vault"), War("x", ("SY",)), lambda: NOW,
        folder, folder / "releases", None, ground=folder / "ground.sqlite",
    )  # fmt: skip
    tools.models.__dict__["gazetteer"] = Gazetteer(db, "test")
    return tools


def test_an_import_places_anew(tmp_path: Path) -> None:
    store, ground = MemoryStore(), Ground(tmp_path)
    report = Report("rpt-1", TEXT, "0" * 64, published=date(2021, 5, 10))
    claim = Claim("clm-1", "rpt-1", "clash", (0, len(TEXT)), TEXT, place="Qaxal")
    store.advance(Step("made", Cursor(), Cursor(1), put=(report, claim)))
    tools = monitor(tmp_path, store)
    assert locate(tools) and not locate(tools)
    (before,) = store.scan(Placement)
    assert before.where is not None and before.where.entry == "rear"
    file = geojson(
        tmp_path / "x.geojson",
        [held("2021-05-03", "League", box(37.6, 34.6, 38, 35.4))],
    )
    key = placing_key(tools)
    ground.load(file, dry_run=True)
    assert placing_key(monitor(tmp_path, store)) == key
    ground.load(file)
    tools = monitor(tmp_path, store)
    assert placing_key(tools) != key
    assert locate(tools)
    (after,) = store.scan(Placement)
    assert after.where is not None and after.where.entry == "front"
    assert "from the front of 2021-05-03" in after.reason
    ground.load(file)
    assert not locate(monitor(tmp_path, store))
