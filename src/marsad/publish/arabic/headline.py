"""An event as it stands over an Arabic brief: in one clause, by how sure it is."""

from collections.abc import Sequence

from marsad.publish.arabic.incident import event_clause, event_told
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.number import counted
from marsad.publish.arabic.words import say
from marsad.publish.headline import is_sure, vouched
from marsad.publish.lone import lone
from marsad.records.event import Event
from marsad.records.tally import Tally


def lead(
    event: Event, tallies: Sequence[Tally], names: Names, told: str | None = None
) -> str:
    """Plainly where it is confirmed, by how many sources where it is fair, and by whose
    word it is otherwise or where one side alone gives a number (rules W4 and W8).

    Args:
        told: what `event_told` makes of it, where that is known already.
    """
    dossier = names.dossier
    if not is_sure(event, dossier) or lone(event, tallies, dossier):
        return event_told(event, tallies, names) if told is None else told
    clause, many = event_clause(event, tallies, names), vouched(event, names.dossier)
    who = counted(many, "source", True)
    return clause + say("said", "by", who=who) if many else clause
