"""Take words for a place apart: names, direction, distance, "near"."""

import re
import tomllib
from dataclasses import dataclass, replace
from importlib import resources

from marsad.locate import words_ar
from marsad.locate.bearing import bearing
from marsad.text.parties_ar import is_arabic

NEAR_M, SIDE_M, BORDER_M = words_ar.NEAR_M, words_ar.SIDE_M, words_ar.BORDER_M


def _listed(name: str) -> str:
    """A list of `data/words_en.toml` as a pattern."""
    source = resources.files("marsad.locate").joinpath("data/words_en.toml")
    words: dict[str, str] = tomllib.loads(source.read_text(encoding="utf-8"))
    return "|".join(word.replace("_", " ") for word in words[name].split())


_FIRST, _LOWER = _listed("first"), _listed("lower")
_KINDS = (
    r"(?:the )?(?:(?:nearby|border|strategic|besieged) )?"
    rf"(?:{_FIRST}|{_LOWER}|{_listed('kinds')})"
)
LENGTHS = r"km|kilomet(?:er|re)s?|miles?"
CLOSE = r"near|around|outside|close to"
"""Words for distances, and for what is not in a place but by it, as patterns."""
_SIDE = (
    r"(?:north|south|east|west|central|rural|upper|lower|(?:north|south)-?(?:east|west))"
    r"(?:ern)?"
)
_OF_SIDE = re.compile(
    rf"^(?:the )?(?:(?P<km>\d{{1,3}}(?:\.\d+)?) ?(?P<unit>{LENGTHS}|"
    rf"m|met(?:er|re)s?)\b ?(?:(?:away|to the)\b ?)?)?"
    rf"(?P<side>(?:{_SIDE})(?: and {_SIDE})*)?(?: ?(?P<part>parts?|banks?|edges?|"
    rf"outskirts|suburbs|countryside|neighbou?rhoods|districts|sides?|areas?|border|"
    rf"desert))? (?:of|from) (?:the )?(?P<rest>.+)$",
    re.I,
)
_BEFORE = re.compile(rf"^(?:the )?(?P<side>{_SIDE}) (?P<rest>.+)$", re.I)
_NEAR = re.compile(rf"^(?:{CLOSE}|towards?) (?:the )?(?P<rest>.+)$", re.I)
_SOMEWHERE = re.compile(
    r"^(?:an? |the )?[a-z][\w -]*? (?:near|outside|around|close to|in|of) "
    r"(?:the )?(?P<rest>[A-Z].*)$"
)
_BETWEEN = re.compile(r"^(?:an? |the )?(?:\w+ )*?between (?:the )?(?P<rest>.+)$", re.I)
_BORDER = re.compile(r"^(?:the )?(?P<rest>.+?)[- ]border(?: area| region)?$", re.I)
_BORDERS = re.compile(
    r"^(?:(?:near|along|on|at) )?(?:the )?(?:\S+ )?border "
    r"(?:with|between (?:the )?\S+ and) (?:the )?(?P<rest>.+)$",
    re.I,
)
_KIND_OF = re.compile(rf"^{_KINDS} of (?:the )?(?P<rest>.+)$", re.I)
_MOST_OF = re.compile(
    rf"^(?:{_listed('shares')}) (?:of )?(?:the )?(?:{_KINDS} of )?(?P<rest>[A-Z].*)$"
)
"""Nearly all of a place is that place."""
_UNITS = tuple(
    (level, re.compile(rf"\b(?:{words})$|^(?:the )?(?:{words}) of ", re.I))
    for level, words in ((4, _FIRST), (3, _LOWER))
)
"""Precision of a unit, and words that call something one."""
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
_DASH = re.compile("[-\u2010-\u2014]")
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
    said: str = ""
    """All the words, where `whole` leaves a side out."""
    level: int = 0
    """Precision of the unit that the words call it, 4 or 3; 0 for none."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words for a place, taken apart."""

    parts: tuple[Part, ...]
    """From the most specific to the largest."""
    vague: str = ""
    """``near``, ``side``, ``border``, ``away``, or nothing."""
    radius_m: int = 0
    away_m: int = 0
    """How far away the words say it is, if they do."""
    toward: float | None = None
    """Degrees clockwise from north, where the words name a side."""
    several: bool = False
    """True where several places were joined; `parts` begins with the first."""
    until: str = ""
    """The second of two places that the words lie between."""


