"""Answers: what the reader has is not sent again, and errors are told in one form."""

import gzip
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.testclient import TestClient

from marsad.web.public.answers import (
    Body,
    answer,
    http_date,
    takes_gzip,
    to_json,
    unchanged,
)
from marsad.web.public.index import read
from marsad.web.public.problems import problem
from tests.web.public.conftest import served
from tests.web.public.library import made_rows, pages, put

MADE = datetime(2024, 2, 29, 12, 30, 15, 999, tzinfo=UTC)


def request(**headers: str) -> Request:
    raw = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    return Request({"type": "http", "headers": raw})


@pytest.mark.parametrize(
    ("given", "takes"),
    [
        *(("gzip", True), ("br, GZIP;q=0.5", True), ("*", True), ("gzip ; q=1", True)),
        *(("", False), ("br", False), ("gzip;q=0", False), ("gzip; q=0.000", False)),
        ("x-gzip", False),
    ],
)
def test_who_takes_gzip(given: str, takes: bool) -> None:
    assert takes_gzip(request(accept_encoding=given)) is takes


@given(st.binary(max_size=4000), st.booleans())
def test_the_etag_tells_bodies_apart_and_the_body_is_whole(
    content: bytes, packed: bool
) -> None:
    asks = request(accept_encoding="gzip" if packed else "identity")
    got = answer(asks, Body(content, "text/plain", MADE))
    held = bytes(got.body)
    if got.headers.get("content-encoding") == "gzip":
        assert got.headers["etag"].endswith('-gzip"')
        held = gzip.decompress(held)
    assert held == content
    other = answer(asks, Body(content + b"x", "text/plain", MADE))
    assert other.headers["etag"] != got.headers["etag"]
    tag = got.headers["etag"]
    again = request(
        accept_encoding="gzip" if packed else "identity", if_none_match=f'"a", W/{tag}'
    )
    assert answer(again, Body(content, "text/plain", MADE)).status_code == 304


def test_dates_count_where_no_etag_is_given() -> None:
    assert http_date(MADE) == "Thu, 29 Feb 2024 12:30:15 GMT"
    same = request(if_modified_since=http_date(MADE))
    assert unchanged(same, '"x"', MADE)
    assert not unchanged(same, '"x"', None)
    with_tag = request(if_modified_since=http_date(MADE), if_none_match='"y"')
    assert not unchanged(with_tag, '"x"', MADE)


def test_json_is_sent_short_and_in_its_own_letters() -> None:
    assert to_json({"a": ["ب", None]}) == '{"a":["ب",null]}'.encode()


def test_a_problem_has_its_form() -> None:
    got = problem(429, "Too much.", {"retry-after": "2"}, more=[1])
    assert got.media_type == "application/problem+json"
    assert json.loads(bytes(got.body)) == {
        **{"type": "about:blank", "title": "Too Many Requests", "status": 429},
        **{"detail": "Too much.", "more": [1]},
    }
    assert got.headers["retry-after"] == "2"
    assert got.headers["cache-control"] == "no-store"


def test_a_question_that_takes_too_long_is_503(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "PATIENCE", -1.0)
    monkeypatch.setattr(read.Index, "_late", lambda self: True)
    index = site.app.keeper.index()
    index._local.__dict__.clear()
    monkeypatch.setattr(read, "_STEPS", 1)
    got = site.get("/api/v1/events?datetime=2001-01-01/..&kind=clash")
    assert got.status_code == 503
    assert "takes too long" in got.json()["detail"]
    assert got.headers["retry-after"] == "5"


def test_an_index_that_is_gone_is_503_and_not_a_fault(tmp_path: Path) -> None:
    put(tmp_path / "out", made_rows(), pages())
    with served(tmp_path / "out", tmp_path / "cache") as site:
        index = site.app.keeper.index()
        index._path = tmp_path / "nothing.sqlite"
        index._local.__dict__.clear()
        got = site.get("/api/v1/claims?kind=airstrike")
        assert (got.status_code, got.headers["retry-after"]) == (503, "60")
        assert str(tmp_path) not in got.text


def test_a_fault_of_ours_tells_nothing_of_the_machine(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> Any:
        raise RuntimeError("secret /path/of/ours")

    monkeypatch.setattr(read.Index, "page", broken)
    with served(library, tmp_path) as site:
        site._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
        got = site.get("/api/v1/events")
    assert got.status_code == 500
    assert got.headers["content-type"] == "application/problem+json"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert "secret" not in got.text


def test_nothing_answered_names_a_path_of_the_machine(
    site: TestClient, library: Path
) -> None:
    asked = (
        "/api/v1/releases",
        "/api/v1/release",
        "/none",
        "/?f=json",
        "/openapi.json",
    )
    for address in asked:
        assert not re.search(re.escape(str(library)), site.get(address).text)
