"""All files of a release: the same rows in each, and the same bytes each time."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from marsad.errors import OperatorError
from marsad.publish.formats import xlsx
from marsad.publish.formats.base import ALL, LOCATED
from marsad.publish.formats.files import (
    KNOWN,
    files_of,
    format_of,
    write_files,
    write_one,
)
from marsad.publish.formats.table import harmless
from tests.publish.formats.material import (
    RELEASES,
    Rows,
    given_of,
    given_rows,
    json_lines,
    key_of,
    leaves,
    parquet,
    sheet,
    table,
    without_nothing,
)
from tests.publish.scene import scene

WRITE = """
import sys
from pathlib import Path
from tests.publish.formats.material import given_of
from marsad.publish.formats.files import write_files
given = given_of()
write_files(given.rows_of, Path(sys.argv[1]), given.labels)
"""
few = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def counted(folder: Path, name: str) -> dict[str, int]:
    """Rows of an export in each file that holds it, by readers of others."""
    import pyogrio  # type: ignore[import-untyped]

    found = {
        "jsonl": len(json_lines(folder / f"{name}.jsonl")),
        "csv": len(table(folder / f"{name}.csv")),
        "parquet": len(parquet(folder / f"{name}.parquet")),
        "xlsx": len(sheet(folder / "all.xlsx", name)),
        "gpkg": pyogrio.read_info(folder / "all.gpkg", layer=name)["features"],
    }
    if name in LOCATED:
        found["geojson"] = pyogrio.read_info(folder / f"{name}.geojson")["features"]
    if name == "events":
        found["hxl"] = len(table(folder / "events.hxl.csv")) - 1
        found["ucdp"] = len(table(folder / "events.ucdp.csv"))
        found["acled"] = len(table(folder / "events.acled.csv"))
        found["plover"] = len(json_lines(folder / "events.plover.jsonl"))
        kinds = [
            entity["schema"] for entity in json_lines(folder / "entities.ftm.json")
        ]
        found["ftm"] = kinds.count("Event")
    if name in ("events", "control"):
        found["kml"] = sum(
            (folder / "map.kml").read_text().count(f'<Placemark id="{row["id"]}">')
            for row in json_lines(folder / f"{name}.jsonl")
        )
    return found


def test_every_format_has_as_many_rows_of_the_scene(tmp_path: Path) -> None:
    known = given_of()
    write_files(known.rows_of, tmp_path, known.labels)
    for name in ALL:
        counts = counted(tmp_path, name)
        assert set(counts.values()) == {len(list(known.rows_of(name)))}, (name, counts)


@few
@given(RELEASES)
def test_every_format_has_the_same_rows_and_gives_them_back(
    tmp_path_factory: pytest.TempPathFactory, made: Rows
) -> None:
    folder = tmp_path_factory.mktemp("release")
    write_files(given_rows(made).rows_of, folder)
    for name in ALL:
        counts = counted(folder, name)
        assert set(counts.values()) == {len(made[name])}, (name, counts)
        assert json_lines(folder / f"{name}.jsonl") == made[name]
        typed = parquet(folder / f"{name}.parquet")
        assert without_nothing(typed) == without_nothing(made[name])
        cells = {row[key_of(name)]: row for row in table(folder / f"{name}.csv")}
        typed_cells = {r[key_of(name)]: r for r in sheet(folder / "all.xlsx", name)}
        for row in made[name]:
            text, value = cells[row[key_of(name)]], typed_cells[row[key_of(name)]]
            for column, told in leaves(row):
                assert text[column] == as_csv(told)
                assert as_told(value[column], told) == told


def as_csv(value: object) -> str:
    """A value as text, harmless."""
    if isinstance(value, str):
        return harmless(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_told(value: object, told: object) -> object:
    """A cell of a workbook as the row has it: days as texts."""
    if isinstance(told, str) and not isinstance(value, str) and value is not None:
        moment = value.isoformat()  # type: ignore[attr-defined]
        return moment[:10] if len(told) == 10 else f"{moment}+00:00"
    return value


def digests(folder: Path) -> dict[str, str]:
    """Hash of every file of a folder."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
    }


def test_the_bytes_are_the_same_wherever_and_whenever(tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Damascus")):
        out = tmp_path / f"in {zone[:4]}" / "data"
        more = {"PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(
            [sys.executable, "-c", WRITE, str(out)],
            check=True,
            env={**os.environ, **more, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        made.append(digests(out))
    assert made[0] == made[1]
    names = {file for form in KNOWN.values() for file in files_of(form)}
    extra = {"dictionary.csv", "dictionary.md", "datapackage.json"}
    assert set(made[0]) == names | extra


def test_only_what_has_a_place_is_geojson_in_a_release() -> None:
    assert list(files_of(KNOWN["geojson"])) == [f"{name}.geojson" for name in LOCATED]


def test_a_file_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.csv"
    write_one(given_of(), "claims", KNOWN["csv"], path)
    before = path.read_bytes()

    def stop(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(KNOWN["csv"], "save", stop)
    with pytest.raises(OperatorError, match=r"csv: cannot be written: no space"):
        write_one(given_of(), "claims", KNOWN["csv"], path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_one(given_of(), "issues", KNOWN["jsonl"], pipe)
        out, _ = reader.communicate()
    assert len(out.splitlines()) == len(scene().issues) and pipe.is_fifo()


@pytest.mark.parametrize(
    ("name", "form"),
    [("tallies", "kml"), ("claims", "ucdp"), ("copies", "ftm"), ("persons", "hxl")],
)
def test_what_a_format_cannot_hold_is_refused(
    tmp_path: Path, name: str, form: str
) -> None:
    with pytest.raises(OperatorError, match=f"{name} has no {form}: that format holds"):
        write_one(given_of(), name, KNOWN[form], tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_unknown_names_are_told(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="'xls': use jsonl, csv, xlsx"):
        format_of("xls")
    with pytest.raises(OperatorError, match="no export is called 'birds'"):
        write_one(given_of(), "birds", KNOWN["csv"], tmp_path / "x")


def test_a_sheet_that_is_full_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 4)
    known = given_of()
    xlsx.save(known, ["claims", "events"], tmp_path / "x.xlsx")
    found = [
        row["id"]
        for name in ("claims", "claims 2", "claims 3")
        for row in sheet(tmp_path / "x.xlsx", name)
    ]
    assert found == [row["id"] for row in known.rows_of("claims")]
    assert len(sheet(tmp_path / "x.xlsx", "events")) == 3
