"""OGC API Features as the standard's own assertions have it (17-069r4, annex A)."""

from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.web.public.library import COUNT, made_rows

Json = dict[str, Any]
EVENTS = "/collections/events/items"
ALL = COUNT + 5


def get(site: TestClient, address: str, **asked: Any) -> Json:
    got = site.get(address, params=asked or None)
    assert got.status_code == 200, got.text
    found: Json = got.json()
    return found


def rels(found: Json) -> set[str]:
    return {link["rel"] for link in found["links"]}


def link(found: Json, rel: str) -> str:
    return next(str(one["href"]) for one in found["links"] if one["rel"] == rel)


def test_the_landing_page_leads_everywhere(site: TestClient) -> None:
    for asked in ({"f": "json"}, None):
        got = site.get("/", params=asked, headers={"accept": "application/json"})
        assert got.headers["content-type"] == "application/json"
        assert {"self", "service-desc", "conformance", "data"} <= rels(got.json())
        for one in got.json()["links"]:
            answered = site.get(one["href"], headers={"accept": one["type"]})
            assert answered.status_code == 200, one
            assert (
                answered.headers["content-type"].partition(";")[0]
                == (one["type"].partition(";")[0])
            )


def test_readers_of_html_get_the_site(site: TestClient) -> None:
    for accept in ("text/html,application/json;q=0.9", "*/*"):
        got = site.get("/", headers={"accept": accept})
        assert got.headers["content-type"].startswith("text/html")
        assert "Accept" in got.headers["vary"]


def test_conformance_names_core_geojson_and_openapi(site: TestClient) -> None:
    found = get(site, "/conformance")["conformsTo"]
    base = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf"
    assert {f"{base}/core", f"{base}/geojson", f"{base}/oas30"} <= set(found)


def test_collections_tell_extent_and_links(site: TestClient) -> None:
    found = get(site, "/collections")
    assert [one["id"] for one in found["collections"]] == [
        *("events", "claims", "control")
    ]
    assert "self" in rels(found)
    for one in found["collections"]:
        assert {"self", "items"} <= rels(one)
        assert one == get(site, f"/collections/{one['id']}")
        (west, south, east, north) = one["extent"]["spatial"]["bbox"][0]
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        assert one["extent"]["temporal"]["interval"][0][0].endswith("T00:00:00Z")
        items = site.get(link(one, "items"))
        assert items.headers["content-type"] == "application/geo+json"


def test_schemas_tell_the_types_of_properties(site: TestClient) -> None:
    for one in get(site, "/collections")["collections"]:
        told = get(site, link(one, "describedby"))["properties"]["properties"]
        first = get(site, link(one, "items"), limit=1)["features"][0]["properties"]
        assert set(told["properties"]) <= set(first)
        assert told["properties"]["start"] == {"type": "string", "format": "date"}
        assert told["properties"]["claims" if "claims" in first else "via"] == {
            "type": "array",
            "items": {"type": "string"},
        }


def test_items_count_themselves(site: TestClient) -> None:
    found = get(site, EVENTS, limit=7)
    assert found["type"] == "FeatureCollection"
    assert found["numberMatched"] == ALL
    assert found["numberReturned"] == len(found["features"]) == 7
    assert {"self", "next"} <= rels(found)
    assert "prev" not in rels(found)


