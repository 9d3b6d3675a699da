"""Who printed and who said what events rest on: for layouts that tell it per event."""

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.publish.formats.table import RowsOf
from marsad.publish.wire import Row


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as layouts of others name it."""

    id: str
    publisher: str
    day: str
    title: str
    url: str


class Sources:
    """Reports by id, and the speakers of events; memory grows with their number."""

    def __init__(self, rows_of: RowsOf, speakers: bool = True) -> None:
        """Reads reports once, and claims once where speakers are wanted."""
        self._reports = {row["report"]: _printed(row) for row in rows_of("reports")}
        said: dict[str, set[str]] = {}
        for row in rows_of("claims") if speakers else ():
            if row["event"] and row["speaker"]:
                said.setdefault(row["event"], set()).add(row["speaker"])
        self._said = {event: sorted(names) for event, names in said.items()}

    def printed(self, event: Row) -> list[Printed]:
        """The reports that tell of an event, by day and publisher."""
        found = (self._reports[id] for id in event["reports"] if id in self._reports)
        return sorted(found, key=lambda one: (one.day, one.publisher, one.id))

    def speakers(self, event: Row) -> list[str]:
        """Who says what is said of it, each once."""
        return self._said.get(event["id"], [])


def _printed(row: Row) -> Printed:
    told = (row["publisher"], row["published"], row["title"], row["url"])
    return Printed(row["report"], *(text or "" for text in told))


def listed(names: Iterable[str]) -> str:
    """Names in one cell, semicolons between; a semicolon of their own is a comma."""
    return "; ".join(name.replace(";", ",") for name in names)


def once(names: Iterable[str]) -> list[str]:
    """Names in their order, each once, without empty ones."""
    return list(dict.fromkeys(filter(None, names)))
