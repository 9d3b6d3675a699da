"""Which lines of the published log a brief made now may tell."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from marsad.publish.gate import Gate
from marsad.publish.period import day_of
from marsad.publish.read import MANIFEST
from marsad.publish.redact import redact
from marsad.publish.scope import make_scope
from marsad.run.logged import in_days, since
from tests.publish.scene import NOW, PRIVATE, scene

OPENED = redact(scene(), NOW.date())


def line(id: str, record: str, change: str, **more: Any) -> dict[str, Any]:
    told = {"en": f"{change} {record}", "ar": f"{change} {record}"}
    made = {"id": id, "record": record, "change": change, "to": [], "told": told}
    held = {"release": None, "as_of": "2021-05-11", "part_of": None, "fields": {}}
    return {**made, **held, **more}


LOG = (
    line("cor-first", "evt-harim", "corrected", release="rel-b", as_of="2021-05-04"),
    line("cor-mine", "evt-harim", "corrected"),
    line("cor-gone", "evt-old", "retracted"),
    line("cor-part", "clm-x", "retracted", part_of="evt-old"),
    line("cor-shut", "evt-shut", "corrected"),
    line("cor-name", "evt-salma", "corrected", told={"en": PRIVATE, "ar": PRIVATE}),
)


@pytest.fixture
def tools(tmp_path: Path) -> Any:
    """Three releases, the newest with a log."""
    for name, before in (("rel-a", None), ("rel-b", "rel-a"), ("rel-c", "rel-b")):
        (tmp_path / name / "data").mkdir(parents=True)
        manifest = json.dumps({"id": name, "previous": before})
        (tmp_path / name / MANIFEST).write_text(manifest, encoding="utf-8")
    log = "".join(json.dumps(one) + "\n" for one in LOG)
    (tmp_path / "rel-c" / "data" / "corrections.jsonl").write_text(log, "utf-8")
    (tmp_path / "latest").write_text("rel-c\n", encoding="utf-8")
    return cast(Any, SimpleNamespace(releases=tmp_path))


@pytest.fixture
def leaving() -> Gate:
    """What may leave of the invented war."""
    known = scene()
    return Gate(known, OPENED, make_scope(known, NOW.date()), Path())


def ids(lines: list[Any]) -> list[str]:
    return [one["id"] for one in lines]


def test_lines_of_releases_after_one(tools: Any, leaving: Gate) -> None:
    assert ids(since(tools, leaving, "rel-a")) == ["cor-first", "cor-mine", "cor-gone"]
    assert ids(since(tools, leaving, "rel-b")) == ["cor-mine", "cor-gone"]
    assert since(tools, leaving, "rel-c") == []


def test_lines_of_days(tools: Any, leaving: Gate) -> None:
    assert ids(in_days(tools, leaving, day_of(date(2021, 5, 4)))) == ["cor-first"]
    told = in_days(tools, leaving, day_of(date(2021, 5, 11)))
    assert ids(told) == ["cor-mine", "cor-gone"], "nothing of what is shown no more"


def test_what_is_not_shown_any_more_is_not_told(tools: Any, leaving: Gate) -> None:
    empty = replace(leaving, opened=replace(OPENED, events=()))
    assert ids(since(tools, empty, "rel-b")) == ["cor-gone"]


def test_without_a_release_there_is_no_log(tmp_path: Path, leaving: Gate) -> None:
    bare = cast(Any, SimpleNamespace(releases=tmp_path))
    assert in_days(bare, leaving, day_of(date(2021, 5, 11))) == []
