"""A secret is found in every kind of file, wherever in it it stands."""

import gzip
import io
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.publish.guarded import NOTE, Guarded
from marsad.publish.leaks import Leak, check_leaks
from marsad.records.source import Source

NAME = "Zahra Tamimi-Ost"
SOURCE = Source(
    "desk-77",
    NAME,
    protected=True,
    aliases=("زهرة التميمي",),
    secrets=("+963 11 555 0199",),
)
RECORD = Guarded(
    words=((NOTE, "the nurse rang us twice"),),
    points=frozenset({(36217, 36524)}),
)
Write = Callable[[Path, str], None]


def text_file(path: Path, secret: str) -> None:
    path.write_text(f"one\n{'x' * 3_000_000}\nand {secret} there\n", "utf-8")


def wide_file(path: Path, secret: str) -> None:
    path.write_bytes(f"and {secret} there".encode("utf-16"))


def zipped(path: Path, secret: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/xl/sharedStrings.xml", f"<t>{secret}</t>")


def commented(path: Path, secret: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = secret.encode()


def nested(path: Path, secret: str) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", secret)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())


def workbook(path: Path, secret: str) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.create_sheet("events")["C4"] = secret
    book.save(path)


def author_of_workbook(path: Path, secret: str) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator = secret
    book.save(path)


def packed(path: Path, secret: str) -> None:
    path.write_bytes(gzip.compress(f'{{"a": "{secret}"}}'.encode()))


def database(path: Path, secret: str) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create table events (id, note)")
        base.execute("insert into events values (1, ?)", ("y" * 9_000 + f" {secret}",))
    base.close()


def database_that_looks_like_an_index(path: Path, secret: str) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create table rtree_events_geom_node (nodeno, data)")
        base.execute("insert into rtree_events_geom_node values (1, ?)", (secret,))
    base.close()


def words_in_an_index(path: Path, secret: str) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create virtual table places using rtree(id, a, b, c, d, +note)")
        base.execute("insert into places values (1, 1, 1, 2, 2, ?)", (secret,))
    base.close()


def deleted_from_database(path: Path, secret: str) -> None:
    with sqlite3.connect(path) as base:
        base.execute("pragma secure_delete = off")
        base.execute("create table events (id, note)")
        base.execute("insert into events values (1, ?)", (f"a {secret} b",))
        base.commit()
        base.execute("delete from events")
    base.close()
    assert secret.encode() in path.read_bytes()


def parquet(path: Path, secret: str) -> None:
    import pyarrow
    import pyarrow.parquet

    rows = [{"who": None, "told": [{"of": "a"}]}, {"told": [{"of": secret}]}]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)


def metadata_of_parquet(path: Path, secret: str) -> None:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table({"a": [1]}).replace_schema_metadata({"by": secret})
    pyarrow.parquet.write_table(table, path)


def pdf(path: Path, secret: str) -> None:
    import weasyprint

    weasyprint.HTML(string=f"<p>one</p><p>and {secret} there</p>").write_pdf(path)


def metadata_of_pdf(path: Path, secret: str) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": secret})
    writer.write(path)


def picture(path: Path, secret: str) -> None:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    noted = PngInfo()
    noted.add_text("Comment", secret, zip=True)
    Image.new("RGB", (2, 2)).save(path, pnginfo=noted)


def photograph(path: Path, secret: str) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x013B] = secret
    Image.new("RGB", (2, 2)).save(path, exif=exif)


def drawing(path: Path, secret: str) -> None:
    path.write_text(f"<svg><metadata>{secret}</metadata></svg>", "utf-8")


FILES: tuple[tuple[str, Write, str], ...] = (
    *((f"a{end}", text_file, "line 3") for end in (".jsonl", ".csv", ".kml", ".md")),
    ("a.txt", wide_file, "line 1"),
    ("a.ods", zipped, "member deep/xl/sharedStrings.xml: line 1"),
    ("a.zip", commented, "archive comment"),
    ("a.zip", nested, "member inner.zip: member a.txt: line 1"),
    ("a.xlsx", workbook, "member xl/"),
    ("a.xlsx", author_of_workbook, "member docProps/core.xml"),
    ("a.json.gz", packed, "unpacked: line 1"),
    ("a.gpkg", database, "table events, column note"),
    ("a.gpkg", deleted_from_database, "bytes: from 0"),
    ("a.gpkg", database_that_looks_like_an_index, "table rtree_events_geom_node"),
    ("a.gpkg", words_in_an_index, "index places"),
    ("a.parquet", parquet, "column told"),
    ("a.parquet", metadata_of_parquet, "file metadata"),
    ("a.pdf", pdf, "page 1"),
    ("a.pdf", metadata_of_pdf, "document metadata"),
    ("a.png", picture, "picture metadata"),
    ("a.jpg", photograph, "picture metadata"),
    ("a.svg", drawing, "line 1"),
)


