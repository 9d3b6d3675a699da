"""An event as it stands over an Arabic brief: in one clause, by how sure it is."""

from collections.abc import Sequence

from marsad.publish.account import account_of
from marsad.publish.arabic.incident import event_clause, event_told, said_beside
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.number import counted
from marsad.publish.arabic.script import some
from marsad.publish.arabic.words import say, words
from marsad.publish.headline import is_sure, not_all, vouched
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
    account = account_of(event, tallies, dossier)
    return _vouched_clause(event, tallies, names) + said_beside(account, names)


def _vouched_clause(event: Event, tallies: Sequence[Tally], names: Names) -> str:
    """The event with how many sources say so, and who gives the numbers."""
    clause, many = event_clause(event, tallies, names), vouched(event, names.dossier)
    if not many:
        return clause
    sources = counted(many, "source", True)
    given = not_all(event, tallies, names.dossier, many)
    if given is None:
        return clause + say("said", "by", who=sources)
    pattern = str(words("vouched")["given"][given.numbers > 1])
    who = some(list(dict.fromkeys(map(names.speaker, given.claims))))
    return clause + pattern.format(sources=sources, who=who)
