"""One address over HTTP, with limits on time, size and redirects."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import marsad
from marsad.collect.draft import MAX_BYTES, Raw
from marsad.errors import NetworkError

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much we wait for."""

    silence: float = 20.0
    """Seconds without a byte."""
    total: float = 120.0
    """Seconds for everything."""
    size: int = MAX_BYTES
    """Bytes, after any compression is undone."""
    redirects: int = 5


LIMITS = Limits()
UNKEPT = frozenset({"set-cookie"})
"""Headers that say nothing of the page and might let others act as us."""


def fetch(url: str, limits: Limits = LIMITS) -> Raw:
    """What is at an address, as the server gives it.

    Raises:
        NetworkError: no answer, an error, too much, too slow.
    """
    import httpx

    try:
        shown = without_login(url)
    except ValueError as error:
        raise NetworkError(f"an address cannot be fetched: {error}") from error
    try:
        with (
            httpx.Client(
                timeout=limits.silence,
                follow_redirects=True,
                max_redirects=limits.redirects,
                headers={"User-Agent": f"marsad/{marsad.__version__}"},
            ) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise NetworkError(
                    f"{shown} answered {response.status_code} {response.reason_phrase}"
                )
            return _raw(shown, response, _body(response, shown, limits))
    except httpx.TimeoutException as error:
        raise NetworkError(f"{shown} did not answer in {limits.silence:g} s") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        words = str(error) or type(error).__name__
        raise NetworkError(f"{shown} cannot be fetched: {words}") from error


def without_login(url: str) -> str:
    """The address without a user name and password before the host."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _body(response: "httpx.Response", url: str, limits: Limits) -> bytes:
    end = time.monotonic() + limits.total
    chunks, size = list[bytes](), 0
    for chunk in response.iter_bytes():
        chunks.append(chunk)
        size += len(chunk)
        if size > limits.size:
            raise NetworkError(f"{url} is larger than {limits.size} bytes")
        if time.monotonic() > end:
            raise NetworkError(f"{url} was not complete after {limits.total:g} s")
    return b"".join(chunks)


def _raw(url: str, response: "httpx.Response", data: bytes) -> Raw:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Raw(
        name=url,
        data=data,
        method="http",
        media_type=kind or None,
        charset=response.charset_encoding,
        headers=tuple(
            (name, value)
            for name, value in response.headers.multi_items()
            if name not in UNKEPT
        ),
        url=without_login(str(response.url)),
    )
