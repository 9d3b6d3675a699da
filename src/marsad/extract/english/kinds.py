"""The kind of a claim by the weapon, the leaving or the offensive that its words name.

The network tells kinds; words put right only what it takes for something else.
"""

import functools
import re
import tomllib
from importlib import resources

_TOLD = {
    "airstrike": frozenset({"shelling"}),
    "shelling": frozenset({"airstrike"}),
    "bombing": frozenset({"airstrike", "shelling"}),
    "attack": frozenset({"shelling"}),
}
"""Kinds that the network takes for others where the only weapon named is theirs."""
_FLOWN = re.compile(
    r"\b(?:air|aerial|air-to-\w+|aircraft|\w*planes?|drones?|uavs?|jets?|bombers?"
    r"|helicopters?|gunships?)\b",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:sarin|chlorine|mustard gas|nerve (?:agent|gas))\b"
    r"(?! (?:plants?|factor\w+|stor\w+|depots?|facilit\w+|suppl\w+|stocks?)\b)",
    re.I,
)
_BOMBARDED = re.compile(r"\bbombard(?:s|ed|ing|ments?)?\b", re.I)
_EVENT = re.compile(
    r"\b(?:(?:air ?|air-)?(?:strike|raid)|struck|bomb|attack|assault|blast|explo"
    r"|detonat|blew|mines?\b|landmine|gas|chem|sarin|chlorine|shell|mortar|artiller|fired?\b"
    r"|firing|rocket|missile|hit|target|pound|(?:war|air)?plane|aircraft|jets?\b|air\b|aerial"
    r"|sorti|helicopter|drone)",
    re.IGNORECASE,
)
"""Words of any event that has a weapon."""
_WEAPONED = frozenset({"airstrike", "shelling", "bombing", "chemical"})
_ADVANCE = re.compile(
    r"\A(?!.*\b(?:repel|repuls|foil|thwart|clash|attempt|halt|stop|defeat|beat|block|resist|fend)).*"
    r"\b(?:(?:counter-?)?offensive|counter-?attack)\b",
    re.I | re.S,
)
"""An offensive that is not only fought off, nor is one side of clashes."""
_GROUND = frozenset({"capture", "control", "offensive", "surrender", "displacement"})
_LEFT = re.compile(
    r"\A[^,;]{0,80}?\b(?:withdr[ae]w(?:n|s|ing)?|pull(?:ed|s|ing) (?:out|back)"
    r"|retreat(?:ed|s|ing)?) (?:\w+ )?from\b",
    re.I,
)


@functools.cache
def _weapons() -> dict[str, re.Pattern[str]]:
    source = resources.files("marsad.extract.english").joinpath("data/weapons.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        kind: re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.I)
        for kind, patterns in tables.items()
    }


def told_kind(kind: str, words: str) -> str:
    """The kind, or another that the words name.

    A stated event keeps its kind in tolls and damage: kinds of violence that differ by
    weapon are put right where one weapon alone is named, or an agent that poisons;
    fighting is an offensive, and ground that somebody left was not taken.
    """
    if kind in _GROUND and _LEFT.search(words):
        return "withdrawal"
    if kind == "clash" and _ADVANCE.search(words):
        return "offensive"
    if kind in _TOLD and _AGENT.search(words):
        return "chemical"
    named = [name for name, weapon in _weapons().items() if weapon.search(words)]
    if kind == "attack" and not named and _BOMBARDED.search(words):
        return "shelling"
    if len(named) != 1 or named[0] not in _TOLD.get(kind, ()):
        return kind
    flown = kind == "airstrike" and _FLOWN.search(words)
    return kind if flown else named[0]


def untold(kind: str, text: str) -> bool:
    """Whether no word of a whole text tells of an event with a weapon, as the kind
    has it: a toll alone ("Five people were killed") is no air strike."""
    return kind in _WEAPONED and _EVENT.search(text) is None
