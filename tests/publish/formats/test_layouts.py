"""Events in the columns of others: UCDP GED, ACLED, HXL, PLOVER."""

import io
from dataclasses import replace
from pathlib import Path

import hxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings

from marsad.collect.datasets.found import Fault
from marsad.collect.datasets.rows import Asked, load_rows
from marsad.extract.datasets.reader import read_row
from marsad.publish.formats import acled, plover, ucdp
from marsad.publish.formats import hxl as tagged
from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import told
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.labels import Labels, country_name, country_number
from marsad.publish.formats.layouts import words_of
from marsad.publish.wire import Row
from marsad.records.claim import KINDS
from marsad.text.datasets import layout
from tests.publish.formats.material import (
    RELEASES,
    Rows,
    given_of,
    given_rows,
    json_lines,
    table,
)

few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
BOUNDS = ("low", "best", "high")


def event(**changed: object) -> Row:
    """The first event of the scene, changed."""
    return {**next(iter(given_of().rows_of("events"))), **changed}


def one_row(form: object, path: Path, row: Row) -> dict[str, str]:
    """One event in one layout."""
    labels = Labels(parties={"north": "Northern Army"})
    known = replace(given_rows({"events": [row]}), labels=labels)
    form.save(known, ("events",), path)  # type: ignore[attr-defined]
    return table(path)[-1]


def imported(path: Path, name: str) -> tuple[list[Fault], list[Row]]:
    """What the program's own importer reads of a file: faults, and claims as said."""
    found = list(load_rows(Asked(path, name, publisher="Another monitor")))
    faults = [one for one in found if isinstance(one, Fault)]
    claims: list[Row] = []
    for one in found:
        if not isinstance(one, Fault):
            for claim in read_row(one.report).claims:
                whole = next((f for f in claim.figures if f.measure == "killed"), None)
                coded = claim.coded
                assert coded is not None
                claims.append(
                    {
                        "kind": claim.kind,
                        "days": (str(coded.start), str(coded.end)),
                        "point": (coded.lat, coded.lon),
                        "place": claim.place,
                        "killed": whole and (whole.low, whole.best, whole.high),
                    }
                )
    return faults, claims


def test_columns_are_those_of_the_data_sets() -> None:
    columns = [field.path for field in fields_of("ucdp")]
    assert tuple(columns) == layout("ucdp").columns and len(columns) == 49
    names = [field.path for field in fields_of("acled")]
    assert len(names) == 31 and set(layout("acled").types) <= set(names)


def test_ucdp_rows_say_the_counts_and_who_said_them(tmp_path: Path) -> None:
    ucdp.save(given_of(), ("events",), tmp_path / "x.csv")
    row = table(tmp_path / "x.csv")[0]
    assert [row[b] for b in BOUNDS] == ["16", "18", "20"]
    assert (row["deaths_civilians"], row["deaths_unknown"]) == ("7", "11")
    assert (row["deaths_a"], row["type_of_violence"]) == ("", "")
    assert row["source_office"] == "Capital Wire; North TV"
    assert row["source_original"] == "North TV; Valley Observatory"
    assert row["date_start"] == "2021-05-03 00:00:00.000"
    assert (row["country"], row["side_a"]) == ("Syria", "Northern Army")
    assert row["geom_wkt"] == "POINT (36.52 36.21)" and row["event_clarity"] == "1"


def test_layouts_count_independent_sources(tmp_path: Path) -> None:
    made = event(origin_count=10, independent_origin_count=4)
    row = one_row(ucdp, tmp_path / "x.csv", made)
    assert row["number_of_sources"] == "4"
    row = one_row(tagged, tmp_path / "x.csv", made)
    assert (row["independent_origin_count"], row["origin_count"]) == ("4", "10")


def test_a_cell_of_prio_grid_holds_its_point(tmp_path: Path) -> None:
    """Known cells: 1 in the far south-west, 259200 in the far north-east."""
    for lat, lon, cell in ((-90, -180, 1), (90, 180, 259200), (0.1, 0.1, 129961)):
        row = one_row(ucdp, tmp_path / "x.csv", event(lat=lat, lon=lon))
        assert row["priogrid_gid"] == str(cell)


@pytest.mark.parametrize(
    ("where", "when", "clarity"),
    [(1, 1, "1"), (4, 1, "2"), (1, 4, "2"), (None, 1, "2")],
)
def test_coarse_rows_may_hold_several_incidents(
    tmp_path: Path, where: int | None, when: int, clarity: str
) -> None:
    row = one_row(ucdp, tmp_path / "x.csv", event(where_prec=where, date_prec=when))
    assert row["event_clarity"] == clarity


def test_acled_rows_use_its_words_where_it_has_them(tmp_path: Path) -> None:
    row = one_row(acled, tmp_path / "x.csv", event())
    assert row["sub_event_type"] == "Air/drone strike"
    assert (row["iso"], row["fatalities"], row["inter1"]) == ("760", "18", "")
    first, *rest = row["notes"].split("; ")
    assert first.startswith("The Valley Observatory and North TV said air strikes by")
    assert rest[-2:] == [
        "16 to 20 killed (likeliest 18), 7 of them civilians",
        "grade: contested",
    ]
    untold = one_row(acled, tmp_path / "x.csv", event(told={}))
    assert untold["notes"].startswith("airstrike; 16 to 20 killed")
    odd = one_row(acled, tmp_path / "x.csv", event(kind="casualties", figures={}))
    assert (odd["event_type"], odd["fatalities"], odd["tags"]) == (
        "",
        "",
        "kind=casualties",
    )


