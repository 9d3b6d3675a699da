"""A chain of records as indented lines that a person can read."""

from collections.abc import Iterator
from typing import Any

HIDDEN = frozenset({"candidates", "headers", "rules"})
"""Shown with --json only."""


def lines(link: dict[str, Any], indent: str = "") -> Iterator[str]:
    """The link, then what it rests on, further in."""
    context = link.get("context")
    yield f"{indent}{link.get('kind', '')} {link.get('id', '')}".rstrip()
    for key, value in link.items():
        if key in {"kind", "id", "context", *HIDDEN} or value in (None, [], ""):
            continue
        yield from _field(key, value, indent + "  ")
    if context:
        before, words, after = (
            " ".join(context[name].split()) for name in ("before", "words", "after")
        )
        yield f"{indent}  in its context: ... {before} [{words}] {after} ..."


def _field(key: str, value: Any, indent: str) -> Iterator[str]:
    name = key.replace("_", " ")
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        yield from lines(value, indent + "  ")
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield f"{indent}{name}:"
        for item in value:
            yield from lines(item, indent + "  ")
    elif isinstance(value, list):
        yield f"{indent}{name}: {', '.join(str(item) for item in value)}"
    else:
        yield f"{indent}{name}: {value}"
