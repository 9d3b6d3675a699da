"""The sides of the war as charts and maps show them: name, short mark, colour, hatching.

A side is never told by its colour alone: its mark stands on the map, and its hatching
goes with the colour.
"""

from collections.abc import Iterable

from marsad.publish.arabic.script import is_arabic
from marsad.publish.naming import party_name
from marsad.publish.site.material import Material
from marsad.publish.wire import Row
from marsad.records.war import Party

COLOURS = (
    *("#0072b2", "#e69f00", "#009e73", "#cc79a7"),
    *("#56b4e9", "#d55e00", "#f0e442"),
)
"""For parties without one of their own (Okabe and Ito): told apart by colour-blind
people too."""
PATTERNS = ("solid", "lines", "dots", "cross", "back", "bars")
LONGEST_MARK = 5
"""Letters of a mark that fits on the map."""


def sides(material: Material) -> list[Row]:
    """The parties of the war in its order, then other holders of ground by name."""
    known = material.dossier.war.parties
    ids = {party.id for party in known}
    others = {c.holder for c in material.dossier.controls if c.holder} - ids
    names = [
        *((party.id, party.name, party.colour, party) for party in known),
        *((other, _english(other, material), None, None) for other in sorted(others)),
    ]
    return [
        {
            "id": id,
            "en": name,
            "ar": material.names.name(name) or name,
            "mark_en": mark(name, party, "en"),
            "mark_ar": mark(name, party, "ar"),
            "colour": colour or COLOURS[at % len(COLOURS)],
            "pattern": PATTERNS[at % len(PATTERNS)],
        }
        for at, (id, name, colour, party) in enumerate(names)
    ]


def _english(holder: str, material: Material) -> str:
    return party_name(holder, material.dossier)


def mark(name: str, party: Party | None, language: str) -> str:
    """The shortest name that fits, in the letters of the language; else initials."""
    known = [] if party is None else [*party.aliases, party.id]
    own = [n for n in known if is_arabic(n) == (language == "ar")]
    short = [n for n in own if len(n) <= LONGEST_MARK and " " not in n]
    if short:
        capital = [n for n in short if n.isupper()] or [min(short, key=len)]
        return capital[0] if language == "ar" else capital[0].upper()
    return initials(name)


def initials(name: str) -> str:
    """``NA`` of ``Northern Army``; the first letters of one word."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    capital = [word for word in words if word[0].isupper()] or words
    if len(capital) == 1:
        return capital[0][:3].upper()
    return "".join(word[0] for word in capital)[:LONGEST_MARK].upper()


def unlike(marks: Iterable[str]) -> list[str]:
    """The marks with a number behind those that would stand twice."""
    found: list[str] = []
    for one in marks:
        same, at = one, 1
        while same in found:
            at += 1
            same = f"{one}{at}"
        found.append(same)
    return found
