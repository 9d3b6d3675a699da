"""Every file of the site, one after the other."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from marsad.publish.site.assets import asset_files
from marsad.publish.site.chunk import chunk
from marsad.publish.site.corrections import corrections
from marsad.publish.site.displacement import displacement
from marsad.publish.site.downloads import downloads
from marsad.publish.site.event import event
from marsad.publish.site.events import events
from marsad.publish.site.fronts import front_files
from marsad.publish.site.ground import ground
from marsad.publish.site.held import held_files
from marsad.publish.site.licences import licences
from marsad.publish.site.map import map_page
from marsad.publish.site.material import Material
from marsad.publish.site.method import method
from marsad.publish.site.people import people, people_files
from marsad.publish.site.points import point_files
from marsad.publish.site.shell import Edition, editions, folder_of, render
from marsad.publish.site.situation import situation
from marsad.publish.site.sources import sources
from marsad.publish.site.store import store_files
from marsad.publish.site.stretches import stretch_files
from marsad.publish.site.tallies import tallies
from marsad.publish.site.timeline import timeline, timeline_files
from marsad.publish.site.words import script_strings
from marsad.publish.words import LANGUAGES, first_language

PAGES: Mapping[str, Callable[[Edition], dict[str, Any]]] = {
    "index": situation,
    "map": map_page,
    "displacement": displacement,
    "tallies": tallies,
    "events": events,
    "event": event,
    "people": people,
    "sources": sources,
    "timeline": timeline,
    "ground": ground,
    "method": method,
    "data": downloads,
    "corrections": corrections,
}
"""Each page, and what makes the content that its template asks for."""


def page_names(languages: tuple[str, ...]) -> Iterator[str]:
    """Name within the release of every page, of a war with these languages."""
    first = first_language(languages)
    for language in LANGUAGES:
        folder = "" if language == first else f"{language}/"
        yield from (f"{folder}{page}.html" for page in PAGES)


def site_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Name within the release and content of every page, asset and data file."""
    for edition in editions(material):
        for page, content in PAGES.items():
            name = f"{folder_of(edition)}{page}.html"
            yield name, render(page, edition, content(edition))
        said = script_strings(edition.words.strings)
        yield chunk(f"strings-{edition.language}", said)
        yield from held_files(edition)
    yield from asset_files()
    yield from licences(material)
    yield from store_files(material)
    yield from stretch_files(material)
    yield from point_files(material)
    yield from people_files(material)
    yield from timeline_files(material)
    yield from front_files(material)
