"""Single records of the JSON API with what they rest on, and releases."""

import json
from collections.abc import Callable
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
    return _in_full(request, asked, ("events", event_id), _of_event)


def _of_event(index: Index, event_id: str, row: bytes) -> dict[str, bytes]:
    claims = index.having("claims", "event", event_id)
    origins: dict[str | None, list[bytes]] = {}
    reports: dict[str, None] = {}
    for claim in claims:
        known = json.loads(claim)
        origins.setdefault(known.get("origin"), []).append(claim)
        reports[known["report"]] = None
    found = [index.row("reports", one) for one in reports]
    return {
        "event": row,
        "origins": array(
            [
                b'{"origin":%s,"claims":%s}' % (to_json(origin), array(rows))
                for origin, rows in origins.items()
            ]
        ),
        "reports": array([one for one in found if one is not None]),
        "issues": array(index.having("issues", "record", event_id)),
    }


@router.get(
    "/claims/{claim_id}",
    summary="A claim",
    tags=["Claims"],
    **documented(300, 308, 404, 410, 422, model=models.ClaimInFull),
)
def claim(request: Request, claim_id: RecordId, asked: Asked) -> Response:
    """A claim with its report."""
    return _in_full(request, asked, ("claims", claim_id), _of_claim)


def _of_claim(index: Index, claim_id: str, row: bytes) -> dict[str, bytes]:
    report = index.row("reports", json.loads(row)["report"])
    return {"claim": row, "report": report or b"null"}


@router.get(
    "/persons/{person_id}",
    summary="A person case",
    tags=["People"],
    **documented(300, 308, 404, 410, 422, model=models.PersonInFull),
)
def person(request: Request, person_id: RecordId, asked: Asked) -> Response:
    """What is said of a person, with the claims that say it."""
    return _in_full(request, asked, ("persons", person_id), _of_person)


def _of_person(index: Index, person_id: str, row: bytes) -> dict[str, bytes]:
    claims = index.having("claims", "person_case", person_id)
    return {"person": row, "claims": array(claims)}


def _in_full(
    request: Request,
    asked: AskRelease,
    which: tuple[str, str],
    parts: Callable[[Index, str, bytes], dict[str, bytes]],
) -> Response:
    """A record of a kind and id with what it rests on and its history, or where its
    id leads."""
    kind, id = which
    index = index_of(request, asked.release)
    row = index.row(kind, id)
    if row is None:
        return led_on(index, id, f"{base_of(request)}{ROOT}/{kind}")
    history = array(index.having("corrections", "record", id))
    release = {"release": to_json(index.edition.id)}
    told = {**release, **parts(index, id, row), "history": history}
    return sent(request, index, _object(told))


def _object(parts: dict[str, bytes]) -> bytes:
    """An object put together from values that are JSON already."""
    inner = b",".join(b'"%s":%s' % (k.encode(), v) for k, v in parts.items())
    return b"{" + inner + b"}"
