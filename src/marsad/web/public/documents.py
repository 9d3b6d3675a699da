"""How routes are documented: statuses, media types, what is stable (OpenAPI 3.0)."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from importlib import resources
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from marsad.web.public.answers import GEOJSON, PROBLEM

ALWAYS = (429, 503)
"""What any address may answer."""
STABLE = "stable"
PREVIEW = "preview"
MOST_FEATURES = 10_000
"""Features of a page; who asks for more gets so many."""
_MEANT = {
    300: "The record was split: its parts.",
    304: "The reader has it.",
    308: "The record was merged: where it is now.",
    404: "There is no such thing.",
    410: "It was taken back, or is not held any more.",
    422: "A parameter is not as it should be.",
    400: "A parameter is not as it should be.",
    429: "Too many requests from one address: see Retry-After.",
    503: "No release is ready, or the question takes too long: see Retry-After.",
}
DESCRIPTION = """\
A release of an open war monitor: what is reported of an armed conflict, who says so,
and how far to trust it. Every number leads back to the words that say it.

Everything answered is of one release, which never changes; the next one takes its
place. Routes marked `x-stability: stable` keep their parameters and fields: fields may
be added, none is renamed or taken away within `v1`. `preview` may change with any
version.
"""


class GeoJson(JSONResponse):
    """Names the media type of GeoJSON in the document."""

    media_type = GEOJSON


def documented(
    *statuses: int,
    model: type[BaseModel] | None = None,
    geojson: bool = False,
    html: bool = False,
    stability: str = STABLE,
) -> dict[str, Any]:
    """What a route says of its answers; `html`: it may be a page as well."""
    refusals = sorted({*statuses, *ALWAYS})
    return {
        "response_model": model,
        "response_class": GeoJson if geojson else JSONResponse,
        "responses": {
            **{status: _refusal(status) for status in refusals},
            304: {"description": _MEANT[304]},
            **({200: {"content": {"text/html": PAGE}}} if html else {}),
        },
        "openapi_extra": {"x-stability": stability},
    }


def _refusal(status: int) -> dict[str, Any]:
    told: dict[str, Any] = {"description": _MEANT[status]}
    if status >= 400:
        schema = {"$ref": "#/components/schemas/Problem"}
        told["content"] = {PROBLEM: {"schema": schema}}
    if status in (429, 503):
        told["headers"] = {
            "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}
        }
    return told


def openapi(app: FastAPI, version: str) -> dict[str, Any]:
    """The definition of everything the server answers, as OpenAPI 3.0.3."""
    found = get_openapi(
        title="marsad",
        version=version,
        description=DESCRIPTION,
        routes=app.routes,
        openapi_version="3.0.3",
    )
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = PROBLEM_SCHEMA
    for name, example in examples().items():
        schemas[name]["example"] = example
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for path, item in found["paths"].items():
        for operation in item.values():
            _tidy(path, operation)
    told: dict[str, Any] = older(found)
    return told


def examples() -> dict[str, Any]:
    """An example of each kind of row that is shown with one."""
    data = resources.files("marsad.web.public").joinpath("data/examples.json")
    found: dict[str, Any] = json.loads(data.read_text("utf-8"))
    return found


def _tidy(path: str, operation: dict[str, Any]) -> None:
    """What OGC API Features fixes, and no status that is never answered."""
    if not path.startswith("/api/"):
        operation["responses"].pop("422", None)
        if operation.get("parameters"):
            operation["responses"].setdefault("400", _refusal(400))
    for parameter in operation.get("parameters", ()):
        if path.startswith("/collections") and parameter["name"] == "bbox":
            parameter |= {"style": "form", "explode": False, "schema": BOX}
        elif path.startswith("/collections") and parameter["name"] == "limit":
            parameter["schema"]["maximum"] = MOST_FEATURES
        elif parameter["name"] == "datetime":
            parameter["schema"] = {"type": "string"}
        parameter.get("schema", {}).pop("title", None)


PAGE = {"schema": {"type": "string"}}
BOX = {
    "type": "array",
    "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
    "items": {"type": "number"},
}
PROBLEM_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "parameter": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
        "correction": {
            "type": "object",
            "description": "The line of the correction log that took it back.",
        },
    },
    "example": {
        "type": "about:blank",
        "title": HTTPStatus(404).phrase,
        "status": 404,
        "detail": "This release has no record evt-none.",
    },
}


def older(part: Any) -> Any:
    """A part of an OpenAPI 3.1 document as 3.0 has it: what may be null, constants,
    examples, exclusive bounds."""
    if isinstance(part, list):
        return [older(one) for one in part]
    if not isinstance(part, dict):
        return part
    told = {name: older(one) for name, one in part.items()}
    among = told.get("anyOf")
    if isinstance(among, list) and {"type": "null"} in among:
        rest = [one for one in among if one != {"type": "null"}]
        told.pop("anyOf")
        told = {"nullable": True, **told, **_one(rest)}
    if "const" in told:
        told["enum"] = [told.pop("const")]
    if isinstance(told.get("examples"), list) and told["examples"]:
        told["example"] = told.pop("examples")[0]
    if told.get("default", 0) is None:
        told.pop("default")
    return told


def _one(among: list[Any]) -> dict[str, Any]:
    if len(among) > 1:
        return {"anyOf": among}
    return {"allOf": among} if "$ref" in among[0] else dict(among[0])