def read_words(words: str) -> PlaceWords:
    """Names and vagueness of a claim's words for its place."""
    several = is_arabic(words) and len(_LIST.split(words)) > 1
    said = _LIST.split(words)[0] if several else words
    said = _COLON.sub(r"\2, \1", _BRACKETS.sub(r", \1", said).strip())
    chunks = [chunk.strip() for chunk in _COMMA.split(said) if chunk.strip()]
    joined = [i for i, chunk in enumerate(chunks) if _others(chunk)]
    last = joined[-1] if joined else 0
    kept = [_first(chunk) for chunk in (*chunks[:1], *chunks[last + 1 :])]
    blur = Blur()
    parts: list[Part] = []
    for position, chunk in enumerate(kept):
        part, said = _part(chunk)
        if position == 0:
            blur = said
        if part.name:
            named = parts or not position
            parts.append(part if named else replace(part, whole="", said=""))
    return PlaceWords(
        tuple(parts),
        blur.vague,
        blur.radius_m,
        blur.away_m,
        None if blur.vague == "border" else bearing(blur.sides),
        several or len(joined) > 0,
        _until(chunks[0]) if chunks else "",
    )


@dataclass(slots=True)
class Blur:
    """What words round a name say of how exactly a place is meant."""

    vague: str = ""
    radius_m: int = 0
    away_m: int = 0
    sides: str = ""
    """The words for a side that stand outside the name."""

    def add(self, vague: str, metres: int, sides: str | None = "") -> None:
        """Say more of it; the first words tell how, the largest how far."""
        self.vague = self.vague or vague
        self.radius_m = max(self.radius_m, metres)
        self.sides = f"{self.sides} {sides or ''}".strip()


_ARTICLES = ("the", "a", "an")
"""No name: what is left of "the pocket" without its kind."""


def _part(chunk: str) -> tuple[Part, Blur]:
    """A chunk as a part, and how exactly it is meant."""
    if is_arabic(chunk):
        bare = words_ar.bare(chunk)
        said = words_ar.shown(chunk)
        said = "" if said == bare.whole else said
        part = Part(bare.name, bare.whole, bare.unit, bare.thing, said, bare.level)
        return part, Blur(bare.vague, bare.radius_m, bare.away_m, bare.sides)
    name, thing, blur = _bare(chunk)
    name = chunk if name.lower() in _ARTICLES else name
    unit = _UNIT.search(chunk) is not None
    return Part(name, chunk, unit, thing, level=_level(chunk)), blur


def _level(chunk: str) -> int:
    """Precision of the unit that words call a place: "Harim district", "the province
    of Idlib"."""
    return next((level for level, known in _UNITS if known.search(chunk)), 0)


def _others(chunk: str) -> bool:
    """True where a chunk joins several places, not several sides of one."""
    if _BORDERS.match(chunk):
        return False
    if is_arabic(chunk):
        return words_ar.first_of(chunk)[1]
    if _BETWEEN.match(chunk):
        return True
    return len(_AND.split(chunk)) > 1 and not _OF_SIDE.match(chunk)


def _first(chunk: str) -> str:
    if is_arabic(chunk):
        return words_ar.first_of(chunk)[0]
    if not _others(chunk):
        return chunk
    between = _BETWEEN.match(chunk)
    return _AND.split(between["rest"] if between else chunk)[0]


def _until(chunk: str) -> str:
    """The second of two places that words lie between; nothing for other words."""
    if is_arabic(chunk):
        second = words_ar.second_of(chunk)
    else:
        between = None if _BORDERS.match(chunk) else _BETWEEN.match(chunk)
        _, second, *more = [*_AND.split(between["rest"] if between else ""), ""]
        second = "" if any(more) else second
    return _part(second)[0].name if second else ""


def _bare(chunk: str) -> tuple[str, str, Blur]:
    """A chunk's name, the words behind "near", and how exactly it is meant."""
    blur, thing = Blur(), ""
    most = _MOST_OF.match(chunk)
    chunk = most["rest"] if most else chunk
    for _ in range(4):
        match = _OF_SIDE.match(chunk)
        if match is not None and (match["side"] or match["part"] or match["km"]):
            blur.away_m = blur.away_m or _metres(match)
            blur.add("away" if blur.away_m else "side", SIDE_M, match["side"])
        elif (match := _KIND_OF.match(chunk)) is not None:
            pass
        elif (match := _NEAR.match(chunk) or _SOMEWHERE.match(chunk)) is not None:
            blur.add("near", NEAR_M)
            thing = thing or match["rest"]
        elif (match := _BORDERS.match(chunk) or _BORDER.match(chunk)) is not None:
            blur = Blur("border", BORDER_M)
        elif (match := _KIND_AFTER.match(chunk)) is not None:
            if match["kind"].lower().endswith(("countryside", "outskirts", "suburbs")):
                blur.add("near", NEAR_M)
        elif (match := _BEFORE.match(chunk)) is not None:
            blur.add("side", SIDE_M, match["side"])
        else:
            break
        chunk = match["rest"]
    if blur.vague == "border":
        chunk = _DASH.split(chunk)[-1]
    return chunk.strip(), thing, blur


def _metres(match: re.Match[str]) -> int:
    """How far away words say something is."""
    if not match["km"]:
        return 0
    unit = match["unit"].lower()
    scale = 1609 if unit.startswith("mi") else 1000 if unit.startswith("k") else 1
    return int(float(match["km"]) * scale)
