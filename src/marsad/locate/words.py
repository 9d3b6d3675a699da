"""Take words for a place apart: names, direction, distance, "near"."""

import re
from dataclasses import dataclass

_KINDS = (
    r"(?:the )?(?:(?:nearby|border|strategic|besieged) )?(?:city|town|village|district|"
    r"neighbou?rhoods?|area|region|suburbs?|province|governorate|state|oblast|county|"
    r"refugee camp|camp|countryside|outskirts|farms?|pocket|enclave)"
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
_BORDER = re.compile(r"^(?:the )?(?P<rest>.+?)[- ]border(?: area| region)?$", re.I)
_KIND_OF = re.compile(rf"^{_KINDS} of (?:the )?(?P<rest>.+)$", re.I)
_KIND_AFTER = re.compile(rf"^(?P<rest>.+?) (?P<kind>{_KINDS})$", re.I)
_COMMA = re.compile(r"[,،]")
_UNIT = re.compile(
    r"\b(?:province|governorate|oblast|state|region|countryside|rural)\b", re.I
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


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words for a place, taken apart."""

    parts: tuple[Part, ...]
    """From the most specific to the largest."""
    vague: str = ""
    """``near``, ``side``, ``border``, ``away``, or nothing."""
    radius_m: int = 0
    several: bool = False
    """True where several places were joined; `parts` begins with the first."""


def read_words(words: str) -> PlaceWords:
    """Names and vagueness of a claim's words for its place."""
    chunks = [chunk.strip() for chunk in _COMMA.split(words) if chunk.strip()]
    vague, radius, several = "", 0, False
    parts: list[Part] = []
    for position, chunk in enumerate(chunks):
        first, *others = _AND.split(chunk)
        if others and not _OF_SIDE.match(chunk):
            several = several or position == 0
            chunk = first
        name, kind, metres = _bare(chunk)
        if position == 0:
            vague, radius = kind, metres
        if name:
            parts.append(Part(name, chunk, _UNIT.search(chunk) is not None))
    return PlaceWords(tuple(parts), vague, radius, several)


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
        elif (match := _NEAR.match(chunk)) is not None:
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
