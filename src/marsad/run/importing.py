"""Other people's data: what `marsad import` does with a file, row by row.

A row becomes a report, kept like every other; the ordinary walk reads it. The file is
kept once, as the evidence of all its rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from marsad.archive.capture import evidence_of
from marsad.collect.datasets.archiver import ID as ARCHIVER
from marsad.collect.datasets.archiver import load_archived
from marsad.collect.datasets.found import Fault, Loaded
from marsad.collect.datasets.rows import (
    RELEASE,
    Asked,
    edition_of,
    load_rows,
)
from marsad.collect.finish import tool
from marsad.errors import OperatorError
from marsad.extract.datasets.reader import read_row
from marsad.publish.seal import CONTACT
from marsad.records.claim import Figure
from marsad.records.codec import Record
from marsad.records.evidence import Capture
from marsad.records.grade import HEADLINE
from marsad.records.report import Report
from marsad.run.row_errors import RowErrors
from marsad.run.superseding import Shelf, rule
from marsad.run.tools import Tools
from marsad.text.datasets import STATEMENTS, layout

LAYOUTS = ("ucdp", "acled", "airwars", "ibc", "release", "table", ARCHIVER)
BATCH = 1000
"""Rows kept in one commit."""
_MEDIA = {"parquet": "application/vnd.apache.parquet", "json": "application/json",
          "jsonl": "application/jsonl", "gz": "application/gzip"}  # fmt: skip


@dataclass
class Imported:
    """What became of the rows of a file."""

    edition: str
    rows: int = 0
    """Rows that can be kept."""
    new: int = 0
    known: int = 0
    """Rows on record already, with the same values."""
    changed: int = 0
    """Older values of rows that are on record, taken out of all counts."""
    gone: int = 0
    """Rows on record that a whole edition no longer has, taken out of all counts."""
    back: int = 0
    """Rows on record that an earlier edition lacked or had otherwise, counted again."""
    stale: int = 0
    """Rows of which newer values are on record, left out."""
    claims: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    """Claims by kind."""
    flagged: Counter[str] = field(default_factory=Counter)
    """Rows whose numbers do not agree, by code; they are kept as published."""
    sums: Counter[str] = field(default_factory=Counter)
    """Of those killed: low, best and high as the rows have them; of the events of a
    release, of what its monitor holds to be confirmed or fair; of its claims none, as
    several may tell of the same dead."""
    open: int = 0
    """Rows without a highest number: their best stands for it in the sum."""
    weaker: float = 0.0
    """Best figures of those killed in rows that their monitor graded lower."""
    voices: Counter[str] = field(default_factory=Counter)
    """Of the claims of a release: who put their reports out and who speaks, each with
    the number of claims; without protected contacts."""


_GRADE = "grade:"
"""Before the grade in the rules of a claim that a row of a release makes."""


def import_rows(
    tools: Tools, asked: Asked, errors: RowErrors, *, dry_run: bool = False
) -> Imported:
    """Load a file of rows; the same file, or the same rows, again add nothing.

    A row that the data set has changed since takes the place of the older one: that
    one stays on record and is left out of all counts, by a decision. Another lets a
    row in again that a later edition has again as it was. A dry run reads and checks
    all, and keeps nothing.

    Raises:
        OperatorError: the file is not of that layout, or cannot be read or kept.
    """
    result = Imported(edition_of(asked))
    shelf, events = _shelf(tools, asked), _in_events(tools, asked)
    found = load_archived(asked) if asked.layout == ARCHIVER else load_rows(asked)
    file: _File | None = None
    seen: set[str] = set()
    tools.progress.begin("import")
    try:
        for batch in _batches(_rows(found, errors)):
            seen.update(one.row for one in batch)
            new = [one for one in batch if _due(one, shelf, result, errors)]
            for one in new:
                _tell(one.report, result)
            if new and not dry_run:
                file = file or _keep(tools, asked)
                tools.store.put(_records(new, file))
            tools.progress.advance(len(batch))
    finally:
        tools.progress.end()
    gone = shelf.missing(seen, str(asked.published or "")) if asked.whole else []
    result.gone = len(gone)
    if not dry_run:
        edition = result.edition
        rule(tools, "retract", gone, asked, f"{edition} no longer has it")
        rule(tools, "retract", shelf.old, asked, f"{edition} has other values")
        rule(tools, "accept", shelf.back, asked, f"{edition} has it again")
        rule(
            tools, "retract", shelf.ruled, asked, f"{edition}: it was taken out before"
        )
        rule(tools, "retract", events, asked, f"{edition} has the claims behind it")
    return result


def _shelf(tools: Tools, asked: Asked) -> Shelf:
    claims = asked.layout == STATEMENTS
    war = edition_of(asked).partition(" ")[2] if claims else ""
    return Shelf(tools.store, _publisher(asked), asked.layout, asked.made, war)


def _in_events(tools: Tools, asked: Asked) -> list[str]:
    """Reports that are events of a monitor whose claims are being loaded: those take
    their place.

    Raises:
        OperatorError: events are being loaded of a monitor whose claims are there.
    """
    publisher = _publisher(asked)
    if asked.layout == STATEMENTS:
        return Shelf(tools.store, publisher, RELEASE).all()
    passed_on = asked.layout == RELEASE and any(
        report.passed_on_by == publisher for report in tools.store.scan(Report)
    )
    if passed_on:
        raise OperatorError(
            f"the claims of {publisher} are on record: its events would count them "
            "again; import the folder of the release"
        )
    return []


def _publisher(asked: Asked) -> str:
    return asked.publisher or layout(asked.layout).name


def _rows(found: Iterable[Loaded | Fault], errors: RowErrors) -> Iterator[Loaded]:
    for one in found:
        if isinstance(one, Fault):
            errors.add(one)
        else:
            yield one


def _batches(rows: Iterator[Loaded]) -> Iterator[list[Loaded]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _due(one: Loaded, shelf: Shelf, result: Imported, errors: RowErrors) -> bool:
    """True if a row is to be kept; what stands in its way is counted."""
    result.rows += 1
    what = shelf.place(one)
    if what == "known":
        result.known += 1
    elif what == "back":
        result.back += 1
    elif what == "stale":
        result.stale += 1
        errors.add(Fault(one.number, f"newer values of {one.row} are on record"))
    else:
        result.new += 1
        result.changed += what == "changed"
    return what in ("new", "changed")


def _tell(report: Report, result: Imported) -> None:
    """Count what a row says; rows in words are read by the ordinary readers."""
    if report.dataset is None:
        return
    reading = read_row(report)
    result.flagged.update({issue.code for issue in reading.issues})
    for claim in reading.claims:
        result.claims += 1
        result.kinds[claim.kind] += 1
        if report.passed_on_by is not None:
            told = {report.publisher, claim.speaker, *claim.via} - {CONTACT}
            result.voices.update(name for name in told if name)
            continue
        whole = next((f for f in claim.figures if f.measure == "killed"), None)
        grade = next((r for r in claim.rules if r.startswith(_GRADE)), None)
        if whole is not None and grade and grade.removeprefix(_GRADE) not in HEADLINE:
            result.weaker += whole.best or 0
        elif whole is not None:
            result.sums.update(_bounds(whole))
            result.open += whole.high is None


def _bounds(figure: Figure) -> dict[str, int]:
    """Low, best and high in order, each by the next where a row does not have it."""
    best = next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)
    low = best if figure.low is None else figure.low
    high = best if figure.high is None else figure.high
    return {"low": int(low), "best": int(best), "high": int(high)}


@dataclass(frozen=True, slots=True)
class _File:
    """The file in the vault, and how it came there."""

    sha256: str
    capture: Capture


def _records(rows: Iterable[Loaded], file: _File) -> Iterator[Record]:
    for one in rows:
        report = replace(one.report, evidence=file.sha256)
        yield report
        yield evidence_of(report, replace(file.capture, headers=one.notes))


def _keep(tools: Tools, asked: Asked) -> _File:
    suffix = asked.path.suffix.lower().removeprefix(".")
    capture = Capture(
        at=tools.now(),
        method="import",
        tool=tool("pyarrow" if suffix == "parquet" else None),
        media_type=_MEDIA.get(suffix, "text/csv"),
        size=asked.path.stat().st_size,
        origin=asked.path.name,
    )
    return _File(tools.vault.keep_file(asked.path), capture)


def remove_rows(
    tools: Tools, asked: Asked, *, dry_run: bool = False
) -> tuple[int, int]:
    """Take out the rows that a data set lists as deleted: how many of them were on
    record, and how many rows the list has. They stay on record, out of all counts.

    Raises:
        OperatorError: the file lists no ids, or cannot be read.
    """
    from marsad.collect.datasets.files import read_rows
    from marsad.collect.datasets.found import Row

    names = set(layout(f"{asked.layout}-deleted").names["event_id_cnty"])
    gone: set[str] = set()
    for row in read_rows(asked.path):
        if isinstance(row, Row):
            ids = [v.strip() for c, v in row.cells if c.casefold() in names]
            if not ids:
                raise OperatorError(f"{asked.path}: no column event_id_cnty")
            gone.update(filter(None, ids))
    shelf = Shelf(tools.store, _publisher(asked), asked.layout)
    out = shelf.standing(gone)
    if out and not dry_run:
        tools.vault.keep_file(asked.path)
        rule(tools, "retract", out, asked, "has deleted it")
    return len(out), len(gone)
