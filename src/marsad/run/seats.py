"""Known places and who holds each on a day: by claims, else by imported maps."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from marsad.locate.entry import SETTLED, Entry
from marsad.locate.fold import fold
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground import store
from marsad.locate.ground.at import holders_on
from marsad.locate.ground.measure import apart_km
from marsad.records.control import Control
from marsad.weigh.cells import FILL_KM, MAPPED, TOLD, Seat
from marsad.weigh.maps import Standing, Word, standing

DOUBLE_KM = 5.0
"""How far two lists put one village apart, at most; our own estimate."""
MARGIN = 2 * FILL_KM / 111.2
"""Degrees around the places told of in which others bound their cells."""


def standing_controls(controls: Iterable[Control], day: date) -> list[Control]:
    """Of every place with a point the stretch that holds on a day: the last one that
    has begun by then, however long ago."""
    last: dict[tuple[str, str], Control] = {}
    for control in sorted(controls, key=_begin):
        if control.where is None or control.where.lat is None or control.area:
            continue
        if control.when.start is not None and control.when.start <= day:
            last[control.where.gazetteer, control.where.entry] = control
    return [last[key] for key in sorted(last)]


def _begin(control: Control) -> tuple[date, str]:
    return control.when.start or date.min, control.id


def told_seats(controls: Iterable[Control], day: date) -> list[Seat]:
    """The places of which claims tell."""
    return [_told(control, day) for control in standing_controls(controls, day)]


def _told(control: Control, day: date) -> Seat:
    where = control.where
    assert where is not None and where.lat is not None and where.lon is not None
    age = None if control.last is None else max(0, (day - control.last).days)
    return Seat(
        key=f"{where.gazetteer}:{where.entry}",
        name=where.name,
        lat=where.lat,
        lon=where.lon,
        by=TOLD,
        holder=control.holder,
        state=control.state,
        basis=control.basis,
        age_days=age,
        claims=control.claims,
    )


def other_seats(
    box: tuple[float, float, float, float],
    gazetteer: Gazetteer,
    area: Sequence[str],
    told: Sequence[Seat] = (),
) -> list[Seat]:
    """Towns and villages in a box of west, south, east and north; where a monitor
    watches countries, only theirs. What another list has of a place that is told of
    is left out."""
    entries = gazetteer.within(box, SETTLED)
    seats = [_seat(one) for one in entries if not area or one.country in area]
    by_name: dict[str, list[Seat]] = {}
    for seat in told:
        by_name.setdefault(_bare(seat), []).append(seat)
    return [seat for seat in seats if not _double(seat, by_name.get(_bare(seat), ()))]


def _bare(seat: Seat) -> str:
    """A name without the unit behind it, folded."""
    return fold(seat.name.partition(",")[0])


def _double(seat: Seat, named: Sequence[Seat]) -> bool:
    point = seat.lat, seat.lon
    return any(apart_km(one.lat, one.lon, point) < DOUBLE_KM for one in named)


def _seat(entry: Entry) -> Seat:
    assert entry.lat is not None and entry.lon is not None
    return Seat(f"{entry.source}:{entry.id}", entry.name, entry.lat, entry.lon)


def mapped(seats: Sequence[Seat], path: Path | None, day: date) -> list[Seat]:
    """The seats of which nothing is told, as imported maps have them.

    Raises:
        OperatorError: the file of imported maps cannot be read.
    """
    untold = [at for at, seat in enumerate(seats) if not seat.by]
    known = list(seats)
    if path is None or not path.is_file() or not untold:
        return known
    words = words_at([(seats[at].lat, seats[at].lon) for at in untold], path, day)
    shown = _shown(path, day)
    for at, said in zip(untold, words, strict=True):
        stands = standing(said, day)
        if stands.holder is not None or stands.state == "contested":
            known[at] = _mapped(known[at], stands)
        else:
            barred = (shown.get(source, ()) for source in stands.sources)
            known[at] = replace(known[at], barred=frozenset().union(*barred))
    return known


def _shown(path: Path, day: date) -> dict[str, list[str]]:
    """Whose ground each map shows on its last day not after one."""
    shown = {}
    with store.opened(path) as db:
        for series in store.chosen(db, ""):
            newest = store.newest_day(db, series, day)
            if newest is not None:
                shown[series] = store.holders(db, series, newest)
    return shown


def _mapped(seat: Seat, stands: Standing) -> Seat:
    return replace(
        seat,
        by=MAPPED,
        holder=stands.holder,
        state=stands.state,
        basis=f"{stands.basis} ({', '.join(stands.sources)})",
        age_days=stands.age_days,
    )


def words_at(
    points: Sequence[tuple[float, float]], path: Path, day: date
) -> list[list[Word]]:
    """What each imported map says of points, latitude first, about a day: on its last
    day not after it, the one before and the one behind that."""
    words: list[list[Word]] = [[] for _ in points]
    with store.opened(path) as db:
        for series in store.chosen(db, ""):
            for near in _around(store.days(db, series), day):
                held = holders_on(db, series, near, points)
                for said, holder in zip(words, held, strict=True):
                    said.append(Word(series, near, holder))
    return words


def _around(days: Sequence[date], day: date) -> Sequence[date]:
    """The last of some days that is not after one, and those beside it."""
    at = max((k for k, each in enumerate(days) if each <= day), default=None)
    return () if at is None else days[max(0, at - 1) : at + 2]
