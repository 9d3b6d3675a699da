"""The nouns that a figure may count, and which of them a number counts."""

import functools
import tomllib
from importlib import resources

from marsad.extract.english.view import View

_REACH = 6
"""Tokens from a number to its noun, at most."""


@functools.cache
def nouns() -> dict[str, str]:
    """Noun -> what it counts: civilians, combatants, people, vehicles ..."""
    source = resources.files("marsad.extract.english").joinpath("data/counted.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for group, entry in table.items():
        for word in entry["words"].split():
            found.setdefault(word, group)
    return found


def noun_after(view: View, last: int) -> int | None:
    """The noun that a number ending with a token counts: of "two car bombs", the
    bombs."""
    known = nouns()
    n = len(view.word)
    for i in range(last + 1, min(n, last + _REACH)):
        if view.word[i] in known:
            while (
                i + 1 < n
                and view.word[i + 1] in known
                and view.tag[i][:2] in ("NN", "JJ")
            ):
                i += 1
            behind = view.tag[i + 1] if i + 1 < n else "."
            modifies = behind in ("NNS", "NNPS") and view.tag[i] in ("NN", "NNP", "JJ")
            return None if modifies else i
        if view.tag[i] in ("VBN", "VBG") and not view.family[i]:
            continue
        if view.tag[i][:1] in "V.,:" or (view.tag[i] == "IN" and view.word[i] != "of"):
            return None
    return None
