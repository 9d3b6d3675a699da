"""Claims of a release, put together report by report."""

import json
from pathlib import Path
from typing import Any

from marsad.collect.datasets.found import Fault, Row
from marsad.collect.datasets.statements import statement_rows

REPORTS = [
    {"report": "rpt-a", "publisher": "Capital Wire", "published": "2021-05-04",
     "title": None, "sha256": "0" * 64},
    {"report": "rpt-b", "publisher": None, "published": None},
    {"report": "rpt-c", "publisher": "Lakeside Radio", "published": "2021-05-06"},
]  # fmt: skip


def claim(id: str, report: str, start: int, **more: Any) -> dict[str, Any]:
    return {"id": id, "report": report, "kind": "clash", "span": [start, start + 5],
            "quote": f"words of {id}", "rules": ["kind:x", "row:ucdp"],
            **more}  # fmt: skip


def files(folder: Path, claims: list[Any], reports: list[Any]) -> tuple[Path, Path]:
    made = folder / "claims.jsonl", folder / "reports.jsonl"
    for path, listed in zip(made, (claims, reports), strict=True):
        lines = (o if isinstance(o, str) else json.dumps(o) for o in listed)
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return made


def test_a_row_is_a_report_with_its_claims_in_their_order(tmp_path: Path) -> None:
    claims = [
        claim("clm-1", "rpt-c", 40),
        claim("clm-2", "rpt-a", 9),
        claim("clm-3", "rpt-c", 4, figures=[{"measure": "killed", "low": 0,
              "high": None, "span": [4, 6]}], placement={"lat": 0.0, "pcode": "SY01"}),
    ]  # fmt: skip
    one, other = statement_rows(*files(tmp_path, claims, REPORTS))
    assert isinstance(one, Row) and isinstance(other, Row)
    assert dict(one.cells)["report"] == "rpt-a" and one.number == 1
    told = dict(other.cells)
    assert [told["claim 1 id"], told["claim 2 id"]] == ["clm-3", "clm-1"]
    assert told["claim 1 figures 1 low"] == "0"
    assert told["claim 1 placement lat"] == "0.0"
    assert told["claim 1 rules"] == "row:ucdp"
    assert not [n for n in told if "span" in n or "pcode" in n]


def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    claims = [claim("clm-1", "rpt-a", 0), "{torn", claim("clm-2", "rpt-z", 0)]
    reports = [*REPORTS[:1], "[]"]
    found = list(statement_rows(*files(tmp_path, claims, reports)))
    rows = [one for one in found if isinstance(one, Row)]
    faults = {(f.row, f.reason[:9]) for f in found if isinstance(f, Fault)}
    assert [dict(row.cells)["claim 1 id"] for row in rows] == ["clm-1"]
    assert faults == {(2, "is no JSO"), (2, "is no obj"), (3, "its repor")}


def test_a_release_without_claims_has_no_rows(tmp_path: Path) -> None:
    assert list(statement_rows(*files(tmp_path, [], REPORTS))) == []


def test_what_its_monitor_found_to_disagree_comes_with_a_report(tmp_path: Path) -> None:
    claims, reports = files(tmp_path, [claim("clm-1", "rpt-c", 4)], REPORTS)
    doubt = {"record": "rpt-c", "code": "mismatch-units", "message": "a is not b",
             "stage": "extract", "seen": "a (b", "span": [4, 8]}  # fmt: skip
    other = {**doubt, "record": "clm-1", "stage": "resolve"}
    lines = "".join(f"{json.dumps(one)}\n" for one in (doubt, other))
    (tmp_path / "issues.jsonl").write_text(f"{lines}torn\n", "utf-8")
    (row,) = statement_rows(claims, reports)
    assert isinstance(row, Row)
    told = {n: v for n, v in row.cells if n.startswith("doubt")}
    assert told == {
        "doubt 1 code": "mismatch-units",
        "doubt 1 message": "a is not b",
        "doubt 1 seen": "a (b",
    }
