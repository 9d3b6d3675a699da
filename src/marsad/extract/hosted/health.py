"""Whether the server answers, for `marsad doctor`; no report is sent."""

from typing import Any

from marsad.errors import NetworkError
from marsad.extract.hosted.options import HostedOptions
from marsad.extract.hosted.reply import parsed
from marsad.extract.hosted.server import client

TIMEOUT_S = 10.0
NO_LIST = frozenset({404, 405, 501})
"""Statuses of a server that answers, but lists no models."""


def look(options: HostedOptions) -> str:
    """What answers there.

    Raises:
        NetworkError: nothing does, it refuses the key, or it lacks the model.
    """
    import httpx

    try:
        with client(options, min(TIMEOUT_S, options.timeout_s)) as http:
            response = http.get(f"{options.base}/models")
    except httpx.HTTPError as error:
        what = type(error).__name__
        raise NetworkError(f"{options.base} does not answer ({what})") from error
    place = _place(options)
    if response.status_code in NO_LIST:
        return f"{place} answers, but lists no models"
    if response.status_code != 200:
        hint = "; look at the key" if response.status_code in (401, 403) else ""
        raise NetworkError(f"{options.base} answers {response.status_code}{hint}")
    known = _models(parsed(response.content))
    if known and options.model not in known:
        some = ", ".join(known[:5])
        raise NetworkError(f"{options.base} has no {options.model!r}; it has {some}")
    return f"{options.model} at {place}"


def _place(options: HostedOptions) -> str:
    if options.inside:
        return f"{options.host}, on this machine"
    if options.base.startswith("https:"):
        return f"{options.host}, outside this machine"
    return f"{options.host}, outside this machine and NOT encrypted"


def _models(found: Any) -> list[str]:
    rows = found.get("data") if isinstance(found, dict) else None
    ids = [row.get("id") for row in rows or [] if isinstance(row, dict)]
    return sorted(id for id in ids if isinstance(id, str))
