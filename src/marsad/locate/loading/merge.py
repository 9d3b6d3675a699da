"""Put what was gathered from one file into a monitor's places, in one transaction."""

import sqlite3
from dataclasses import dataclass

from marsad.errors import OperatorError
from marsad.locate.database import transaction
from marsad.locate.loading.store import drop

MANY = 50_000
"""Names from which on the index by sound is made anew, not added to."""
_COPIED = "id, name, kind, lat, lon, country, population, source, pcode, part, row"
_AREA = (
    "id, set_name, level, country, name, other, pcode, parent, own_name, own_code,"
    " west, south, east, north, geometry"
)


@dataclass(frozen=True, slots=True)
class Came:
    """Where the gathered rows came from, as it is kept."""

    name: str
    kind: str
    licence: str
    file: str
    sha256: str
    options: str
    loaded: str
    left_out: int
    repaired: int
    kept: int


def merge(db: sqlite3.Connection, came: Came, names: int) -> int:
    """Put the rows in, in place of those of the same source; how many they replace.

    A set's boundaries of one level in one country take the place of those; a place
    takes that of an older one with the same id in the same list.

    Raises:
        OperatorError: they would replace a whole level by a part of it.
    """
    check_part(db, came)
    with transaction(db):
        mark_replaced(db, came)
        gone = drop(db, "incoming.doomed")
        origin = _source(db, came)
        (top,) = db.execute(
            "SELECT coalesce(max(entry), -1) + 1 FROM entries"
        ).fetchone()
        if names > MANY:
            db.execute("DROP INDEX by_sound")
        _copy(db, top, origin)
        if names > MANY:
            db.execute("CREATE INDEX by_sound ON names (sound)")
    return gone


def mark_replaced(db: sqlite3.Connection, came: Came) -> int:
    """List the entries that the gathered ones replace; how many they are."""
    db.execute("CREATE TABLE incoming.doomed (entry INTEGER PRIMARY KEY)")
    db.execute(
        "INSERT INTO incoming.doomed SELECT o.entry FROM incoming.entries AS n"
        " JOIN main.entries AS o ON o.source = n.source AND o.id = n.id"
    )
    if came.kind == "boundaries":
        db.execute(
            "INSERT OR IGNORE INTO incoming.doomed SELECT o.entry FROM main.areas AS o"
            " WHERE (o.set_name, o.level, o.country) IN"
            " (SELECT DISTINCT set_name, level, country FROM incoming.areas)"
        )
    else:
        db.execute(
            "INSERT OR IGNORE INTO incoming.doomed SELECT entry FROM main.entries"
            " WHERE origin IN (SELECT source FROM sources WHERE kind = ? AND name = ?)",
            (came.kind, came.name),
        )
    (count,) = db.execute("SELECT count(*) FROM incoming.doomed").fetchone()
    return int(count)


def check_part(db: sqlite3.Connection, came: Came) -> None:
    """Check that the name is free for this kind, and no level is cut down.

    Raises:
        OperatorError: it is not; the message says what to do.
    """
    row = db.execute(
        "SELECT kind FROM sources WHERE name = ? AND kind != ?", (came.name, came.kind)
    ).fetchone()
    if row is not None:
        raise OperatorError(
            f"{came.name!r} is the name of {row[0]} already; give another with --set"
        )
    rows = db.execute(
        "SELECT level, country, count(*), (SELECT count(*) FROM main.areas AS o WHERE"
        " o.set_name = n.set_name AND o.level = n.level AND o.country = n.country)"
        " FROM incoming.areas AS n GROUP BY set_name, level, country"
    )
    for level, country, new, old in rows:
        if new * 2 < old:
            raise OperatorError(
                f"{came.file}: has {new:,} units of level {level} in {country}, and "
                f"would replace {old:,} of the set {came.name!r}. Give a set of its "
                f"own with --set, or first `marsad places remove {came.name}`"
            )


def _source(db: sqlite3.Connection, came: Came) -> int:
    cells = (
        came.name, came.kind, came.licence, came.file, came.sha256, came.options,
        came.loaded, came.left_out, came.repaired, came.kept,
    )  # fmt: skip
    made = db.execute(
        "INSERT INTO sources (name, kind, licence, file, sha256, options, loaded,"
        " left_out, repaired, kept) VALUES (?,?,?,?,?,?,?,?,?,?)",
        cells,
    )
    return int(made.lastrowid or 0)


def _copy(db: sqlite3.Connection, top: int, origin: int) -> None:
    """Rows in the order of the keys they go under, so that no tree is searched."""
    gathered = ", ".join(f"e.{column}" for column in _COPIED.split(", "))
    db.execute(
        f"INSERT INTO main.entries (entry, origin, admin1, admin2, {_COPIED})"
        " SELECT e.entry + ?, ?, iif(e.coded, one.name, e.admin1),"
        f" iif(e.coded, two.name, e.admin2), {gathered} FROM incoming.entries AS e"
        " LEFT JOIN incoming.units AS one ON e.coded AND one.country = e.country"
        " AND one.code = e.admin1"
        " LEFT JOIN incoming.units AS two ON e.coded AND two.country = e.country"
        " AND two.code = e.admin1 || '.' || e.admin2 ORDER BY e.entry",
        (top, origin),
    )
    db.execute(
        "INSERT OR IGNORE INTO main.names (key, sound, entry, spelled)"
        " SELECT key, sound, entry + ?, spelled FROM incoming.names"
        " ORDER BY key, entry",
        (top,),
    )
    db.execute(
        f"INSERT INTO main.areas ({_AREA}, entry) SELECT {_AREA}, entry + ?"
        " FROM incoming.areas",
        (top,),
    )
    db.execute(
        "UPDATE sources SET rows = (SELECT count(*) FROM entries WHERE origin = ?)"
        " WHERE source = ?",
        (origin, origin),
    )
