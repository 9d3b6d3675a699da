"""What a server's reply means: an answer, or why there is none."""

import json
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from marsad.records.when import Clock

SHOWN = 200
"""Characters of a server's own words that go into an issue."""
BUSY = frozenset({408, 409, 425, 429})
"""Statuses below 500 after which asking again may help."""
SETTINGS = frozenset({401, 402, 403, 404, 405, 407, 410, 421})
"""Statuses that every other report would meet as well."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said."""

    content: str
    tokens_in: int | None = None
    tokens_out: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer."""

    what: str
    """In a few words of ours: these may be logged."""
    detail: str = ""
    """In the server's words: for the issue beside the report."""
    scope: str = "answer"
    """What fails: this ``answer`` only, the ``server`` for now, or ``all`` that the
    settings would ask."""
    again: bool = False
    """Whether asking again may help."""
    wait: float | None = None
    """Seconds that the server asked us to wait."""

    @property
    def message(self) -> str:
        """All of it."""
        return f"{self.what} ({self.detail})" if self.detail else self.what


def read_reply(data: bytes) -> Answer | Failure:
    """The answer in the body of a good reply."""
    reply = _parsed(data)
    if reply is None:
        return Failure("what came back is not JSON", shown(data))
    choices = reply.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    if not isinstance(first, dict) or not isinstance(message, dict):
        return Failure("the reply holds no answer")
    refusal, content = message.get("refusal"), message.get("content")
    if refusal or first.get("finish_reason") == "content_filter":
        return Failure("the model refused", _short(str(refusal or "")))
    if first.get("finish_reason") == "length":
        return Failure("the answer was cut off: raise max_tokens or lower part_length")
    if not isinstance(content, str) or not content.strip():
        return Failure("the answer is empty")
    usage = reply.get("usage")
    used = usage if isinstance(usage, dict) else {}
    return Answer(
        content,
        _tokens(used.get("prompt_tokens")),
        _tokens(used.get("completion_tokens")),
    )


def read_refusal(status: int, data: bytes, wait: float | None) -> Failure:
    """What a reply that is not good means."""
    busy = status in BUSY or status >= 500
    scope = "server" if busy else "all" if status in SETTINGS else "answer"
    what = f"the server answered {status}"
    return Failure(what, said(data), scope, again=busy, wait=wait)


def refused_setting(status: int, data: bytes) -> str | None:
    """The name of the one parameter that a server does not know, if it says so."""
    if status not in (400, 422):
        return None
    reply = _parsed(data) or {}
    error = reply.get("error")
    name = error.get("param") if isinstance(error, dict) else None
    return name.partition(".")[0] if isinstance(name, str) else None


def said(data: bytes) -> str:
    """The server's own message, or the beginning of what it sent."""
    reply = _parsed(data) or {}
    error = reply.get("error", reply.get("message", reply.get("detail")))
    if isinstance(error, dict):
        error = error.get("message")
    return _short(error) if isinstance(error, str) else shown(data)


def shown(data: bytes) -> str:
    """The beginning of what a server sent, on one line."""
    return _short(data[: 4 * SHOWN].decode("utf-8", "replace"))


def seconds(header: str | None, now: Clock) -> float | None:
    """What a Retry-After header says: seconds, or a moment."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header.strip()[:9])
    try:
        moment = parsedate_to_datetime(header)
        return max(0.0, (moment - now()).total_seconds())
    except (TypeError, ValueError):
        return None


def json_in(content: str) -> Any:
    """The JSON object in a model's words, whatever stands around it; None if none."""
    content = content.rpartition("</think>")[2]
    start, end = content.find("{"), content.rfind("}")
    return parsed(content[start : end + 1]) if 0 <= start < end else None


def parsed(text: str | bytes) -> Any:
    """JSON, or None where it is none; no nesting and no number is too much."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _parsed(data: bytes) -> dict[str, Any] | None:
    found = parsed(data)
    return found if isinstance(found, dict) else None


def _tokens(value: object) -> int | None:
    count = isinstance(value, int) and not isinstance(value, bool)
    return value if count and isinstance(value, int) and 0 <= value < 10**9 else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}..."
