"""Whom a release must credit: lists of places, the base map, and what a monitor
brought.

The lists are the gazetteer's own, read here as the data that they are: no stage imports
another.
"""

import functools
import gzip
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

OPEN = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-3.0-IGO": "https://creativecommons.org/licenses/by/3.0/igo/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Where licences that go by a short name can be read."""
_ADDRESS = re.compile(r"https?://[^\s,;]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody else's data that may be in a release."""

    source: str
    title: str
    version: str
    licence: str
    citation: str

    @property
    def address(self) -> str:
        """Where it is from, as the citation has it; empty where it has none."""
        found = _ADDRESS.search(self.citation)
        return found[0].rstrip(".") if found else ""


_HEAD = tuple(field.name for field in fields(Credit))


@functools.cache
def shipped() -> tuple[Credit, ...]:
    """What comes with the package, by title."""
    told = {*map(_of_list, list_files()), *_others()}
    return tuple(sorted(told, key=lambda credit: (credit.title, credit.source)))


def list_files() -> list[Traversable]:
    """The gazetteer's lists, each with whom to credit in its head."""
    folder = files("marsad.locate") / "data" / "lists"
    found = (file for file in folder.iterdir() if ".tsv" in file.name)
    return sorted(found, key=lambda file: file.name)


def _of_list(file: Traversable) -> Credit:
    said = dict(_said(file))
    return Credit(*(said[name] for name in _HEAD))


def _said(file: Traversable) -> Iterator[tuple[str, str]]:
    """What the head of a list says, word by word."""
    content = file.read_bytes()
    if file.name.endswith(".gz"):
        content = gzip.decompress(content)
    for line in content.decode("utf-8").splitlines():
        if not line.startswith("#"):
            return
        word, _, text = line.removeprefix("#").partition(":")
        yield word.strip(), text.strip()


def _others() -> list[Credit]:
    text = files("marsad.publish").joinpath("data/credits.toml").read_text("utf-8")
    return [Credit(**one) for one in tomllib.loads(text)["credits"]]


def sources_of(credits: Sequence[Credit]) -> list[dict[str, Any]]:
    """The credits as a Frictionless Data Package has them."""
    told = [
        {
            "title": one.title,
            "path": one.address,
            "version": one.version,
            "license": one.licence,
            "citation": one.citation,
        }
        for one in credits
    ]
    return [{name: text for name, text in one.items() if text} for one in told]


def licence_of(name: str) -> dict[str, str]:
    """A licence as a Frictionless Data Package has it, with its text where it is
    known."""
    return {"name": name, **({"path": OPEN[name]} if name in OPEN else {})}
