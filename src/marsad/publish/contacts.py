"""Contacts in texts of any length: e-mail addresses, and numbers to call that are to be
masked or looked for."""

import re
from collections.abc import Iterable, Iterator

from marsad.text.phones import LEAST_DIGITS, digits_of, phone_spans

NO_CONTACT = "[contact withheld]"
MAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})*"
    r"\.(?:[xX][nN]--[A-Za-z0-9\-]+|[A-Za-z]{2,}|[^\W\d_A-Za-z]{2,})"
)
_MOST_BEFORE = 64
"""Letters of an address before its @."""
_BEFORE = re.compile(r"[\w.+\-]")
_NUMBER = re.compile(r"\d(?:[ ()./\-\u00a0]{0,2}\d){6,17}")


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
    for start, end in reversed(phone_spans(text)):
        text = text[:start] + NO_CONTACT + text[end:]
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
