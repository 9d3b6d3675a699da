"""What an event is found by beside its sentence: other names of parties, speakers and
places, and words of the quotes that it rests on; and statements that are in none."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from marsad.publish.arabic.script import is_arabic
from marsad.publish.bidi import FSI, PDI
from marsad.publish.site.material import Material
from marsad.publish.wire import Row
from marsad.records.event import Event
from marsad.records.source import Source
from marsad.text.normal import fold

MOST_WORDS = 40
"""Words of an event's quotes that it is found by: the first ones."""
SHORTEST = 4
"""Letters of such a word, at least; a number may be shorter."""
GENERIC = frozenset(("البلدة", "المدينة", "القرية", "المخيم", "المنطقة", "المحافظة"))
"""Words for a place that a report named before."""
NAMED = ("actor", "target", "person", "speaker", "place")
"""Fields of a claim that hold names."""
MOST_PLACES = 2000
"""Places with more names than one that are found under each: those told of most."""
NEAREST = 4
"""How exactly such a place is known, at least: a first-order unit."""
MOST_QUOTED = 240
"""Letters of a quote that a statement in no event is found by."""
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
        *_places(material),
    ]
    joined: list[dict[str, str]] = []
    for group in groups:
        plain = [name.replace(FSI, "").replace(PDI, "") for name in group if name]
        own = {fold(name.removeprefix("The ")): name for name in reversed(plain)}
        same = [known for known in joined if known.keys() & own.keys()]
        joined = [known for known in joined if known not in same]
        joined.append({k: v for part in (own, *same) for k, v in part.items()})
    return sorted(sorted(known.values()) for known in joined if len(known) > 1)


def _places(material: Material) -> list[list[str]]:
    """Names of one place: on the map, in Arabic, and in the words of reports."""
    dossier = material.dossier
    named: dict[tuple[str, str], Counter[str]] = {}
    meant: dict[str, set[tuple[str, str]]] = {}
    for placed in dossier.placements.values():
        where, claim = placed.where, dossier.claims.get(placed.claim)
        if where is None or not where.entry or where.precision > NEAREST:
            continue
        key = where.gazetteer, where.entry
        words = _place_words(claim.place if claim else None)
        for name in filter(None, (where.name, words)):
            named.setdefault(key, Counter())[name] += 1
            meant.setdefault(fold(name), set()).add(key)
    ranked = sorted(named.items(), key=lambda one: (-one[1].total(), one[0]))
    groups = [
        [name for name in sorted(names) if len(meant[fold(name)]) == 1]
        for _, names in ranked[:MOST_PLACES]
    ]
    whole = [[*group, *map(material.place_ar, group)] for group in groups if group]
    return [[*group, *_without_camp(group, meant)] for group in whole]


def _without_camp(names: Iterable[str], meant: Collection[str]) -> Iterator[str]:
    """The names of a camp without the word, where no other place has them."""
    for name in names:
        short = name.removesuffix(" camp").removeprefix("مخيم ")
        if short != name and fold(short) not in meant:
            yield short


def _place_words(words: str | None) -> str | None:
    """The words for a place where they are a name and not "the village"."""
    name = (words or "").split(",")[0].split("،")[0].strip()
    if not name or (is_arabic(name) and " " not in name and name in GENERIC):
        return None
    bare = name.removeprefix("al-").removeprefix("el-")
    return name if is_arabic(name) or bare[:1].isupper() else None


def alone(material: Material) -> list[list[str | None]]:
    """Statements that are in no event, newest report first: id, who says it, place,
    and the beginning of the quote."""
    dossier, events = material.dossier, material.claims.events
    found = []
    for id, claim in dossier.claims.items():
        if id in events or not claim.quote:
            continue
        report, where = dossier.reports.get(claim.report), dossier.placements.get(id)
        day = report.published if report else None
        row = material.claims[id]
        mapped = where.where.name if where and where.where else None
        who = row["speaker"] or (report.publisher if report else None)
        named = [name for name in (row["place"], mapped) if name]
        place = " ".join(dict.fromkeys((*named, *map(material.place_ar, named))))
        quote = " ".join((row["quote"] or "").split())[:MOST_QUOTED]
        found.append((day.isoformat() if day else "", [id, who, place, quote]))
    return [row for _, row in sorted(found, key=lambda one: (one[0], one[1][0]))[::-1]]


def _shorter(source: Source) -> Iterator[str]:
    """Aliases that are the source's own name in short; others are its spokesmen."""
    words = set(fold(source.name).split()) | {"the"}
    for alias in source.aliases:
        if alias.isupper() or set(fold(alias).split()) <= words:
            yield alias


def key_words(row: Row, told: Iterable[str], material: Material) -> str:
    """Words of the names of the event's place, of its quotes and of names in its
    claims, that no sentence of it has.

    Args:
        row: the event's row.
        told: its sentences, in all languages.
    """
    known = {word for text in told for word in _words(text)}
    found: dict[str, str] = {}
    texts = [*_named(material.by_id[row["id"]], material)]
    for id in row["claims"]:
        claim = material.claims.get(id)
        if claim is None:
            continue
        texts += [*(claim[name] or "" for name in NAMED), claim["quote"] or ""]
    for word in (word for text in texts for word in _words(text)):
        if word not in known:
            found.setdefault(word, word)
    return " ".join(list(found)[:MOST_WORDS])


def _named(event: Event, material: Material) -> Iterator[str]:
    """What the map calls the event's place, and what Arabic calls that and the words
    of reports."""
    mapped = event.where.name if event.where else None
    for name in filter(None, (mapped, event.place)):
        yield from (name, material.place_ar(name))


def _words(text: str) -> Iterator[str]:
    """The words that say something, in small letters."""
    for match in _WORD.finditer(text.replace(FSI, " ").replace(PDI, " ").lower()):
        word = match[0].strip(",.٬")
        if len(word) >= SHORTEST or word[0].isdigit() or _short_arabic(word):
            yield word


def _short_arabic(word: str) -> bool:
    """Arabic words carry their meaning in three letters."""
    return len(word) == SHORTEST - 1 and is_arabic(word)
