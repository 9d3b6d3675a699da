"""Single records of the JSON API with what they rest on, and releases."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Query as InQuery
from starlette.responses import Response

from marsad.web.public.answers import JSON, Body, answer, to_json
from marsad.web.public.api import models
from marsad.web.public.api.pages import ROOT, array, sent
from marsad.web.public.asked import (
    Query,
    RecordId,
    ReleaseId,
    base_of,
    index_of,
    keeper_of,
)
from marsad.web.public.documents import documented
from marsad.web.public.index.read import Index
from marsad.web.public.lookup import led_on
from marsad.web.public.shelf import Edition

router = APIRouter(prefix=ROOT)
LISTS = (
    *("release", "releases", "events", "claims", "reports", "persons", "control"),
    *("tallies", "sources", "issues", "corrections", "changes", "search"),
)


class AskRelease(Query):
    """Which release to ask."""

    release: ReleaseId | None = None


Asked = Annotated[AskRelease, InQuery()]


@router.get("/", summary="Start", tags=["Releases"], **documented(model=models.Start))
def start(request: Request) -> Response:
    """Where everything of the API is."""
    edition = keeper_of(request).edition()
    base = f"{base_of(request)}{ROOT}"
    told = {"release": edition.id, "links": {n: f"{base}/{n}" for n in LISTS}}
    return answer(request, Body(to_json(told), JSON, edition.made_at))


@router.get(
    "/release",
    summary="The release",
    tags=["Releases"],
    **documented(410, 422, model=models.Release),
)
def release(request: Request, asked: Asked) -> Response:
    """The release that is answered from, how to cite it, and how much it holds."""
    index = index_of(request, asked.release)
    told = {"release": _edition(request, index.edition), "counts": index.counts}
    return sent(request, index, to_json(told))


@router.get(
    "/releases",
    summary="All releases",
    tags=["Releases"],
    **documented(model=models.Releases),
)
def releases(request: Request) -> Response:
    """Every release that is kept, the newest first; each has an address of its own
    where it stays as it is."""
    keeper = keeper_of(request)
    newest = keeper.edition()
    items = [_edition(request, edition) for edition in keeper.shelf.all()]
    body = to_json({"newest": newest.id, "items": items})
    return answer(request, Body(body, JSON, newest.made_at))


def _edition(request: Request, edition: Edition) -> dict[str, Any]:
    told = {k: v for k, v in edition.manifest.items() if k != "files"}
    return {**told, "url": f"{base_of(request)}/releases/{edition.id}/"}


@router.get(
    "/events/{event_id}",
    summary="An event",
    tags=["Events"],
    **documented(300, 308, 404, 410, 422, model=models.EventInFull),
)
def event(request: Request, event_id: RecordId, asked: Asked) -> Response:
    """An event with its claims by independent origin, their reports, problems met and
    its history. An id that was merged leads on (308)."""
    index = index_of(request, asked.release)
    row = index.row("events", event_id)
    if row is None:
        return led_on(index, event_id, f"{base_of(request)}{ROOT}/events")
    claims = index.having("claims", "event", event_id)
    origins: dict[str | None, list[bytes]] = {}
    reports: dict[str, None] = {}
    for claim in claims:
        known = json.loads(claim)
        origins.setdefault(known.get("origin"), []).append(claim)
        reports[known["report"]] = None
    found = [index.row("reports", one) for one in reports]
    parts = {
        "release": to_json(index.edition.id),
        "event": row,
        "origins": array(
            [
                b'{"origin":%s,"claims":%s}' % (to_json(origin), array(rows))
                for origin, rows in origins.items()
            ]
        ),
        "reports": array([one for one in found if one is not None]),
        "issues": array(index.having("issues", "record", event_id)),
        "history": _history(index, event_id),
    }
    return sent(request, index, _object(parts))


@router.get(
    "/claims/{claim_id}",
    summary="A claim",
    tags=["Claims"],
    **documented(300, 308, 404, 410, 422, model=models.ClaimInFull),
)
def claim(request: Request, claim_id: RecordId, asked: Asked) -> Response:
    """A claim with its report."""
    index = index_of(request, asked.release)
    row = index.row("claims", claim_id)
    if row is None:
        return led_on(index, claim_id, f"{base_of(request)}{ROOT}/claims")
    report = index.row("reports", json.loads(row)["report"])
    parts = {
        "release": to_json(index.edition.id),
        "claim": row,
        "report": report or b"null",
        "history": _history(index, claim_id),
    }
    return sent(request, index, _object(parts))


@router.get(
    "/persons/{person_id}",
    summary="A person case",
    tags=["People"],
    **documented(300, 308, 404, 410, 422, model=models.PersonInFull),
)
def person(request: Request, person_id: RecordId, asked: Asked) -> Response:
    """What is said of a person, with the claims that say it."""
    index = index_of(request, asked.release)
    row = index.row("persons", person_id)
    if row is None:
        return led_on(index, person_id, f"{base_of(request)}{ROOT}/persons")
    parts = {
        "release": to_json(index.edition.id),
        "person": row,
        "claims": array(index.having("claims", "person_case", person_id)),
        "history": _history(index, person_id),
    }
    return sent(request, index, _object(parts))


def _history(index: Index, id: str) -> bytes:
    return array(index.having("corrections", "record", id))


def _object(parts: dict[str, bytes]) -> bytes:
    """An object put together from values that are JSON already."""
    inner = b",".join(b'"%s":%s' % (k.encode(), v) for k, v in parts.items())
    return b"{" + inner + b"}"
