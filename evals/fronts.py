"""What fronts of imported maps change in placing, measured on names alone.

    python evals/fronts.py

For every name that two or more towns or villages of Ukraine share which lie apart, and
every one of them: is it found by its name alone, in a monitor of Ukraine, without
fronts and with the front of DeepState's map of a day? Told by how far each lies from
that front. A find is right within ten kilometres; one that is left ambiguous is
neither right nor wrong. No report is read: how often what is told of happens in which
of the bands is for the reader to judge.
"""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from ground import MAP
from rich.console import Console
from rich.table import Table

from marsad.locate.entry import SETTLED, Entry
from marsad.locate.find import Name, find_places
from marsad.locate.fold import fold
from marsad.locate.gazetteer import Gazetteer, open_gazetteer
from marsad.locate.ground.front import Front, open_fronts
from marsad.locate.ground.load import Asked, load
from marsad.locate.ground.measure import apart_km
from marsad.locate.ground.rows import Options
from marsad.settings import cache_folder

DAYS = (date(2024, 9, 2), date(2025, 5, 5))
BANDS = (15, 50, 150, 10_000)
"""Kilometres from the front, up to."""
BOX = (22.0, 44.0, 40.5, 52.5)
RIGHT_KM, APART_KM = 10.0, 25.0


def shared(gazetteer: Gazetteer) -> list[Entry]:
    """Towns and villages whose name another has that lies apart."""
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in gazetteer.within(BOX, SETTLED):
        if entry.country == "UA":
            by_name[fold(entry.name)].append(entry)
    return [
        one
        for group in by_name.values()
        for one in group
        if any(_apart(one, other) > APART_KM for other in group)
    ]


def _apart(one: Entry, other: Entry) -> float:
    assert one.lat is not None and one.lon is not None
    assert other.lat is not None and other.lon is not None
    return apart_km(one.lat, one.lon, (other.lat, other.lon))


def outcome(entry: Entry, gazetteer: Gazetteer, fronts: tuple[Front, ...]) -> str:
    """What becomes of an entry's name."""
    (found,) = find_places([Name(entry.name, fronts=fronts)], gazetteer, ("UA",))
    where = found.where
    if found.ambiguous or where is None or where.lat is None or where.lon is None:
        return "ambiguous"
    assert entry.lat is not None and entry.lon is not None
    off = apart_km(entry.lat, entry.lon, (where.lat, where.lon))
    return "right" if off <= RIGHT_KM else "wrong"


def rows(gazetteer: Gazetteer, front: Front) -> Iterator[tuple[str, ...]]:
    """Band, names, and right and wrong ones without and with the front."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for entry in shared(gazetteer):
        assert entry.lat is not None and entry.lon is not None
        km = front.km(entry.lat, entry.lon)
        band = counts[next(most for most in BANDS if km <= most)]
        band["names"] += 1
        band[f"plain {outcome(entry, gazetteer, ())}"] += 1
        band[f"front {outcome(entry, gazetteer, (front,))}"] += 1
    for most in BANDS:
        told = ("names", "plain right", "front right", "plain wrong", "front wrong")
        yield (f"{most:,} km", *(str(counts[most][word]) for word in told))


def main() -> int:
    """Print a table for each day."""
    if not MAP.exists():
        print(f"{MAP} is not there: nothing is measured")
        return 0
    gazetteer = open_gazetteer(cache_folder())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ground.sqlite"
        load(Asked(MAP, Options(series="map", holder="them"), datetime.now(UTC)), path)
        fronts = open_fronts(path)
        assert fronts is not None
        for day in DAYS:
            (front,) = fronts.on(day)
            head = ("up to", "names", "right", "with front", "wrong", "with front")
            table = Table(*head, title=f"front of {day}")
            for row in rows(gazetteer, front):
                table.add_row(*row)
            Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