def test_acled_takes_the_day_in_the_middle(tmp_path: Path) -> None:
    week = event(start="2021-05-01", end="2021-05-07", date_prec=3)
    row = one_row(acled, tmp_path / "x.csv", week)
    assert (row["event_date"], row["time_precision"]) == ("2021-05-04", "2")
    none = one_row(acled, tmp_path / "x.csv", event(start=None, end=None))
    assert (none["event_date"], none["time_precision"]) == ("", "")


def test_words_of_layouts_are_of_our_kinds_and_known_to_the_importer() -> None:
    from marsad.extract.datasets.words import table as known

    for name in ("acled", "plover"):
        assert set(words_of(name)) <= set(KINDS)
    subs = {sub.casefold() for _, _, sub in words_of("acled").values() if sub}
    assert subs <= set(known("acled", "sub_event_type"))
    assert {category for category, _, _ in words_of("plover").values()} <= set(
        words_of("quad")
    )


def test_the_importers_read_both_without_row_errors(tmp_path: Path) -> None:
    events = list(given_of().rows_of("events"))
    for form, name in ((ucdp, "ucdp"), (acled, "acled")):
        form.save(given_of(), ("events",), tmp_path / f"{name}.csv")
        faults, claims = imported(tmp_path / f"{name}.csv", name)
        assert faults == []
        by_place = {(one["place"], one["days"]): one for one in claims}
        for row in events:
            killed = row["figures"].get("killed")
            one = by_place.get((row["place"], (row["start"], row["end"])))
            if killed is None and name == "ucdp":
                assert one is None  # UCDP has no row without deaths
                continue
            assert one is not None and one["point"] == (row["lat"], row["lon"])
            if name == "ucdp":
                assert one["killed"] == tuple(killed[b] for b in BOUNDS)
            else:
                assert one["kind"] == row["kind"]
                assert (one["killed"] or (0, None, 0))[1] == (killed or {}).get("best")


@few
@given(RELEASES)
def test_any_rows_are_read_by_the_importers(
    tmp_path_factory: pytest.TempPathFactory, made: Rows
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    sound = [
        {**row, "lat": row["lat"] and row["lat"] % 90, "lon": row["lon"] and 1}
        for row in made["events"]
    ]
    for form, name in ((ucdp, "ucdp"), (acled, "acled")):
        path = folder / f"{name}.csv"
        form.save(given_rows({**made, "events": sound}), ("events",), path)
        if sound:
            assert imported(path, name)[0] == []


def report(path: Path) -> Row:
    """What libhxl's validator says, by its own schema."""
    found: Row = hxl.validate(hxl.data(io.BytesIO(path.read_bytes())))
    return found


def test_libhxl_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    tagged.save(given_of(), ("events",), tmp_path / "x.csv")
    found = report(tmp_path / "x.csv")
    assert found["is_valid"] and found["stats"]["total"] == 0
    source = hxl.data(io.BytesIO((tmp_path / "x.csv").read_bytes()))
    assert source.display_tags == [field.tag for field in fields_of("hxl")]
    row = next(iter(source))
    assert row.get("#affected+killed+best-civilians") == "18"
    assert row.get("#affected+killed+civilians+best") == "7"
    assert row.get("#group+name+first") == "Northern Army"


@few
@given(RELEASES)
def test_any_rows_pass_libhxl(
    tmp_path_factory: pytest.TempPathFactory, made: Rows
) -> None:
    path = tmp_path_factory.mktemp("rows") / "x.csv"
    tagged.save(given_rows(made), ("events",), path)
    found = report(path)
    assert found["is_valid"] and found["stats"]["error"] == 0


def test_plover_records_have_what_the_manual_requires(tmp_path: Path) -> None:
    plover.save(given_of(), ("events",), tmp_path / "x.jsonl")
    for row, made in zip(
        given_of().rows_of("events"), json_lines(tmp_path / "x.jsonl"), strict=True
    ):
        assert {"id", "date", "actor", "event"} <= set(made)
        assert list(made) == [field.path for field in fields_of("plover")]
        assert (made["id"], made["date"]) == (row["id"], row["start"])
    strike = json_lines(tmp_path / "x.jsonl")[0]
    assert (strike["event"], strike["mode"], strike["quad_code"]) == (
        "ASSAULT",
        "aerial",
        4,
    )
    assert strike["dead"] == {"low": 16, "best": 18, "high": 20}
    assert strike["cite_info"][0]["publisher"] == "Capital Wire"


def test_counts_in_words() -> None:
    def killed(low: int, best: int, high: int | None) -> str:
        figures = {"killed": {"low": low, "best": best, "high": high}}
        return told(event(figures=figures))

    assert killed(3, 3, 3) == "3 killed"
    assert killed(16, 16, None) == "16 or more killed (likeliest 16)"
    assert killed(16, 18, 20) == "16 to 20 killed (likeliest 18)"
    assert told(event(figures={})) == ""


def test_names_of_countries_and_parties() -> None:
    assert (country_name("SY"), country_number("SY")) == ("Syria", 760)
    assert (country_name(None), country_number("XX")) == (None, None)
    labels = Labels(parties={"north": "Northern Army"})
    assert (labels.party("north"), labels.party("men")) == ("Northern Army", "men")
    assert Given(lambda name: []).labels == Labels()
