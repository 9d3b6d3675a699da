"""Words of a text by their stems, to compare texts by; never shown."""

import functools
import re

from marsad.text.arabic import plain
from marsad.text.normal import fold

_JOINED = re.compile(r"^(?:[وف]?(?:ال|لل|بال|كال)|و(?=\w{4}))(?=\w{3})")
_ENDING = re.compile(r"(?<=\w{3})(?:ها|هم|ات|ون|ين|ان|يه|ه|ي)$")
_ENGLISH = re.compile(r"(?<=[a-z]{3}[^s])s$")


@functools.lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A folded word without what Arabic joins to it, without common endings."""
    if word.isascii():
        return _ENGLISH.sub("", word)
    return _ENDING.sub("", _JOINED.sub("", word))


def stems(text: str) -> list[str]:
    """The stems of a text's words of two letters or more, in its order."""
    return [stem(word) for word in fold(plain(text)).split() if len(word) > 1]
