"""PDF: the text layer, the date that is none, and files that are broken."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from marsad.records.source import Source
from tests.collect.desk import collect, collect_bytes

LINES = (
    "Shells fall on market",
    "Example Paper, February 10, 2019.",
    "Three mortar shells fell on the market of the town on Saturday",
    "and at least four people were killed, the hospital said.",
)


def pdf(lines: tuple[str, ...] = LINES, password: str | None = None) -> bytes:
    """A page with these lines of text, made with the library's own writer."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    kind = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in kind.items()})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata(
        {
            "/Title": "A title",
            "/Author": "Example Wire",
            "/CreationDate": "D:20190215120000Z",
        }
    )
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_text_layer_is_read(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "a.pdf", pdf())
    report = found.report
    assert report.text.splitlines() == list(LINES)
    assert report.title == "A title"
    assert (report.published, report.published_basis) == (date(2019, 2, 10), "dateline")
    assert report.publisher is None
    assert "pypdf" in found.items[0].capture.tool


def test_a_pdf_is_known_by_its_bytes(tmp_path: Path) -> None:
    assert collect_bytes(tmp_path, "download", pdf()).items[0].capture.media_type == (
        "application/pdf"
    )


@pytest.mark.parametrize(
    ("name", "basis"), [("Example Paper", "dateline"), ("Example Wire", "meta")]
)
def test_a_byline_that_is_a_known_source(name: str, basis: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    report = collect(tmp_path / "a.pdf", sources=(Source("s", name),)).report
    assert (report.publisher, report.publisher_basis) == (name, basis)
    assert report.source == "s"


def test_when_the_file_was_made_is_no_date_of_publication(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "a.pdf", pdf(LINES[2:]))
    assert found.report.published is None
    assert found.codes == ["no-date"]
    assert "20190215" in found.issues[0].message


def test_a_scan_is_told(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "scan.pdf", pdf(()))
    assert (found.items, found.codes) == ([], ["no-text"])
    assert "scan" in found.issues[0].message


def test_a_password_is_told(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "closed.pdf", pdf(password="secret"))
    assert (found.items, found.codes) == ([], ["encrypted"])


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_pdf_that_breaks_off(share: float, tmp_path: Path) -> None:
    data = pdf()
    found = collect_bytes(tmp_path, "cut.pdf", data[: int(len(data) * share)])
    assert found.codes
    assert found.items == [] or found.report.text


def test_the_writer_wrote_what_we_think() -> None:
    assert len(PdfReader(BytesIO(pdf())).pages) == 1
