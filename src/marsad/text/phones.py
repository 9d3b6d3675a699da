"""Numbers to call in texts of any length, in any digits."""

import functools
import re
from collections.abc import Iterable

PHONE = re.compile(
    r"[+＋0٠۰](?<![\w.\-/#].)"
    r"(?:(?<=[+＋])|(?<=[0٠۰])(?<!\+.)[0٠۰](?=[1-9١-٩۱-۹]))"
    r"\d[\d ().\-]{7,16}\d(?![\w\-])"
)
"""International form, in any digits, with a plus or two zeros. It begins with the signs
that it may begin with: texts without them are passed over fast."""
_GAP = r"[ \u00a0\u202f./\-–]{1,3}"
_HOME = re.compile(
    rf"[0٠۰](?<![\w.,:+\-–/#=$€£].)(?=[1-9١-٩۱-۹])\d{{1,4}}\)?(?:{_GAP}\d{{2,7}})+"
    r"|[0٠۰](?<![\w.,:+\-–/#=$€£].)(?=[1-9١-٩۱-۹])\d{7,11}(?!\w|[.,:]\d)"
)
"""As it is dialled within a country: a nought, then an area or a network, in groups or
in one."""
_CODED = re.compile(
    r"[239٢٣٩۲۳۹](?<![\w.,:+\-–/#=$€£].)(?:(?<=[2٢۲])[1-6١-٦۱-۶]\d|(?<=[3٣۳])[8٨۸]\d"
    r"|(?<=[9٩۹])(?:[679٦٧٩۶۷۹]\d|[0٠۰](?=.?[5٥۵])|[2٢۲](?=.?[3٣۳])|[3٣۳](?=.?[7٧۷])"
    r"|[58٥٨۵۸](?=.?[9٩۹])))"
    r"(?:[ \u00a0\-–]?\d{7,10}|(?:[ \u00a0\-–]\d{1,7}){2,5})(?!\w|[.,:/\-]\d)"
)
"""With the code of a country, and no plus: one of three digits, or one of two before
the digit with which mobile numbers begin there."""
_LONG = re.compile(
    r"\d(?<![\w.,+\-–/#=$€£].)(?!\d{3}-\d\d-)[\d ()./\-–\u00a0]{5,18}\d(?!\w|[.,:]\d)"
)
_SAID = re.compile(
    r"(?:\b(?:tele)?phone|\b(?:tel|mob(?:ile)?|cell|whats ?app|viber|signal|call)"
    r"|هاتف|تلفون|جوال|موبايل|موبایل|واتس ?[اأ]?ب|اتصل|تماس"
    r"|\b(?:тел(?:ефон)?|моб)|\b(?:my|his|her) (?:new |other )?number"
    r"|(?<!\w)و?رقم(?:ي|ه|ها)\b)\w{0,9}[\s.:(‏]{0,4}"
    r"(?:(?:me|us|him|her|no|number|on|at|is|رقم|على|بنا|بي|هو)[\s.:(]{1,3}){0,2}$",
    re.IGNORECASE,
)
"""What words say is a number to call, however it begins."""
_MOST_SAID = 40
"""Letters of these words."""
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./ –]{1,3}\d\d?[-./ –]{1,3}\d\d?|"
    r"\d\d?[-./ –]{1,3}\d\d?[-./ –]{1,3}(?:19|20)\d\d"
    r"|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d|^0\d[-./ –](?:19|20)\d\d)(?!\d)"
)
_HOURS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d ?[-–] ?(?:[01]\d|2[0-4])[0-5]\d")
_BOOK = re.compile(r"IS[BS]N[\w\s:-]{0,8}$")
"""What is before the number of a book."""
FEWEST, MOST = 8, 12
"""Digits of a number as it is dialled within a country."""
LEAST_DIGITS = 7
"""Of a number to call that is looked for however it is written."""


def phones(text: str) -> list[str]:
    """Every number to call, in order."""
    return [text[start:end] for start, end in phone_spans(text)]


def phone_spans(text: str) -> list[tuple[int, int]]:
    """Where numbers to call stand, in order, none in another.

    Figures, dates, hours, points and hashes are made of the same signs: a number is
    one to call by a plus, two noughts, a nought before groups of digits, the code of
    a country before enough of them, or a word that says so.
    """
    found = [match.span() for match in PHONE.finditer(text)]
    found += [span for match in _HOME.finditer(text) if (span := _at_home(match))]
    found += [m.span() for m in _CODED.finditer(text) if _is_coded(m[0])]
    found += [m.span() for m in _LONG.finditer(text) if _is_said(m)]
    return apart(found) if len(found) > 1 else found


def _at_home(match: re.Match[str]) -> tuple[int, int] | None:
    """As many groups as make a number, if they are no date, hours or book."""
    end, digits = match.start(), 0
    separators = set[str]()
    for group in re.finditer(r"\d+", match[0]):
        digits += len(group[0])
        if digits > MOST:
            break
        separators.update(match[0][end - match.start() : group.start()].strip(" )"))
        end = match.start() + group.end()
    number = match.string[match.start() : end]
    decimal = "." in separators and (
        " " in number or len(separators) > 1 or number.count(".") == 1
    )
    if len(digits_of(number)) < FEWEST or decimal or _is_else(number):
        return None
    before = match.string[max(0, match.start() - 15) : match.start()]
    if _BOOK.search(before):
        return None
    return match.start() - before.endswith("("), end


def _is_else(number: str) -> bool:
    return _DATE.search(number) is not None or _HOURS.fullmatch(number) is not None


def _is_coded(number: str) -> bool:
    """Groups of three digits are a large figure more often."""
    _, *groups = re.findall(r"\d+", number)
    digits = len(digits_of(number))
    thousands = {len(group) for group in groups} == {3}
    if thousands and digits_of(number).endswith("000"):
        return False
    fewest = 12 if thousands else 10 if len(groups) > 1 else 11
    return fewest <= digits <= MOST + 1 and not _is_else(number)


def _is_said(match: re.Match[str]) -> bool:
    digits = len(digits_of(match[0]))
    if not LEAST_DIGITS <= digits <= MOST + 1 or _is_else(match[0]):
        return False
    before = match.string[max(0, match.start() - _MOST_SAID) : match.start()]
    return _SAID.search(before) is not None


def apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    kept = list[tuple[int, int]]()
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return kept


@functools.lru_cache(maxsize=4096)
def digits_of(text: str) -> str:
    """The digits of a text, in ASCII."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
