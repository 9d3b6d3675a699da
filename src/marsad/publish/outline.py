"""The shape of a brief: sections of blocks of sentences, each resting on claims."""

from dataclasses import dataclass
from datetime import date

from marsad.publish.prose import phrases
from marsad.publish.telling import Sentence
from marsad.records.grade import METHOD


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences under one heading, such as a day's."""

    heading: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the brief; `note` is ours and cites nothing."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""


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

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that rest on claims."""
        blocks = [b for part in self.sections for b in part.blocks]
        found = [sentence for block in blocks for sentence in block.sentences]
        return ((self.headline,) if self.headline else ()) + tuple(found)


def section(name: str, blocks: "list[Block]", note: str = "") -> Section:
    """A section under its title, without empty blocks."""
    kept = tuple(block for block in blocks if block.sentences)
    return Section(name, phrases()["sections"][name], kept, note)
