"""Media types, policies of pages, and memory within a bound."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web.public.site.media import media_type, packs
from marsad.web.public.site.memory import Memory
from marsad.web.public.site.policy import policy


def source(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@pytest.mark.parametrize(
    ("name", "wanted", "smaller"),
    [
        ("index.html", "text/html; charset=utf-8", True),
        ("data/events.geojson", "application/geo+json", True),
        ("data/events.jsonl", "application/jsonl", True),
        ("data/events.parquet", "application/vnd.apache.parquet", False),
        ("site/face.woff2", "font/woff2", False),
        ("map.PNG", "image/png", False),
        ("SHA256SUMS", "text/plain; charset=utf-8", True),
        ("odd.exe", "application/octet-stream", False),
        ("html", "application/octet-stream", False),
    ],
)
def test_media_types(name: str, wanted: str, smaller: bool) -> None:
    assert media_type(name) == wanted
    assert packs(name) == smaller


def test_scripts_of_a_page_run_by_their_hash_alone() -> None:
    page = (
        "<script>one('<b>')</script><SCRIPT type=module>two()\n</SCRIPT>"
        '<script src="a.js"></script><script type="application/json">{}</script>'
        "<p onclick=three()>&lt;script&gt;four()</p><!-- <script>five()</script> -->"
    )
    told = policy(page.encode())
    scripts = next(p for p in told.split("; ") if p.startswith("script-src"))
    sources = scripts.split()[1:]
    assert sources == ["'self'", *sorted([source("one('<b>')"), source("two()\n")])]
    assert "unsafe" not in scripts
    for part in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in told
    assert "http" not in told


def test_styles_of_a_page_hold_by_their_hash_alone() -> None:
    chart = source("of a library")
    own = f"default-src 'none'; style-src 'self' file: {chart}; img-src data:"
    page = (
        f'<meta http-equiv="Content-Security-Policy" content="{own}">'
        "<style>p { color: red }</style><p style='color: blue'>"
    )
    told = policy(page.encode())
    styles = next(p for p in told.split("; ") if p.startswith("style-src"))
    wanted = sorted([chart, source("p { color: red }")])
    assert styles.split()[1:] == ["'self'", *wanted]
    assert "unsafe" not in told and "file:" not in told
    assert "style-src 'self'; img-src" in policy(b"<p>nothing</p>")


def test_pages_of_earlier_versions_keep_what_they_were_made_with() -> None:
    own = "default-src 'none'; style-src 'unsafe-inline'"
    page = f'<meta http-equiv=Content-Security-Policy content="{own}"><style>a</style>'
    told = policy(page.encode())
    assert "style-src 'self' 'unsafe-inline';" in told
    assert "script-src 'self';" in told


def test_a_page_that_is_broken_has_a_policy_all_the_same() -> None:
    assert policy(b"\xff<script>never closed").startswith("default-src 'none'")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30)), max_size=60))
def test_memory_keeps_its_bound(asked: list[tuple[int, int]]) -> None:
    memory = Memory(50)
    for key, size in asked:
        made = bytes([key]) * size
        assert memory.get((key, size), lambda made=made: made) == made
        assert memory.size <= 50


def test_memory_makes_once_and_forgets_the_oldest() -> None:
    memory, made = Memory(10), []

    def make(key: str) -> bytes:
        made.append(key)
        return key.encode() * 4

    for key in ("a", "b", "a", "c", "a", "b"):
        memory.get(key, lambda key=key: make(key))
    assert made == ["a", "b", "c", "b"]
    assert memory.get("big", lambda: b"x" * 11) == b"x" * 11
    assert memory.size <= 10
