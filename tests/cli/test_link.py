"""`marsad link` as a person calls it."""

import json
from pathlib import Path

from tests.cli.conftest import Marsad

LIST = """الاسم,العمر,المكان,التاريخ
يوسف سامر درويش,34,الرقة,2017-08-01
رنا هدى خوري,12,الرقة,2017-08-02
"""
OTHER = """Full Name,Age,Place,Date
Youssef Samer Darwish,34,الرقة,2017-08-01
Tarek Nabil Haddad,51,الرقة,2018-11-02
"""


def files(folder: Path) -> tuple[Path, Path]:
    for name, text in (("north", LIST), ("south", OTHER)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder / "north.csv", folder / "south.csv"


def test_pairs_weights_and_persons_are_told(marsad: Marsad, tmp_path: Path) -> None:
    done = marsad("link", *files(tmp_path), "--lists", tmp_path / "l.csv")
    assert done.returncode == 0, done.stderr
    for told in (
        "columns guessed by their names: name=الاسم",
        "Match weights in bits",
        "Youssef Samer Darwish",
        "يوسف سامر درويش",
        "4 rows, 3 persons, 1 of them in more than one row; 1 closed to publication",
        "to review",
    ):
        assert told in done.stdout
    assert "Warning" not in done.stderr
    assert (
        (tmp_path / "l.csv")
        .read_text(encoding="utf-8")
        .startswith("person,north,south")
    )


def test_json_has_it_all_and_twice_the_same(marsad: Marsad, tmp_path: Path) -> None:
    one, two = (marsad("link", *files(tmp_path), "--json") for _ in range(2))
    assert one.stdout == two.stdout
    told = json.loads(one.stdout)
    (pair,) = told["pairs"]
    assert pair["weight"] > 0
    assert pair["together"]
    assert {"says", "weight"} == set(pair["fields"]["given"])
    (cluster,) = told["clusters"]
    assert cluster["lists"] == ["north", "south"]
    assert {row["name"] for row in cluster["rows"]} == {
        "Youssef Samer Darwish",
        "يوسف سامر درويش",
    }


def test_the_person_at_the_keyboard_is_told_what_to_mend(
    marsad: Marsad, tmp_path: Path
) -> None:
    north, south = files(tmp_path)
    for args, message in (
        ((north, "--map", "name=nom"), "has no column 'nom' for name"),
        ((north, "--map", "colour=x"), "write FIELD=COLUMN"),
        ((tmp_path / "none.csv",), "no such file"),
        ((south, "--as-of", "soon"), "is no day"),
        ((south, "--margin", "-1"), "0 or more"),
    ):
        done = marsad("link", *args)
        assert done.returncode == 2
        assert message in done.stderr
        assert not done.stdout
