"""What a text tells right beside a person's name: age, and where the person is from.

Each text is searched once for whatever can be an age or a home; a name is then looked
for beside what was found.
"""

import functools
import re
from collections.abc import Iterator

_SPELT = (
    "one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
SPELT = {word: number for number, word in enumerate(_SPELT.split(), 1)}
"""Ages in words."""
_WORDS_AR = {
    "ثلاث": 3, "ثلاثة": 3, "اربع": 4, "أربع": 4, "أربعة": 4, "خمس": 5, "خمسة": 5,
    "ست": 6, "ستة": 6, "سبع": 7, "سبعة": 7, "ثمان": 8, "ثماني": 8, "ثمانية": 8,
    "تسع": 9, "تسعة": 9, "عشر": 10, "عشرة": 10,
    "أحد عشر": 11, "احد عشر": 11, "إحدى عشرة": 11, "احدى عشرة": 11,
    "اثنا عشر": 12, "اثني عشر": 12, "اثنتا عشرة": 12, "اثنتي عشرة": 12,
}  # fmt: skip
_WORDS_AR |= {
    f"{unit} {ten}": 10 + number
    for unit, number in tuple(_WORDS_AR.items())
    if 3 <= number <= 9
    for ten in ("عشر", "عشرة")
}
_LONGEST_FIRST = "|".join(sorted(_WORDS_AR, key=len, reverse=True))
_COUNT = rf"\d{{1,2}}|(?i:{'|'.join(SPELT)})"
_AGE = re.compile(
    rf"(?<=\w),? \(?(?:who (?:is|was) |also |aged? |then |now )*(?P<age>{_COUNT})"
    r"(?=[,;.)]|\s+years? old| who\b| from\b|\s*$)"
    rf"|(?<=\w), an? (?:boy|girl|child|baby) of (?P<of>{_COUNT})\b"
)
"""Right behind a name."""
_OLD = re.compile(
    r"(?P<before>(?<=\w),? (?:an? |the |who (?:is|was) an? ))?"
    rf"\b(?P<age>{_COUNT})[- ]year[- ]old\b ?"
)
_AGE_AR = re.compile(
    rf"(?:،| |\(|-){{1,3}}(?:البالغ[ةه]? |و?(?:يبلغ|تبلغ) |و?عمر(?:ه|ها) )?"
    rf"(?:من العمر )?(?P<age>\d{{1,2}}|{_LONGEST_FIRST}) (?:عام|سن|أعوام|اعوام)"
)
_FROM = re.compile(
    r"(?: originally)? from "
    r"(?P<home>[A-ZÀ-Þ][\w'’-]{1,30}(?:[ -][A-ZÀ-Þ][\w'’-]{1,30})?)"
)
_BETWEEN = re.compile(
    r"(?:,? (?:also )?\(?\d{1,2}\)?,?)?(?:,? (?:an?|the) [\w -]{2,50})?,?"
)
_REACH = 100
"""Characters before "from" in which the name stands."""
_FEW = 4
"""Words between "24-year-old" and a name are fewer."""
_PAIR = re.compile(r"(?=\b([A-ZÀ-Þ][\w'’-]{0,30}) ([A-ZÀ-Þ][\w'’-]{0,30}))")


@functools.cache
def years_ar() -> dict[str, int]:
    """Ages in Arabic words, the longest first."""
    return dict(sorted(_WORDS_AR.items(), key=lambda item: (-len(item[0]), item[0])))


def ages(text: str, name: str) -> set[int]:
    """The ages in years that a text gives a person of that name, in full or by the
    family name; months are no years."""
    told = _ages(text)
    if not told:
        return set()
    names = _names(text, name)
    return {
        age
        for before, after, age in told
        if (before is not None and _ends(text, before, names))
        or (after is not None and _begins(text, after, names))
    } - {0}


def homes(text: str, name: str) -> set[str]:
    """The places that a text says a person of that name is from."""
    told = _homes(text)
    names = _names(text, name) if told else ()
    return {home for at, home in told if _ends_near(text, at, names)}


@functools.lru_cache(maxsize=2048)
def _ages(text: str) -> tuple[tuple[int | None, int | None, int], ...]:
    """Where a name that has an age ends or begins, and the age."""
    return tuple(_found_ages(text))


def _found_ages(text: str) -> Iterator[tuple[int | None, int | None, int]]:
    for shape in (_AGE, _AGE_AR):
        for match in shape.finditer(text):
            told = match["age"] or match["of"]
            yield match.start(), None, _years(told)
    for match in _OLD.finditer(text):
        before = match.start() if match["before"] else None
        yield before, match.end(), _years(match["age"])


def _years(words: str) -> int:
    """An age in figures or in words."""
    known = SPELT.get(words.lower(), _WORDS_AR.get(words))
    return int(words) if known is None else known


@functools.lru_cache(maxsize=2048)
def _homes(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((match.start(), match["home"]) for match in _FROM.finditer(text))


@functools.lru_cache(maxsize=2048)
def _families(text: str) -> dict[str, frozenset[str]]:
    """Each capitalised word, and those right before it."""
    found: dict[str, set[str]] = {}
    for match in _PAIR.finditer(text):
        found.setdefault(match[2], set()).add(match[1])
    return {last: frozenset(firsts) for last, firsts in found.items()}


def _names(text: str, name: str) -> tuple[str, ...]:
    """The name, and its last word where nobody else in the text bears it."""
    words = name.split()
    if len(words) < 2 or len(words[-1]) < _FEW:
        return (name,) if words else ()
    others = _families(text).get(words[-1], frozenset()) - set(words)
    return (name,) if others else (name, words[-1])


def _ends(text: str, at: int, names: tuple[str, ...]) -> bool:
    """Whether one of the names ends there."""
    return any(
        text.startswith(name, at - len(name)) and _starts_word(text, at - len(name))
        for name in names
        if at >= len(name)
    )


def _begins(text: str, at: int, names: tuple[str, ...]) -> bool:
    """Whether one of the names begins there, or a few words on."""
    for _ in range(_FEW):
        if any(text.startswith(name, at) for name in names):
            return True
        space = text.find(" ", at, at + 30)
        if space < 0 or text[space - 1] in ".;:":
            return False
        at = space + 1
    return False


def _ends_near(text: str, at: int, names: tuple[str, ...]) -> bool:
    """Whether one of the names ends there, or before what goes with a name."""
    for name in names:
        start = text.rfind(name, max(0, at - _REACH), at)
        between = start >= 0 and _BETWEEN.fullmatch(text, start + len(name), at)
        if between and _starts_word(text, start):
            return True
    return False


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "-")
