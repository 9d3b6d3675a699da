"""What others wrote inside lines of ours: harmless, and such that it turns nothing.

A line of several names has each of them between U+2068 and U+2069, as `Words.apart`
puts them; a line that has none of these is one name, quote or phrase.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from marsad.publish.bidi import FSI, PDI, isolated
from marsad.publish.explain.marks import harmless

_APART = re.compile(f"{FSI}([^{FSI}{PDI}]*){PDI}")


def on_screen(text: str, direction: str) -> str:
    """The line for a terminal, between labels of that direction."""
    if not _APART.search(text):
        return isolated(harmless(text), direction)
    return "".join(f"{FSI}{run}{PDI}" if name else run for run, name in _runs(text))


def as_html(text: str) -> Markup:
    """The line as an element; a name has the direction that it has itself."""
    if not _APART.search(text):
        return Markup("<bdi>{}</bdi>").format(harmless(text))
    runs = (
        Markup("<bdi>{}</bdi>" if name else "{}").format(run)
        for run, name in _runs(text)
    )
    return Markup("<span>{}</span>").format(Markup("").join(runs))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """The line in order, harmless; True beside each name."""
    for at, run in enumerate(_APART.split(text)):
        if run:
            yield harmless(run), at % 2 == 1
