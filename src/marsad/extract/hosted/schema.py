"""What the model is asked and in what form it must answer."""

import json
from importlib import resources
from typing import Any, TypeAlias

from marsad.extract.hosted.options import HostedOptions
from marsad.records.claim import (
    CERTAINTIES,
    KINDS,
    MEASURES,
    POPULATIONS,
    STATUSES,
)

Plain: TypeAlias = dict[str, Any]
TIME_MODES = ("at", "since", "until", "state", "ongoing", "total")


def prompt() -> str:
    """The instructions, written by us after the annotation guideline."""
    source = resources.files("marsad.extract.hosted").joinpath("data/prompt.md")
    return source.read_text(encoding="utf-8")


def answer_schema() -> Plain:
    """The JSON schema of an answer, with the words that records know.

    Every property is required and none may be added, as strict servers demand; what
    may be missing may be null. The quote comes first, so that the model finds the
    words before it says what they mean.
    """
    claim = {
        "quote": {"type": "string"},
        "kind": _one_of(KINDS),
        "speaker": _text(),
        "via": {"type": "array", "items": {"type": "string"}},
        "certainty": _one_of(CERTAINTIES),
        "actor": _text(),
        "target": _text(),
        "place": _text(),
        "time": _text(),
        "time_mode": _one_of_or_none(TIME_MODES),
        "figures": {"type": "array", "items": _figure()},
        "person": _text(),
        "status": _one_of_or_none(STATUSES),
    }
    return _object({"claims": {"type": "array", "items": _object(claim)}})


def _figure() -> Plain:
    whole = _object({"claim": {"type": "integer"}, "figure": {"type": "integer"}})
    return _object(
        {
            "text": {"type": "string"},
            "measure": _one_of(MEASURES),
            "low": {"type": ["number", "null"]},
            "high": {"type": ["number", "null"]},
            "approx": {"type": "boolean"},
            "population": _one_of_or_none(POPULATIONS),
            "part_of": {"anyOf": [whole, {"type": "null"}]},
        }
    )


def _object(properties: Plain) -> Plain:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text() -> Plain:
    return {"type": ["string", "null"]}


def _one_of(words: tuple[str, ...]) -> Plain:
    return {"type": "string", "enum": list(words)}


def _one_of_or_none(words: tuple[str, ...]) -> Plain:
    return {"type": ["string", "null"], "enum": [*words, None]}


def request_body(options: HostedOptions, title: str | None, text: str) -> Plain:
    """One question about one part of a report."""
    head = f"TITLE: {title}\n" if title else ""
    return {
        "model": options.model,
        "messages": [
            {"role": "system", "content": prompt()},
            {"role": "user", "content": f"{head}REPORT:\n{text}"},
        ],
        "temperature": 0,
        "max_tokens": options.max_tokens,
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": "claims",
                "strict": True,
                "schema": answer_schema(),
            },
        },
    }


def encoded(body: Plain) -> bytes:
    """A body as the bytes sent: ASCII, so that half a surrogate pair can be told."""
    return json.dumps(body).encode("ascii")
