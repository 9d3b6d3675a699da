"""Digits and number words, "dozens", "at least", ranges: low, high and hedge."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Span: TypeAlias = tuple[int, int]

ATOM = re.compile(r"\d[\d,.]*(?:[ \u00a0\u202f]\d{3})*|[a-z]+")
RISE = re.compile(
    r"(?:rose|risen|rise|rising|increased?|up|fell|down|dropped)\s+from\s+$"
)
MONEY = re.compile(r"(?:[$£€]|\bus\$|\busd|\beur|dollars?)\s*$")
_AGED = re.compile(
    r"\b(?:(?:wo)?man|boy|girl|child|youth|widow(?:er)?|teenager"
    r"|(?:grand)?(?:father|mother)) of $"
    r"|\b(?:he|she|i) (?:was|is|am|turned) (?:only |just )?$"
)
"""Stands before an age, or a number of somebody's children."""
_NAMED = re.compile(r"[a-z]{2}, $")
"""Before a number between commas: "Salma, 58, waited"."""
_HANDED = re.compile(r"\b(?:hand|turn|giv|gave|tak|took|sign)\w*\s+$")
"""Verbs whose "over" is no hedge: "handed over 280"."""
_YOUNGER = re.compile(r"\b(?:under|below)[ -]$")
_CLAUSE_ON = re.compile(
    r"s?(?:\s*(?:[.,;:)\u201d\"]|$)|\s+(?:and|or|who|were|was|have|has|had|are|is|in|since"
    r"|at|from|among|died|years?)\b)"
)
_OLDEST, _MINOR = 110, 21
"""Ages told by "a man of" and by "under", at most."""
_ROUND = {
    "tens": 10.0,
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 100.0,
    "thousands": 1000.0,
    "millions": 1e6,
}
_SHARES = {"half": 0.5, "quarter": 0.25, "a quarter": 0.25, "three quarters": 0.75}
_PLOT = 0.1
"""Square kilometres from which on an area is one of ground."""
LOOK_BACK = 48
"""Characters before a number in which its hedges are looked for."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression that may count people, things or ground."""

    span: Span
    """With its hedges, and its unit where it has one."""
    core: Span
    """The number words alone, both ends of a range included."""
    low: float | None
    high: float | None
    approx: bool = False
    area: bool = False
    """True: low and high are square kilometres."""

    @property
    def plot(self) -> bool:
        """Whether it is an area of the size of buildings and yards."""
        most = self.high if self.high is not None else self.low
        return self.area and most is not None and most < _PLOT


@dataclass(frozen=True, slots=True)
class _Words:
    """The tables of data/numbers_en.toml and the patterns made of them."""

    core: re.Pattern[str]
    hedge: re.Pattern[str]
    each: re.Pattern[str]
    """One hedge among several, the longest first."""
    after: re.Pattern[str]
    unit: re.Pattern[str]
    part: re.Pattern[str]
    """A part of one unit of area: "half a square kilometre"."""
    small: dict[str, float]
    large: dict[str, float]
    vague: dict[str, float]
    hedges: dict[str, str]
    about: frozenset[str]
    """Words after a number that make it approximate."""
    area: dict[str, float]
    units: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    years: frozenset[str]


def numbers(text: str) -> Iterator[Number]:
    """The counts and areas in a text, in order.

    Ages, years, dates, clock times, model numbers, percentages, fractions,
    distances, durations and money are left out.
    """
    lower = _lower(text)
    parts = list(_parts(lower))
    yield from sorted([*parts, *_whole(lower, parts)], key=lambda n: n.core)


def _parts(lower: str) -> Iterator[Number]:
    """Areas of a part of one unit: "half a square kilometre", "one and a half"."""
    words = _words()
    for match in words.part.finditer(lower):
        whole = _value(match["whole"]) if match["whole"] else 0.0
        factor = words.area[re.sub(r"[\s-]+", " ", match["word"])]
        value = (whole or 0.0) + _SHARES[re.sub(r"[\s-]+", " ", match["share"])]
        start, kinds = _hedged(lower, match.start())
        core = match.start(), match.start("word")
        low, high, approx = _bounds("", value, kinds)
        low, high = _scaled(low, factor), _scaled(high, factor)
        yield Number((start, match.end()), core, low, high, approx, area=True)


def _whole(lower: str, parts: Sequence[Number]) -> Iterator[Number]:
    """The counts and areas of whole units."""
    for match in _words().core.finditer(lower):
        if any(n.core[0] <= match.start() < n.core[1] for n in parts):
            continue
        number = _area(lower, match)
        if number is None and not _counts_nothing(lower, match):
            number = _count(lower, match)
        if number is not None:
            yield number


def value_of(said: str) -> float | None:
    """The value of number words or digits in lower case; None where they are none."""
    return _value(said) if ATOM.search(said) else None


