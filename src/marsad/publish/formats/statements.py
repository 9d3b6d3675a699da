"""FollowTheMoney statements: one line for each property of each entity, as CSV.

The columns are those of the library's own reader of statements (version 4; 3.8 has
entities only).
"""

import csv
from collections.abc import Sequence
from hashlib import sha1
from pathlib import Path

from marsad.publish.formats import ftm
from marsad.publish.formats.base import Given
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.table import harmless

NAME = "statements"
SUFFIX = ".statements.csv"
BINARY = False
EXPORTS: tuple[str, ...] = ftm.EXPORTS
FILE = "entities.statements.csv"
DATASET = "marsad"
TYPES = {
    "date": ("startDate", "endDate", "publishedAt"),
    "name": ("name", "alias"),
    "country": ("country",),
    "language": ("language",),
    "address": ("full", "location"),
    "url": ("sourceUrl",),
    "checksum": ("contentHash",),
    "number": ("latitude", "longitude"),
    "text": ("summary", "notes"),
    "entity": ("involved", "addressEntity", "document", "entity"),
    "id": ("id",),
}
"""The library's types of the properties that are written; all others are strings."""
_TYPE_OF = {name: kind for kind, names in TYPES.items() for name in names}


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write a header and one line per statement."""
    columns = [field.path for field in fields_of("statements")]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        for id, schema, name, value in ftm.statements(given, exports):
            value = harmless(value)
            told = (name, _TYPE_OF.get(name, "string"), schema, value, DATASET)
            key = _key(id, name, value)
            writer.writerow((id, id, *told, "", "", "", "f", "", "", key))


def _key(id: str, name: str, value: str) -> str:
    """The id that the library gives a statement."""
    told = f"{DATASET}.{id}.{name}.{value}"
    return sha1(told.encode(), usedforsecurity=False).hexdigest()
