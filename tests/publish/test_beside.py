"""A day of a protected report is found beside its sealed ids, and only there."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marsad.publish.beside import DAY, days_in
from marsad.publish.dated import Dated
from marsad.publish.guarded import Guarded
from marsad.publish.leaks import check_leaks

CLAIM, EVENT, OPEN = f"clm-{'z' * 20}", f"evt-{'z' * 20}", f"clm-{'a' * 20}"
THE_DAY = date(2021, 5, 12)
RECORD = Guarded(
    days=Dated(
        {one: frozenset((THE_DAY,)) for one in (CLAIM, EVENT)},
        {OPEN: frozenset((THE_DAY,))},
    )
)
ALONE = Guarded(days=Dated(RECORD.days.sealed))
Write = Callable[[Path, str], None]


def put(name: str, value: object) -> str:
    return f"marsad.put({json.dumps(name)},{json.dumps(value)});\n"


SAID = {"id": CLAIM, "start": "2021-05-12"}
TEXTS: tuple[tuple[str, object], ...] = (
    ("data/claims.jsonl", SAID),
    ("data/tallies.jsonl", {"id": "tly-1", "claims": [CLAIM], "end": "2021-05-12"}),
    ("data/persons.jsonl", {"id": "per-1", "statuses": [SAID]}),
    ("data/claims.csv", f"id,start\na,\n{CLAIM},2021-05-12\n"),
    ("data/events.ucdp.csv", f"{EVENT},,2021-05-12 00:00:00.000\n"),
    ("data/entities.statements.csv", f"{EVENT},startDate,date,Event,2021-05-12"),
    ("data/claims.geojson", {"features": [{"id": CLAIM, "properties": SAID}]}),
    ("data/map.kml", f'<Placemark id="{EVENT}"><end>2021-05-12</end></Placemark>'),
    ("site/data/detail-1.js", put("d", {EVENT: {"claims": [{"on": "2021-05-12"}]}})),
    ("site/data/events-en-0.js", put("e", [["evt-b"], [EVENT, "2021-05-12"]])),
    (
        "events.html",
        f'<ul>\n<li><p>12 May 2021</p>\n<a href="#{EVENT}">x</a></li></ul>',
    ),
    ("brief.md", f"- Shelling on 12 May 2021. [c:{CLAIM[:10]}](e.html#{CLAIM})"),
    ("brief.ar.md", f"قصف يوم ١٢ أيار/مايو ٢٠٢١ [c](e.html#{CLAIM})"),
    ("brief.txt", f"• 3 killed on 12 May.\nThey say so. [2]\n\n[2] {CLAIM[:10]}\n"),
)


@pytest.mark.parametrize(("name", "text"), TEXTS)
def test_it_is_found_in_texts_and_scripts(
    tmp_path: Path, name: str, text: object
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    told = text if isinstance(text, str) else json.dumps(text) + "\n"
    path.write_text(told, "utf-8")
    found = check_leaks(tmp_path, (), vendored=("x" * 99,), record=ALONE)
    assert {(leak.file, leak.kind) for leak in found} == {(name, DAY)}
    blurred = told.replace("2021-05-12", "2021-05-10").replace("12 May", "10–16 May")
    path.write_text(blurred.replace("١٢", "١٠"), "utf-8")
    assert check_leaks(tmp_path, (), vendored=("x" * 99,), record=ALONE) == []


def workbook(path: Path, day: str) -> None:
    rows = [("a", "2021-05-12"), (CLAIM, day), ("b", "2021-05-12")]
    cells = (f"<c><t>{id}</t></c><c><t>{on}</t></c>" for id, on in rows)
    sheet = "".join(f'<row r="{n}">{both}</row>' for n, both in enumerate(cells))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/sheet.xml", f"<sheetData>{sheet}</sheetData>")


def dated_cells(path: Path, day: str) -> None:
    number = (date.fromisoformat(day) - date(1899, 12, 30)).days
    cells = f'<c r="A1"><t>{CLAIM}</t></c><c r="B1" s="2"><v>{number}</v></c>'
    with zipfile.ZipFile(path, "w") as archive:
        sheet = f'<sheetData><row r="1">{cells}</row></sheetData>'
        archive.writestr("xl/sheet.xml", sheet)


def database(path: Path, day: str) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create table events (id text, start text)")
        base.execute("insert into events values (?, ?)", (EVENT, day))
    base.close()


def parquet(path: Path, day: str) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    start = pa.array([date.fromisoformat(day), None])
    pq.write_table(pa.table({"id": [CLAIM, "b"], "start": start}), path)


TABLES: tuple[tuple[str, Write, str], ...] = (
    ("all.gpkg", database, "table events"),
    ("all.xlsx", workbook, "member xl/sheet.xml: line 1"),
    ("days.xlsx", dated_cells, "member xl/sheet.xml: line 1"),
    ("claims.parquet", parquet, "rows"),
)


@pytest.mark.parametrize(("name", "write", "where"), TABLES)
def test_it_is_found_in_rows_of_tables(
    tmp_path: Path, name: str, write: Write, where: str
) -> None:
    write(tmp_path / name, "2021-05-12")
    (found,) = check_leaks(tmp_path, (), record=ALONE)
    assert (found.kind, found.where) == (DAY, where)
    (tmp_path / name).unlink()
    write(tmp_path / name, "2021-05-10")
    assert check_leaks(tmp_path, (), record=ALONE) == []


def test_it_is_found_on_the_map_where_days_are_numbers(tmp_path: Path) -> None:
    data = tmp_path / "site" / "data"
    data.mkdir(parents=True)
    first = (date(2021, 6, 1) - date(1970, 1, 1)).days
    points = {"day": [first, None, -20], "span": [0, 0, 0]}
    (data / "points-0.js").write_text(put("points-0", points))
    ids = data / "point-ids-0.js"
    ids.write_text(put("point-ids-0", ["evt-a", "evt-b", EVENT]))
    (found,) = check_leaks(tmp_path, (), record=ALONE)
    assert (found.file, found.kind, found.hint) == (
        "site/data/points-0.js",
        DAY,
        EVENT,
    )
    ids.write_text(put("point-ids-0", [EVENT, "evt-b", "evt-c"]))
    assert check_leaks(tmp_path, (), record=ALONE) == []
    ids.write_text(put("point-ids-0", [EVENT]))
    assert len(check_leaks(tmp_path, (), record=ALONE)) == 1, "it cannot be read"


@pytest.mark.parametrize(
    "text",
    [
        f"{EVENT} [{OPEN}] on 2021-05-12",
        f"{EVENT}\n{OPEN} on 2021-05-12",
        f"<li>{EVENT}</li></ul><h3>12 May 2021</h3><ul><li>{OPEN}</li>",
        put("claims-0", {CLAIM: EVENT, OPEN: {"start": "2021-05-12"}}),
        put("e", [[EVENT, "2021-05-10"], ["evt-b", "2021-05-12"]]),
        f"• The Observatory said so on 12 May 2021. [1]\n• It did. [2]\n[2] {CLAIM}",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.js"])
def test_days_of_what_stands_elsewhere_are_let_through(
    tmp_path: Path, name: str, text: str
) -> None:
    if "<li>" in text and name != "a.html":
        pytest.skip("only pages have items")
    (tmp_path / name).write_text(text, "utf-8")
    assert check_leaks(tmp_path, (), vendored=("x" * 99,), record=RECORD) == []


def test_the_middle_of_a_week_stands_for_it_where_a_layout_has_no_spans(
    tmp_path: Path,
) -> None:
    path = tmp_path / "events.acled.csv"
    days = replace(ALONE.days, middles={EVENT: THE_DAY})
    path.write_text(f"{EVENT},2021-05-12,2021,2,Political violence\n")
    assert check_leaks(tmp_path, (), record=Guarded(days=days)) == []
    assert len(check_leaks(tmp_path, (), record=ALONE)) == 1
    path.write_text(f"{EVENT},2021-05-12,2021,2,shelling on 12 May 2021\n")
    assert len(check_leaks(tmp_path, (), record=Guarded(days=days))) == 1


def test_a_row_longer_than_a_chunk_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"{n},{'y' * 900_000}\n" for n in range(3))
    path.write_text(f"{rows}{CLAIM},{'x' * 600_000},2021-05-12\n")
    (found,) = check_leaks(tmp_path, (), record=ALONE)
    assert found.where == "line 4"


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-12",
        "20210512",
        "2021/5/12",
        "12.05.2021",
        "5/12/2021",
        "12 May 2021",
        "on the 12th of May",
        "May 12, 2021",
        "10 to 12 May 2021",
        "12 to 14 May 2021",
        "يوم 12 أيار/مايو 2021",
        "2021 مايو/ أيار12",
        "۱۲ مايو",
        "12 \u2068أيار\u2069",
    ],
)
def test_days_in_figures_and_words(text: str) -> None:
    assert days_in(f"x {text} y", frozenset((THE_DAY,))) == {THE_DAY}


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-120",
        "12 May 2019",
        "12 أيار/مايو 2019",
        "112 May",
        "10 to 16 May 2021",
        "May 2021",
        "3.12 May",
        "12 Maybe",
        "120210512",
        "2021-12-05",
    ],
)
def test_other_days_and_figures(text: str) -> None:
    assert days_in(f"x {text} y", frozenset((THE_DAY,))) == set()


def test_the_first_and_last_of_a_month_together_are_no_day() -> None:
    ends = frozenset((date(2021, 5, 1), date(2021, 5, 31), date(2021, 12, 31)))
    assert days_in("2021-05-01 2021-05-31", ends) == set()
    assert days_in("2021-01-01 2021-12-31", ends) == set()
    assert days_in("2021-05-01 2021-05-30", ends) == {date(2021, 5, 1)}
