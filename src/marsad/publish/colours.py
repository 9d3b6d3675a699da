"""The colour of each side, the same on every page and picture."""

from collections.abc import Iterable, Mapping
from itertools import cycle

from marsad.records.war import Party

COLOURS = (
    *("#0072b2", "#e69f00", "#009e73", "#cc79a7"),
    *("#56b4e9", "#d55e00", "#f0e442"),
)
"""For sides without one of their own: told apart by people of any colour vision (Okabe
and Ito, 2008)."""


def colours_of(parties: Iterable[Party], others: Iterable[str] = ()) -> dict[str, str]:
    """Every party's own colour, else the next that no party has as its own: by the
    order of the monitor's list, whoever is drawn; then those of other sides by name."""
    own = {party.id: party.colour for party in parties}
    more = dict.fromkeys(sorted(set(others) - own.keys()))
    taken = {colour.lower() for colour in own.values() if colour}
    free = cycle([one for one in COLOURS if one not in taken] or COLOURS)
    sides: Mapping[str, str | None] = own | more
    return {id: colour or next(free) for id, colour in sides.items()}
