"""Where a text names places, whether or not a claim has them."""

import functools
import re
from collections.abc import Iterator

from marsad.extract.arabic.naming import words_of
from marsad.extract.arabic.reader import load_network
from marsad.extract.arabic.sentences import sentences
from marsad.extract.arabic.wording import either
from marsad.records.claim import Span
from marsad.text.arabic import plain_of

_NO_NAMES = ("behind_names", "kinds", "larger", "sides", "described")
"""Lists of words that no name of a place begins with."""
_NAME = r"(?P<name>[ء-ي]{2,}(?: (?:ال[ء-ي]{2,}|[ء-ي]+يه))?)"


@functools.cache
def _called() -> re.Pattern[str]:
    """A name behind what it is: "the town of X", "the countryside of X"."""
    words = either(words_of("kinds") | words_of("larger"))
    return re.compile(rf"(?<![ء-ي])[وفبل]?(?:{words})(?: و(?:{words}))? {_NAME}")


def toponyms(text: str) -> list[Span]:
    """The names of places in a text, in its order: those that the network points at,
    and those behind words such as "town"."""
    plain = plain_of(text)
    kept = list(plain.stored_all(sentences(plain.text)))
    found = load_network().read(text, kept, [])
    pointed = {span for claim in found.claims for span in claim.roles.get("place", ())}
    taken: list[Span] = []
    spans = {*pointed, *map(plain.stored, _behind(plain.text))}
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not taken or span[0] >= taken[-1][1]:
            taken.append(span)
    return taken


def _behind(text: str) -> Iterator[Span]:
    for found in _called().finditer(text):
        first = found["name"].split()[0]
        if not any(first in words_of(name) for name in _NO_NAMES):
            yield found.span("name")
