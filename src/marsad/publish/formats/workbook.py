"""Workbooks (Office Open XML) written as a stream: sheets of cells and nothing else.

Every text is a text, whatever it begins with, so that no cell is a formula; those that
a spreadsheet would take for one when they are typed in again carry its quote mark.
Members have no moment, so that the same cells make the same bytes.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from marsad.publish.formats.table import runs
from marsad.publish.formats.xml import escaped

FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that zip knows."""
LONGEST = 32_767
"""Characters that a cell can hold."""
CUT = " [cut here: a cell of a workbook holds no more; the CSV file has it whole]"
_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 (what workbooks count days from)
_EARLIEST = date(1900, 3, 1)
"""Before it days of workbooks are not what calendars have."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<Types xmlns="{_PACK}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="rId1" '
    f'Type="{_DOCS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" '
    'formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" '
    'formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font/>'
    '<font><b/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
    '</cellStyleXfs><cellXfs count="5"><xf xfId="0"/>'
    '<xf xfId="0" fontId="1" applyFont="1"/>'
    '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/>'
    '<xf xfId="0" numFmtId="165" applyNumberFormat="1"/>'
    '<xf xfId="0" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
_BOLD, _DAY, _MOMENT, _QUOTED = 1, 2, 3, 4
"""Places of the styles in `_STYLES`."""
_VIEW = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/>'
)


class Workbook:
    """A workbook that is being written to an open archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names: list[str] = []

    def sheet(
        self, name: str, columns: Sequence[str], lines: Iterable[Sequence[Any]]
    ) -> None:
        """Write a sheet with a line of names, which stays in view, and its lines."""
        self._names.append(name)
        letters = [_letters(at) for at in range(len(columns))]
        with self._member(f"xl/worksheets/sheet{len(self._names)}.xml") as out:
            out.write(f'<worksheet xmlns="{_MAIN}">{_VIEW}<sheetData>'.encode())
            out.write(_line(1, letters, columns, _BOLD).encode())
            for number, line in enumerate(lines, 2):
                out.write(_line(number, letters, line).encode())
            out.write(b"</sheetData></worksheet>")

    @contextmanager
    def _member(self, name: str) -> Iterator[IO[bytes]]:
        info = zipfile.ZipInfo(name, FIRST)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system, info.external_attr = 3, 0o600 << 16
        with self._archive.open(info, "w", force_zip64=True) as out:
            out.write(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
            yield out

    def begin(self) -> None:
        """Write what stands before sheets."""
        for name, text in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _ROOT)):
            self._write(name, text)

    def end(self) -> None:
        """Write the list of sheets and the styles."""
        sheets, links = [], []
        for at, name in enumerate(self._names, 1):
            sheets.append(
                f'<sheet name="{escaped(name)}" sheetId="{at}" r:id="rId{at}"/>'
            )
            links.append(
                f'<Relationship Id="rId{at}" Type="{_DOCS}/worksheet" '
                f'Target="worksheets/sheet{at}.xml"/>'
            )
        links.append(
            f'<Relationship Id="rId0" Type="{_DOCS}/styles" Target="styles.xml"/>'
        )
        self._write(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCS}"><sheets>'
            f"{''.join(sheets)}</sheets></workbook>",
        )
        self._write(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACK}/relationships">{"".join(links)}'
            "</Relationships>",
        )
        self._write("xl/styles.xml", _STYLES)

    def _write(self, name: str, text: str) -> None:
        with self._member(name) as out:
            out.write(text.encode())


@contextmanager
def workbook(path: Path) -> Iterator[Workbook]:
    """A new workbook at that path; sheets are written into it in order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        book = Workbook(archive)
        book.begin()
        yield book
        book.end()


def _letters(at: int) -> str:
    """The name of a column: A to Z, AA and so on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _line(
    number: int, letters: Sequence[str], values: Sequence[Any], style: int = 0
) -> str:
    cells = [
        _cell(f"{letter}{number}", value, style)
        for letter, value in zip(letters, values, strict=True)
        if value is not None
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(name: str, value: Any, style: int) -> str:
    if isinstance(value, str):
        return _text(name, value, style)
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, date):
        return _day(name, value)
    return f'<c r="{name}"><v>{value!r}</v></c>'


def _text(name: str, value: str, style: int) -> str:
    if len(value) > LONGEST // 2 and len(value.encode("utf-16-le")) > 2 * LONGEST:
        value = value[: LONGEST // 2] + CUT
    style = style or (_QUOTED if runs(value) else 0)
    marked = f' s="{style}"' if style else ""
    return (
        f'<c r="{name}" t="inlineStr"{marked}><is><t xml:space="preserve">'
        f"{escaped(value)}</t></is></c>"
    )


def _day(name: str, value: date) -> str:
    """A day or a moment as the number that workbooks have for it."""
    moment = value if isinstance(value, datetime) else None
    if (moment.date() if moment else value) < _EARLIEST:
        return _text(name, value.isoformat(), 0)
    if moment:
        days = (moment.replace(tzinfo=None) - _ZERO).total_seconds() / 86400
        return f'<c r="{name}" s="{_MOMENT}"><v>{days!r}</v></c>'
    return f'<c r="{name}" s="{_DAY}"><v>{(value - _ZERO.date()).days}</v></c>'
