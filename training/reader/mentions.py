"""Where a text names what a label names: in full, or in a plain short form."""

import re
from typing import Any

from marsad.records.claim import Span

_PARTS = re.compile(r"[,;]| and ")
_BODIES = frozenset({"Observatory", "Coalition", "Ministry", "Network", "Army"})
_COMMON_TEXT = """syrian syria russian russia united turkish turkey iraqi iraq local
human rights general president the national democratic forces army ministry islamic"""
_COMMON = frozenset(_COMMON_TEXT.split())
_WORD = re.compile(r"[\w'’.-]+")
_OBSERVATORY = re.compile(
    r"\bSOHR\b|\b(?:[Aa]|[Tt]he|[\w-]+-based)"
    r" ((?:war |rights )?(?:monitor|watchdog)|monitoring group)\b"
)
"""How reports call an observatory when they do not name it."""


def mentions(text: str, claim: dict[str, Any], role: str) -> list[Span] | None:
    """The spans of a role's words; None where the claim has no such role."""
    name = claim["via"] if role == "via" else claim.get(role)
    if isinstance(name, list):
        name = name[0] if name else None
    if not name:
        return None
    if role == "place":
        parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
        found = (_spans(text, part) for part in parts)
        return next((spans for spans in found if spans), [])
    spans = _spans(text, name)
    if role in ("speaker", "via", "person"):
        spans += [s for s in _short(text, name) if not _inside(s, spans)]
    if role == "speaker" and "Observatory" in name:
        called = (f.span(f.lastindex or 0) for f in _OBSERVATORY.finditer(text))
        spans += [s for s in called if not _inside(s, spans)]
    return spans or _spans(text, name.split()[0]) if " " in name else spans


def _spans(text: str, name: str) -> list[Span]:
    pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
    found = [match.span() for match in re.finditer(pattern, text)]
    return found or [match.span() for match in re.finditer(pattern, text, re.I)]


def _short(text: str, name: str) -> list[Span]:
    """Where the text has only a family name, or "the Observatory"."""
    words = _WORD.findall(name)
    if len(words) < 2:
        return []
    short = {words[0], words[-1]} | (_BODIES & set(words))
    return [
        span
        for word in sorted(short)
        if len(word) > 3 and word[0].isupper() and word.lower() not in _COMMON
        for span in _spans(text, word)
    ]


def _inside(span: Span, others: list[Span]) -> bool:
    return any(a <= span[0] < b for a, b in others)
