"""Which rule or model made which part of a claim, from the claim's rules.

A rule is ``part:maker`` (``kind:model``, ``figure 0:number-noun``) or, where a reader
does not tell the parts apart, a bare name that stands for the claim as a whole.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

PARTS = (
    "kind",
    "certainty",
    "speaker",
    "via",
    "place",
    "time",
    "actor",
    "target",
    "person",
    "status",
)
_ALSO = {"date": "time", "dates": "time", "when": "time", "figures": "figure"}
_FIGURE = re.compile(r"figure(?: (?P<index>\d+))?(?: (?P<of>\w+))?")


@dataclass(slots=True)
class Made:
    """Makers by part, each in the order of the rules."""

    whole: list[str] = field(default_factory=list)
    """Of the claim as such, and what names no part we know."""
    parts: dict[str, list[str]] = field(default_factory=dict)

    def by(self, part: str) -> tuple[str, ...]:
        """Makers of a part; a figure without its own has those of all figures."""
        found = self.parts.get(part)
        if found is None and part.startswith("figure "):
            found = self.parts.get("figure")
        return tuple(found or ())


def made(rules: Iterable[str]) -> Made:
    """The rules of one claim, grouped by part."""
    found = Made()
    for rule in rules:
        part, colon, maker = (side.strip() for side in rule.partition(":"))
        key, of = _part(part)
        if not colon or not maker or not key:
            name = f"{part}: {maker}" if colon and maker else rule
            found.whole.append(name)
        else:
            found.parts.setdefault(key, []).append(f"{of}: {maker}" if of else maker)
    return found


def _part(part: str) -> tuple[str, str]:
    """The part as we call it and what of it, both empty where it is none of ours."""
    name = _ALSO.get(part, part)
    if name in PARTS:
        return name, ""
    match = _FIGURE.fullmatch(name)
    if match is None:
        return "", ""
    index = match["index"]
    return ("figure" if index is None else f"figure {int(index)}"), match["of"] or ""
