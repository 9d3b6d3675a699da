"""Numbers to call and e-mail addresses in texts of any length."""

import functools
import re
from collections.abc import Iterable, Iterator

NO_CONTACT = "[contact withheld]"
PHONE = re.compile(
    r"[+＋0٠۰](?<![\w.\-/#].)"
    r"(?:(?<=[+＋])|(?<=[0٠۰])(?<!\+.)[0٠۰](?=[1-9١-٩۱-۹]))"
    r"\d[\d ().\-]{7,16}\d(?![\w\-])"
)
"""International form, in any digits, with a plus or two zeros; other digits are
figures, dates or hashes more often. It begins with the signs that it may begin with:
texts without them are passed over fast."""
MAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})*\.[A-Za-z]{2,}"
)
_MOST_BEFORE = 64
"""Letters of an address before its @."""
_BEFORE = re.compile(r"[\w.+\-]")

LEAST_DIGITS = 7
"""Of a number to call that is looked for however it is written."""
_NUMBER = re.compile(r"\d(?:[ ()./\-\u00a0]{0,2}\d){6,17}")


def phones(text: str) -> list[str]:
    """Every number to call, in order."""
    return PHONE.findall(text)


def mails(text: str) -> Iterator[str]:
    """Every e-mail address, in order; only what is around an @ is looked at."""
    end, at = 0, text.find("@")
    while at >= 0:
        start = at
        while start > max(end, at - _MOST_BEFORE) and _BEFORE.match(text, start - 1):
            start -= 1
        if found := MAIL.match(text, start):
            end = found.end()
            yield found[0]
        at = text.find("@", max(end, at + 1))


def without_contacts(text: str) -> str:
    """The text with words in the place of numbers to call and addresses."""
    text = PHONE.sub(NO_CONTACT, text)
    return MAIL.sub(NO_CONTACT, text) if "@" in text else text


class Digits:
    """Numbers to call that are among the secrets, whatever stands between digits."""

    def __init__(self, secrets: Iterable[str]) -> None:
        numbers = (digits_of(s) for s in secrets if not any(c.isalpha() for c in s))
        self._ends = {n[-LEAST_DIGITS:] for n in numbers if len(n) >= LEAST_DIGITS}

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of numbers whose last digits are a secret's, with any prefix."""
        if not self._ends:
            return []
        return [
            match.span()
            for match in _NUMBER.finditer(text)
            if _end_of(match[0]) in self._ends
        ]


def _end_of(number: str) -> str:
    end = number[-LEAST_DIGITS:]
    plain = end.isascii() and end.isdecimal()
    return end if plain else digits_of(number)[-LEAST_DIGITS:]


@functools.lru_cache(maxsize=4096)
def digits_of(text: str) -> str:
    """The digits of a text, in ASCII."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
