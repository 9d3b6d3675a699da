"""What an event is found by beside its sentence: other names of parties and speakers,
and words of the quotes that it rests on."""

import re
from collections.abc import Iterable, Iterator

from marsad.publish.arabic.script import is_arabic
from marsad.publish.bidi import FSI, PDI
from marsad.publish.site.material import Material
from marsad.publish.wire import Row
from marsad.records.source import Source
from marsad.text.normal import fold

MOST_WORDS = 40
"""Words of an event's quotes that it is found by: the first ones."""
SHORTEST = 4
"""Letters of such a word, at least; a number may be shorter."""
NAMED = ("actor", "target", "person", "speaker", "place")
"""Fields of a claim that hold names."""
_WORD = re.compile(r"\d[\d,.٬]*\d|\w+")


def aliases(material: Material) -> list[list[str]]:
    """Names that mean the same, a list for each party, source and open person of the
    war's settings and cases; those that share a name are one list."""
    war, names = material.dossier.war, material.names
    open_cases = (case for case in material.dossier.persons if not case.private)
    groups = [
        *((p.id, p.name, *p.aliases, names.side(p.name)) for p in war.parties),
        *((s.name, *_shorter(s), names.name(s.name)) for s in war.sources),
        *((name, names.name(name)) for name in war.rules.public_persons),
        *((case.name, *case.aliases, names.person(case)) for case in open_cases),
    ]
    joined: list[dict[str, str]] = []
    for group in groups:
        plain = [name.replace(FSI, "").replace(PDI, "") for name in group if name]
        own = {fold(name.removeprefix("The ")): name for name in reversed(plain)}
        same = [known for known in joined if known.keys() & own.keys()]
        joined = [known for known in joined if known not in same]
        joined.append({k: v for part in (own, *same) for k, v in part.items()})
    return sorted(sorted(known.values()) for known in joined if len(known) > 1)


def _shorter(source: Source) -> Iterator[str]:
    """Aliases that are the source's own name in short; others are its spokesmen."""
    words = set(fold(source.name).split()) | {"the"}
    for alias in source.aliases:
        if alias.isupper() or set(fold(alias).split()) <= words:
            yield alias


def key_words(row: Row, told: Iterable[str], material: Material) -> str:
    """Words of the event's quotes and names in its claims that no sentence of it has.

    Args:
        row: the event's row.
        told: its sentences, in all languages.
    """
    known = {word for text in told for word in _words(text)}
    found: dict[str, str] = {}
    for id in row["claims"]:
        claim = material.claims.get(id)
        if claim is None:
            continue
        texts = [*(claim[name] or "" for name in NAMED), claim["quote"] or ""]
        for word in (word for text in texts for word in _words(text)):
            if word not in known:
                found.setdefault(word, word)
    return " ".join(list(found)[:MOST_WORDS])


def _words(text: str) -> Iterator[str]:
    """The words that say something, in small letters."""
    for match in _WORD.finditer(text.replace(FSI, " ").replace(PDI, " ").lower()):
        word = match[0].strip(",.٬")
        if len(word) >= SHORTEST or word[0].isdigit() or _short_arabic(word):
            yield word


def _short_arabic(word: str) -> bool:
    """Arabic words carry their meaning in three letters."""
    return len(word) == SHORTEST - 1 and is_arabic(word)
