"""Find time expressions in English text: which words, of which form."""

import functools
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun",
          "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_HINT = re.compile(
    r"\d|day|week|month|year|night|morning|evening|afternoon|dawn|hour|ago\b|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|winter",
    re.I,
)
"""Without one of these a text has no time expression."""
_SPACES = str.maketrans(dict.fromkeys("\t\n\r\u00a0\u202f", " "))
EDGES = {"beginning": "start", "middle": "mid"}
_EDGE_FRAME = re.compile(r"\b(?:the|very|of)\b ?")

_SURE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|on|last|this|early|mid|late|during|and|to|"
    r"after|before|through|every)[- ]|[(,] ?)$",
    re.I,
)
_TO_DAY = re.compile(r",? \(?(?:the )?", re.I)
"""Between a weekday and the day of the month that it was."""
_BOUND = re.compile(
    r"\b(?P<bound>since|until|till|up to|from|after)"
    r"(?: the| last| this| on| in| about| around| at)* ?$",
    re.I,
)
_SINCE = re.compile(r"\bsince\b(?P<clause>(?:(?!\bsaid\b)[^.;:,\"“”])*)$", re.I)
BOUNDS = {"since": "since", "from": "from", "until": "until", "till": "until"}


@dataclass(frozen=True, slots=True)
class DateWords:
    """A time expression; offsets index the text it was found in."""

    start: int
    """Of the whole, "since fighting began" included."""
    end: int
    text: str
    form: str
    """Which kind of expression: ``day``, ``month``, ``weekday``, ``ago`` ..."""
    core: int
    """Where the words for the time itself begin."""
    bound: str = "at"
    """``at``, ``since``, ``until``, ``from``."""
    numbers: tuple[int | None, ...] = ()
    edge: str = ""
    """``start``, ``early``, ``mid``, ``late``, ``end``, ``first`` or ``second half``,
    ``first`` or ``last week``."""
    unit: str = ""
    which: str = ""

    @property
    def absolute(self) -> bool:
        """True where no anchor is needed."""
        return self.form in {"iso", "numeric", "year", "years"} or (
            self.form in {"day", "month", "months", "range", "season"}
            and self.numbers[0] is not None
            and not self.which
        )


def find_dates(text: str) -> list[DateWords]:
    """The time expressions of an English text, in order, none within another."""
    if _HINT.search(text) is None:
        return []
    plain = text.translate(_SPACES)
    found: list[DateWords] = []
    for form, pattern in _patterns():
        for match in pattern.finditer(plain):
            words = _build(form, match, text)
            if words is not None:
                found.append(words)
    found.sort(key=lambda words: (words.core, -words.end))
    kept: list[DateWords] = []
    for words in found:
        if not kept or words.core >= kept[-1].end:
            kept.append(words)
        elif words.end - words.core > kept[-1].end - kept[-1].core:
            kept[-1] = words
    real = _with_weekdays([w for w in kept if w.form != "void"], text)
    return [_bounded(words, text, real) for words in real]


def _with_weekdays(found: list[DateWords], text: str) -> list[DateWords]:
    """Days with the weekday right before them: "Tuesday, August 30" is one day."""
    joined: list[DateWords] = []
    for words in found:
        last = joined[-1] if joined else None
        if last is not None and _is_weekday_of(last, words, text):
            said = text[last.start : words.end]
            joined[-1] = replace(words, start=last.start, core=last.core, text=said)
        else:
            joined.append(words)
    return joined


def _is_weekday_of(one: DateWords, two: DateWords, text: str) -> bool:
    """Whether one is the weekday right before a day of the month."""
    forms = (one.form, two.form) == ("weekday", "day")
    return forms and _TO_DAY.fullmatch(text[one.end : two.core]) is not None


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    path = resources.files("marsad.text") / "data" / "dates_en.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        (form["name"], _compiled(form["pattern"], table["parts"]))
        for form in table["form"]
    )


def _compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    named = "(?:Jan" in pattern
    return re.compile(pattern, re.ASCII | (0 if named else re.IGNORECASE))


def _build(form: str, match: re.Match[str], text: str) -> DateWords | None:
    groups = match.groupdict()
    month = _month(groups.get("m") or groups.get("m2"))
    if form == "month" and not _month_is_sure(match, text):
        return None
    numbers = _numbers(form, groups, month)
    edge = _EDGE_FRAME.sub("", (groups.get("edge") or "").lower()).strip()
    words = DateWords(
        start=match.start(),
        end=match.end(),
        text=text[match.start() : match.end()],
        form=form,
        core=match.start(),
        numbers=numbers,
        edge=EDGES.get(edge, edge),
        unit=(groups.get("unit") or "").lower(),
        which=(groups.get("which") or groups.get("earlier") or "").strip().lower(),
    )
    return words if _exists(words) else replace(words, form="void")


