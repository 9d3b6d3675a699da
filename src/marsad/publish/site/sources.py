"""The page of sources: who says it, how reliable they are held to be, who agrees."""

from collections.abc import Iterable, Sequence
from typing import Any

from marsad.publish.latin import english_name, in_latin, source_in_latin
from marsad.publish.naming import head_word, is_people, listed_words
from marsad.publish.seal import CONTACT, WITHHELD
from marsad.publish.site.shell import Edition
from marsad.publish.site.standing import Standing, standings
from marsad.records.source import Source
from marsad.text.names import party_of

MOST = 150
"""Speakers beside the listed sources, at most."""
LEAST = 2
"""Things that such a speaker said; who spoke but once is counted with the others."""
COUNTS = ("reports", "inside", "repeated", "said", "weighed", "backed", "disputed")


def sources(edition: Edition) -> dict[str, Any]:
    """What the template of the page of sources asks for."""
    material = edition.material
    found = standings(material.dossier, material.voices)
    listed = {s.id: s for s in material.dossier.war.sources}
    known = {s.voice.source: s for s in found if s.voice.source}
    quiet = [s for s in listed.values() if s.id not in known]
    others = [s for s in found if s.voice.source is None]
    named, summed = _apart(others)
    return {
        "listed": [_row(listed[id], s, edition) for id, s in known.items() if id],
        "quiet": [_row(source, None, edition) for source in quiet],
        "named": [_other(standing, edition) for standing in named],
        "summed": [(key, _counts(group), len(group)) for key, group in summed],
    }


def _apart(
    others: Iterable[Standing],
) -> tuple[list[Standing], list[tuple[str, list[Standing]]]]:
    """Speakers with a line of their own, and groups of those with one together."""
    groups: dict[str, list[Standing]] = {
        key: [] for key in ("contact", "withheld", "nameless", "rest")
    }
    named: list[Standing] = []
    for standing in others:
        group = _group(standing, len(named))
        (groups[group] if group else named).append(standing)
    return named, [(key, group) for key, group in groups.items() if group]


def _group(standing: Standing, before: int) -> str:
    name = standing.voice.name
    if name == CONTACT:
        return "contact"
    if WITHHELD in name:
        return "withheld"
    if not name or nameless(name):
        return "nameless"
    if len(standing.said) + standing.reports < LEAST or before >= MOST:
        return "rest"
    return ""


def nameless(name: str) -> bool:
    """Whether words for a speaker name nobody: "activists", "a medical source"."""
    head = head_word(name)
    return head in listed_words("people") or is_people(head)


def _row(source: Source, standing: Standing | None, edition: Edition) -> dict[str, Any]:
    war = edition.material.dossier.war
    names = {one.id: one for one in war.sources}
    return {
        "id": source.id,
        "name": _listed(source, edition),
        "kind": source.kind,
        "reliability": source.reliability,
        "side": _side(source.side, edition),
        "ties": [_listed(names[tie], edition) for tie in source.ties if tie in names],
        "counts": _counts([standing] if standing else []),
    }


def _other(standing: Standing, edition: Edition) -> dict[str, Any]:
    name = standing.voice.name
    own = edition.material.dossier.war.parties
    party = standing.voice.party or party_of(name, own)
    return {
        "name": _name(name, edition),
        "side": _side(party, edition),
        "counts": _counts([standing]),
    }


def _listed(source: Source, edition: Edition) -> str:
    if edition.language == "ar":
        return _name(source.name, edition)
    return source_in_latin(source)


def _name(name: str, edition: Edition) -> str:
    material = edition.material
    if edition.language == "ar":
        return material.names.name(name)
    return english_name(name, material.dossier.war.parties) or name


def _side(side: str | None, edition: Edition) -> dict[str, str | None] | None:
    """The name of a party, and its colour where marsad.toml gives it one."""
    if side is None:
        return None
    parties = edition.material.dossier.war.parties
    party = next((p for p in parties if side in (p.id, p.name)), None)
    name = in_latin(party) if party else side
    told = edition.material.names.side(name) if edition.language == "ar" else ""
    return {"name": told or name, "colour": party.colour if party else None}


def _counts(group: Sequence[Standing]) -> dict[str, int]:
    """Sums over some voices."""
    found = dict.fromkeys(COUNTS, 0)
    for standing in group:
        for name in COUNTS:
            value = getattr(standing, name)
            found[name] += value if isinstance(value, int) else len(value)
    return found
