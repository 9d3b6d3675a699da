"""Rows of data sets become reports that hold every column."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marsad.collect.datasets.found import Fault, Loaded
from marsad.collect.datasets.rows import Asked, edition_of, load_rows
from marsad.errors import OperatorError
from marsad.text.sheet import cells
from tests.collect.datasets.rows import ACLED, UCDP, csv_file, with_all


def loaded(asked: Asked) -> list[Loaded]:
    return [one for one in load_rows(asked) if isinstance(one, Loaded)]


def faults(asked: Asked) -> list[tuple[int, str, str]]:
    found = (one for one in load_rows(asked) if isinstance(one, Fault))
    return [(one.row, one.reason, one.done) for one in found]


def test_a_report_has_every_column_of_its_row(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "GEDEvent_v23_1.csv", [with_all(UCDP)])
    (one,) = loaded(Asked(path, "ucdp"))
    report = one.report
    found = {name: cell.value for name, cell in cells(report.text).items()}
    assert found == with_all(UCDP)
    assert report.dataset == "ucdp 23.1"
    assert report.title == "UCDP GED 23.1, row 501"
    assert (report.publisher, report.part) == ("UCDP GED", "row 501")
    assert report.published is None


def test_the_same_row_is_the_same_report_in_any_file(tmp_path: Path) -> None:
    row = with_all(UCDP)
    named = csv_file(tmp_path / "ged231.csv", [row])
    bare = csv_file(tmp_path / "other.csv.gz", [row], head=False)
    (one,), (other,) = loaded(Asked(named, "ucdp")), loaded(Asked(bare, "ucdp"))
    assert one.report.id == other.report.id
    changed = csv_file(tmp_path / "new.csv", [{**row, "best": "7"}])
    assert loaded(Asked(changed, "ucdp"))[0].report.id != one.report.id


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("GEDEvent_v23_1.csv", "23.1"),
        ("gedevent_v24_0_5.csv.gz", "24.0.5"),
        ("ged231.csv", "23.1"),
        ("syria_2016_2018.parquet", "syria_2016_2018"),
    ],
)
def test_the_name_of_a_file_tells_the_edition(name: str, edition: str) -> None:
    asked = Asked(Path(name), "ucdp")
    assert edition_of(asked) == edition
    assert edition_of(replace(asked, edition="19.1")) == "19.1"


def test_faulty_rows_are_told_and_the_rest_is_loaded(tmp_path: Path) -> None:
    rows = [
        with_all({**UCDP, "best": "many"}),
        with_all({**UCDP, "id": ""}),
        with_all({**UCDP, "date_start": "2016-02-31"}),
        with_all({**UCDP, "latitude": "361"}),
        with_all({**UCDP, "latitude": "361"}),
        with_all({**UCDP, "best": "9"}),
    ]
    asked = Asked(csv_file(tmp_path / "a.csv", rows), "ucdp")
    assert faults(asked) == [
        (2, "best 'many' is no whole number", "left out"),
        (3, "has no id", "left out"),
        (4, "date_start '2016-02-31' is no day", "left out"),
        (5, "latitude '361' is no number of degrees: no point", "kept"),
        (6, "its id 501 stands already in row 5, with the same values", "left out"),
        (7, "its id 501 stands already in row 5, with other values", "kept"),
    ]
    assert [one.number for one in loaded(asked)] == [5, 7]


def test_days_to_come_are_told(tmp_path: Path) -> None:
    rows = [with_all({**UCDP, "id": str(n)}) for n in range(2)]
    rows[1] |= {"date_end": "2031-02-03"}
    asked = Asked(csv_file(tmp_path / "a.csv", rows), "ucdp", today=date(2030, 1, 1))
    assert faults(asked) == [(3, "date_end '2031-02-03' is a day to come", "kept")]
    assert faults(replace(asked, today=None)) == []


def test_another_file_is_refused_with_its_columns(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", [ACLED])
    with pytest.raises(OperatorError, match=r"no column id: .*; it has event_id"):
        loaded(Asked(path, "ucdp"))
    (tmp_path / "b.csv").write_text("id,best\n")
    with pytest.raises(OperatorError, match="holds no row"):
        loaded(Asked(tmp_path / "b.csv", "ucdp"))


def test_the_time_of_a_change_is_the_day_of_publication(tmp_path: Path) -> None:
    (one,) = loaded(Asked(csv_file(tmp_path / "a.csv", [ACLED]), "acled"))
    assert one.changed == "2017-07-14T02:40:00+00:00"
    assert str(one.report.published) == "2017-07-14"


def test_columns_of_a_table_are_labelled(tmp_path: Path) -> None:
    row = {"Nr": "1", "Datum": "03/04/2016", "Tote": "5", "Note [killed]": "x"}
    asked = Asked(
        csv_file(tmp_path / "own.csv", [row]),
        "table",
        publisher="Valley Watch",
        columns={"start": "datum", "killed": "Tote"},
        days="%d/%m/%Y",
    )
    (one,) = loaded(asked)
    assert one.report.text == (
        "Nr: 1\nDatum [start %d/%m/%Y]: 03/04/2016\nTote [killed]: 5\n"
        "Note [killed] []: x"
    )
    assert one.row.startswith("row-")
    with pytest.raises(OperatorError, match="no column 'Dead'; it has Nr, Datum"):
        loaded(replace(asked, columns={"killed": "Dead"}))
