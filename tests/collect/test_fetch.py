"""Addresses: a small server on this machine that answers well, badly or not at all."""

import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import marsad
from marsad.collect.fetch import Limits, fetch, without_login
from marsad.errors import NetworkError
from tests.collect.desk import STORY, collect
from tests.collect.test_feed import RSS
from tests.collect.test_page import page
from tests.collect.test_pdf import pdf

HEAD = '<meta name="pubdate" content="2019-02-10">'
ANSWERS = {
    "/page": (200, "text/html; charset=utf-8", page(HEAD).encode()),
    "/feed": (200, "application/xml", RSS.encode()),
    "/pdf": (200, "application/octet-stream", pdf()),
    "/old": (200, "text/plain; charset=windows-1251", "Обстрел рынка".encode("cp1251")),
    "/lines": (200, "text/plain", b'{"report": "r1", "text": "Shells fell."}\n'),
    "/gone": (404, "text/html", b"gone"),
    "/fault": (500, "text/html", b"fault"),
    "/empty": (200, "text/html", b""),
    "/large": (200, "text/plain", b"x" * 300_000),
    "/image": (200, "image/png", b"\x89PNG\r\n\x1a\n" + bytes(99)),
}


class Handler(BaseHTTPRequestHandler):
    seen: str = ""

    def do_GET(self) -> None:
        Handler.seen = self.headers["User-Agent"]
        if self.path == "/round":
            self.answer(302, "text/plain", b"", ("Location", "/round"))
        elif self.path == "/moved":
            self.answer(302, "text/plain", b"", ("Location", "/page"))
        elif self.path == "/silent":
            time.sleep(1.5)
        elif self.path == "/drip":
            self.drip()
        else:
            self.answer(*ANSWERS[self.path], ("Set-Cookie", "who=us"))

    def answer(self, code: int, kind: str, data: bytes, more: tuple[str, str]) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header(*more)
        self.end_headers()
        self.wfile.write(data)

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(30):
                self.wfile.write(b"x" * 10)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def test_a_page(server: str) -> None:
    found = collect(f"{server}/page")
    report, capture = found.report, found.items[0].capture
    assert STORY.strip() in report.text
    assert report.published == date(2019, 2, 10)
    assert report.url == f"{server}/page"
    assert (capture.method, capture.origin) == ("http", f"{server}/page")
    assert capture.media_type == "text/html"
    assert ("content-type", "text/html; charset=utf-8") in capture.headers
    assert "set-cookie" not in dict(capture.headers)
    assert Handler.seen == f"marsad/{marsad.__version__}"


def test_redirects_are_followed_and_named(server: str) -> None:
    found = collect(f"{server}/moved")
    assert found.report.url == f"{server}/page"
    assert found.items[0].capture.origin == f"{server}/moved"


def test_other_kinds(server: str) -> None:
    assert len(collect(f"{server}/feed").reports) == 2
    assert collect(f"{server}/pdf").items[0].capture.tool.count("pypdf") == 1
    assert collect(f"{server}/old").report.text == "Обстрел рынка"
    assert collect(f"{server}/lines").report.id == "r1"


def test_what_holds_no_report_is_an_issue(server: str) -> None:
    assert collect(f"{server}/empty").codes == ["empty"]
    image = collect(f"{server}/image")
    assert image.codes == ["binary"]
    assert image.issues[0].record == f"{server}/image"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "answered 404"),
        ("/fault", "answered 500"),
        ("/round", "redirects"),
        ("/silent", "did not answer in"),
        ("/drip", "was not complete after"),
        ("/large", "is larger than 200000 bytes"),
    ],
)
def test_an_address_that_fails(path: str, words: str, server: str) -> None:
    limits = Limits(silence=0.3, total=0.4, size=200_000)
    with pytest.raises(NetworkError, match=words):
        fetch(server + path, limits)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://", "http://[bad/", "https://127.0.0.1:1/x"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(NetworkError, match="cannot be fetched"):
        collect(url)


def test_a_login_is_not_kept() -> None:
    assert without_login("https://me:pw@news.example/a?b") == "https://news.example/a?b"
