"""What OGC API Features answers, as the API's definition tells it."""

from typing import Any

from pydantic import BaseModel


class Link(BaseModel):
    """A link to another address."""

    href: str
    rel: str
    type: str | None = None
    title: str | None = None


class Landing(BaseModel):
    """Where everything is."""

    title: str
    description: str
    attribution: str
    release: str
    links: list[Link]


class Conformance(BaseModel):
    """The conformance classes that hold."""

    conformsTo: list[str]


class Collection(BaseModel):
    """A collection of features."""

    id: str
    title: str
    description: str
    attribution: str
    itemType: str
    crs: list[str]
    extent: dict[str, Any]
    links: list[Link]


class Collections(BaseModel):
    """All collections."""

    links: list[Link]
    collections: list[Collection]


class Point(BaseModel):
    """A point in WGS 84: longitude, latitude."""

    type: str
    coordinates: list[float]


class Feature(BaseModel):
    """A row as a feature; null geometry where it has no place."""

    type: str
    id: str
    geometry: Point | None
    properties: dict[str, Any]
    links: list[Link] | None = None


class FeatureCollection(BaseModel):
    """A page of features."""

    type: str
    features: list[Feature]
    numberMatched: int
    numberReturned: int
    links: list[Link]
