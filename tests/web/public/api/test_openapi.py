"""The definition tells the truth: schemathesis asks, and every answer is as told."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from marsad.web.public.api import models
from marsad.web.public.documents import examples, older
from marsad.web.public.features.models import FeatureCollection

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture(scope="module")
def definition(site: TestClient) -> dict[str, Any]:
    got = site.get("/openapi.json")
    assert got.headers["content-type"] == (
        "application/vnd.oai.openapi+json;version=3.0"
    )
    found: dict[str, Any] = got.json()
    return found


def test_it_is_openapi_3_0(definition: dict[str, Any]) -> None:
    assert definition["openapi"] == "3.0.3"
    text = str(definition)
    for newer in ("'const'", "{'type': 'null'}", "prefixItems", "HTTPValidationError"):
        assert newer not in text
    for path in ("/", "/conformance", "/collections", "/collections/events/items"):
        assert path in definition["paths"]


def test_every_operation_says_how_stable_it_is(definition: dict[str, Any]) -> None:
    for path, item in definition["paths"].items():
        for operation in item.values():
            assert operation["x-stability"] in ("stable", "preview"), path
            assert operation["summary"], path
            assert operation["tags"], path
            assert {"200", "429", "503"} <= set(operation["responses"]), path


def test_items_have_the_parameters_of_the_standard(definition: dict[str, Any]) -> None:
    for name in ("events", "claims", "control"):
        told = definition["paths"][f"/collections/{name}/items"]["get"]["parameters"]
        known = {one["name"]: one for one in told}
        assert known["bbox"]["schema"]["type"] == "array"
        assert (known["bbox"]["style"], known["bbox"]["explode"]) == ("form", False)
        assert known["datetime"]["schema"] == {"type": "string"}
        limit = known["limit"]["schema"]
        assert (limit["type"], limit["minimum"]) == ("integer", 1)


def test_examples_are_as_the_models_tell(definition: dict[str, Any]) -> None:
    for name, example in examples().items():
        getattr(models, name).model_validate(example)
        assert definition["components"]["schemas"][name]["example"] == example


def test_older_forms() -> None:
    new = {
        "anyOf": [{"type": "string"}, {"type": "null"}],
        "default": None,
        "items": [{"const": 3}, {"examples": ["a", "b"]}],
    }
    assert older(new) == {
        "nullable": True,
        "type": "string",
        "items": [{"enum": [3]}, {"example": "a"}],
    }
    both = {"anyOf": [{"$ref": "#/x"}, {"type": "null"}]}
    assert older(both) == {"nullable": True, "allOf": [{"$ref": "#/x"}]}


def test_no_question_gets_an_answer_that_is_not_told(site: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/openapi.json", site.app)
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=12,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=CHECKS)

        ask()
    assert asked > 200


def test_single_records_are_as_the_models_tell(site: TestClient) -> None:
    """Ids are not guessed by chance, so these are asked for by name."""
    for name, model in (
        ("events", models.EventInFull),
        ("claims", models.ClaimInFull),
        ("persons", models.PersonInFull),
    ):
        for row in site.get(f"/api/v1/{name}", params={"limit": 20}).json()["items"]:
            model.model_validate(site.get(f"/api/v1/{name}/{row['id']}").json())
    told = site.get("/api/v1/events/evt-told").json()
    assert models.EventInFull.model_validate(told).history
    for name in ("events", "claims", "control"):
        items = site.get(f"/collections/{name}/items", params={"limit": 20}).json()
        FeatureCollection.model_validate(items)
