"""The kind of a claim by the only weapon or deed that its words name.

The network tells kinds; words put right only what it takes for something else.
"""

import re

from marsad.extract.arabic.wording import beginnings
from marsad.text.arabic import plain

_LANDING = "landing"
"""Troops set down from the air: no air strike."""
_MARCH = re.compile(r"مسير(?:ه|ات) (?:ال)?(?:سلمي|احتجاجي|شعبي|حاشد|جماهيري|راجل)")
"""The word for a drone is that for a march."""
_MISTAKEN = {
    "airstrike": frozenset({"shelling", "attack", "bombing"}),
    "shelling": frozenset({"attack", "bombing"}),
    "bombing": frozenset({"airstrike", "shelling", "attack"}),
    "clash": frozenset({"attack", "offensive"}),
    "detention": frozenset({"attack", "abduction", "person"}),
    "abduction": frozenset({"detention", "attack"}),
    "release": frozenset({"detention", "abduction", "person", "surrender"}),
    "displacement": frozenset({"withdrawal", "return", "attack"}),
}
"""Kind -> those that the network says where the words name nothing else."""


def told_kind(kind: str, words: str) -> str:
    """The kind, or the one that alone is named."""
    said = _MARCH.sub(" ", plain(words))
    named = [name for name, found in beginnings("kinds").items() if found.search(said)]
    if _LANDING in named:
        return "attack" if kind == "airstrike" else kind
    if len(named) == 1 and kind in _MISTAKEN[named[0]]:
        return named[0]
    return kind
