"""What a reader's own file remembers of the reader's visits."""

from datetime import date
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.run.briefing import Visit, Visits

FIRST = Visit(date(2021, 5, 4), "rel-a")


def test_a_visit_is_remembered_for_each_monitor(tmp_path: Path) -> None:
    visits = Visits(tmp_path / "state" / "visits.json")
    one, two = tmp_path / "one", tmp_path / "two"
    assert visits.last(one) is None
    visits.keep(one, FIRST)
    visits.keep(two, Visit(date(2021, 5, 9), None))
    again = Visits(tmp_path / "state" / "visits.json")
    assert again.last(one) == FIRST
    assert again.last(tmp_path / "two" / ".." / "one") == FIRST
    assert again.last(two) == Visit(date(2021, 5, 9), None)
    visits.keep(one, Visit(date(2021, 5, 10), "rel-b"))
    assert again.last(one) == Visit(date(2021, 5, 10), "rel-b")
    assert [path.name for path in (tmp_path / "state").iterdir()] == ["visits.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}', "\udcff"])
def test_a_file_that_says_nothing_is_no_visit(text: str, tmp_path: Path) -> None:
    path = tmp_path / "visits.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert Visits(path).last(tmp_path) is None
    path.write_text(f'{{"{tmp_path.resolve()}": {{"on": "soon"}}}}', encoding="utf-8")
    assert Visits(path).last(tmp_path) is None
    Visits(path).keep(tmp_path, FIRST)
    assert Visits(path).last(tmp_path) == FIRST


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(OperatorError, match="cannot be written"):
        Visits(tmp_path / "state" / "visits.json").keep(tmp_path, FIRST)
