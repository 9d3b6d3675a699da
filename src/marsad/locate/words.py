"""Take words for a place apart: names, direction, distance, "near"."""

import re
from dataclasses import dataclass, replace

from marsad.locate import words_ar
from marsad.locate.bearing import bearing

_KINDS = (
    r"(?:the )?(?:(?:nearby|border|strategic|besieged) )?(?:city|towns?|villages?|"
    r"districts?|neighbou?rhoods?|areas?|regions?|suburbs?|provinces?|governorates?|"
    r"state|oblast|county|refugee camp|camp|countryside|outskirts|farms?|pocket|"
    r"enclave)"
)
_SIDE = (
    r"(?:north|south|east|west|central|rural|upper|lower|(?:north|south)-?(?:east|west))"
    r"(?:ern)?"
)
_OF_SIDE = re.compile(
    rf"^(?:the )?(?:(?P<km>\d+(?:\.\d+)?) ?(?:km|kilomet(?:er|re)s?|miles?) )?"
    rf"(?P<side>(?:{_SIDE})(?: and {_SIDE})*)?(?: ?(?P<part>parts?|banks?|edges?|"
    rf"outskirts|suburbs|countryside|neighbou?rhoods|districts|sides?|areas?|border|"
    rf"desert))? (?:of|from) (?:the )?(?P<rest>.+)$",
    re.I,
)
_BEFORE = re.compile(rf"^(?:the )?(?P<side>{_SIDE}) (?P<rest>.+)$", re.I)
_NEAR = re.compile(
    r"^(?:near|around|outside|close to|towards?) (?:the )?(?P<rest>.+)$", re.I
)
_SOMEWHERE = re.compile(
    r"^(?:an? |the )?[a-z][\w -]*? (?:near|outside|around|close to|in|of) "
    r"(?:the )?(?P<rest>[A-Z].*)$"
)
_BETWEEN = re.compile(r"^(?:an? |the )?(?:\w+ )*?between (?:the )?(?P<rest>.+)$", re.I)
_BORDER = re.compile(r"^(?:the )?(?P<rest>.+?)[- ]border(?: area| region)?$", re.I)
_KIND_OF = re.compile(rf"^{_KINDS} of (?:the )?(?P<rest>.+)$", re.I)
_KIND_AFTER = re.compile(rf"^(?P<rest>.+?) (?P<kind>{_KINDS})$", re.I)
_COMMA = re.compile(r"[,،]")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")
"""What stands in brackets is the larger place, or another name."""
_COLON = re.compile(r"^([^:,،]+): ?([^:,،]+)$")
"""The larger place first: "Raqqa: Badou neighbourhood"."""
_LIST = re.compile("[;؛]")
_UNIT = re.compile(
    r"\b(?:provinces?|governorates?|oblast|state|region|countryside|rural)\b", re.I
)
_AND = re.compile(r",? and | & |; ", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """One name among the words."""

    name: str
    whole: str = ""
    """The words it was taken from, which may be a listed name themselves."""
    unit: bool = False
    """True where the words call it a province or speak of its countryside."""
    thing: str = ""
    """The name with the kind of thing it is, where more words are before that."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words for a place, taken apart."""

    parts: tuple[Part, ...]
    """From the most specific to the largest."""
    vague: str = ""
    """``near``, ``side``, ``border``, ``away``, or nothing."""
    radius_m: int = 0
    toward: float | None = None
    """Degrees clockwise from north, where the words name a side."""
    several: bool = False
    """True where several places were joined; `parts` begins with the first."""


def read_words(words: str) -> PlaceWords:
    """Names and vagueness of a claim's words for its place."""
    several = words_ar.is_arabic(words) and len(_LIST.split(words)) > 1
    said = _LIST.split(words)[0] if several else words
    said = _COLON.sub(r"\2, \1", _BRACKETS.sub(r", \1", said).strip())
    chunks = [chunk.strip() for chunk in _COMMA.split(said) if chunk.strip()]
    joined = [i for i, chunk in enumerate(chunks) if _others(chunk)]
    last = joined[-1] if joined else 0
    kept = [_first(chunk) for chunk in (*chunks[:1], *chunks[last + 1 :])]
    vague, radius = "", 0
    parts: list[Part] = []
    for position, chunk in enumerate(kept):
        part, kind, metres = _part(chunk)
        if position == 0:
            vague, radius = kind, metres
        if part.name:
            named = parts or not position
            parts.append(part if named else replace(part, whole=""))
    toward = bearing(kept[0]) if vague not in ("", "border") and kept else None
    return PlaceWords(tuple(parts), vague, radius, toward, several or len(joined) > 0)


def _part(chunk: str) -> tuple[Part, str, int]:
    """A chunk as a part, how vague it is, and by how many metres."""
    if words_ar.is_arabic(chunk):
        bare = words_ar.bare(chunk)
        part = Part(bare.name, bare.whole, bare.unit, bare.thing)
        return part, bare.vague, bare.radius_m
    name, kind, metres = _bare(chunk)
    return Part(name, chunk, _UNIT.search(chunk) is not None), kind, metres


def _others(chunk: str) -> bool:
    """True where a chunk joins several places, not several sides of one."""
    if words_ar.is_arabic(chunk):
        return words_ar.first_of(chunk)[1]
    if _BETWEEN.match(chunk):
        return True
    return len(_AND.split(chunk)) > 1 and not _OF_SIDE.match(chunk)


def _first(chunk: str) -> str:
    if words_ar.is_arabic(chunk):
        return words_ar.first_of(chunk)[0]
    between = _BETWEEN.match(chunk)
    if between is None and not _others(chunk):
        return chunk
    return _AND.split(between["rest"] if between else chunk)[0]


def _bare(chunk: str) -> tuple[str, str, int]:
    """A chunk's name, how vague it is, and by how many metres."""
    vague, metres = "", 0
    for _ in range(4):
        match = _OF_SIDE.match(chunk)
        if match is not None and (match["side"] or match["part"] or match["km"]):
            km = float(match["km"] or 0)
            vague = "away" if km else vague or "side"
            metres = max(metres, int(km * 1000), 10_000)
            chunk = match["rest"]
        elif (match := _NEAR.match(chunk) or _SOMEWHERE.match(chunk)) is not None:
            vague, metres = vague or "near", max(metres, 15_000)
            chunk = match["rest"]
        elif (match := _BORDER.match(chunk)) is not None:
            vague, metres = "border", max(metres, 50_000)
            chunk = match["rest"]
        elif (match := _KIND_OF.match(chunk)) is not None:
            chunk = match["rest"]
        elif (match := _KIND_AFTER.match(chunk)) is not None:
            if match["kind"].lower().endswith(("countryside", "outskirts", "suburbs")):
                vague, metres = vague or "near", max(metres, 15_000)
            chunk = match["rest"]
        elif (match := _BEFORE.match(chunk)) is not None:
            vague, metres = vague or "side", max(metres, 10_000)
            chunk = match["rest"]
        else:
            break
    return chunk.strip(), vague, metres
