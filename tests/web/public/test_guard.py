"""Limits, methods and the headers of every answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from marsad.web.public import limits
from marsad.web.public.guard import LONGEST
from marsad.web.public.limits import Buckets
from tests.web.public.conftest import served

OPEN = ("/api/v1/events", "/collections", "/data/events.jsonl", "/feeds/events.en.atom")
CLOSED = ("/", "/index.html", "/brief.md", "/nothing")


class Clock:
    """Stands until it is moved."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("address", [*OPEN, *CLOSED, "/api/v1/events?bad=1"])
def test_every_answer_has_the_headers(site: TestClient, address: str) -> None:
    got = site.get(address).headers
    assert got["x-content-type-options"] == "nosniff"
    assert got["referrer-policy"] == "no-referrer"
    assert got["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in got["permissions-policy"]
    assert got["content-security-policy"].startswith("default-src 'none'")
    assert "set-cookie" not in got
    assert "server" not in got


def test_data_may_be_read_by_pages_of_others_and_pages_may_not(
    site: TestClient,
) -> None:
    for address in OPEN:
        got = site.get(address, headers={"origin": "https://other.test"}).headers
        assert got["access-control-allow-origin"] == "*"
        assert got["cross-origin-resource-policy"] == "cross-origin"
        assert "access-control-allow-credentials" not in got
    for address in CLOSED:
        got = site.get(address).headers
        assert "access-control-allow-origin" not in got
        assert got["cross-origin-resource-policy"] == "same-origin"


def test_head_is_get_without_the_body(site: TestClient) -> None:
    for address in (*OPEN, *CLOSED):
        whole, head = site.get(address), site.head(address)
        assert head.content == b""
        assert head.status_code == whole.status_code
        for name in ("content-type", "etag", "content-length", "cache-control"):
            assert head.headers.get(name) == whole.headers.get(name)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_this_server_only_reads(site: TestClient, method: str) -> None:
    got = site.request(method, "/api/v1/events")
    assert got.status_code == 405
    assert got.headers["allow"] == "GET, HEAD, OPTIONS"


def test_preflights_are_answered(site: TestClient) -> None:
    got = site.options("/api/v1/events", headers={"origin": "https://other.test"})
    assert got.status_code == 204
    assert got.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "access-control-allow-methods" not in site.options("/").headers


def test_what_is_too_long_is_refused(site: TestClient) -> None:
    assert site.get("/api/v1/search?q=" + "a" * LONGEST).status_code == 414
    assert site.get("/" + "a" * LONGEST).status_code == 414


def test_content_is_refused_however_little_and_however_sent(site: TestClient) -> None:
    for content in (b"x", b"x" * 5000, iter([b"x" * 5000])):
        sent = site.request("GET", "/api/v1/events", content=content)
        assert sent.status_code == 413
    none = site.get("/api/v1/events", headers={"content-length": "0"})
    assert none.status_code == 200
    odd = site.get("/api/v1/events", headers={"content-length": "-1"})
    assert odd.status_code == 413


@pytest.mark.parametrize("host", ["", "a b", "evil/", "x:port", "a" * 300, "é.test"])
def test_hosts_that_are_none_are_refused(site: TestClient, host: str) -> None:
    got = site.get("/collections", headers={"host": host.encode()})
    assert got.status_code == 400


def test_links_begin_with_the_address_that_was_given(
    library: Path, tmp_path: Path
) -> None:
    with served(library, tmp_path, base_url="https://war.test/site") as site:
        got = site.get("/api/v1/", headers={"host": "evil.test"}).json()
        assert got["links"]["events"] == "https://war.test/site/api/v1/events"


@pytest.fixture
def limited(library: Path, tmp_path: Path) -> Iterator[TestClient]:
    with served(library, tmp_path, rate=0.001, burst=3, trust_proxy=True) as site:
        yield site


def status(site: TestClient, told: str | None = None) -> int:
    headers = {"x-forwarded-for": told} if told else None
    return site.get("/api/v1/", headers=headers).status_code


def test_an_address_that_asks_too_much_waits(limited: TestClient) -> None:
    assert [status(limited) for _ in range(4)] == [200, 200, 200, 429]
    got = limited.get("/")
    assert got.status_code == 429
    assert int(got.headers["retry-after"]) > 0
    assert got.headers["content-type"] == "application/problem+json"


def test_behind_a_proxy_readers_are_told_apart(limited: TestClient) -> None:
    assert [status(limited, "192.0.2.1") for _ in range(4)][-1] == 429
    assert status(limited, "192.0.2.2") == 200
    # What a reader writes before the proxy's own word counts for nothing.
    assert status(limited, "192.0.2.9, 192.0.2.1") == 429


def test_without_a_proxy_the_header_counts_for_nothing(
    library: Path, tmp_path: Path
) -> None:
    with served(library, tmp_path, rate=0.001, burst=2) as site:
        told = [status(site, f"192.0.2.{n}") for n in range(3)]
    assert told == [200, 200, 429]


def test_a_bucket_fills_with_time() -> None:
    clock = Clock()
    buckets = Buckets(2.0, 4, clock)
    assert [buckets.wait("a") for _ in range(4)] == [0, 0, 0, 0]
    assert buckets.wait("a") == 0.5
    clock.now += 0.5
    assert buckets.wait("a") == 0
    assert buckets.wait("a") > 0
    assert buckets.wait("b") == 0


@given(st.lists(st.floats(0, 3), max_size=60), st.integers(1, 5), st.floats(0.1, 5))
def test_nobody_gets_more_than_rate_and_burst(
    waits: list[float], burst: int, rate: float
) -> None:
    clock = Clock()
    buckets = Buckets(rate, burst, clock)
    allowed = 0
    for wait in waits:
        clock.now += wait
        allowed += buckets.wait("a") == 0
    assert allowed <= burst + rate * sum(waits) + 1e-6


def test_addresses_are_not_kept_and_their_number_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 10)
    buckets = Buckets(1.0, 1)
    for n in range(50):
        buckets.wait(f"192.0.2.{n}")
    assert len(buckets) == 10
    assert all(b"192" not in key for key in buckets._left)


def test_one_subscriber_of_ipv6_is_one_address() -> None:
    buckets = Buckets(1.0, 1, Clock())
    assert buckets.wait("2001:db8::1") == 0
    assert buckets.wait("2001:db8::2") > 0
    assert buckets.wait("2001:db8:0:1::1") == 0
    assert buckets.wait("::ffff:192.0.2.1") == 0
    assert buckets.wait("192.0.2.1") > 0
    assert buckets.wait("no address") == 0
