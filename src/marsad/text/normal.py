"""Folding for comparison only; evidence text itself is never altered."""

import functools
import json
import re
import unicodedata
from importlib import resources

_GONE = frozenset("'’‘ʼʻʿʾ`´ـ\u200c\u200d\u200e\u200f")
_SPACE = re.compile(r"[\W_]+")


class _Plain(dict[int, str | None]):
    """What each sign becomes, worked out when it is first met; None: nothing."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        gone = sign in _GONE or unicodedata.combining(sign) != 0
        self[code] = plain = None if gone else _letters().get(code, sign)
        return plain


_PLAIN = _Plain()


@functools.cache
def _letters() -> dict[int, str]:
    """Letters that no Unicode decomposition brings to their plain form."""
    data = resources.files("marsad.text").joinpath("data/letters.json")
    pairs: dict[str, str] = json.loads(data.read_text(encoding="utf-8"))
    return {ord(letter): plain for letter, plain in pairs.items()}


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """One plain form of a text, to compare with and never to show.

    Compatibility forms, case, accents, Arabic letter variants and vowel signs,
    apostrophes, hyphens, punctuation and spacing make no difference in it.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return _SPACE.sub(" ", plain.casefold()).strip()


@functools.lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of a letter, by the first word of its name: "LATIN", "ARABIC"."""
    return unicodedata.name(letter, "").partition(" ")[0]
