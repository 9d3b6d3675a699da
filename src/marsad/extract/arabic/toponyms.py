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

_NAME = r"(?P<name>[ء-ي]{2,}(?: (?:ال[ء-ي]{2,}|[ء-ي]+يه))?)"


@functools.cache
def _called() -> re.Pattern[str]:
    """A name behind what it is: "the town of X", "the countryside of X"."""
    words = either(words_of("kinds") | words_of("larger"))
    return re.compile(rf"(?<![ء-ي])[وفبل]?(?:{words}) {_NAME}")


def toponyms(text: str) -> list[Span]:
    """The names of places in a text, in its order: those that the network points at,
    and those behind words such as "town"."""
    plain = plain_of(text)
    kept = list(plain.stored_all(sentences(plain.text)))
    found = load_network().read(text, kept, [])
    pointed = {span for claim in found.claims for span in claim.roles.get("place", ())}
    taken: list[Span] = []
    for span in sorted({*pointed, *map(plain.stored, _behind(plain.text))}):
        if not taken or span[0] >= taken[-1][1]:
            taken.append(span)
    return taken


def _behind(text: str) -> Iterator[Span]:
    return (found.span("name") for found in _called().finditer(text))
