"""Whom to credit for places and boundaries that the monitor has loaded."""

from pathlib import Path

from marsad.locate.loading import store
from marsad.publish.credits import Credit


def loaded_credits(path: Path | None) -> tuple[Credit, ...]:
    """The licences of what is loaded, as whoever loaded it gave them; what has none is
    the monitor's own. The name of a file may tell too much, and stays inside."""
    if path is None or not path.is_file():
        return ()
    with store.opened(path) as db:
        given = (source.licence.strip() for source in store.sources(db))
        told = sorted({licence for licence in given if licence})
    return tuple(Credit("places", PLACES, "", licence, "") for licence in told)


PLACES = "Places and boundaries of the monitor"
"""What they are called in a release."""
