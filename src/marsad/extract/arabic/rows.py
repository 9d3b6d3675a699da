"""Where names stand in a row: "X, Y and Z", "1- X 2- Y", a name a line."""

import functools
import re
from dataclasses import dataclass

from marsad.extract.arabic.naming import words_of
from marsad.extract.arabic.wording import either
from marsad.records.claim import Span
from marsad.text.given import arabic

_WORD = re.compile(r"[ء-ي]{2,}")
_NUMBER = r"\d{1,3} ?[-.):/]+ ?"
_MARK = re.compile(rf"[ \"'(\n]*(?:{_NUMBER}|[-*•·] ?)[ \"'(]*")
_MOST = 5
"""Words of a name, at most."""
_FULL = 2
"""Words of a name behind which "on" may stand, written as Ali is."""
_ON = "علي"
_OPENS = frozenset(':"(\n-.)•')
"""Signs before a row that may begin with Ali."""
_BOUND = frozenset({"عبد", "ابو", "ام", "ابن", "بن", "بو", "سيف", "ضياء", "عز"})
"""Words that a name's next word belongs to."""
_CALLED = frozenset({"الحاج", "الشيخ", "السيد", "الدكتور"})
"""Words with an article that no name ends with."""


@dataclass(frozen=True, slots=True)
class Row:
    """Two names or more, by their spans in the plain text."""

    names: tuple[Span, ...]
    listed: bool
    """Whether numbers, signs or lines part them."""

    @property
    def span(self) -> Span:
        """All of it."""
        return self.names[0][0], self.names[-1][1]


@functools.cache
def _gap() -> re.Pattern[str]:
    """Between two names of a row: what somebody is, his age in brackets, and what
    parts the names."""
    nameless = either(words_of("nameless"))
    return re.compile(
        rf"(?: (?:{nameless})(?![ء-ي]))*[ \"')]*(?:\([^()\n]{{1,30}}\)?)?[ \"')]*"
        rf"(?P<sign>\n[ \n]*(?:{_NUMBER}|[-*•·] ?)?|[,;.] ?(?:{_NUMBER})|{_NUMBER}"
        r"|[,;] ?(?:و ?)?| - |[-*•·] ?| ?و ?(?=[^ء-ي]))?[ \"'(]*"
    )


def rows(text: str) -> list[Row]:
    """The rows of names in a text in plain spelling."""
    found: list[Row] = []
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end or not _begins_name(word[0]):
            continue
        if word[0] == _ON and _before(text, word.start()) not in _OPENS:
            continue
        row = _row(text, word.start())
        end = row.span[1]
        if len(row.names) > 1:
            found.append(row)
    return found


def _before(text: str, at: int) -> str:
    """The sign before a word, blanks aside."""
    while at and text[at - 1] == " ":
        at -= 1
    return text[at - 1 : at]


def _begins_name(word: str) -> bool:
    return word in arabic() or word in words_of("begin_names")


def _row(text: str, start: int) -> Row:
    """The names in a row from here on; one where no other follows."""
    names = [(start, _name_end(text, start, False))]
    signs = set()
    marked = _MARK.search(text, max(0, start - 6), start)
    while True:
        end = names[-1][1]
        gap = _gap().match(text, end)
        sign = ((gap and gap["sign"]) or "").strip(" ")
        at = end if gap is None else gap.end()
        listed = bool(sign) and sign.strip(" ,;و") != ""
        next_name = _next(
            text, at, sign or _surname(text, names[-1]), "\n" in sign or listed
        )
        if next_name is None:
            break
        names.append(next_name)
        signs.add(listed)
    whole = signs == {True} or (marked is not None and marked.end() == start)
    return Row(tuple(names), whole and True in signs)


def _next(text: str, at: int, sign: str, listed: bool) -> Span | None:
    """The name that begins here, behind "and", a sign or a surname."""
    word = _WORD.match(text, at)
    if word is None:
        return None
    start, said = at, word[0]
    joined = _begins_name(said[1:]) or said[1:] in words_of("titles")
    if not _begins_name(said) and said[0] == "و" and joined:
        start, sign = at + 1, "و"
    start = _untitled(text, start)
    word = _WORD.match(text, start)
    if word is None or not sign:
        return None
    if sign.startswith("ال"):
        begins = word[0] in arabic() and word[0] != _ON
    else:
        begins = _begins_name(word[0]) or any(letter.isdigit() for letter in sign)
    if not begins:
        return None
    return start, _name_end(text, start, listed)


def _surname(text: str, name: Span) -> str:
    """The last word of a name if it is a family's."""
    words = text[slice(*name)].split()
    if len(words) < _FULL or words[-2] in _BOUND or words[-1] in arabic():
        return ""
    return words[-1] if words[-1].startswith("ال") and words[-1] not in _CALLED else ""


def _untitled(text: str, start: int) -> int:
    """Where a name begins behind what somebody is called before it."""
    word = _WORD.match(text, start)
    if word is not None and word[0] in words_of("titles"):
        blank = re.compile(r"[ \"']+").match(text, word.end())
        return start if blank is None else blank.end()
    return start


def _name_end(text: str, start: int, listed: bool) -> int:
    """Where a name ends: before a sign, "and" another, or a word that is none."""
    end, before = start, ""
    for count in range(_MOST):
        word = _WORD.match(text, end if count == 0 else end + 1)
        if word is None or (count and text[end] != " "):
            break
        family = _surname(text, (start, end))
        if (
            count
            and before not in _BOUND
            and _is_behind(word[0], family, count, listed)
        ):
            break
        end, before = word.end(), word[0]
    return end


def _is_behind(word: str, family: str, count: int, listed: bool) -> bool:
    """Whether a word, behind one that may be a family's name, is none of a name that
    has so many words."""
    if word == _ON:
        return count >= _FULL and not listed
    if word in arabic():
        return family != ""
    if any(word in words_of(name) for name in ("behind_names", "larger", "nameless")):
        return True
    if word[0] == "و" and (
        _begins_name(word[1:]) or word[1:] in words_of("behind_names")
    ):
        return True
    joined = word[0] in "بل" and word not in _BOUND and len(word) > 3
    return joined and not listed and count > 1
