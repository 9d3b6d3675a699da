"""What passes between fetching, format readers and finishing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

MAX_BYTES = 64 * 1024 * 1024
"""Of one file, download or message; larger ones are an issue (`too-large`)."""
MAX_TEXT = 20_000_000
"""Characters in the text of one report."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one item, not yet tied to a record."""

    code: str
    message: str
    """What is wrong and what would be right."""
    seen: str | None = None
    item: str = ""
    """Name of the item, where it is not the whole file."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came, and from where."""

    name: str
    """For people: the file's name (below the folder that was given) or address."""
    data: bytes
    method: str = "file"
    media_type: str | None = None
    """As declared by a server or mail, without parameters."""
    charset: str | None = None
    """As declared by a server or mail."""
    headers: tuple[tuple[str, str], ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format reader found in some bytes: a report to be."""

    text: str
    data: bytes
    """The evidence: all bytes that were read for it."""
    media_type: str
    reader: str | None = None
    """Name of the library that read the text, as it is on the package index."""
    part: str | None = None
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    publisher_basis: str = "unknown"
    published: date | None = None
    published_basis: str = "unknown"
    hint: str = ""
    """Why there is no date, where more than "it says none" can be said."""
    url: str | None = None
    bylines: tuple[tuple[str, str], ...] = ()
    """Names that are the publisher if they are a known source, each with its basis;
    asked only where nothing states the publisher."""
    senders: tuple[str, ...] = ()
    """Names and addresses that may tell which source it is; never printed."""
    problems: tuple[Problem, ...] = ()


Found: TypeAlias = Iterator[Draft | Problem]
Read: TypeAlias = Callable[[Raw], Found]
