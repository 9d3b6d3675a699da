"""The page of data: every file of the release, what it holds, and how to check it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from marsad.publish.credits import shipped
from marsad.publish.site.licences import own_credits
from marsad.publish.site.shell import Edition
from marsad.publish.wire import rows
from marsad.records.dossier import Dossier

TABLES: Mapping[str, Callable[[Dossier], int]] = {
    "events": lambda d: len(d.events),
    "claims": lambda d: len(d.claims),
    "reports": lambda d: len(d.reports),
    "tallies": lambda d: sum(1 for t in d.tallies if t.event is None),
    "tallies_by": lambda d: sum(1 for _ in rows("tallies_by", d)),
    "persons": lambda d: len(d.persons),
    "control": lambda d: len(d.controls),
    "issues": lambda d: len(d.issues),
    "copies": lambda d: sum(1 for _ in rows("copies", d)),
}
"""What the data files hold, and how many rows of it, in the order of the page."""
Files: TypeAlias = Mapping[str, tuple[int, str]]
LAYOUTS = (
    *("acled.csv", "ucdp.csv", "hxl.csv"),
    *("plover.jsonl", "ftm.json", "statements.csv"),
)
"""Endings of files that are laid out as other people's tools expect them."""


def downloads(edition: Edition) -> dict[str, Any]:
    """What the template of the page asks for."""
    files = edition.material.files
    dossier = edition.material.dossier
    known = {
        name: _known(name, files, count(dossier), edition)
        for name, count in TABLES.items()
    }
    listed = {row["name"] for group in known.values() for row in group["files"]}
    return {
        "groups": [{"table": name, **group} for name, group in known.items()],
        "others": [
            _file(name, files, edition) for name in sorted(files) if name not in listed
        ],
        "counting": dossier.war.counting,
        "title": dossier.war.title_in(edition.language),
        "dictionary": "data/dictionary.csv" in files,
        "credits": (*shipped(), *own_credits(edition.material)),
        "key": edition.material.key,
    }


def _known(table: str, files: Files, count: int, edition: Edition) -> dict[str, Any]:
    """The plain files of one table: its name and nothing but a suffix."""
    own = [n for n in sorted(files) if n.rpartition("/")[2].partition(".")[0] == table]
    plain = [name for name in own if ending(name) not in LAYOUTS]
    return {"rows": count, "files": [_file(name, files, edition) for name in plain]}


def ending(name: str) -> str:
    """Of a file's name, what follows the first dot."""
    return name.rpartition("/")[2].partition(".")[2]


def _file(name: str, files: Files, edition: Edition) -> dict[str, Any]:
    size, digest = files[name]
    return {
        "name": name,
        "short": name.removeprefix("data/"),
        "ending": ending(name),
        "format": ending(name).rpartition(".")[2].upper(),
        "about": f"file_{name.rpartition('/')[2].replace('.', '_')}",
        "size": size_words(size, edition),
        "sha256": digest,
    }


def size_words(size: int, edition: Edition) -> str:
    """``12 kB``, ``3.4 MB``."""
    s = edition.words
    if size < 1_000_000:
        return s("kilobytes", n=max(1, round(size / 1000)))
    return s("megabytes", n=round(size / 1_000_000, 1))