def test_pages_lead_through_all_features_and_back(site: TestClient) -> None:
    found = get(site, EVENTS, limit=9)
    seen: list[str] = []
    pages = [found]
    while True:
        seen += [one["id"] for one in found["features"]]
        if "next" not in rels(found):
            break
        found = get(site, link(found, "next"))
        pages.append(found)
    assert seen == [row["id"] for row in made_rows()["events"]]
    assert len(pages) == -(-ALL // 9)
    for before, after in pairwise(pages):
        assert get(site, link(after, "prev"))["features"] == before["features"]


def test_links_keep_what_was_asked_and_the_release(site: TestClient) -> None:
    asked = {"bbox": "30,30,50,50", "kind": "clash,airstrike", "limit": "2"}
    found = get(site, EVENTS, **asked)
    kept = parse_qs(urlsplit(link(found, "next")).query)
    assert kept.pop("release")[0].startswith("rel-")
    assert kept == {**{k: [v] for k, v in asked.items()}, "offset": ["2"]}


def test_features_without_a_place_stay_unless_a_box_is_asked(site: TestClient) -> None:
    whole = get(site, EVENTS, limit=1000)["features"]
    nowhere = {one["id"] for one in whole if one["geometry"] is None}
    assert "evt-nowhere" in nowhere
    boxed = get(site, EVENTS, limit=1000, bbox="-180,-90,180,90")
    assert boxed["numberMatched"] == ALL - len(nowhere)
    assert all(one["geometry"]["type"] == "Point" for one in boxed["features"])


def test_a_box_crosses_the_antimeridian(site: TestClient) -> None:
    found = get(site, EVENTS, bbox="170,-20,-170,-10")
    assert {one["id"] for one in found["features"]} == {"evt-east", "evt-west"}
    found = get(site, EVENTS, bbox="170,-20,-5,-170,-10,5")
    assert {one["id"] for one in found["features"]} == {"evt-east", "evt-west"}


def test_days_are_intervals_with_open_ends(site: TestClient) -> None:
    def ids(given: str | list[str]) -> set[str]:
        found = get(site, EVENTS, datetime=given, limit=1000, bbox="-180,-90,180,90")
        return {one["id"] for one in found["features"]}

    assert {"evt-east", "evt-west"} <= ids("2016-02-29")
    assert {"evt-east", "evt-west"} <= ids("2016-03-02T23:59:59Z/2016-03-05T00:00:00Z")
    assert "evt-east" not in ids("2016-03-03T00:30:00Z")
    assert "evt-since" in ids("2024-01-01/..")
    assert "evt-since" not in ids("../2017-12-31")
    assert ids(["2016-01-01/..", "../2016-12-31"]) == ids("2016-01-01/2016-12-31")


def test_every_feature_can_be_asked_for(site: TestClient) -> None:
    for name in ("events", "claims", "control"):
        for one in get(site, f"/collections/{name}/items", limit=5)["features"]:
            got = site.get(f"/collections/{name}/items/{one['id']}")
            assert got.headers["content-type"] == "application/geo+json"
            found = got.json()
            assert {"self", "collection"} <= rels(found)
            assert {**found, "links": None} == {**one, "links": None}


def test_ids_that_were_merged_lead_on(site: TestClient) -> None:
    got = site.get(f"{EVENTS}/evt-merged", follow_redirects=False)
    assert got.status_code == 308
    assert got.headers["location"] == f"http://site.test{EVENTS}/evt-told"
    assert site.get(f"{EVENTS}/evt-merged").json()["id"] == "evt-told"
    split = site.get(f"{EVENTS}/evt-split")
    assert split.status_code == 300
    assert split.json()["to"] == [
        f"http://site.test{EVENTS}/{one}" for one in ("evt-east", "evt-west")
    ]


def test_what_was_taken_back_says_so(site: TestClient) -> None:
    got = site.get(f"{EVENTS}/evt-gone")
    assert got.status_code == 410
    assert got.headers["content-type"] == "application/problem+json"
    assert got.json()["detail"] == "We took back evt-gone."
    assert got.json()["correction"]["reason"] == "The photograph was of another war."
    assert site.get(f"{EVENTS}/evt-never").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        *("bbox=1,2,3", "bbox=a,b,c,d", "bbox=1,9,3,4", "bbox="),
        *("datetime=nonsense", "datetime=2020-01-02/2020-01-01", "limit=0"),
        *("limit=-1", "limit=ten", "offset=-1", "unknown=1", "f=xml", "release=x"),
        *("bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", "crs=EPSG:3857"),
    ],
)
def test_parameters_that_are_wrong_are_400(site: TestClient, asked: str) -> None:
    got = site.get(f"{EVENTS}?{asked}")
    assert got.status_code == 400
    assert got.headers["content-type"] == "application/problem+json"
    assert got.json()["errors"][0]["parameter"] == asked.partition("=")[0]


def test_a_limit_above_the_most_is_the_most(site: TestClient) -> None:
    assert get(site, EVENTS, limit=99999999)["numberReturned"] == ALL


def test_properties_can_be_asked_for(site: TestClient) -> None:
    found = get(site, EVENTS, party="harakat nur", limit=1000)
    assert [one["id"] for one in found["features"]] == ["evt-told"]
    found = get(site, EVENTS, kind="clash", grade="fair,weak", country="SY", limit=1000)
    for one in found["features"]:
        told = one["properties"]
        assert (told["kind"], told["country"]) == ("clash", "SY")
        assert (told.get("override") or told["grade"]) in ("fair", "weak")
    claims = "/collections/claims/items"
    one = get(site, claims, limit=1)["features"][0]["properties"]
    same = get(site, claims, event=one["event"], certainty="asserted", limit=1000)
    assert {c["properties"]["event"] for c in same["features"]} == {one["event"]}
    held = get(site, "/collections/control/items", limit=1)["features"][0]
    asked = {"state": held["properties"]["state"]}
    found = get(site, "/collections/control/items", limit=1000, **asked)
    assert held["id"] in {one["id"] for one in found["features"]}


def test_a_release_that_is_not_held_is_gone(site: TestClient) -> None:
    got = site.get(f"{EVENTS}?release=rel-aaaa")
    assert got.status_code == 410
    assert "begin again" in got.json()["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/collections/none",
        "/collections/none/items/x",
        "/collections/none/schema",
        "/collections/x/items",
    ],
)
def test_collections_that_are_not_there_are_404(site: TestClient, address: str) -> None:
    assert site.get(address).status_code == 404
