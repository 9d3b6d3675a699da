"""What a monitor's reviewers have said that words for a place mean."""

from collections.abc import Iterable, Mapping

from marsad.errors import OperatorError
from marsad.locate.entry import Entry
from marsad.locate.fold import fold
from marsad.locate.gazetteer import Gazetteer
from marsad.records.decision import Decision

ACTION = "place"
"""Of a decision on words: its records are the words, the gazetteer and the entry."""


def ruling(words: str, gazetteer: str, entry: str, known: Gazetteer) -> tuple[str, ...]:
    """The records of a decision that words mean an entry.

    Raises:
        OperatorError: the words hold no name, or there is no such entry.
    """
    if not fold(words):
        raise OperatorError(f"no name of a place: {words!r}")
    if known.entry(gazetteer, entry) is None:
        raise OperatorError(f"gazetteer {gazetteer!r} has no entry {entry!r}")
    return words, gazetteer, entry


def choices(decisions: Iterable[Decision], known: Gazetteer) -> Mapping[str, Entry]:
    """Folded words -> the entry that they mean by the last decision on them; one that
    the gazetteer no longer has is not followed."""
    found: dict[str, Entry] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        if decision.action != ACTION:
            continue
        words, gazetteer, id = decision.records
        entry = known.entry(gazetteer, id)
        if entry is not None:
            found[fold(words)] = entry
    return found
