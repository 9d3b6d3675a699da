"""Control on record as plain rows: a place's history, what changed hands, cells."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from marsad.locate.areas import land_of
from marsad.locate.find import Name, find_places
from marsad.locate.fold import fold
from marsad.locate.ground import store
from marsad.locate.ground.at import Run, runs_at
from marsad.locate.ground.measure import km2
from marsad.publish.wire import Row, control_wire
from marsad.records.claim import Claim
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.run.seats import MARGIN, mapped, other_seats, told_seats, words_at
from marsad.run.tools import Models
from marsad.weigh.cells import Cell, cells
from marsad.weigh.maps import standing

Days: TypeAlias = tuple[date | None, date | None]


def history(words: str, dossier: Dossier, models: Models) -> list[Row]:
    """Every stretch of the places that words may mean, in order, with the claims."""
    key = fold(words)
    found_entries = models.gazetteer.lookup(words, models.war.area)
    entries = {(entry.source, entry.id) for entry in found_entries}
    found = [one for one in dossier.controls if _meant(one, key, entries)]
    found.sort(key=lambda one: (one.place or "", str(one.when.start), one.id))
    return [
        control_wire(one, dossier)
        | {"said": [_said(dossier.claims[c], dossier) for c in one.claims]}
        for one in found
    ]


def _meant(control: Control, key: str, entries: set[tuple[str, str]]) -> bool:
    if control.area is not None:
        return False
    where = control.where
    if where is not None and (where.gazetteer, where.entry) in entries:
        return True
    return fold(control.place or "") == key


def _said(claim: Claim, dossier: Dossier) -> Row:
    report = dossier.reports[claim.report]
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "speaker": claim.speaker or report.publisher,
        "quote": claim.quote,
        "report": claim.report,
        "published": report.published.isoformat() if report.published else None,
    }


def found_at(words: str, models: Models) -> list[Row]:
    """The place that words alone mean, as a row with name and point; none without."""
    (found,) = find_places([Name(words)], models.gazetteer, models.war.area)
    where = found.where
    if where is None:
        return []
    return [{"place": where.name, "lat": where.lat, "lon": where.lon}]


def map_history(
    places: Iterable[Row], models: Models, day: date | None
) -> Iterator[Row]:
    """What imported maps show at the points of rows: for each place a row for each
    map, and one for what they make of it together on a day, else on their last.

    Raises:
        OperatorError: the file of imported maps cannot be read.
    """
    if models.ground is None or not models.ground.is_file():
        return
    points = {(row["lat"], row["lon"]): row["place"] for row in places}
    with store.opened(models.ground) as db:
        names = store.chosen(db, "")
        for (lat, lon), place in points.items():
            if lat is None or not names:
                continue
            for series in names:
                runs = runs_at(db, series, lat, lon)
                told = {"series": series, "place": place}
                yield told | {"runs": list(map(_run, runs))}
            on = day or max(store.days(db, series)[-1] for series in names)
            yield _together(place, (lat, lon), models.ground, on)


def _together(place: str, point: tuple[float, float], path: Path, day: date) -> Row:
    (told,) = words_at([point], path, day)
    stands = standing(told, day)
    return {
        "place": place,
        "day": day.isoformat(),
        "holder": stands.holder,
        "state": stands.state,
        "basis": stands.basis,
        "age_days": stands.age_days,
        "stale": stands.stale,
        "series": list(stands.sources),
    }


def _run(run: Run) -> Row:
    return {
        "first": run.first.isoformat(),
        "last": run.last.isoformat(),
        "days": run.days,
        "holder": run.holder,
    }


def hands(dossier: Dossier, days: Days) -> Iterator[Row]:
    """Places that changed hands or state between two days, in order: who took what,
    from whom, on whose word."""
    by_place: dict[str, list[Control]] = {}
    for control in dossier.controls:
        if control.area is None and control.when.start is not None:
            spot = control.where.entry if control.where else fold(control.place or "")
            by_place.setdefault(spot, []).append(control)
    rows = []
    for spot in sorted(by_place):
        before: Control | None = None
        for control in sorted(by_place[spot], key=lambda one: str(one.when.start)):
            if _within(control.when.start, days):
                rows.append(_hand(before, control))
            before = control
    yield from sorted(rows, key=lambda row: (row["day"], row["place"] or ""))


def _within(day: date | None, days: Days) -> bool:
    since, until = days
    if day is None:
        return False
    return (since is None or day >= since) and (until is None or day <= until)


def _hand(before: Control | None, now: Control) -> Row:
    return {
        "place": now.place,
        "day": str(now.when.start),
        "from": before.holder if before else None,
        "from_state": before.state if before else None,
        "to": now.holder,
        "state": now.state,
        "basis": now.basis,
        "control": now.id,
        "claims": list(now.claims),
    }


def place_cells(
    dossier: Dossier, models: Models, day: date, reach_km: float
) -> Iterator[dict[str, Any]]:
    """GeoJSON features of cells on a day: ground around places by claims, else by
    imported maps, else by the nearest of these.

    Cells end at the chosen boundaries of the countries watched, where such are loaded.

    Raises:
        OperatorError: a file of the monitor's cannot be read.
    """
    seats = told_seats(dossier.controls, day)
    box = _box(seats, models, day)
    if box is None:
        return
    seats += other_seats(box, models.gazetteer, models.war.area, seats)
    land = land_of(models.places, models.war.area)
    for cell in cells(mapped(seats, models.ground, day), land, reach_km):
        yield _feature(cell, day)


def _box(
    seats: list[Any], models: Models, day: date
) -> tuple[float, float, float, float] | None:
    """What is to be drawn: around the places told of and the maps of the day."""
    boxes = [(seat.lon, seat.lat, seat.lon, seat.lat) for seat in seats]
    if models.ground is not None and models.ground.is_file():
        with store.opened(models.ground) as db:
            boxes += store.boxes_on(db, day)
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return (
        min(west) - MARGIN,
        min(south) - MARGIN,
        max(east) + MARGIN,
        max(north) + MARGIN,
    )


def _feature(cell: Cell, day: date) -> dict[str, Any]:
    import json

    import shapely  # type: ignore[import-untyped]

    seat = cell.seat
    return {
        "type": "Feature",
        "geometry": json.loads(shapely.to_geojson(cell.shape)),
        "properties": {
            "place": seat.name,
            "entry": seat.key,
            "day": day.isoformat(),
            "holder": seat.holder,
            "state": seat.state,
            "by": seat.by,
            "basis": seat.basis,
            "age_days": seat.age_days,
            "km2": round(km2(cell.shape), 3),
            "claims": list(seat.claims),
        },
    }
