"""The Arabic brief: sentence by sentence what the English one tells, and no more."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from marsad.publish.arabic.changes import (
    again_sentence,
    corrected_sentence,
    gone_sentence,
    moved_sentence,
    regraded_sentence,
    revised_sentence,
)
from marsad.publish.arabic.doubts import (
    dispute_sentence,
    doubt_sentence,
    mismatch_sentence,
)
from marsad.publish.arabic.figures import (
    beyond_sentence,
    stock_sentence,
    sum_sentence,
    total_sentence,
)
from marsad.publish.arabic.headline import lead
from marsad.publish.arabic.incident import event_sentence
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.notes import notes_words
from marsad.publish.arabic.people import (
    discord_sentence,
    fate_sentence,
    hold_sentence,
    size_clause,
    sizes_sentence,
)
from marsad.publish.arabic.script import sentence
from marsad.publish.arabic.words import say, words
from marsad.publish.outline import Block, Brief, Section
from marsad.publish.subjects import (
    Again,
    Beyond,
    Corrected,
    Discord,
    Dispute,
    Doubt,
    Fate,
    Gone,
    Hold,
    Incident,
    Lead,
    Mismatch,
    Moved,
    Regraded,
    Revised,
    Sizes,
    Stock,
    Subject,
    Sum,
    Total,
)
from marsad.publish.telling import Sentence
from marsad.records.dossier import Dossier
from marsad.records.when import When


def in_arabic(brief: Brief, dossier: Dossier) -> Brief:
    """The brief in Arabic, over the dossier that the English one was made from.

    Sections, their order, what every sentence tells and the claims it rests on are
    those of the English brief: the two languages cannot tell different things.
    """
    names = Names(dossier)
    return replace(
        brief,
        title=dossier.war.title_in("ar"),
        publisher=dossier.war.rules.publisher_in("ar"),
        headline=_sentence(brief.headline, names) if brief.headline else None,
        sections=_once([_section(section, names) for section in brief.sections]),
        method=" ".join(str(words("method")["text"]).split()),
    )


def _section(section: Section, names: Names) -> Section:
    return replace(
        section,
        title=str(words("sections")[section.id]),
        blocks=tuple(_block(block, names) for block in section.blocks),
        note=notes_words(section.notes, names.calendar),
    )


def _block(block: Block, names: Names) -> Block:
    said = tuple(_sentence(one, names) for one in block.sentences)
    return replace(block, heading=_heading(block, names), sentences=_apart(said, names))


def _apart(said: Sequence[Sentence], names: Names) -> tuple[Sentence, ...]:
    """Disputes that would read alike are told by their words."""
    seen: set[str] = set()
    kept = []
    for one in said:
        if one.text in seen and isinstance(one.of, Dispute):
            text = dispute_sentence(one.of, names, exact=True)
            one = replace(one, text=text)
        seen.add(one.text)
        kept.append(one)
    return tuple(kept)


def _once(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Each sentence once, where it comes first, resting on the claims of all that
    read like it: English may tell two things apart by words that have no Arabic."""
    resting: dict[str, set[str]] = {}
    for section in sections:
        for one in (s for block in section.blocks for s in block.sentences):
            resting.setdefault(one.text, set()).update(one.claims)
    kept = [replace(s, blocks=_fresh(s.blocks, resting)) for s in sections]
    return tuple(section for section in kept if section.blocks or section.note)


def _fresh(blocks: Sequence[Block], resting: dict[str, set[str]]) -> tuple[Block, ...]:
    """Blocks with the sentences that are still to be told; those told go."""
    kept = []
    for block in blocks:
        fresh = []
        for one in block.sentences:
            claims = resting.pop(one.text, None)
            if claims is not None:
                more = tuple(sorted(claims.difference(one.claims)))
                fresh.append(replace(one, claims=(*one.claims, *more)))
        if fresh:
            kept.append(replace(block, sentences=tuple(fresh)))
    return tuple(kept)


def _heading(block: Block, names: Names) -> str | None:
    if block.of is None:
        return None
    if isinstance(block.of, str):
        return str(words("headings")[block.of])
    if isinstance(block.of, When):
        return names.calendar.stretch(block.of)
    return names.person(block.of)


def _sentence(said: Sentence, names: Names) -> Sentence:
    return replace(said, text=told(said.of, names)) if said.of else said


def told(subject: Subject, names: Names) -> str:
    """What a sentence tells, in Arabic."""
    return _TOLD[type(subject)](subject, names)


def _incident(subject: Incident, names: Names) -> str:
    return event_sentence(subject.event, subject.tallies, names)


def _lead(subject: Lead, names: Names) -> str:
    """The main event, and the ground still held."""
    parts, event = [], subject.event
    if event is not None:
        clause = lead(event, subject.tallies, names)
        parts.append(
            say("headline_joined", "late", x=clause) if subject.late else clause
        )
    if subject.size is not None:
        size = size_clause(subject.size, names)
        parts.append(say("headline_joined", "and", x=size) if parts else size)
    return sentence("؛ ".join(parts))


_TOLD: dict[type, Callable[[Any, Names], str]] = {
    Again: again_sentence,
    Beyond: beyond_sentence,
    Corrected: corrected_sentence,
    Discord: discord_sentence,
    Dispute: dispute_sentence,
    Doubt: doubt_sentence,
    Fate: fate_sentence,
    Gone: gone_sentence,
    Hold: hold_sentence,
    Incident: _incident,
    Lead: _lead,
    Mismatch: mismatch_sentence,
    Moved: moved_sentence,
    Regraded: regraded_sentence,
    Revised: revised_sentence,
    Sizes: sizes_sentence,
    Stock: stock_sentence,
    Sum: sum_sentence,
    Total: total_sentence,
}
"""How each kind of subject is told."""
