"""Files of releases: those that are listed, whole or in part, and nothing else."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.web.public.conftest import served
from tests.web.public.library import PAGE, made_rows, pages, put

PLAIN = {"accept-encoding": "identity"}


def newest(library: Path) -> Path:
    return library / (library / "latest").read_text("utf-8").strip()


def test_every_file_of_the_release_is_served(library: Path, site: TestClient) -> None:
    folder = newest(library)
    files = json.loads((folder / "release.json").read_text("utf-8"))["files"]
    for name in (*files, "release.json"):
        for at in ("", f"releases/{folder.name}/"):
            got = site.get(f"/{at}{name}", headers=PLAIN)
            assert got.status_code == 200
            assert got.content == (folder / name).read_bytes()
            assert got.headers["content-length"] == str(len(got.content))


def test_etags_are_the_hashes_of_the_manifest(library: Path, site: TestClient) -> None:
    name = "data/events.jsonl"
    digest = hashlib.sha256((newest(library) / name).read_bytes()).hexdigest()
    got = site.get(f"/{name}", headers=PLAIN)
    assert got.headers["etag"] == f'"{digest}"'
    for tag in (f'"{digest}"', f'W/"{digest}"', f'"x", "{digest}"', "*"):
        again = site.get(f"/{name}", headers={**PLAIN, "if-none-match": tag})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == got.headers["etag"]
    other = site.get(f"/{name}", headers={**PLAIN, "if-none-match": '"x"'})
    assert other.status_code == 200


def test_dates_are_those_of_the_release(site: TestClient) -> None:
    got = site.get("/index.html")
    assert got.headers["last-modified"] == "Sat, 09 Nov 2024 06:00:00 GMT"
    since = {"if-modified-since": got.headers["last-modified"]}
    assert site.get("/index.html", headers=since).status_code == 304
    since = {"if-modified-since": "Sat, 09 Nov 2024 05:59:59 GMT"}
    assert site.get("/index.html", headers=since).status_code == 200
    odd = {"if-modified-since": "when it rained"}
    assert site.get("/index.html", headers=odd).status_code == 200
    both = {**since, "if-none-match": got.headers["etag"]}
    assert site.get("/index.html", headers=both).status_code == 304


def test_what_may_be_kept_for_ever_says_so(library: Path, site: TestClient) -> None:
    at = f"/releases/{newest(library).name}"
    kept = site.get(f"{at}/index.html").headers["cache-control"]
    assert kept == "public, max-age=31536000, immutable"
    assert site.get("/index.html").headers["cache-control"] == "public, max-age=60"


def test_text_is_packed_for_those_who_take_it(site: TestClient) -> None:
    plain = site.get("/site/a.js", headers=PLAIN)
    packed = site.get("/site/a.js", headers={"accept-encoding": "br, gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content)
    assert packed.headers["etag"] == plain.headers["etag"][:-1] + '-gzip"'
    assert "Accept-Encoding" in plain.headers["vary"]
    refused = site.get("/site/a.js", headers={"accept-encoding": "gzip;q=0"})
    assert "content-encoding" not in refused.headers
    small = site.get("/brief.html", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in small.headers


def test_json_is_packed_alike(site: TestClient) -> None:
    plain = site.get("/api/v1/events", headers=PLAIN)
    packed = site.get("/api/v1/events", headers={"accept-encoding": "gzip"})
    assert packed.json() == plain.json()
    assert packed.headers["etag"] != plain.headers["etag"]
    seen = {"accept-encoding": "gzip", "if-none-match": packed.headers["etag"]}
    assert site.get("/api/v1/events", headers=seen).status_code == 304
    assert gzip.compress(plain.content, 4, mtime=0) != plain.content


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_parts_are_parts_of_the_whole(site: TestClient, first: int, last: int) -> None:
    whole = PAGE.encode()
    asked = {**PLAIN, "range": f"bytes={first}-{last}"}
    got = site.get("/index.html", headers=asked)
    if last < first:
        assert (got.status_code, got.content) == (200, whole)
    elif first >= len(whole):
        assert got.status_code == 416
        assert got.headers["content-range"] == f"bytes */{len(whole)}"
    else:
        end = min(last, len(whole) - 1)
        assert (got.status_code, got.content) == (206, whole[first : end + 1])
        assert got.headers["content-range"] == f"bytes {first}-{end}/{len(whole)}"


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=10-", slice(10, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=-999999", slice(0, None)),
        ("bytes=0-0", slice(0, 1)),
        ("lines=1-2", None),
        ("bytes=1-2,5-6", None),
        ("bytes=-", None),
        ("bytes=a-b", None),
    ],
)
def test_forms_of_ranges(site: TestClient, asked: str, part: slice | None) -> None:
    got = site.get("/index.html", headers={"range": asked})
    assert got.status_code == (200 if part is None else 206)
    assert got.content == PAGE.encode()[part or slice(None)]


def test_a_part_of_another_version_is_the_whole(site: TestClient) -> None:
    asked = {**PLAIN, "range": "bytes=0-4"}
    tag = site.get("/index.html", headers=PLAIN).headers["etag"]
    same = site.get("/index.html", headers={**asked, "if-range": tag})
    assert same.status_code == 206
    other = site.get("/index.html", headers={**asked, "if-range": '"old"'})
    assert (other.status_code, len(other.content)) == (200, len(PAGE))


@pytest.mark.parametrize(
    "address",
    [
        *("/none.html", "/data/none.jsonl", "/data", "/site/", "/latest"),
        *("/..%2f..%2fetc/passwd", "/data/..%2frelease.json", "/%2e%2e/latest"),
        *(
            "/releases/rel-none/index.html",
            "/releases/../latest",
            "/releases/..%2flatest",
        ),
        *("/.making-rel-a-1/a", "/releases/.making-rel-a-1/a", "/index.html%00"),
        "/index.html/",
    ],
)
def test_nothing_else_is_served(site: TestClient, address: str) -> None:
    got = site.get(address)
    assert got.status_code == 404
    assert got.headers["content-type"] == "application/problem+json"


@given(st.text(max_size=30))
def test_no_name_leads_out_of_the_release(site: TestClient, name: str) -> None:
    from urllib.parse import quote

    got = site.get(f"/site/../{quote(name)}/../../latest")
    assert got.status_code in (200, 404)
    assert b"rel-" not in got.content or got.headers["content-type"] != "text/plain"


def test_releases_for_others_are_not_served(tmp_path: Path) -> None:
    out = tmp_path / "out"
    secret = put(out, files={"index.html": "for partners"}, audience="partner")
    put(out, made_rows(), pages())
    with served(out, tmp_path / "cache") as site:
        assert site.get(f"/releases/{secret}/index.html").status_code == 404
        assert site.get(f"/releases/{secret}").status_code == 404


def test_what_was_altered_on_disk_is_not_served(tmp_path: Path) -> None:
    out = tmp_path / "out"
    id = put(out, made_rows(), pages())
    with served(out, tmp_path / "cache") as site:
        assert site.get("/brief.html").status_code == 200
        (out / id / "brief.html").write_text("<script>", "utf-8")
        assert site.get("/brief.html").status_code == 503


def test_releases_have_addresses_of_their_own(library: Path, site: TestClient) -> None:
    id = newest(library).name
    got = site.get(f"/releases/{id}", follow_redirects=False)
    assert got.status_code == 308
    assert got.headers["location"] == f"http://site.test/releases/{id}/"
    assert site.get(f"/releases/{id}/").text == PAGE
    assert site.get("/releases").json()["newest"] == id


def test_large_files_come_in_pieces(tmp_path: Path) -> None:
    text = "0123456789\n" * 900_000
    put(tmp_path / "out", files={"data/big.csv": text, "index.html": PAGE})
    with served(tmp_path / "out", tmp_path / "cache") as site:
        got = site.get("/data/big.csv", headers={"accept-encoding": "gzip"})
        assert got.headers["content-length"] == str(len(text))
        assert "content-encoding" not in got.headers
        assert got.text == text
        part = site.get("/data/big.csv", headers={"range": "bytes=1000000-2999999"})
        assert part.text == text[1_000_000:3_000_000]
