"""The shape of a brief: sections of blocks of sentences, each resting on claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.publish.notes import Note, note_words
from marsad.publish.period import Period
from marsad.publish.prose import phrases
from marsad.publish.telling import Sentence
from marsad.records.grade import METHOD
from marsad.records.person import PersonCase
from marsad.records.when import When


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences under one heading, such as a day's."""

    heading: str | None
    sentences: tuple[Sentence, ...]
    of: str | When | PersonCase | None = None
    """What the heading says: which heading of ours, days, or whose name."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the brief; `note` is ours and cites nothing."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    notes: tuple[Note, ...] = ()
    """What the note says."""
    page: str = ""
    """The page of the site that has the rest, if one has."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that the renderers print, in order."""

    title: str
    publisher: str
    contact: str
    licence: str
    on: date | None
    since: date | None
    headline: Sentence | None
    sections: tuple[Section, ...]
    method: str
    method_version: str = METHOD
    period: Period | None = None
    """The days it tells of; None: the whole record."""
    languages: tuple[str, ...] = ("en",)
    """Of the monitor, its first one first: the site has that one at its root."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that rest on claims."""
        blocks = [b for part in self.sections for b in part.blocks]
        found = [sentence for block in blocks for sentence in block.sentences]
        return ((self.headline,) if self.headline else ()) + tuple(found)


def section(
    name: str,
    blocks: Iterable[Block],
    notes: Iterable[Note] = (),
    page: str = "",
) -> Section:
    """A section under its title, without empty blocks."""
    kept = tuple(block for block in blocks if block.sentences)
    title, said = phrases()["sections"][name], tuple(notes)
    return Section(name, title, kept, note_words(said), said, page)


def titled(name: str, sentences: Iterable[Sentence]) -> Block:
    """A block under one of our headings."""
    return Block(phrases()["headings"][name], tuple(sentences), name)
