"""OGC API Features, parts core, GeoJSON and OpenAPI 3.0, over the newest release."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi import Query as InQuery
from pydantic import Field
from starlette.responses import Response

from marsad.web.public.answers import GEOJSON, JSON, Body, answer, to_json
from marsad.web.public.asked import (
    MOST_OFFSET,
    BoxText,
    DaysText,
    Query,
    RecordId,
    ReleaseId,
    Words,
    area,
    base_of,
    index_of,
    keeper_of,
    several,
    shared,
)
from marsad.web.public.documents import MOST_FEATURES, PREVIEW, documented
from marsad.web.public.features import describe
from marsad.web.public.features.geojson import collection, feature
from marsad.web.public.features.models import (
    Collection,
    Collections,
    Conformance,
    Feature,
    FeatureCollection,
)
from marsad.web.public.features.schema import schema_of
from marsad.web.public.index.ask import Ask
from marsad.web.public.index.read import Index
from marsad.web.public.lookup import led_on
from marsad.web.public.problems import Refused
from marsad.web.public.words import folded

router = APIRouter(tags=["OGC API Features"])


class OnlyJson(Query):
    """Parameters of a document."""

    f: Annotated[str, Field(pattern="^json$", description="`json`.")] | None = None


class Items(Query):
    """Parameters of every collection's items."""

    bbox: BoxText | None = None
    datetime: list[DaysText] | None = None
    limit: Annotated[
        int,
        Field(ge=1, description="Features of a page: more than 10,000 are 10,000."),
    ] = 100
    offset: Annotated[
        int, Field(ge=0, le=MOST_OFFSET, description="Features before the page.")
    ] = 0
    release: ReleaseId | None = None
    f: Annotated[str, Field(pattern="^(json|geojson)$")] | None = None


class EventItems(Items):
    """Events may also be asked for by kind, grade, party and country."""

    kind: Annotated[Words, Field(description="One or more, with commas.")] | None = None
    grade: Annotated[Words, Field(description="The grade that counts.")] | None = None
    party: Annotated[Words, Field(description="Any spelling of one.")] | None = None
    country: Annotated[Words, Field(description="ISO 3166-1, two letters.")] | None = (
        None
    )


class ClaimItems(Items):
    """Claims may also be asked for by kind, certainty, event and report."""

    kind: Annotated[Words, Field(description="One or more, with commas.")] | None = None
    certainty: Words | None = None
    event: Words | None = None
    report: Words | None = None


class ControlItems(Items):
    """Control may also be asked for by state, holder and place."""

    state: Annotated[Words, Field(description="One or more, with commas.")] | None = (
        None
    )
    holder: Words | None = None
    place: Words | None = None


def landing_page(request: Request) -> Response:
    """The landing page as JSON; readers of HTML get the site at the same address."""
    edition = keeper_of(request).edition()
    found = describe.landing(edition, base_of(request))
    return _document(request, found, edition.made_at)


@router.get(
    "/conformance",
    summary="What the service conforms to",
    **documented(model=Conformance),
)
def conformance(request: Request, asked: Annotated[OnlyJson, InQuery()]) -> Response:
    """The conformance classes of OGC API Features that hold."""
    edition = keeper_of(request).edition()
    found = {"conformsTo": list(describe.CONFORMS)}
    return _document(request, found, edition.made_at)


@router.get("/collections", summary="Collections", **documented(model=Collections))
def collections(request: Request, asked: Annotated[OnlyJson, InQuery()]) -> Response:
    """The collections of features, with what each can be asked."""
    index = index_of(request)
    found = describe.collections(index, base_of(request))
    return _document(request, found, index.edition.made_at)


@router.get(
    "/collections/{collection_id}",
    summary="A collection",
    **documented(404, model=Collection),
)
def one_collection(
    request: Request, collection_id: str, asked: Annotated[OnlyJson, InQuery()]
) -> Response:
    """A collection: extent, links."""
    _refuse_unknown(collection_id)
    index = index_of(request)
    found = describe.described(index, collection_id, base_of(request))
    return _document(request, found, index.edition.made_at)


@router.get(
    "/collections/{collection_id}/schema",
    summary="Types of a collection's properties",
    **documented(404, stability=PREVIEW),
)
def collection_schema(
    request: Request, collection_id: str, asked: Annotated[OnlyJson, InQuery()]
) -> Response:
    """The properties of the features as JSON Schema."""
    _refuse_unknown(collection_id)
    edition = keeper_of(request).edition()
    at = f"{base_of(request)}/collections/{collection_id}/schema"
    found = to_json(schema_of(collection_id, at))
    return answer(request, Body(found, describe.SCHEMA, edition.made_at))


