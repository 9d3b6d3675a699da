"""The feeds of a release that is being made, where the settings say at which address it
will be read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from marsad.publish.feeds.folder import InMaking, feed_files, told_on
from marsad.publish.feeds.telling import SPOKEN
from marsad.publish.read import each_row
from marsad.publish.words import first_language
from marsad.records.dossier import Dossier
from marsad.records.war import AUDIENCES


def address_of(dossier: Dossier) -> str:
    """The address under which the public reads releases; empty where there is none, or
    where this one is not for the public."""
    rules = dossier.war.rules
    return rules.url if rules.audience == AUDIENCES[-1] else ""


def feeds(
    dossier: Dossier, folder: Path, pages: frozenset[str], on: date | None
) -> Iterator[tuple[str, bytes]]:
    """Name and content of every feed, none without an address.

    Args:
        folder: where the data files and the briefs lie already.
        pages: names of the pages that the release will have.
        on: the day that the release is of.
    """
    url, war = address_of(dossier), dossier.war
    if not url:
        return
    first = first_language(war.languages)
    yield from feed_files(
        InMaking(
            folder=folder,
            url=url,
            as_of=on,
            titles={name: war.title_in(name) for name in SPOKEN},
            publishers={name: war.rules.publisher_in(name) for name in SPOKEN},
            manifest={"contact": war.rules.contact, "licence": war.rules.licence},
            languages=(first, *(name for name in SPOKEN if name != first)),
            pages=pages,
            told=told_on(
                each_row(folder / "data/events.jsonl"),
                _published(dossier),
                each_row(folder / "data/corrections.jsonl"),
            ),
        )
    )


def _published(dossier: Dossier) -> dict[str, str]:
    """The day of the newest report of each event."""
    found = {}
    for event in dossier.events:
        reports = (dossier.reports.get(id) for id in event.reports)
        days = [one.published for one in reports if one and one.published]
        if days:
            found[event.id] = max(days).isoformat()
    return found
