"""What is wrong with the places and boundaries that a monitor has loaded."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.locate.areas import Areas
from marsad.locate.loading import store

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    count: int
    fault: bool
    """True where a person should mend something."""
    told: str
    """In words, with the first examples."""


def findings(path: Path) -> Iterator[Finding]:
    """Everything there is to say about the places at `path`.

    Raises:
        OperatorError: nothing is loaded, or the file is damaged.
    """
    with store.opened(path) as db:
        (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            told = f"the file is damaged ({state}); move it away and load anew"
            yield Finding("file", 1, True, told)
            return
        yield _counts(db)
        yield _left_out(db)
        yield _unplaced(db)
        yield from _duplicates(db)
        yield _invalid(db)
        yield _orphans(db)
        yield _choice(db)
        if store.chosen_set(db) is not None:
            yield _swapped(db, path)


def _counts(db: sqlite3.Connection) -> Finding:
    (entries,) = db.execute("SELECT count(*) FROM entries").fetchone()
    (names,) = db.execute("SELECT count(*) FROM names").fetchone()
    kinds = db.execute(
        "SELECT kind, count(*) FROM entries GROUP BY kind ORDER BY 2 DESC, 1"
    )
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds)
    return Finding("places", entries, False, f"{names:,} names; {told}")


def _left_out(db: sqlite3.Connection) -> Finding:
    """What loading left out; the rows stand in the file of errors of that time."""
    rows = [s for s in store.sources(db) if s.left_out or s.repaired]
    told = (f"{s.file}: {s.left_out:,} left out, {s.repaired:,} repaired" for s in rows)
    count = sum(source.left_out for source in rows)
    return Finding("rows left out", count, False, "; ".join(told) or "none")


def _unplaced(db: sqlite3.Connection) -> Finding:
    return _listed(
        db,
        "without coordinates",
        "SELECT name FROM entries WHERE lat IS NULL ORDER BY entry",
        fault=False,
    )


def _duplicates(db: sqlite3.Connection) -> Iterator[Finding]:
    yield _listed(
        db,
        "codes of several places",
        "SELECT pcode || ' ' || group_concat(name, ', ') FROM entries"
        " WHERE pcode IS NOT NULL AND entry NOT IN (SELECT entry FROM areas)"
        " GROUP BY pcode HAVING count(*) > 1 ORDER BY pcode",
    )
    yield _listed(
        db,
        "places listed twice",
        "SELECT name || ' ' || round(lat, 3) || ' ' || round(lon, 3) FROM entries"
        " WHERE source != 'geonames' AND lat IS NOT NULL"
        " AND entry NOT IN (SELECT entry FROM areas)"
        " GROUP BY name, kind, round(lat, 3), round(lon, 3) HAVING count(*) > 1"
        " ORDER BY name",
    )


def _invalid(db: sqlite3.Connection) -> Finding:
    """Polygons are made valid when they are loaded; this makes sure."""
    import shapely  # type: ignore[import-untyped]

    rows = db.execute("SELECT id, geometry FROM areas ORDER BY area")
    wrong = [id for id, data in rows if not shapely.from_wkb(data).is_valid]
    return Finding("invalid polygons", len(wrong), bool(wrong), _some(wrong))


def _orphans(db: sqlite3.Connection) -> Finding:
    """Only where the level above is loaded for that country."""
    return _listed(
        db,
        "units without the unit above",
        "SELECT a.set_name || ' ' || a.own_code || ' in ' || a.parent FROM areas AS a"
        " WHERE a.parent IS NOT NULL AND EXISTS (SELECT 1 FROM areas AS b"
        " WHERE b.set_name = a.set_name AND b.level = a.level - 1"
        " AND b.country = a.country) AND NOT EXISTS (SELECT 1 FROM areas AS b"
        " WHERE b.id = a.set_name || ':' || (a.level - 1) || ':' || a.parent)"
        " ORDER BY a.area",
    )


def _choice(db: sqlite3.Connection) -> Finding:
    chosen, known = store.chosen_set(db), store.set_names(db)
    if not known:
        told = "none is loaded: points get no P-codes"
    elif chosen is None:
        told = f"none is chosen of {', '.join(known)}: `marsad places use SET`"
    else:
        levels = db.execute(
            "SELECT country, level, count(*) FROM areas WHERE set_name = ?"
            " GROUP BY country, level ORDER BY country, level",
            (chosen,),
        )
        units = ", ".join(f"{c or '(none)'} level {n}: {k:,}" for c, n, k in levels)
        told = f"{chosen}, the monitor's choice, is in use ({units})"
    return Finding("boundary sets", len(known), bool(known) and chosen is None, told)


def _swapped(db: sqlite3.Connection, path: Path) -> Finding:
    """Own places that lie in their country only with their numbers swapped, by the
    monitor's boundaries, which are finer than what loading goes by."""
    areas = Areas.open(path)
    drawn = {c for (c,) in db.execute("SELECT DISTINCT country FROM areas")}
    rows = db.execute(
        "SELECT name, country, lat, lon FROM entries WHERE lat IS NOT NULL"
        " AND origin IN (SELECT source FROM sources WHERE kind = 'table')"
    )
    wrong = []
    for name, country, lat, lon in rows:
        there = {unit.country for unit in areas.units_at(lat, lon)}
        turned = {unit.country for unit in areas.units_at(lon, lat)}
        if country in drawn and country not in there and country in turned:
            wrong.append(f"{name} {lat:g} {lon:g}")
    areas.close()
    return Finding(
        "latitude and longitude swapped", len(wrong), bool(wrong), _some(wrong)
    )


def _listed(
    db: sqlite3.Connection, what: str, query: str, fault: bool = True
) -> Finding:
    """What a query finds, which gives one text a row."""
    (count,) = db.execute(f"SELECT count(*) FROM ({query})").fetchone()
    rows = db.execute(f"{query} LIMIT {EXAMPLES}")
    found = [str(text) for (text,) in rows]
    return Finding(what, count, fault and count > 0, _some(found, count))


def _some(found: list[str], count: int | None = None) -> str:
    more = (len(found) if count is None else count) - EXAMPLES
    told = "; ".join(found[:EXAMPLES]) or "none"
    return told + (f" and {more:,} more" if more > 0 else "")
