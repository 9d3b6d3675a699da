"""The sides of the war as charts and maps show them: name, mark, colour, hatching.

A side is never told by its colour alone: its mark stands on the map, and its hatching
goes with the colour.
"""

from collections.abc import Iterable, Sequence

from marsad.publish.arabic.script import is_arabic
from marsad.publish.arabic.words import table
from marsad.publish.colours import colours_of
from marsad.publish.latin import in_latin
from marsad.publish.naming import party_name
from marsad.publish.site.material import Material
from marsad.publish.wire import Row
from marsad.records.war import Party

PATTERNS = ("solid", "lines", "dots", "cross", "back", "bars")
LONGEST_MARK = 5
"""Letters of a mark that fits on the map."""


def sides(material: Material) -> list[Row]:
    """The parties of the war in its order, then other holders of ground by name.

    Of each its name, what a sentence calls it (`said`) and its mark, in both languages.
    """
    dossier, names = material.dossier, material.names
    known = {party.id: party for party in dossier.war.parties}
    holders = {c.holder for c in dossier.controls if c.holder}
    others = (holders | {one.holder for one in material.fronts}) - known.keys()
    ids = [*known, *sorted(others)]
    printed = [in_latin(known[id]) if id in known else id for id in ids]
    told = [names.side(name) for name in printed]
    marks = {
        language: told_apart(
            [
                mark(name, known.get(id), language, side)
                for id, name, side in zip(ids, printed, told, strict=True)
            ],
            told if language == "ar" else [""] * len(ids),
        )
        for language in ("en", "ar")
    }
    shades, made = colours_of(dossier.war.parties, others), []
    for at, (id, name) in enumerate(zip(ids, printed, strict=True)):
        arabic = names.name(name) or name
        made.append(
            {
                "id": id,
                "en": name,
                "ar": arabic,
                "said_en": party_name(id, dossier),
                "said_ar": arabic,
                "mark_en": marks["en"][at],
                "mark_ar": marks["ar"][at],
                "colour": shades[id],
                "pattern": PATTERNS[at % len(PATTERNS)],
            }
        )
    return made


def mark(name: str, party: Party | None, language: str, arabic: str = "") -> str:
    """The shortest name that fits, in the letters of the language; else initials.

    Args:
        arabic: what Arabic calls the party, where that is known.
    """
    if language == "ar":
        return _arabic_mark(party, arabic) or initials(name)
    known = [] if party is None else [*party.aliases, party.id]
    short = [n for n in known if not is_arabic(n) and _fits(n)]
    if short:
        capital = [n for n in short if n.isupper()] or [min(short, key=len)]
        return capital[0].upper()
    return initials(name)


def _fits(name: str) -> bool:
    return len(name) <= LONGEST_MARK and " " not in name


def _arabic_mark(party: Party | None, arabic: str) -> str:
    """A short form made of the first letters of a name, else that name's first word:
    other short forms may be what foes call it."""
    known = [n for n in (arabic, *(party.aliases if party else ())) if is_arabic(n)]
    short = [n for n in known if _fits(n)]
    bare = [[word.removeprefix("ال") for word in n.split()] for n in known if " " in n]
    if not bare:
        return min(short, key=len, default="")
    letters = {"".join(word[0] for word in words if word) for words in bare}
    own = [n for n in short if n in letters]
    return own[0] if own else bare[0][0][:LONGEST_MARK]


def initials(name: str) -> str:
    """``NA`` of ``Northern Army``; the first letters of one word."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    capital = [word for word in words if word[0].isupper()] or words
    if len(capital) == 1:
        return capital[0][:3].upper()
    return "".join(word[0] for word in capital)[:LONGEST_MARK].upper()


def told_apart(marks: Sequence[str], names: Sequence[str]) -> list[str]:
    """The marks, those that would stand twice as the word of their name that no other
    party's name has: four armies are told by whose they are. A name without such a word
    stands in full, and by a number what has no other name."""
    bare = [[word.removeprefix("ال") for word in name.split()] for name in names]
    common = set(table("words")["marks"]["common"])
    made = list(marks)
    for at, one in enumerate(marks):
        if marks.count(one) < 2 or not names[at]:
            continue
        others = {word for n, rest in enumerate(bare) if n != at for word in rest}
        own = [word for word in bare[at] if word not in others]
        telling = [word for word in own if word not in common] or own
        made[at] = telling[0] if telling else names[at]
    return unlike(made)


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
