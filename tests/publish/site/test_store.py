"""The index has every event, details all that it rests on, and nothing protected."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.site.chunk import bucket
from marsad.publish.site.store import (
    COLUMNS,
    PER_BUCKET,
    PER_LEADS,
    newest_first,
    region_of,
    store_files,
)
from marsad.records.ids import content_id
from marsad.records.origin import Origin
from marsad.records.where import Where
from tests.publish.scene import EVENTS, PRIVATE, SECRETS
from tests.publish.site.test_particulars import LINE
from tests.publish.site.written import OPENED, held, many, material

FILES = dict(store_files(material()))
FACTS = held(FILES, "facts")
COPIED = replace(
    OPENED,
    origins={
        **OPENED.origins,
        "clm-bbb1": Origin("ogn-x", "clm-bbb1", "org-rpt-a", "clm-aaa1", "told"),
    },
)


def test_the_index_has_each_event_once_in_both_languages() -> None:
    for language in ("en", "ar"):
        rows = held(FILES, f"events-{language}-0")
        assert [row[0] for row in rows] == [e.id for e in newest_first(OPENED.events)]
        assert all(len(row) == len(COLUMNS) for row in rows)


def test_the_index_counts_sources_as_the_grade_does() -> None:
    one = OPENED.events[0]
    grade = replace(OPENED.grades[one.id], origins=7)
    files = dict(store_files(material(replace(OPENED, grades={one.id: grade}))))
    rows = {row[0]: row for row in held(files, "events-en-0")}
    assert rows[one.id][COLUMNS.index("origins")] == 7


def test_an_event_is_found_by_its_place_in_either_script_and_by_its_speakers() -> None:
    for language, row in ((n, held(FILES, f"events-{n}-0")) for n in ("en", "ar")):
        of = dict(
            zip(COLUMNS, next(r for r in row if r[0] == "evt-harim"), strict=True)
        )
        words = f"{of['told']} {of['place']} {of['also']}"
        assert {"Harim", "Valley", "North"} <= set(words.replace("\u2068", " ").split())
        assert "حارم" in words, language


def test_ids_that_are_no_more_lead_on_in_files_of_bounded_size() -> None:
    gone = (content_id("evt", "gone", at) for at in range(3 * PER_LEADS))
    leads = {id: [f"evt-{at}"] for at, id in enumerate(gone)}
    files = dict(store_files(material(redirects=leads)))
    number = held(files, "facts")["leads"]
    rows = [held(files, f"leads-{at}") for at in range(number)]
    assert number == 3 and max(map(len, rows)) < 1.5 * PER_LEADS
    assert {id: to for found in rows for id, to in found.items()} == leads
    assert all(bucket(id, number) == at for at, r in enumerate(rows) for id in r)
    assert FACTS["leads"] == 0 and "site/data/leads-0.js" not in FILES


def test_a_long_log_makes_more_files_and_no_longer_ones() -> None:
    gone = (content_id("evt", "gone", at) for at in range(400))
    lines = tuple({**LINE, "record": id} for id in gone)
    files = dict(store_files(material(corrections=lines)))
    number = held(files, "facts")["buckets"]
    rows = [held(files, f"detail-{at}") for at in range(number)]
    assert sum("gone" in row for found in rows for row in found.values()) == 400
    assert max(map(len, rows)) < 2 * PER_BUCKET


def test_new_events_are_marked() -> None:
    changes = ({"record": "evt-salma", "change": "added", "record_type": "event"},)
    files = dict(store_files(material(changes=changes)))
    new = {row[0]: row[COLUMNS.index("new")] for row in held(files, "events-en-0")}
    assert new["evt-salma"] == 1 and new["evt-harim"] == 0


def test_the_region_is_the_first_order_unit_or_else_the_country() -> None:
    country = Where("Syria", 35.0, 38.0, 6, None, "test", "9", "country", "SY")
    assert region_of(EVENTS[0]) == "Idlib"
    assert region_of(replace(EVENTS[0], where=country)) == "SY"
    assert region_of(replace(EVENTS[0], where=None)) is None


def test_every_claim_leads_to_its_event_or_stands_alone_with_its_report() -> None:
    owner = {claim: e.id for e in OPENED.events for claim in e.claims}
    for id, claim in OPENED.claims.items():
        found = held(FILES, f"claims-{bucket(id, FACTS['buckets'])}")[id]
        if id in owner:
            assert found == owner[id]
        else:
            assert found["claim"]["id"] == id
            known = OPENED.reports[claim.report]
            assert found["report"]["publisher"] == known.publisher


def test_every_report_lists_its_claims_in_the_order_of_its_words() -> None:
    listed = held(FILES, f"reports-{bucket('rpt-c', FACTS['buckets'])}")["rpt-c"]
    assert [claim["id"] for claim in listed["claims"]] == [
        *("clm-ccc1", "clm-ccc2", "clm-ccc3"),
    ]


def test_a_copy_says_from_which_report_it_was_had_and_what_shows_it() -> None:
    row = held(dict(store_files(material(COPIED))), "detail-0")["evt-harim"]
    claim = next(c for c in row["claims"] if c["id"] == "clm-bbb1")
    assert claim["basis"] == "told"
    assert row["heads"] == {"clm-aaa1": "rpt-a"}
    assert row["reports"]["rpt-a"]["publisher"] == "Capital Wire"


def test_claims_name_the_listed_source_that_speaks() -> None:
    row = held(FILES, "detail-0")["evt-harim"]
    voices = {claim["id"]: claim["voice"] for claim in row["claims"]}
    assert voices["clm-aaa1"] == "watch" and voices["clm-bbb1"] == "northtv"


def test_nothing_protected_is_in_any_file() -> None:
    words = [fold.encode() for fold in (*SECRETS, PRIVATE, "Haddadin")]
    for name, content in FILES.items():
        assert not [word for word in words if word in content], name


def test_details_are_spread_over_files_of_a_bounded_size() -> None:
    files = dict(store_files(material(many(200))))
    facts = held(files, "facts")
    assert facts["buckets"] == 6
    parts = [held(files, f"detail-{at}") for at in range(facts["buckets"])]
    assert sum(len(part) for part in parts) == facts["events"]
    assert max(len(part) for part in parts) < 80


@given(st.text(), st.integers(1, 500))
def test_first_letters_of_an_id_say_which_file(record: str, buckets: int) -> None:
    value = 2166136261
    for byte in record[:10].encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * 16777619 % 2**32
    assert bucket(record, buckets) == value % buckets
