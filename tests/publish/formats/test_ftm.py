"""FollowTheMoney: the library takes every entity and every value as it is written."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings

from marsad.publish.formats import ftm, statements
from marsad.publish.formats.base import Given
from marsad.publish.formats.ftm import entities
from marsad.publish.wire import Row
from tests.publish import scene_ar
from tests.publish.formats.material import (
    RELEASES,
    Rows,
    given_of,
    given_rows,
    json_lines,
)
from tests.publish.scene import PRIVATE, scene

few = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def sound(entity: Row) -> None:
    """Fail where the library would change or drop something of an entity."""
    proxy = model.get_proxy(entity)
    assert proxy.schema.name == entity["schema"] and not proxy.schema.abstract
    cleaned = model.get_proxy(entity, cleaned=False)
    for name, values in entity["properties"].items():
        assert sorted(proxy.get(name)) == sorted(values)
        assert sorted(cleaned.get(name)) == sorted(values), (entity["schema"], name)


@pytest.mark.parametrize("record", [scene(), scene_ar.scene()])
def test_the_library_takes_every_value(tmp_path: Path, record: Any) -> None:
    path = tmp_path / "x.json"
    ftm.save(given_of(record), ftm.EXPORTS, path)
    found = json_lines(path)
    for entity in found:
        sound(entity)
    assert len({entity["id"] for entity in found}) == len(found)


@few
@given(RELEASES)
def test_any_rows_are_sound_entities(made: Rows) -> None:
    for entity in entities(given_rows(made)):
        sound(entity)


def test_what_is_linked_is_there() -> None:
    found = {entity["id"]: entity for entity in entities(given_of())}
    for entity in found.values():
        proxy = model.get_proxy(entity)
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert model.get(found[value]["schema"]).is_a(prop.range)


def test_an_event_has_its_days_place_parties_and_reports() -> None:
    found = {entity["id"]: entity for entity in entities(given_of())}
    event = found["evt-harim"]["properties"]
    assert (event["startDate"], event["country"]) == (["2021-05-03"], ["sy"])
    assert event["notes"] == ["killed: low 16, best 18, high 20", "grade: contested"]
    english, arabic = event["summary"]
    assert english.startswith("The Valley Observatory") and "قُتل" in arabic
    (side,) = event["involved"]
    assert found[side]["properties"]["name"] == ["Northern Army"]
    where = found[event["addressEntity"][0]]["properties"]
    assert (where["latitude"], where["longitude"]) == (["36.21"], ["36.52"])
    papers = {
        link["properties"]["document"][0]
        for link in found.values()
        if link["schema"] == "Documentation"
        and link["properties"]["entity"] == ["evt-harim"]
    }
    assert papers == {"rpt-a", "rpt-b"}


def test_persons_are_those_of_the_rows() -> None:
    """Names are withheld before any format sees them; who has none is not called
    "withheld" either, for others would match on it."""
    from datetime import date

    from marsad.publish.redact import redact

    opened = redact(scene(), date(2021, 6, 1))
    people = [e for e in entities(given_of(opened)) if e["schema"] == "Person"]
    names = [e["properties"].get("name") for e in people]
    assert names == [["Anna Lindqvist"], None]
    assert PRIVATE not in str(list(entities(given_of(opened))))


def test_odd_addresses_and_signs_are_left_out() -> None:
    base = next(iter(given_of().rows_of("reports")))
    for url, there in (
        ("https://wire.example", ["https://wire.example/"]),
        ("https://wire.example/a b", None),
        ("http://[broken", None),
        ("https://wire.example/حارم", None),
        (None, None),
    ):
        row = {**base, "url": url, "title": "a\x00 b\n c"}
        (entity,) = entities(given_rows({"reports": [row]}))
        assert entity["properties"].get("sourceUrl") == there
        assert entity["properties"]["title"] == ["a\ufffd b c"]
        sound(entity)


def rebuilt(path: Path) -> dict[str, dict[str, Any]]:
    """Entities put together from statements, as the library's reader does."""
    found: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, dialect=csv.unix_dialect):
            entity = found.setdefault(
                row["canonical_id"],
                {"schema": row["schema"], "properties": defaultdict(list)},
            )
            if row["prop"] != "id":
                entity["properties"][row["prop"]].append(row["value"])
                prop = model.get(row["schema"]).get(row["prop"])
                assert prop.type.name == row["prop_type"], row["prop"]
    return found


def test_statements_come_together_to_the_same_entities(tmp_path: Path) -> None:
    statements.save(given_of(), ftm.EXPORTS, tmp_path / "x.csv")
    made = {entity["id"]: entity for entity in entities(given_of())}
    found = rebuilt(tmp_path / "x.csv")
    assert set(found) == set(made)
    for id, entity in made.items():
        assert found[id]["schema"] == entity["schema"]
        assert dict(found[id]["properties"]) == entity["properties"]


def test_every_property_of_any_entity_has_its_type(tmp_path: Path) -> None:
    """As the library knows it; and no two statements have one id."""
    known: Given = given_of(scene_ar.scene())
    statements.save(known, ftm.EXPORTS, tmp_path / "x.csv")
    rebuilt(tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert len(set(ids)) == len(ids)


def test_no_statement_is_a_formula(tmp_path: Path) -> None:
    base = next(iter(given_of().rows_of("reports")))
    made = {"reports": [{**base, "title": "=1+1"}]}
    statements.save(given_rows(made), ("reports",), tmp_path / "x.csv")
    assert ",'=1+1," in (tmp_path / "x.csv").read_text()
