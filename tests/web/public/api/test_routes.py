"""The JSON API: lists, single records with what they rest on, search, releases."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from marsad.web.public.api.details import LISTS
from tests.web.public.conftest import served
from tests.web.public.library import (
    CHANGES,
    CORRECTIONS,
    COUNT,
    TOTAL,
    made_rows,
    pages,
    put,
)

Json = dict[str, Any]
ROWS = made_rows()
ALL = COUNT + 5


def get(site: TestClient, address: str, **asked: Any) -> Json:
    got = site.get(f"/api/v1{address}", params=asked or None)
    assert got.status_code == 200, got.text
    assert got.headers["content-type"] == "application/json"
    found: Json = got.json()
    return found


def test_the_start_leads_to_every_list(site: TestClient) -> None:
    links = get(site, "/")["links"]
    assert set(links) == set(LISTS)
    for name, address in links.items():
        asked = {"q": "x"} if name == "search" else None
        assert site.get(address, params=asked).status_code == 200


@pytest.mark.parametrize(
    "name", ["events", "claims", "reports", "persons", "control", "tallies", "issues"]
)
def test_lists_have_every_row_as_it_was_published(site: TestClient, name: str) -> None:
    found = get(site, f"/{name}", limit=1000)
    assert found["matched"] == found["returned"] == len(ROWS[name])
    key = "report" if name == "reports" else "id"

    def by_id(row: Json) -> str:
        return str(row[key])

    assert sorted(found["items"], key=by_id) == sorted(ROWS[name], key=by_id)
    assert found["release"].startswith("rel-")
    assert found["as_of"] == "2020-03-04"


def test_pages_lead_on_and_back(site: TestClient) -> None:
    found = get(site, "/events", limit=10, kind="airstrike,clash,shelling")
    seen = found["items"]
    while found["next"]:
        before = found
        found = site.get(found["next"]).json()
        assert site.get(found["prev"]).json()["items"] == before["items"]
        seen += found["items"]
    assert len(seen) == found["matched"]
    starts = [row["start"] for row in seen if row["start"]]
    assert starts == sorted(starts, reverse=True)
    assert found["returned"] == len(found["items"])


def test_a_page_behind_the_end_is_empty(site: TestClient) -> None:
    found = get(site, "/events", offset=1000)
    assert (found["items"], found["returned"], found["next"]) == ([], 0, None)
    assert found["prev"] is not None


@pytest.mark.parametrize(
    ("name", "asked", "field"),
    [
        ("events", {"grade": "fair"}, "grade"),
        ("events", {"country": "SY"}, "country"),
        ("claims", {"certainty": "asserted"}, "certainty"),
        ("claims", {"kind": "airstrike"}, "kind"),
        ("reports", {"language": "en"}, "language"),
        ("tallies", {"measure": "killed"}, "measure"),
        ("tallies", {"kind": "stock"}, "kind"),
        ("control", {"state": "held"}, "state"),
        ("changes", {"change": "changed"}, "change"),
        ("corrections", {"change": "retracted"}, "change"),
    ],
)
def test_filters_narrow(
    site: TestClient, name: str, asked: dict[str, str], field: str
) -> None:
    known = {"changes": CHANGES, "corrections": CORRECTIONS}.get(name) or ROWS[name]
    wanted = [row for row in known if row[field] == asked[field]]
    if name == "events" and field == "grade":
        wanted = [row for row in wanted if not row.get("override")]
    assert get(site, f"/{name}", **asked)["matched"] == len(wanted) > 0


def test_names_are_found_in_any_spelling(site: TestClient) -> None:
    report = ROWS["reports"][0]
    found = get(site, "/reports", publisher=report["publisher"].upper())
    assert report["report"] in {row["report"] for row in found["items"]}
    speaker = ROWS["claims"][0]["speaker"]
    assert get(site, "/claims", speaker=speaker)["matched"] > 0
    person = next(row for row in ROWS["persons"] if not row["private"])
    assert get(site, "/persons", name=person["name"].upper())["matched"] == 1
    status = person["statuses"][0]["status"]
    assert get(site, "/persons", status=status)["matched"] >= 1
    held = next(row for row in ROWS["control"] if row["holder"])
    assert get(site, "/control", holder=held["holder"])["matched"] >= 1


def test_boxes_and_days_narrow(site: TestClient) -> None:
    found = get(site, "/events", bbox="170,-20,-170,-10", datetime="2016-02-29")
    assert {row["id"] for row in found["items"]} == {"evt-east", "evt-west"}
    assert get(site, "/claims", datetime="1900-01-01")["matched"] == 0
    days = {row["start"] for row in ROWS["tallies"] if row["start"]}
    assert get(site, "/tallies", datetime=min(days))["matched"] > 0
    assert get(site, "/control", bbox="0,0,1,1")["matched"] == 0


def test_an_event_comes_with_all_it_rests_on(site: TestClient) -> None:
    event = ROWS["events"][0]
    found = get(site, f"/events/{event['id']}")
    assert found["event"] == event
    claims = [claim["id"] for one in found["origins"] for claim in one["claims"]]
    assert sorted(claims) == sorted(event["claims"])
    for one in found["origins"]:
        assert {claim["origin"] for claim in one["claims"]} == {one["origin"]}
    assert [row["report"] for row in found["reports"]] == event["reports"]
    assert found["history"] == []


def test_history_is_told_with_the_record(site: TestClient) -> None:
    assert get(site, "/events/evt-told")["history"] == [CORRECTIONS[1]]


def test_a_claim_and_a_person_come_with_what_they_rest_on(site: TestClient) -> None:
    claim = ROWS["claims"][0]
    found = get(site, f"/claims/{claim['id']}")
    assert found["claim"] == claim
    assert found["report"]["report"] == claim["report"]
    person = ROWS["persons"][0]
    assert get(site, f"/persons/{person['id']}")["person"] == person


@pytest.mark.parametrize("kind", ["events", "claims", "persons"])
def test_ids_that_are_gone_or_moved_say_so(site: TestClient, kind: str) -> None:
    at = f"/api/v1/{kind}"
    got = site.get(f"{at}/evt-merged", follow_redirects=False)
    assert got.status_code == 308
    assert got.headers["location"].endswith(f"{at}/evt-told")
    assert site.get(f"{at}/evt-split").status_code == 300
    gone = site.get(f"{at}/evt-gone")
    assert gone.status_code == 410
    assert gone.json()["correction"] == CORRECTIONS[0]
    if kind != "events":  # corrected, and no record of this kind: not gone
        assert site.get(f"{at}/evt-told").status_code == 404
    unknown = site.get(f"{at}/evt-none")
    assert unknown.status_code == 404
    assert unknown.json()["type"] == "about:blank"


def test_corrections_are_newest_first(site: TestClient) -> None:
    assert get(site, "/corrections")["items"] == CORRECTIONS[::-1]
    assert get(site, "/changes")["items"] == CHANGES


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("الحمراء", "evt-told"),
        ("حمراء", "evt-told"),
        ("harakat nūr", "evt-told"),
        ("burned fell", "evt-told"),
        ("Far Isl", "evt-east"),
    ],
)
def test_search_finds_both_scripts(site: TestClient, asked: str, wanted: str) -> None:
    found = get(site, "/search", q=asked, type="event", limit=100)
    assert wanted in {one["record"]["id"] for one in found["items"]}
    assert {one["type"] for one in found["items"]} == {"event"}


def test_search_goes_over_events_reports_and_persons(site: TestClient) -> None:
    found = get(site, "/search", q="market", limit=100)
    assert {one["type"] for one in found["items"]} >= {"event", "report"}
    assert found["matched"] >= found["returned"]
    assert found["matched_exactly"] is True
    person = next(row for row in ROWS["persons"] if not row["private"])
    found = get(site, "/search", q=person["name"], type="person")
    assert found["items"] == [{"type": "person", "record": person}]


@pytest.mark.parametrize(
    "asked",
    [
        *("newborns", "of cold", "sousa", "al-susah", "susah", "as-sousa"),
        *("السوسة", "سوسه عليا", "العليا"),
    ],
)
def test_search_finds_claims_of_no_event_and_places_by_both_names(
    site: TestClient, asked: str
) -> None:
    found = get(site, "/search", q=asked)
    told = {(one["type"], one["record"].get("id")) for one in found["items"]}
    assert ("claim", TOTAL["id"]) in told
    assert get(site, "/search", q=asked, type="event")["matched"] == 0


@pytest.mark.parametrize(
    "asked", ['"', "NEAR(", "*", "a AND", "{}", "--", "col:x", "؟"]
)
def test_no_question_is_an_error(site: TestClient, asked: str) -> None:
    assert get(site, "/search", q=asked)["matched"] >= 0


@pytest.mark.parametrize(
    "address",
    [
        *("/events?limit=0", "/events?limit=1001", "/events?sort=size", "/search"),
        *("/search?q=", "/search?q=x&limit=101", "/events?who=me", "/events?bbox=1"),
        *("/events?kind=bogus", "/events?grade=fair,good", "/tallies?measure=deaths"),
        *("/claims?datetime=x", "/tallies?kind=sum", "/events/x?release=y"),
    ],
)
def test_parameters_that_are_wrong_are_422(site: TestClient, address: str) -> None:
    got = site.get(f"/api/v1{address}")
    assert got.status_code == 422
    assert got.headers["content-type"] == "application/problem+json"
    assert got.json()["errors"]


def test_releases_are_told_newest_first(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = put(out, {"events": ROWS["events"][:1]}, made_at="2024-01-01T00:00:00+00:00")
    new = put(out, ROWS, pages(), made_at="2024-01-02T00:00:00+00:00", previous=old)
    put(out, {"events": ROWS["events"][:2]}, audience="partner")
    (out / "latest").write_text(new, "utf-8")
    with served(out, tmp_path / "cache") as site:
        found = get(site, "/releases")
        assert [one["id"] for one in found["items"]] == [new, old]
        assert found["newest"] == new
        assert all("files" not in one for one in found["items"])
        assert site.get(found["items"][0]["url"]).status_code == 200
        told = get(site, "/release")
        assert told["release"]["id"] == new
        assert told["counts"]["events"] == ALL


def test_pages_stay_with_their_release_when_the_next_one_comes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    put(out, {"events": ROWS["events"]})
    with served(out, tmp_path / "cache") as site:
        first = get(site, "/events", limit=20)
        put(out, {"events": ROWS["events"][:5]})
        site.app.keeper.wait()
        assert get(site, "/events")["matched"] == 5
        rest = site.get(first["next"]).json()
        assert rest["matched"] == ALL
        assert not {r["id"] for r in rest["items"]} & {r["id"] for r in first["items"]}
        put(out, {"events": ROWS["events"][:6]})
        site.app.keeper.wait()
        assert site.get(first["next"]).status_code == 410


def test_before_anything_is_published_the_answer_is_503(tmp_path: Path) -> None:
    tmp_path.joinpath("out").mkdir()
    with served(tmp_path / "out", tmp_path / "cache") as site:
        for address in ("/api/v1/events", "/collections", "/feeds/events.en.atom", "/"):
            got = site.get(address)
            assert got.status_code == 503, address
            assert got.headers["retry-after"] == "5"
            assert got.json()["status"] == 503


def test_rows_with_quotes_and_line_ends_stay_json(tmp_path: Path) -> None:
    odd = {**ROWS["events"][0], "place": 'a "b"\n\u2028 \\ \0 😀'}
    put(tmp_path / "out", {"events": [odd]})
    with served(tmp_path / "out", tmp_path / "cache") as site:
        assert get(site, "/events")["items"] == [json.loads(json.dumps(odd))]
