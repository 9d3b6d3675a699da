"""Addresses of feeds: /feeds/briefs.en.atom and so on."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from marsad.publish.feeds.entries import Entry, Feed
from marsad.publish.feeds.write import ATOM, JSON_FEED, to_atom, to_json_feed
from marsad.web.public.answers import Body, answer
from marsad.web.public.asked import base_of, index_of, keeper_of
from marsad.web.public.documents import documented
from marsad.web.public.feeds import entries

router = APIRouter(prefix="/feeds", tags=["Feeds"])
What = Literal["briefs", "events", "corrections"]
Language = Literal["en", "ar"]


def _documented(media_type: str) -> dict[str, Any]:
    told = documented(400, 404)
    told["response_class"] = Response
    told["responses"] = {
        **told["responses"],
        200: {"description": "The feed.", "content": {media_type: {}}},
    }
    return told


@router.get("/{what}.{language}.atom", summary="A feed as Atom", **_documented(ATOM))
def atom(request: Request, what: What, language: Language) -> Response:
    """Briefs, events or corrections as Atom."""
    feed = _feed(request, what, language)
    return answer(request, Body(to_atom(feed), ATOM, feed.edition.made_at))


@router.get(
    "/{what}.{language}.json", summary="A feed as JSON Feed", **_documented(JSON_FEED)
)
def json_feed(request: Request, what: What, language: Language) -> Response:
    """The same as JSON Feed 1.1."""
    feed = _feed(request, what, language)
    return answer(request, Body(to_json_feed(feed), JSON_FEED, feed.edition.made_at))


def _feed(request: Request, what: str, language: str) -> Feed:
    keeper = keeper_of(request)
    index = index_of(request)
    feed = Feed(what, language, base_of(request), index.edition, ())
    found: Iterable[Entry]
    if what == "briefs":
        found = entries.briefs(keeper.shelf, feed)
    elif what == "events":
        found = entries.events(index, feed)
    else:
        found = entries.corrections(index, feed)
    return replace(feed, entries=tuple(found))
