"""Lists in, persons out, and the review queue between two runs."""

import csv
from pathlib import Path

import pytest

from marsad.errors import OperatorError, ReviewError
from marsad.resolve.linking.link import Linked, Options
from marsad.run.linking import CLOSED, Asked, as_plain, link_files

OURS = """id,name,age,place,date
1,Samir Ali Darwish,34,Raqqa,2017-08-01
2,Rana Huda Khoury,12,Raqqa,2017-08-02
3,Tarek Nabil Haddad,51,Hajin,2018-11-02
=4,Karim Anas Najjar,40,Hajin,2018-11-03
"""
THEIRS = """id,name,age,place,date
x,Samir Ali Darwich,34,Raqqa,2017-08-01
y,Rana Huda Khouri,12,Raqqa,2017-08-02
z,Tarek Bassel Haddad,49,Hajin,2018-11-09
=4,Karim Anas Najar,40,Hajin,2018-11-03
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, text in (("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return [tmp_path / "ours.csv", tmp_path / "theirs.csv"]


def run(files: list[Path], **more: object) -> Linked:
    options = Options(margin=60)
    return link_files(Asked(files, None, options, **more))[0]  # type: ignore[arg-type]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def answer(path: Path, left: str, right: str, word: str) -> None:
    """What a reviewer does: fill in one row."""
    rows = table(path)
    for row in rows:
        if (row["left_id"], row["right_id"]) == (left, right):
            row |= {"answer": word, "by": "R. K.", "note": "our files"}
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def together(linked: Linked, one: tuple[str, str], other: tuple[str, str]) -> bool:
    rows = {linked.rows.key(row): row for row in range(len(linked.rows.ids))}
    return linked.person_of[rows[one]] is linked.person_of[rows[other]]


def test_answers_bind_on_the_next_run_and_stay_in_the_queue(
    files: list[Path], tmp_path: Path
) -> None:
    queue = tmp_path / "queue.csv"
    before = run(files, review=queue)
    assert together(before, ("ours", "1"), ("theirs", "x"))
    answer(queue, "1", "x", "different")
    answer(queue, "3", "z", "same")
    after = run(files, review=queue)
    assert not together(after, ("ours", "1"), ("theirs", "x"))
    assert together(after, ("ours", "3"), ("theirs", "z"))
    told = {(row["left_id"], row["right_id"]): row for row in table(queue)}
    assert told["1", "x"]["answer"] == "different"
    assert told["3", "z"]["by"] == "R. K."
    assert told["3", "z"]["note"] == "our files"
    again = queue.read_bytes()
    run(files, review=queue)
    assert queue.read_bytes() == again


def test_what_is_closed_leaves_only_when_asked(
    files: list[Path], tmp_path: Path
) -> None:
    queue = tmp_path / "queue.csv"
    linked, sources = link_files(Asked(files, None, Options(margin=60), review=queue))
    shut = str(as_plain(linked, sources, internal=False))
    assert "Khour" not in shut + queue.read_text(encoding="utf-8")
    assert "Samir" in shut
    (row,) = (r for r in table(queue) if (r["left_id"], r["right_id"]) == ("2", "y"))
    assert (row["left_name"], row["closed"]) == (CLOSED, "minor")
    run(files, review=queue, internal=True)
    assert "Khoury" in queue.read_text(encoding="utf-8")
    assert "Khoury" in str(as_plain(linked, sources, internal=True))
    answer(queue, "2", "y", "same")
    run(files, review=queue)
    assert "Khour" not in queue.read_text(encoding="utf-8")


def test_a_spreadsheet_runs_no_cell_and_ids_come_back(
    files: list[Path], tmp_path: Path
) -> None:
    queue = tmp_path / "queue.csv"
    run(files, review=queue)
    assert "'=4" in {row["left_id"] for row in table(queue)}
    answer(queue, "'=4", "'=4", "different")
    after = run(files, review=queue)
    assert not together(after, ("ours", "=4"), ("theirs", "=4"))
    assert after.bound.strange == ()


def test_contradictions_and_other_files_are_refused(
    files: list[Path], tmp_path: Path
) -> None:
    queue = tmp_path / "queue.csv"
    head = "answer,left_list,left_id,right_list,right_id\n"
    said = "same,ours,1,ours,3\nsame,ours,3,theirs,x\nno,ours,1,theirs,x\n"
    queue.write_text(head + said, encoding="utf-8")
    with pytest.raises(ReviewError, match="line 4"):
        run(files, review=queue)
    assert queue.read_text(encoding="utf-8") == head + said
    with pytest.raises(OperatorError, match="no review queue"):
        run(files, review=files[0])


def test_the_table_of_lists_has_a_row_for_each_person(
    files: list[Path], tmp_path: Path
) -> None:
    linked = run(files, lists=tmp_path / "lists.csv")
    rows = table(tmp_path / "lists.csv")
    assert len(rows) == len(linked.persons)
    assert list(rows[0]) == ["person", "ours", "theirs"]
    assert sum(int(row["ours"]) for row in rows) == 4
    both = sum(row["ours"] == row["theirs"] == "1" for row in rows)
    assert both == sum(len(person.rows) == 2 for person in linked.persons)


def test_the_order_of_files_changes_nothing_but_columns(
    files: list[Path], tmp_path: Path
) -> None:
    one, other = run(files), run(files[::-1])
    assert one.persons == other.persons
    assert list(one.pairs(-20)) == list(other.pairs(-20))
