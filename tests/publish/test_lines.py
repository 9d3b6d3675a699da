"""A file of rows is read as the list of its rows would be."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.publish.lines import Lines

ROWS = st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.slices(9))
def test_it_is_the_sequence_of_its_rows(
    tmp_path: Path, rows: list[dict[str, str]], part: slice
) -> None:
    path = tmp_path / "rows.jsonl"
    text = "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
    path.write_text(text, "utf-8", newline="")
    found = Lines(path)
    assert list(found) == rows and len(found) == len(rows)
    assert list(reversed(found)) == rows[::-1]
    assert [found[at] for at in range(len(rows))] == rows
    assert found[part] == rows[part]


def test_letters_beyond_ascii_move_no_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"a": "حارم"}\n{"a": "سلمى"}\n', "utf-8")
    assert Lines(path)[-1] == {"a": "سلمى"}


def test_a_file_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be read"):
        Lines(tmp_path / "none.jsonl")
