"""Who is reported to hold which ground, as rows for the map, timeline and ground pages.

One row is one stretch of a place's or an area's history; files hold `PER_FILE` each,
the newest change first, in each language.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from marsad.publish.arabic.people import hold_sentence, sizes_sentence
from marsad.publish.site.chunk import chunk
from marsad.publish.site.days import days
from marsad.publish.site.parties import sides
from marsad.publish.site.shell import Edition
from marsad.publish.site.store import place_in
from marsad.publish.subjects import Hold, Sizes
from marsad.publish.views import ground_series, place_sentences
from marsad.publish.wire import Row, control_wire
from marsad.records.control import SINCE, Control
from marsad.records.dossier import Dossier

PER_FILE = 500
"""Stretches in one file."""
MOST_CLAIMS = 3
"""Claims and contradictions that a row leads to; the data files have all."""
COLUMNS = (
    *("id", "place", "area", "lat", "lon", "radius_m", "blurred", "side", "state"),
    *("start", "end", "km2", "basis", "last", "age_days", "stale", "claims"),
    *("claim_count", "pairs", "before", "newest", "told"),
)
"""What a row has, in this order. `side` is the number of the holder among `sides`, or
null; `before` has side, state and square kilometres of the stretch before it; `newest`
is 1 for the last word on its place."""
BASES = {
    "both sides agree": "both",
    "one belligerent claims": "one",
    "third party reports": "third",
    "another side says so": "other",
    "claims contradict each other": "clash",
    "reported to have been left": "left",
    "reported with doubt": "doubt",
    "lost again within a day": "flip",
    "told to be contested": "open",
}
"""The bases of control, and the strings that say them."""
LOST = ": all of it lost"


def held_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files that hold the stretches, newest change first."""
    found = stretches(edition)
    language, number = edition.language, 0
    for number, start in enumerate(range(0, len(found), PER_FILE), 1):
        rows = [[row[name] for name in COLUMNS] for row in found[start:][:PER_FILE]]
        yield chunk(f"control-{language}-{number - 1}", rows)
    shared = {"columns": COLUMNS, "files": number, "rows": len(found)}
    yield chunk(f"control-{language}", shared)


def stretches(edition: Edition) -> list[Row]:
    """All stretches that have a first day, the newest change first."""
    dossier = edition.material.dossier
    numbers = {side["id"]: at for at, side in enumerate(sides(edition.material))}
    rows = [
        _row(control, before, last, numbers, edition)
        for history in histories(dossier)
        for control, before, last in _steps(history)
    ]
    return sorted(rows, key=lambda row: (row["start"], row["id"]), reverse=True)


def histories(dossier: Dossier) -> list[list[Control]]:
    """The stretches of each place or area, in the order of their days."""
    by_spot: dict[tuple[object, ...], list[Control]] = {}
    for control in dossier.controls:
        if control.when.start is not None:
            by_spot.setdefault(_spot(control), []).append(control)
    for history in by_spot.values():
        history.sort(key=lambda one: (str(one.when.start), -(one.km2 or 0), one.id))
    return [by_spot[spot] for spot in sorted(by_spot, key=str)]


def _spot(control: Control) -> tuple[object, ...]:
    where = control.where
    if control.area is not None:
        return "area", control.area
    if where is None:
        return "place", control.place
    return "place", where.gazetteer, where.entry, where.lat, where.lon


def _steps(
    history: Sequence[Control],
) -> Iterator[tuple[Control, Control | None, bool]]:
    """Each stretch with the one before, and whether it is the last word."""
    before: Control | None = None
    for at, control in enumerate(history, 1):
        yield control, before, at == len(history)
        before = control


def _row(
    control: Control,
    before: Control | None,
    last: bool,
    numbers: dict[str, int],
    edition: Edition,
) -> Row:
    wire = control_wire(control, edition.material.dossier)
    side = numbers.get(control.holder or "")
    where = control.where
    was = before and [numbers.get(before.holder or ""), before.state, before.km2]
    kept = ("id", "state", "start", "end", "km2", "last", "age_days", "lat", "lon")
    return {
        **{name: wire[name] for name in (*kept, "radius_m", "area")},
        "place": place_in(control.place, edition.language, edition.material),
        "blurred": int(where is not None and where.gazetteer == "blurred"),
        "side": side,
        "basis": basis(control.basis),
        "stale": int(control.stale),
        "claims": wire["claims"][:MOST_CLAIMS],
        "claim_count": len(wire["claims"]),
        "pairs": wire["contradictions"][:MOST_CLAIMS],
        "before": was,
        "newest": int(last),
        "told": told(control, edition),
    }


def changed(row: Row) -> bool:
    """Whether holder, state or size differ from the stretch before."""
    now = [row["side"], row["state"], row["km2"]]
    return bool(row["before"] is None or list(row["before"]) != now)


def basis(words: str) -> list[str]:
    """The strings that say on what basis somebody holds a place; the record's own
    words where there is none."""
    bare = words.split(SINCE)[0]
    lost = bare.endswith(LOST)
    known = bare.removesuffix(LOST)
    found = [f"basis_{BASES[known]}" if known in BASES else known]
    return [*found, "basis_lost"] if lost else found


def told(control: Control, edition: Edition) -> str:
    """The stretch in one sentence, as the brief says it."""
    material = edition.material
    if edition.language == "ar":
        if control.km2 is not None:
            return sizes_sentence(Sizes((control,)), material.names)
        return hold_sentence(Hold(control), material.names)
    if control.km2 is not None:
        made = ground_series([control], material.dossier)
    else:
        made = place_sentences([control], material.dossier)
    return made[0].text if made else _plainly(control, edition)


def _plainly(control: Control, edition: Edition) -> str:
    """A sentence on a holder whom marsad.toml does not know."""
    words, when = edition.words, control.when.start
    place = control.place or control.area or words("no_place")
    state = words(f"control_{control.state}", holder=control.holder or "")
    return words(
        "hold_told", place=place, state=state, day=days(when, when, edition.words)
    )


def basis_words(keys: Sequence[str], edition: Edition) -> str:
    """What `basis` found, in the words of the language."""
    strings: Any = edition.words.strings
    said = [str(strings.get(key, key)) for key in keys]
    return edition.words("semicolon").join(said)
