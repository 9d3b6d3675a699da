"""The properties of features as JSON Schema, so that programs need not guess types."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from marsad.web.public.api import models

MODELS: Mapping[str, type[BaseModel]] = {
    "events": models.Event,
    "claims": models.Claim,
    "control": models.Control,
}
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_DAYS = ("start", "end")


def schema_of(name: str, at: str) -> dict[str, Any]:
    """The schema of a collection's features."""
    properties = {
        field: _typed(field, told.annotation)
        for field, told in MODELS[name].model_fields.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": at,
        "title": name.capitalize(),
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "geometry": {"type": "object", "format": "geometry-point"},
            "properties": {"type": "object", "properties": properties},
        },
    }


def _typed(field: str, given: Any) -> dict[str, Any]:
    if isinstance(given, UnionType):
        given = next(one for one in get_args(given) if one is not NoneType)
    if field in _DAYS:
        return {"type": "string", "format": "date"}
    if get_origin(given) is list:
        return {"type": "array", "items": _typed("", get_args(given)[0])}
    return {"type": _PLAIN.get(given, "object")}
