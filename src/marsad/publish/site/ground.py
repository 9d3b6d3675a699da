"""Who is reported to hold what: the last word on each place, areas, what changed."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from marsad.publish.site.days import days
from marsad.publish.site.held import basis_words, changed, stretches
from marsad.publish.site.imported import imported
from marsad.publish.site.parties import sides
from marsad.publish.site.shell import Edition
from marsad.publish.wire import Row, whole

MOST_PLACES, MOST_CHANGES, MOST_SIZES = 100, 60, 400
"""Rows that stand on the page before its script has run; of sizes all that it has."""


def ground(edition: Edition) -> dict[str, Any]:
    """What the template of the page asks for."""
    rows, known = stretches(edition), sides(edition.material)
    language = edition.language
    named = [
        {**side, "name": side[language], "said": side[f"said_{language}"]}
        for side in known
    ]
    told = [_told(row, named, edition) for row in rows]
    newest = [row for row in told if row["newest"] and row["area"] is None]
    sizes = [row for row in told if row["km2"] is not None][:MOST_SIZES]
    hands = [row for row in told if row["changed"]]
    return {
        "places": newest[:MOST_PLACES],
        "place_count": len(newest),
        "sizes": sorted(sizes, key=lambda row: (row["start"], row["id"])),
        "changes": hands[:MOST_CHANGES],
        "change_count": len(hands),
        "contested": sum(row["state"] == "contested" for row in newest),
        "stale": sum(row["stale"] for row in newest),
        "parties": named,
        "maps": imported(edition),
    }


def _told(row: Row, named: Sequence[Row], edition: Edition) -> Row:
    """A stretch with its words."""
    words, side = edition.words, row["side"]
    holder = named[side]["said"] if side is not None else None
    age = row["age_days"]
    return {
        **row,
        "name": row["place"] or _area(row, holder, edition),
        "party": named[side] if side is not None else None,
        "state_words": state_words(row["state"], holder, edition),
        "since": days(row["start"], row["start"], words),
        "basis_words": basis_words(row["basis"], edition),
        "age": words("ground_age", days=age) if age else "",
        "size": whole(row["km2"]),
        "was": _was(row, named, edition),
        "changed": changed(row),
    }


def _area(row: Row, holder: str | None, edition: Edition) -> str:
    if holder is None:
        return str(row["area"] or edition.words("no_place"))
    return edition.words("ground_of", holder=holder)


def state_words(state: str, holder: str | None, edition: Edition) -> str:
    """``held by the Northern Army``, or that nobody knows."""
    nobody = "" if holder else "_nobody"
    return edition.words(f"control_{state}{nobody}", holder=holder or "")


def _was(row: Row, named: Sequence[Row], edition: Edition) -> str:
    """What stood before, in words; empty where nothing is known of it, or the words
    are those of now."""
    if row["before"] is None:
        return ""
    now = _Held(row["side"], row["state"], row["km2"])
    was = _Held(*row["before"])
    said = {one: _held_words(one, named, edition) for one in (now, was)}
    return "" if said[was] == said[now] else said[was]


class _Held(NamedTuple):
    """What a stretch says: the number of the side, the state, square kilometres."""

    side: int | None
    state: str
    km2: float | None


def _held_words(held: _Held, named: Sequence[Row], edition: Edition) -> str:
    if held.km2 is not None:
        return edition.words("ground_km2", n=whole(held.km2))
    holder = named[held.side]["said"] if held.side is not None else None
    return state_words(held.state, holder, edition)