def leaks(folder: Path) -> list[Leak]:
    return check_leaks(folder, (SOURCE,), ("Karim Haddadin",), record=RECORD)


@pytest.mark.parametrize(("name", "write", "where"), FILES)
def test_a_secret_is_found_and_where(
    tmp_path: Path, name: str, write: Write, where: str
) -> None:
    write(tmp_path / name, NAME)
    found = leaks(tmp_path)
    assert {leak.file for leak in found} == {name}
    assert any(leak.where.startswith(where) for leak in found), found
    assert not any("Tamimi" in leak.hint for leak in found)
    (tmp_path / name).unlink()
    write(tmp_path / name, "nothing")
    assert leaks(tmp_path) == []


@pytest.mark.parametrize(
    "secret",
    [
        "Захра Тамими Ост",
        "زهرة التميمي",
        "Zahrah al-Tamimi",
        "Karim Haddadin",
        "011/555 01 99",
        "٠١١ ٥٥٥ ٠١٩٩",
        "00963 11 555 0188",
        "someone@mail.example",
        "The nurse rang us, twice!",
        "36.2171, 36.5240",
        "36,5241 N 36,2169",
        '"coordinates": [36.524, 36.217]',
    ],
)
def test_it_is_found_however_it_is_written(tmp_path: Path, secret: str) -> None:
    (tmp_path / "a.txt").write_text(f"x {secret} y", "utf-8")
    assert len({leak.kind for leak in leaks(tmp_path)}) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "36.21, 36.52",
        "36.217 people and nothing near",
        "Zahra met Tamara",
        "5550188 or 1150199",
        "the nurse rang",
    ],
)
def test_what_only_looks_like_it_is_let_through(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert leaks(tmp_path) == []


@pytest.mark.parametrize("order", ["<dd", ">dd"])
@pytest.mark.parametrize("shift", [0, 3])
def test_a_point_is_found_among_the_bytes_of_a_map(
    tmp_path: Path, order: str, shift: int
) -> None:
    path = tmp_path / "a.gpkg"
    with sqlite3.connect(path) as base:
        base.execute("create table events (geom blob)")
        shape = b"\x01" * shift + struct.pack(order, 36.52401, 36.21698)
        base.execute("insert into events values (?)", (shape,))
    base.close()
    assert {leak.kind for leak in leaks(tmp_path)} == {
        "exact place of a protected report"
    }


def test_a_point_is_found_in_a_spatial_index(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.gpkg") as base:
        base.execute("create virtual table places using rtree(id, a, b, c, d)")
        row = (36.52401, 36.52401, 36.21698, 36.21698)
        base.execute("insert into places values (1, ?, ?, ?, ?)", row)
    base.close()
    (leak,) = leaks(tmp_path)
    assert leak.kind == "exact place of a protected report"
    assert leak.where == "index places"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK"),
        ("a.xlsx", b"no archive"),
        ("a.gpkg", b"no database"),
        ("a.gpkg", b"SQLite format 3\x00 torn"),
        ("a.parquet", b"PAR1"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.png", b"\x89PNG"),
        ("a.json.gz", b"\x1f\x8b torn"),
        ("a.gpkg-wal", b""),
        ("noname", b""),
        ("a.woff2", b"wOF2"),
    ],
)
def test_what_cannot_be_looked_into_is_a_leak(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    (found,) = leaks(tmp_path)
    assert (found.file, found.kind) == (name, "file that cannot be checked")


def test_a_link_out_of_the_release_is_a_leak(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/etc/hostname")
    assert [leak.kind for leak in leaks(tmp_path)] == ["path out of the release"]


def test_a_picture_that_says_where_it_was_taken_is_a_leak(tmp_path: Path) -> None:
    from PIL import ExifTags, Image

    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    Image.new("RGB", (2, 2)).save(tmp_path / "a.jpg", exif=exif)
    (found,) = leaks(tmp_path)
    assert "where it was taken" in found.hint


def test_files_of_the_package_are_not_searched(tmp_path: Path) -> None:
    from importlib.resources import files

    shipped = files("marsad.publish.site").joinpath("styles/base.css").read_bytes()
    (tmp_path / "site.unknown").write_bytes(shipped)
    assert leaks(tmp_path) == []
