"""Who is reported to hold what: the last word on each place, areas, what changed."""

from collections.abc import Sequence
from typing import Any

from marsad.publish.site.days import days
from marsad.publish.site.held import basis_words, stretches
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
    before = row["before"]
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
        "was": _was(before, named, edition),
        "changed": _changed(row),
    }


def _area(row: Row, holder: str | None, edition: Edition) -> str:
    if holder is None:
        return str(row["area"] or edition.words("no_place"))
    return edition.words("ground_of", holder=holder)


def state_words(state: str, holder: str | None, edition: Edition) -> str:
    """``held by the Northern Army``, or that nobody knows."""
    nobody = "" if holder else "_nobody"
    return edition.words(f"control_{state}{nobody}", holder=holder or "")


def _was(before: Sequence[Any] | None, named: Sequence[Row], edition: Edition) -> str:
    """What stood before, in words; empty where nothing is known of it."""
    if before is None:
        return ""
    side, state, km2 = before
    if km2 is not None:
        return edition.words("ground_km2", n=whole(km2))
    holder = named[side]["said"] if side is not None else None
    return state_words(state, holder, edition)


def _changed(row: Row) -> bool:
    """Whether holder, state or size differ from the stretch before."""
    now = [row["side"], row["state"], row["km2"]]
    return bool(row["before"] is None or list(row["before"]) != now)
