"""Who did what to whom in reports all in capitals, against MUC-4 under GTT's rule.

The reader gets the official upper-case texts; its claims become templates, one for
each kind of incident of a report, and are scored on the templates of GTT's files, whose
document ids are the same. Roles that a claim does
not have are read from its words (roles.py).
"""

import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import roles
from gtt import ROLES, Entity, Template, entity, normalised, score
from names import named
from sets import DATA, rows
from spans import Counts

from marsad.extract.english.casing import cased
from marsad.extract.english.reader import EnglishReader
from marsad.records.claim import Claim
from marsad.records.report import Report

FOLDER = DATA / "muc4"
OFFICIAL = FOLDER / "muc34_official_dev_tst1_tst2.tar.gz"
_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})[^\n]*\n", re.MULTILINE)
TYPES = {
    "bombing": "bombing",
    "abduction": "kidnapping",
    "attack": "attack",
    "shelling": "attack",
    "airstrike": "attack",
    "casualties": "attack",
}
"""Kind of claim -> type of incident; MUC-4 leaves out clashes between armed sides."""
_FIRE = re.compile(r"\b(?:burn(?:ed|t|ing)?|arson|set fire|set on fire)\b", re.I)
_VIOLENT = re.compile(
    r"\b(?:attack|kill|murder|assassinat|ambush|massacre|shot|shoot|died|death|wound"
    r"|slain|dead|injur|execut|machine-?gun|stab)",
    re.I,
)
_BLAST = re.compile(r"\b(?:bomb|explo|dynamit|blast|blew|blow|grenade|mine\b)", re.I)
_TAKEN = re.compile(
    r"\b(?:kidnap|abduct|hostage|captiv|captur|seiz|held\b|ransom)", re.I
)
_ROLES = {
    "PerpInd": roles.people,
    "PerpOrg": roles.bodies,
    "Target": roles.targets,
    "Victim": roles.victims,
    "Weapon": roles.weapons,
}


def texts(ids: Iterable[str]) -> list[str]:
    """The official texts of documents, in order."""
    found: dict[str, str] = {}
    with tarfile.open(OFFICIAL) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            if file is not None and "/key-" not in member.name:
                found.update(_documents(file.read().decode("latin-1")))
    return [found[id] for id in ids]


def _documents(text: str) -> Iterator[tuple[str, str]]:
    heads = list(_HEADER.finditer(text))
    for i, head in enumerate(heads):
        end = heads[i + 1].start() if i + 1 < len(heads) else len(text)
        yield head[1], text[head.end() : end].strip()


def gold(row: dict[str, Any]) -> list[Template]:
    """The templates of a document as GTT has them."""
    return [
        Template(
            template["incident_type"],
            {
                role: tuple(
                    entity(mention for mention, _ in mentions)
                    for mentions in template[role]
                )
                for role in ROLES
            },
        )
        for template in row["templates"]
    ]


def templates(claims: Sequence[roles.Told]) -> list[Template]:
    """A report's claims as templates, one for each type of incident."""
    grouped: dict[str, list[roles.Told]] = defaultdict(list)
    for each in claims:
        kind = type_of(each.claim)
        if kind and each.claim.certainty != "denied":
            grouped[kind].append(each)
    return [
        Template(kind, {role: _fillers(read, group) for role, read in _ROLES.items()})
        for kind, group in grouped.items()
    ]


def type_of(claim: Claim) -> str | None:
    """The type of incident that a claim tells of; None where it tells of none."""
    if claim.kind in ("attack", "damage") and _FIRE.search(claim.quote):
        return "arson"
    kind = TYPES.get(claim.kind)
    if kind == "bombing" and not _BLAST.search(claim.quote):
        kind = "attack"
    if kind == "kidnapping" and not _TAKEN.search(claim.quote):
        return None
    if kind == "attack" and not _VIOLENT.search(claim.quote):
        return None
    return kind


def _fillers(
    read: Callable[[roles.Told], Iterable[str]], claims: Sequence[roles.Told]
) -> tuple[Entity, ...]:
    """What a group of claims names for a role, most often named first: not twice
    where a shorter name stands inside a longer."""
    named = Counter(normalised(words) for each in claims for words in read(each))
    named.pop("", None)
    order = sorted(named, key=lambda name: (-named[name], -len(name), name))
    kept = [
        name
        for name in order
        if not any(f" {name} " in f" {other} " for other in named if other != name)
    ]
    return tuple(frozenset({name}) for name in kept[: _MOST.get(read, _ANY)])


_ANY = 20
_MOST = {roles.people: 2, roles.weapons: 2, roles.targets: 2, roles.bodies: 1}
"""Fillers of a role, at most."""


def scores(part: str = "dev") -> dict[str, Counts]:
    """What the reader reaches on a part of MUC-4."""
    documents = rows(FOLDER / f"{part}.jsonl.gz")
    found = read(texts(row["docid"] for row in documents))
    return score(list(map(templates, found)), list(map(gold, documents)))


def read(words: Iterable[str]) -> list[list[roles.Told]]:
    """The claims of texts, with the words around them and the names in these."""
    words = list(words)
    reports = [
        Report(str(i), text, "", published=date(1990, 1, 1), language="en")
        for i, text in enumerate(words)
    ]
    readings = EnglishReader().read(reports)
    return [
        roles.told(text, reading.claims, named(cased(text)))
        for text, reading in zip(words, readings, strict=True)
    ]