def _lower(text: str) -> str:
    """The text in lower case, one character for one."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _either(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )


def _core(table: dict[str, Any]) -> str:
    small, tens, large = (_either(table[name]) for name in ("small", "tens", "large"))
    word = rf"(?:(?:{tens})(?:[\s-]+(?:{small})(?!\w))?|{small})"
    digits = (
        r"(?:\d{1,3}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+"
        r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:\.\d+)?)"
        r"(?![\d:/]|[.,]\d|[a-z])"
    )
    first = (
        rf"(?:half\s+an?|(?:a\s+)?quarter\s+of\s+an?|several|an?\s+few|an?|"
        rf"{digits}|{word})"
    )
    group = rf"(?:{first}[\s-]+)?(?:{large})(?!\w)"
    rest = rf"(?:(?:\s+and)?\s+{word}(?!\w))?"
    chain = rf"{group}(?:[\s-]+(?:{large})(?!\w))?{rest}(?:\s+(?:{large})(?!\w)){{0,2}}"
    plural = (
        rf"(?:(?:several|an?\s+few|many)\s+)?(?:{_either(table['vague'])})(?!\w)"
        r"(?:\s+of\s+(?:hundreds|thousands|millions)(?!\w))?"
    )
    fixed = rf"(?:{_either(table['fixed'])})"
    return rf"(?:{plural}|{chain}{rest}|{digits}|{word}|{fixed})(?!\w)"


@functools.cache
def _words() -> _Words:
    path = Path(__file__).parent / "data" / "numbers_en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    hedges = {word: name for name, words in table["hedge"].items() for word in words}
    after = _either(word for words in table["after"].values() for word in words)
    area = _either(table["area"]).replace(r"\s+", r"[\s-]+")
    core = _core(table)
    pattern = (
        rf"(?<![\w$£€/:.,-])(?P<between>between\s+)?(?P<one>{core})"
        rf"(?:(?(between)\s+and\s+|(?:\s?[-–—]\s?|\s+(?:to|or)\s+))(?P<two>{core}))?"
    )
    sets = {
        name: frozenset(table[name]["words"])
        for name in ("units", "labels", "months", "years")
    }
    return _Words(
        core=re.compile(pattern),
        hedge=re.compile(rf"(?:(?<![\w-])(?:{_either(hedges)})\s+)+$"),
        each=re.compile(rf"(?<![\w-])(?:{_either(hedges)})(?=\s)"),
        after=re.compile(rf"\s+(?P<word>{after})(?!\w)|\+"),
        unit=re.compile(rf"[\s-]*(?P<word>{area})(?!\w)"),
        part=re.compile(
            rf"(?<![\w$£€/:.,-])(?:(?P<whole>{core})\s+and\s+a\s+)?"
            rf"(?P<share>half|(?:a\s+)?quarter|three[\s-]+quarters)[\s-]+"
            rf"(?:of\s+)?(?:an?\s+|one\s+)?(?P<word>{area})(?!\w)"
        ),
        small={**table["small"], **table["tens"], **table["fixed"]},
        large=table["large"],
        vague=table["vague"],
        hedges=hedges,
        about=frozenset(table["after"]["about"]),
        area=table["area"],
        **sets,
    )


def _area(lower: str, match: re.Match[str]) -> Number | None:
    words = _words()
    unit = words.unit.match(lower, match.end())
    if unit is None:
        return None
    number = _count(lower, match)
    if number is None:
        return None
    factor = words.area[re.sub(r"[\s-]+", " ", unit["word"])]
    low, high = _scaled(number.low, factor), _scaled(number.high, factor)
    span = (number.span[0], unit.end())
    return Number(span, number.core, low, high, number.approx, area=True)


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else round(value * factor, 9)


def _counts_nothing(lower: str, match: re.Match[str]) -> bool:
    """Whether what stands around makes it a date, age, label, distance, sum."""
    words = _words()
    before = re.search(
        r"([\w.-]+)[\s,]*$", lower[max(0, match.start() - 24) : match.start()]
    )
    previous = before[1] if before else ""
    following = re.match(r"[\s-]*([\w%.']+)", lower[match.end() : match.end() + 24])
    following_word = following[1].rstrip(".") if following else ""
    if following_word in words.units or (before and _labelled(before, match["one"])):
        return True
    if _is_age(lower, match):
        return True
    if match["one"].isdigit() and _dated(lower, match, following_word):
        return True
    if match["one"] in words.large and match["one"] != "dozen":
        return True
    if MONEY.search(lower, max(0, match.start() - 8), match.start()):
        return True
    if match["one"] == "one" and previous in (
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
    ):
        return True
    return _year(match, previous, following_word)


def _labelled(before: re.Match[str], number: str) -> bool:
    """Whether the word before makes a number its label: "Route 5", "March 12"; not
    "In March, 12 people" or "in March two people"."""
    words = _words()
    if before[1] not in words.labels or "," in before[0]:
        return False
    return number[0].isdigit() or before[1] not in words.months


def _is_age(lower: str, match: re.Match[str]) -> bool:
    """ "a woman of 45", "children under five" """
    value = _value(match["one"])
    ahead = lower[max(0, match.start() - LOOK_BACK) : match.start()]
    if value is None or value > _OLDEST:
        return False
    if _AGED.search(ahead):
        return True
    if (
        match["one"].isdigit()
        and match["two"] is None
        and lower[match.end() :][:1] == ","
    ):
        return _NAMED.search(ahead) is not None
    young = value <= _MINOR and _YOUNGER.search(ahead) is not None
    return young and _CLAUSE_ON.match(lower, match.end()) is not None


def _dated(lower: str, match: re.Match[str], following: str) -> bool:
    """Whether a number is a day: "5 July", "16 and 17 July"."""
    months = _words().months
    if following in months:
        return not lower[match.end() :].startswith(".")
    joined = re.match(
        r"\s*(?:and|to|or|&|,|-)\s*\d{1,2}(?:st|nd|rd|th)?\s+([a-z]+)",
        lower[match.end() : match.end() + 24],
    )
    return joined is not None and joined[1] in months


def _year(match: re.Match[str], previous: str, following: str) -> bool:
    one = match["one"]
    if len(one) != 4 or not one.isdigit() or not 1900 <= int(one) <= 2099:
        return False
    words = _words()
    if previous in words.years or previous.isdigit() or previous in words.months:
        return True
    return not following.isalpha() or len(following) < 4


def _count(lower: str, match: re.Match[str]) -> Number | None:
    one = _value(match["one"])
    if one is None:
        return None
    two = _value(match["two"]) if match["two"] else None
    tail = lower[max(0, match.start() - LOOK_BACK) : match.start()]
    hedges = _hedges(tail)
    start = match.start() - len(hedges)
    if two is not None and RISE.search(tail):
        span = match.span("two")
        low, high, approx = _bounds(match["two"], two, _kinds("", None))
        return Number(span, span, low, high, approx)
    if two is not None and two > one:
        about = "about" in _kinds(hedges, None)
        return Number((start, match.end()), match.span(), one, two, about)
    core = match.span("one")
    after = _words().after.match(lower, core[1])
    end = after.end() if after else core[1]
    low, high, approx = _bounds(match["one"], one, _kinds(hedges, after))
    return Number((start, end), core, low, high, approx)


def _hedged(lower: str, at: int) -> tuple[int, set[str]]:
    """Where the hedges before a number begin, and of which kinds they are."""
    hedges = _hedges(lower[max(0, at - LOOK_BACK) : at])
    return at - len(hedges), _kinds(hedges, None)


def _hedges(tail: str) -> str:
    """The hedges at the end of the words before a number."""
    before = _words().hedge.search(tail)
    hedges = before[0] if before else ""
    if hedges.startswith("over") and _HANDED.search(tail[: -len(hedges)]):
        return hedges.removeprefix("over").lstrip()
    return hedges


def _kinds(hedges: str, after: re.Match[str] | None) -> set[str]:
    """The ways in which the words around a number hedge it."""
    words = _words()
    folded = re.sub(r"\s+", " ", hedges)
    kinds = {words.hedges[found[0]] for found in words.each.finditer(folded)}
    if after is not None:
        kinds.add("about" if after["word"] in words.about else "least")
    return kinds


def _bounds(
    said: str, value: float, kinds: set[str]
) -> tuple[float | None, float | None, bool]:
    vague = any(word in _words().vague for word in said.split())
    if re.match(r"(?:several|an?\s+few)\s", said):
        vague = True
    if "most" in kinds:
        return None, value, vague
    if vague:
        return value, None, True
    if "least" in kinds:
        return value, None, False
    return value, value, "about" in kinds


def _value(said: str) -> float | None:
    """The value of number words; None where they make no number."""
    words = _words()
    total, group, seen = 0.0, 0.0, False
    atoms = ATOM.findall(said)
    if atoms[0] == "several" or atoms[1:2] == ["few"]:
        atoms = ["two"] + [
            atom for atom in atoms if atom not in ("several", "a", "few")
        ]
    if atoms[0] == "many":
        atoms = atoms[1:]
    for atom in atoms:
        if atom[0].isdigit():
            group += _digits(atom)
        elif atom in words.small:
            group += words.small[atom]
        elif atom in words.vague:
            each = _ROUND.get(atom, 1.0) if group else words.vague[atom]
            group = (group or 1) * each
        elif atom in ("half", "quarter"):
            group = 0.5 if atom == "half" else 0.25
        elif atom in words.large:
            group = (group or 1) * words.large[atom]
            if words.large[atom] >= 1000:
                total, group = total + group, 0.0
        else:
            continue
        seen = True
    return total + group if seen else None


def _digits(said: str) -> float:
    """The value of digits with commas, spaces or points between thousands."""
    plain = re.sub(r"[,\s\u00a0\u202f]", "", said.rstrip(".,"))
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", plain):
        plain = plain.replace(".", "")
    return float(plain)