ITEMS = documented(400, 410, model=FeatureCollection, geojson=True)
ITEM = documented(300, 308, 400, 404, 410, model=Feature, geojson=True)


@router.get("/collections/events/items", summary="Events as features", **ITEMS)
def event_items(request: Request, asked: Annotated[EventItems, InQuery()]) -> Response:
    """Events; those without a place have null geometry, and no bbox matches them."""
    equal = _equal(asked, "kind", "grade", "country")
    tags = _tag("party", asked.party)
    return _items(request, asked, "events", (equal, tags))


@router.get("/collections/claims/items", summary="Claims as features", **ITEMS)
def claim_items(request: Request, asked: Annotated[ClaimItems, InQuery()]) -> Response:
    """Claims, where and when each is read to be."""
    equal = _equal(asked, "kind", "certainty", "event", "report")
    return _items(request, asked, "claims", (equal, {}))


@router.get("/collections/control/items", summary="Control as features", **ITEMS)
def control_items(
    request: Request, asked: Annotated[ControlItems, InQuery()]
) -> Response:
    """Who holds which place, from when to when."""
    equal = _equal(asked, "state")
    if asked.place is not None:
        equal["place"] = (folded(asked.place),)
    tags = _tag("holder", asked.holder)
    return _items(request, asked, "control", (equal, tags))


@router.get(
    "/collections/{collection_id}/items/{feature_id}", summary="A feature", **ITEM
)
def one_item(
    request: Request,
    collection_id: str,
    feature_id: RecordId,
    asked: Annotated[OnlyJson, InQuery()],
) -> Response:
    """A feature by its id. An id that was merged leads on (308), one that was split
    leads to its parts (300); what was taken back says so (410)."""
    _refuse_unknown(collection_id)
    index = index_of(request)
    at = f"{base_of(request)}/collections/{collection_id}"
    spot = index.spot(collection_id, feature_id)
    if spot is None:
        return led_on(index, feature_id, f"{at}/items")
    links = [
        describe.link(f"{at}/items/{feature_id}", "self", GEOJSON, "This feature"),
        describe.link(at, "collection", JSON, "Its collection"),
    ]
    body = Body(feature(spot, links), GEOJSON, index.edition.made_at)
    return answer(request, body)


def _refuse_unknown(collection_id: str) -> None:
    if collection_id not in describe.COLLECTIONS:
        raise Refused(404, f"There is no collection {collection_id}.")


def _equal(asked: Items, *names: str) -> dict[str, tuple[str, ...]]:
    """What each of these parameters may be, of those that are given."""
    given = ((name, getattr(asked, name)) for name in names)
    return {name: several(text) for name, text in given if text is not None}


def _tag(name: str, given: str | None) -> dict[str, tuple[str, ...]]:
    return {} if given is None else {name: (folded(given),)}


def _items(
    request: Request,
    asked: Items,
    kind: str,
    which: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]],
) -> Response:
    index = index_of(request, asked.release)
    limit = min(asked.limit, MOST_FEATURES)
    ask = Ask(
        kind,
        which[0],
        which[1],
        area(asked.bbox),
        shared(asked.datetime or []),
        limit=limit,
        offset=asked.offset,
    )
    matched, spots = index.features(ask)
    more: dict[str, Any] = {
        "numberMatched": matched,
        "numberReturned": len(spots),
        "links": _links(request, index, kind, (limit, asked.offset, matched)),
    }
    body = Body(collection(spots, more), GEOJSON, index.edition.made_at)
    return answer(request, body)


def _links(
    request: Request, index: Index, kind: str, page: tuple[int, int, int]
) -> list[dict[str, str]]:
    """Links to the pages beside this one; they stay with its release."""
    limit, offset, matched = page
    at = f"{base_of(request)}/collections/{kind}"
    given = list(request.query_params.multi_items())
    this = f"{at}/items?{urlencode(given)}" if given else f"{at}/items"
    links = [describe.link(this, "self", GEOJSON, "This page")]
    kept = [pair for pair in given if pair[0] not in ("offset", "limit", "release")]
    kept += [("limit", str(limit)), ("release", index.edition.id)]

    def to(start: int) -> str:
        return f"{at}/items?{urlencode([*kept, ('offset', str(start))])}"

    if offset + limit < matched:
        links.append(describe.link(to(offset + limit), "next", GEOJSON, "Next page"))
    if offset > 0:
        before = to(max(0, offset - limit))
        links.append(describe.link(before, "prev", GEOJSON, "Page before"))
    links.append(describe.link(at, "collection", JSON, "Its collection"))
    return links


def _document(request: Request, found: dict[str, Any], made_at: Any) -> Response:
    return answer(request, Body(to_json(found), JSON, made_at))
