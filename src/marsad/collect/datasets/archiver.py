"""What the auto-archiver kept of posts and pages: each row a report in words."""

from collections.abc import Iterator, Mapping

from marsad.collect.datasets.files import read_rows
from marsad.collect.datasets.found import Fault, Loaded, Row, shortened
from marsad.collect.datasets.rows import Asked
from marsad.errors import OperatorError
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.text.datasets import day, layout
from marsad.text.language import language

ID = "auto-archiver"
_KEPT = ("archive", "archived", "hash", "pdq_hash", "wacz", "replaywebpage",
         "screenshot", "thumbnail", "status")  # fmt: skip
"""Fields that tell how and where the post was kept."""


def load_archived(asked: Asked) -> Iterator[Loaded | Fault]:
    """A report for each row that has words; the others are faults.

    Its text is the post's own, below its title where it has another one. Where it was
    archived, and its hash, go with the capture.

    Raises:
        OperatorError: the file cannot be read, or no column holds links.
    """
    known, first = layout(ID), True
    met: dict[str, int] = {}
    for row in read_rows(asked.path):
        if isinstance(row, Fault):
            yield row
            continue
        there = _fields(row)
        if first and "link" not in {f for f, _ in _columns(row)}:
            names = ", ".join(column for column, _ in row.cells)
            raise OperatorError(f"{asked.path}: no column link or url; it has {names}")
        first = False
        yield _load(row, there, asked, known.name, met)
    if first:
        raise OperatorError(f"{asked.path}: holds no row")


def _columns(row: Row) -> Iterator[tuple[str, str]]:
    """Field and value of every column that is known."""
    names = layout(ID).names
    by_name = {name: field for field, listed in names.items() for name in listed}
    for column, value in row.cells:
        if column.casefold() in by_name:
            yield by_name[column.casefold()], value.strip()


def _fields(row: Row) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, value in _columns(row):
        if value:
            found.setdefault(field, value)
    return found


def _load(
    row: Row, there: Mapping[str, str], asked: Asked, name: str, met: dict[str, int]
) -> Loaded | Fault:
    link, title = there.get("link", ""), there.get("title")
    text = there.get("text") or title or ""
    if not link or not text.strip():
        status = there.get("status", "")
        what = "has no link" if not link else "has no text: nothing was archived of it"
        seen = f"{link} {status}".strip()
        return Fault(row.number, what, shortened(seen))
    if title and title not in text and "text" in there:
        text = f"{title}\n\n{text}"
    id = content_id("rpt", ID, link, text)
    if met.setdefault(id, row.number) != row.number:
        return Fault(row.number, f"is row {met[id]} again", shortened(link))
    return Loaded(_report(id, text, there, asked), row.number, id, "", _notes(there))


def _report(id: str, text: str, there: Mapping[str, str], asked: Asked) -> Report:
    told = day(there.get("timestamp", ""))
    published = asked.published or told
    basis = "given" if asked.published else "field" if told else "unknown"
    link = there["link"]
    return Report(
        id=id,
        text=text,
        evidence="",
        part=f"row {link}",
        publisher=asked.publisher or _host(link),
        publisher_basis="given" if asked.publisher else "address",
        title=there.get("title"),
        published=published,
        published_basis=basis,
        language=language(text),
        source=asked.source,
        url=link,
    )


def _notes(there: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, there[name]) for name in _KEPT if name in there)


def _host(link: str) -> str | None:
    """Where a post stands, with whose account it is where the address tells."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    return host or None
