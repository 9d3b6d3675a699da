"""A record by its id: there, moved to another id, gone with a reason, or unknown."""

import json
from collections.abc import Sequence
from typing import Any

from starlette.responses import RedirectResponse, Response

from marsad.web.public.answers import SHORT, to_json
from marsad.web.public.index.read import Index
from marsad.web.public.problems import Refused

GONE = ("retracted", "withheld", "merged", "split")
"""Changes after which a record is not there."""


def history(index: Index, id: str) -> list[dict[str, Any]]:
    """The lines of the correction log about a record, oldest first."""
    return [json.loads(one) for one in index.having("corrections", "record", id)]


def led_on(index: Index, id: str, base: str) -> Response:
    """What an id gets that is no row of the release: permanent ids never end in
    nothing.

    Raises:
        Refused: 410 with the line that says what became of it, else 404.
    """
    to = [one for one in index.redirects.get(id, ()) if one != id]
    if len(to) == 1:
        return RedirectResponse(f"{base}/{to[0]}", 308, {"cache-control": SHORT})
    if to:
        return _several(id, [f"{base}/{one}" for one in to])
    lines = history(index, id)
    if lines and lines[-1].get("change") in GONE:
        told = lines[-1].get("told") or {}
        detail = told.get("en") or f"{id} was {lines[-1].get('change', 'removed')}."
        raise Refused(410, detail, correction=lines[-1])
    raise Refused(404, f"This release has no record {id}.")


def _several(id: str, addresses: Sequence[str]) -> Response:
    """A record that was split leads to each of its parts."""
    links = ", ".join(f'<{one}>; rel="alternate"' for one in addresses)
    body = to_json({"record": id, "to": list(addresses)})
    headers = {"link": links, "cache-control": SHORT}
    return Response(body, 300, headers, media_type="application/json")
