"""The kind of a claim by the only weapon or deed that its words name.

The network tells kinds; words put right only what it takes for something else.
"""

import functools
import re

from marsad.extract.arabic.wording import beginnings
from marsad.text.arabic import plain

_RAID = "raid"
"""Troops that search houses or are set down from the air: no air strike."""
_OTHERWISE = re.compile(
    r"مسير(?:ه|ات) (?:ال)?(?:سلمي|احتجاجي|شعبي|حاشد|جماهيري|راجل)"
    r"|(?<![ء-ي])(?:ال)?(?:قاعد|دفاع|مجال)[ء-ي]{0,8} (?:[ء-ي]{1,15} )?(?:ال)?جوي"
    r"|(?<![ء-ي])[ء-ي]{0,3}(?:مساند|دعم|برفق|مشارك|تحليق|حلق|اعترض|اسقاط|اسقط|تصد)"
    r"[ء-ي]{0,8}(?: [ء-ي]{1,15})? (?:[وبل]?ال|ل)?(?:طيران|طائر|مسير|مروحي|مقاتل|جوي)"
    r"[ء-ي]{0,8}"
)
"""Marches, for which the word is that for drones; air bases and air defence; aircraft
that help, hover over, bring down or are brought down."""
_MISTAKEN = {
    "airstrike": frozenset({"shelling", "attack", "bombing", "casualties"}),
    "shelling": frozenset({"attack", "bombing", "casualties"}),
    "bombing": frozenset({"airstrike", "shelling", "attack", "casualties"}),
    "attack": frozenset({"detention", "abduction"}),
    "clash": frozenset({"attack", "offensive"}),
    "detention": frozenset({"attack", "abduction", "person"}),
    "abduction": frozenset({"detention", "attack"}),
    "release": frozenset({"detention", "abduction", "person", "surrender"}),
    "displacement": frozenset({"withdrawal", "return", "attack"}),
}
"""Kind -> those that the network says where the words name nothing else."""
_HIT = frozenset({"airstrike", "shelling", "bombing"})
"""Kinds that a weapon tells."""
_FIRED, _SHELLED, _TARGETED, _LEFT = "fired", "shelled", "targeted", "left"
"""Lists of words that tell a kind only where nothing that says more stands beside
them: of what is fired from the ground or from the air, of shelling with whatever
weapon, of an attack; and of what a war has left, of whatever weapon it was."""


def told_kind(kind: str, words: str, text: str) -> str:
    """The kind, or the one that alone is named.

    "Shelled" is shelling where nothing flies in the whole text, and "targeted" an
    attack where no weapon is named in it.
    """
    said = _OTHERWISE.sub(" ", plain(words))
    named = _named(said)
    if _RAID in named:
        return "attack" if kind == "airstrike" else kind
    if named <= {_FIRED} and kind in _HIT | {"casualties"}:
        return _unarmed(kind, said, text)
    named = {"shelling" if name == _FIRED else name for name in named}
    if len(named) == 1 and kind in _MISTAKEN[min(named)]:
        return min(named)
    return kind


def _named(said: str) -> set[str]:
    """The kinds that words name, by a weapon rather than by what it fired."""
    found = {name for name, known in beginnings("kinds").items() if known.search(said)}
    if _LEFT in found:
        return {"bombing"}
    armed = not found.isdisjoint(_HIT)
    return found - ({_SHELLED, _TARGETED, _FIRED} if armed else {_SHELLED, _TARGETED})


def _unarmed(kind: str, said: str, text: str) -> str:
    """The kind of what has no weapon in a claim's own words but what it fired."""
    known, whole = beginnings("kinds"), _told_anywhere(text)
    if known[_FIRED].search(said) or known[_SHELLED].search(said):
        return "airstrike" if kind == "airstrike" and kind in whole else "shelling"
    if kind in _HIT and known[_TARGETED].search(said) and _SHELLED not in whole:
        return kind if kind in whole else "attack"
    return kind


@functools.lru_cache(maxsize=2)
def _told_anywhere(text: str) -> frozenset[str]:
    """The kinds that words name somewhere in a text."""
    whole, known = _OTHERWISE.sub(" ", plain(text)), beginnings("kinds")
    return frozenset(name for name in known if known[name].search(whole))