def _numbers(
    form: str, groups: dict[str, str | None], month: int | None
) -> tuple[int | None, ...]:
    year = _int(groups.get("y"))
    if form == "range":
        first = _month(groups.get("m")) or _month(groups.get("m2"))
        second = _month(groups.get("m2")) or first
        return year, first, _int(groups["d"]), second, _int(groups["d2"])
    if form in {"weekday", "weekdays", "night of", "night before"}:
        names = (groups["w"], groups.get("w2"))
        return tuple(WEEKDAYS.index(name.lower()[:3]) for name in names if name)
    shapes: dict[str, tuple[int | None, ...]] = {
        "iso": (year, _int(groups.get("m")), _int(groups.get("d"))),
        "numeric": (year, _int(groups.get("m")), _int(groups.get("d"))),
        "day": (year, month, _int(groups.get("d"))),
        "month": (year, month),
        "months": (
            _int(groups.get("y2")) or year,
            month,
            _month(groups.get("m2")),
            year,
        ),
        "season": (year,),
        "year": (year,),
        "years": (year, _int(groups.get("y2"))),
    }
    return shapes.get(form, (_count(groups.get("n")),))


def _month_is_sure(match: re.Match[str], text: str) -> bool:
    """A bare "May" or "March" may be no month; other names are, but not "Mar"."""
    alone = match.end() - match.start() == len(text.strip())
    if match.groupdict().get("y") or match.group("edge") or alone:
        return True
    name = match.group("m").lower()
    if name in {"may", "march", *MONTHS}:
        return bool(match.groupdict().get("which")) or bool(
            _SURE.search(text, max(0, match.start() - 12), match.start())
        )
    return True


def _exists(words: DateWords) -> bool:
    """False for the 31st of February and the like."""
    if words.form in {"iso", "day"}:
        year, month, day = words.numbers
        return day_of(year or 2000, month or 0, day or 0) is not None
    if words.form == "numeric":
        return len(readings(words)) > 0
    if words.form == "range":
        _, m, d, m2, d2 = words.numbers
        ends = (day_of(2000, m or 0, d or 0), day_of(2000, m2 or 0, d2 or 0))
        return None not in ends and (m, d) != (m2, d2)
    if words.form == "years":
        return (words.numbers[0] or 0) < (words.numbers[1] or 0)
    return words.form not in {"ago"} or words.numbers[0] is not None


def _bounded(words: DateWords, text: str, kept: list[DateWords]) -> DateWords:
    """With the "since" or "until" that stands before it."""
    lead = re.match(r"(since|until|till|from)\b", words.text, re.I)
    if lead is not None:
        return replace(words, bound=BOUNDS[lead[1].lower()])
    begin = max(0, words.core - 90)
    match = _BOUND.search(text, begin, words.core)
    clause = match is None and _SINCE.search(text, begin, words.core)
    at, bound = words.core, "at"
    if match is not None:
        at, bound = match.start(), BOUNDS.get(match["bound"].lower(), "at")
    elif clause:
        between = (other for other in kept if clause.start() < other.core < words.core)
        if next(between, None) is None:
            at, bound = clause.start(), "since"
    if bound == "at":
        return words
    return replace(words, start=at, text=text[at : words.end], bound=bound)


def within(words: DateWords, clause: tuple[int, int]) -> DateWords:
    """What an expression says of the clause that it holds: of "since rebels took the
    town in May", that rebels took it in May, and not ever since."""
    if not words.start < clause[0] < words.core:
        return words
    core = words.text[words.core - words.start :]
    return replace(words, start=words.core, text=core, bound="at")


def _int(words: str | None) -> int | None:
    digits = re.match(r"\d+", words or "", re.ASCII)
    return int(digits.group()) if digits else None


def _count(words: str | None) -> int | None:
    name = (words or "one").lower()
    if name in {"a", "an"}:
        return 1
    if name == "couple of":
        return 2
    known = NUMBERS.split()
    return known.index(name) if name in known else _int(name)


def _month(name: str | None) -> int | None:
    short = (name or "").lower()[:3]
    return MONTHS.index(short) + 1 if short in MONTHS else None


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def readings(words: DateWords) -> list[date]:
    """The days a numeric date may mean, day before month first."""
    year, month, day = (number or 0 for number in words.numbers)
    found = [day_of(year, month, day), day_of(year, day, month)]
    return list(dict.fromkeys(reading for reading in found if reading is not None))
