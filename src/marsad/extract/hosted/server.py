"""The model's server over HTTP: paced, tried again, limited in time and size."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import marsad
from marsad.extract.hosted.options import PATH, HostedOptions
from marsad.extract.hosted.reply import (
    Answer,
    Failure,
    read_refusal,
    read_reply,
    refused_setting,
    seconds,
)
from marsad.extract.hosted.schema import Plain, encoded

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 4_000_000
"""Of one reply."""
LONGEST_WAIT = 90.0
"""Seconds that we wait before trying again; who asks for more is left alone."""
ADAPTABLE = frozenset({"temperature", "max_tokens", "response_format"})
"""Parameters that some servers and models do not take."""
_LOG = logging.getLogger("marsad.extract.hosted")


@dataclass(frozen=True, slots=True)
class Timing:
    """How we tell time and wait; tests give their own."""

    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


TIMING = Timing()


class Server:
    """Answers questions one at a time."""

    def __init__(self, options: HostedOptions, timing: Timing = TIMING) -> None:
        """Nothing is connected before the first question."""
        self._options = options
        self._timing = timing
        self._next = 0.0
        self._without: set[str] = set()
        self.requests = 0

    def ask(self, body: Plain) -> Answer | Failure:
        """The answer to a question, or why there is none."""
        tries = self._options.retries + 1
        for attempt in range(tries):
            found = self._try(body)
            if isinstance(found, Answer) or not found.again:
                return found
            wait = 2.0**attempt if found.wait is None else found.wait
            if attempt + 1 == tries or wait > LONGEST_WAIT:
                break
            _LOG.warning("%s; asking again in %g s", found.what, wait)
            self._timing.sleep(wait)
        return found

    def _try(self, body: Plain) -> Answer | Failure:
        """One question; once more without what the server does not take."""
        while True:
            status, data, wait = self._post(body)
            if isinstance(data, Failure):
                return data
            if status == 200:
                return self._masked(read_reply(data))
            unknown = refused_setting(status, data)
            if unknown not in ADAPTABLE - self._without or unknown is None:
                return self._masked(read_refusal(status, data, wait))
            self._without.add(unknown)

    def _post(self, body: Plain) -> tuple[int, bytes | Failure, float | None]:
        import httpx

        self._pace()
        self.requests += 1
        try:
            with (
                client(self._options, self._options.timeout_s) as http,
                http.stream(
                    "POST",
                    self._options.base + PATH,
                    content=encoded(_adapted(body, self._without)),
                    headers={"Content-Type": "application/json"},
                ) as response,
            ):
                if response.is_redirect:
                    return 0, _redirected(response), None
                wait = seconds(response.headers.get("retry-after"), _now)
                return response.status_code, self._body(response), wait
        except httpx.TimeoutException:
            return 0, self._late(), None
        except httpx.HTTPError as error:
            what = f"{self._options.host} cannot be reached"
            failure = Failure(what, type(error).__name__, "server", again=True)
            return 0, failure, None

    def _body(self, response: "httpx.Response") -> bytes | Failure:
        end = self._timing.clock() + self._options.timeout_s
        chunks, size = list[bytes](), 0
        for chunk in response.iter_bytes():
            chunks.append(chunk)
            size += len(chunk)
            if size > MAX_BYTES:
                return Failure(f"the reply is larger than {MAX_BYTES:,} bytes")
            if self._timing.clock() > end:
                return self._late()
        return b"".join(chunks)

    def _late(self) -> Failure:
        what = f"no answer in {self._options.timeout_s:g} s"
        return Failure(what, scope="server", again=True)

    def _pace(self) -> None:
        """Wait until the next request is due."""
        if self._options.requests_per_minute <= 0:
            return
        now = self._timing.clock()
        if now < self._next:
            self._timing.sleep(self._next - now)
        begun = max(now, self._next)
        self._next = begun + 60.0 / self._options.requests_per_minute

    def _masked(self, found: Answer | Failure) -> Answer | Failure:
        """A server may repeat the key that it refuses; the key is kept nowhere."""
        key = self._options.key
        if isinstance(found, Answer) or not key:
            return found
        return replace(found, detail=found.detail.replace(key, "[withheld]"))


def client(options: HostedOptions, timeout_s: float) -> "httpx.Client":
    """A connection that follows no redirect, so that no report goes to a host that
    nobody wrote down; inside the machine it heeds no proxy either."""
    import httpx

    headers = {
        "User-Agent": f"marsad/{marsad.__version__}",
        "Accept-Encoding": "identity",
    }
    if options.key:
        headers["Authorization"] = f"Bearer {options.key}"
    return httpx.Client(
        timeout=timeout_s,
        follow_redirects=False,
        trust_env=not options.inside,
        headers=headers,
    )


def _redirected(response: "httpx.Response") -> Failure:
    to = response.headers.get("location", "")
    return Failure(
        "the address sends us elsewhere; reports are not sent on",
        f"to {to[:100]}: write that into marsad.toml if you trust it",
        scope="all",
    )


def _adapted(body: Plain, without: set[str]) -> Plain:
    """The body as this server takes it."""
    kept: dict[str, Any] = {k: v for k, v in body.items() if k not in without}
    if "max_tokens" in without:
        kept["max_completion_tokens"] = body["max_tokens"]
    return kept


def _now() -> datetime:
    return datetime.now(UTC)
