"""What the service says of itself: landing page, conformance, collections."""

from collections.abc import Mapping
from typing import Any

from marsad.web.public.index.read import Index
from marsad.web.public.shelf import Edition

CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf"
CONFORMS = (
    f"{CORE}/core",
    f"{CORE}/geojson",
    f"{CORE}/oas30",
)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
JSON = "application/json"
SCHEMA = "application/schema+json"
GEOJSON = "application/geo+json"
COLLECTIONS: Mapping[str, str] = {
    "events": "Incidents: claims held to be about one incident, with counts and grade.",
    "claims": "What is said, by whom, with the words that say it.",
    "control": "Who holds a place over an interval, and on what basis.",
}


def link(href: str, rel: str, media_type: str, title: str) -> dict[str, str]:
    """A link as OGC API has it."""
    return {"href": href, "rel": rel, "type": media_type, "title": title}


def landing(edition: Edition, base: str) -> dict[str, Any]:
    """Where everything is."""
    manifest = edition.manifest
    links = [
        link(f"{base}/?f=json", "self", JSON, "This document"),
        link(f"{base}/", "alternate", "text/html", "The site"),
        link(f"{base}/openapi.json", "service-desc", OPENAPI, "The API's definition"),
        link(f"{base}/conformance", "conformance", JSON, "What it conforms to"),
        link(f"{base}/collections", "data", JSON, "Collections of features"),
        link(f"{base}/api/v1/", "related", JSON, "The JSON API"),
    ]
    links += feed_links(edition, base)
    return {
        "title": edition.title_in("en"),
        "description": str(manifest.get("citation") or edition.title),
        "attribution": edition.publisher_in("en"),
        "release": edition.id,
        "links": links,
    }


def feed_links(edition: Edition, base: str) -> list[dict[str, str]]:
    """The feeds, as links that pages can carry too."""
    kinds = (("atom", "application/atom+xml"), ("json", "application/feed+json"))
    return [
        link(f"{base}/feeds/{what}.{language}.{form}", "alternate", media_type, title)
        for what, title in (
            ("briefs", "Briefs"),
            ("events", "Events"),
            ("corrections", "Corrections"),
        )
        for language in ("en", "ar")
        for form, media_type in kinds
    ]


def collections(index: Index, base: str) -> dict[str, Any]:
    """All collections."""
    return {
        "links": [link(f"{base}/collections", "self", JSON, "This document")],
        "collections": [described(index, name, base) for name in COLLECTIONS],
    }


def described(index: Index, name: str, base: str) -> dict[str, Any]:
    """One collection with its extent."""
    box, (first, last) = index.extent(name)
    extent: dict[str, Any] = {
        "temporal": {"interval": [[_moment(first), _moment(last)]], "trs": GREGORIAN}
    }
    if None not in box:
        extent["spatial"] = {"bbox": [list(box)], "crs": CRS84}
    at = f"{base}/collections/{name}"
    links = [
        link(at, "self", JSON, name),
        link(f"{at}/items", "items", GEOJSON, f"{name} as GeoJSON"),
        # GDAL up to 3.6 knows the second spelling only.
        link(f"{at}/schema", "describedby", SCHEMA, "Types of the properties"),
        link(f"{at}/schema", "describedBy", SCHEMA, "Types of the properties"),
    ]
    licence = index.edition.manifest.get("licence")
    if licence == "CC-BY-4.0":
        href = "https://creativecommons.org/licenses/by/4.0/"
        links.append(link(href, "license", "text/html", str(licence)))
    return {
        "id": name,
        "title": name.capitalize(),
        "description": COLLECTIONS[name],
        "attribution": str(index.edition.manifest.get("publisher") or ""),
        "itemType": "feature",
        "crs": [CRS84],
        "extent": extent,
        "links": links,
    }


def _moment(day: str | None) -> str | None:
    return f"{day}T00:00:00Z" if day else None
