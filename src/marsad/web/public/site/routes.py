"""Addresses of files: the newest release at the root, each one under /releases/."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from marsad.web.public.answers import FOR_EVER, SHORT
from marsad.web.public.asked import base_of, keeper_of
from marsad.web.public.documents import documented
from marsad.web.public.features.models import Landing
from marsad.web.public.features.routes import landing_page
from marsad.web.public.problems import Refused
from marsad.web.public.site.files import Files, Wanted

START = "index.html"
front = APIRouter(tags=["OGC API Features"])
router = APIRouter(include_in_schema=False)


def _files(request: Request) -> Files:
    """The app's files, made when the first is asked for."""
    state = request.app.state
    if not hasattr(state, "files"):
        state.files = Files(keeper_of(request).shelf)
    found: Files = state.files
    return found


@front.get(
    "/",
    summary="The site, and the landing page for programs",
    **documented(404, model=Landing, html=True),
)
def root(
    request: Request, f: Annotated[str, Query(description="`json` or `html`.")] = ""
) -> Response:
    """The site for readers of HTML, the landing page for programs."""
    given = f or None
    if given == "json" or (given is None and _wants_json(request)):
        answered = landing_page(request)
        answered.headers["access-control-allow-origin"] = "*"
        answered.headers["cross-origin-resource-policy"] = "cross-origin"
    else:
        wanted = Wanted(keeper_of(request).edition(), START, SHORT)
        answered = _files(request).answer(request, wanted)
    answered.headers["vary"] = "Accept, Accept-Encoding"
    return answered


def _wants_json(request: Request) -> bool:
    """Whether JSON is asked for, and HTML is not."""
    accepted = request.headers.get("accept", "").lower()
    return "json" in accepted and "text/html" not in accepted


@router.get("/releases")
def releases(request: Request) -> Response:
    """The list of releases is part of the JSON API."""
    return RedirectResponse(f"{base_of(request)}/api/v1/releases", 308)


@router.get("/releases/{release}")
def release_start(request: Request, release: str) -> Response:
    """A release's own address ends with a slash, for links in its pages."""
    id = _edition_id(request, release)
    return RedirectResponse(f"{base_of(request)}/releases/{id}/", 308)


@router.get("/releases/{release}/{name:path}")
def release_file(request: Request, release: str, name: str) -> Response:
    """A file of a release: for ever the same."""
    edition = keeper_of(request).shelf.get(_edition_id(request, release))
    if edition is None:
        raise Refused(404, f"There is no release {release} here.")
    wanted = Wanted(edition, _file(name), FOR_EVER)
    return _files(request).answer(request, wanted)


def _edition_id(request: Request, release: str) -> str:
    edition = keeper_of(request).shelf.get(release)
    if edition is None:
        raise Refused(404, f"There is no release {release} here.")
    return edition.id


@router.get("/{name:path}")
def newest_file(request: Request, name: str) -> Response:
    """A file of the newest release."""
    wanted = Wanted(keeper_of(request).edition(), _file(name), SHORT)
    return _files(request).answer(request, wanted)


def _file(name: str) -> str:
    """A folder's start page where a folder is asked for."""
    return f"{name}{START}" if name == "" or name.endswith("/") else name
