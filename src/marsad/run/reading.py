"""Stage 3, extract: every report that no current reader has read, in batches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, takewhile

from marsad.extract.base import Reader, Reading
from marsad.records.claim import Claim
from marsad.records.codec import Record
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.run.amending import STAGE, Amendments, due, stale
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step

BATCH = 32
"""Reports read between two commits: what a kill can cost."""
ROWS = 1000
"""Rows of data sets read between two commits; each takes a fraction of a report."""


def reading_key(tools: Tools) -> str:
    """Changes when a report could be read differently."""
    from marsad.extract.datasets.reader import version
    from marsad.extract.languages import versions

    return fingerprint("extract", *versions().values(), version(), *_second(tools))


def _second(tools: Tools) -> tuple[str, ...]:
    """What a hosted reader's readings depend on; nothing where there is none."""
    if tools.reader is None:
        return ()
    from marsad.extract.hosted.guard import guard_of
    from marsad.extract.hosted.version import second_key

    return second_key(tools.reader, guard_of(tools.war))


def extract(tools: Tools) -> bool:
    """Read what is due; True if anything was."""
    key = reading_key(tools)
    start_over(tools, "extract", key, (Claim, Issue))
    read = _read_new(tools)
    return _read_anew(tools) or read


def _read_new(tools: Tools) -> bool:
    left = count_since(tools, Report, tools.store.cursor("extract").at)
    if left == 0:
        return False
    tools.progress.begin("extract", left)
    amended = Amendments(tools.store, tools.war)
    try:
        while step := _next_step(tools, amended):
            if tools.store.advance(step.step):
                tools.progress.advance(step.reports)
    finally:
        tools.progress.end()
        tools.models.settle()
    return True


def _read_anew(tools: Tools) -> bool:
    """Read reports again that were corrected: days, speakers and who may be asked hang
    on what was put right. True if there were any."""
    was = tools.store.cursor(STAGE)
    now, reports = due(tools)
    if now == was:
        return False
    put: list[Claim | Issue] = []
    for reading in read_all(reports, tools.models.readers) if reports else ():
        put += [*reading.claims, *reading.issues]
    drop = tuple(stale(tools, reports)) if reports else ()
    tools.store.advance(Step(STAGE, was, now, put=tuple(put), drop=drop))
    return bool(reports)


def start_over(
    tools: Tools, stage: str, key: str, makes: tuple[type[Record], ...]
) -> None:
    """Drop what a stage made, if it was made by another version of the stage."""
    while (was := tools.store.cursor(stage)).key != key:
        tools.store.advance(Step(stage, was, Cursor(0, key), clear=makes))


def count_since(tools: Tools, kind: type[Record], at: int) -> int:
    """How many records of a kind a stage has not taken in."""
    return sum(1 for _ in tools.store.since(kind, at))


@dataclass(frozen=True, slots=True)
class _Batch:
    step: Step
    reports: int


def _next_step(tools: Tools, amended: Amendments) -> _Batch | None:
    was = tools.store.cursor("extract")
    batch = list(_batch(tools.store.since(Report, was.at)))
    if not batch:
        return None
    put: list[Claim | Issue] = []
    for reading in _read(tools, [amended(report) for _, report in batch]):
        put += [*reading.claims, *reading.issues]
    now = Cursor(batch[-1][0], was.key)
    return _Batch(Step("extract", was, now, put=tuple(put)), len(batch))


def _batch(reports: Iterator[tuple[int, Report]]) -> Iterator[tuple[int, Report]]:
    """The next reports in words, or the next rows of data sets."""
    first = next(reports, None)
    if first is None:
        return
    rows = first[1].dataset is not None
    same = takewhile(lambda pair: (pair[1].dataset is not None) == rows, reports)
    yield from islice(chain([first], same), ROWS if rows else BATCH)


def _read(tools: Tools, batch: list[Report]) -> Iterator[Reading]:
    """Readings of a batch; no network is loaded for rows."""
    if batch[0].dataset is None:
        return read_all(batch, tools.models.readers)
    from marsad.extract.datasets.reader import read_rows

    return read_rows(batch)


def read_all(
    reports: Iterable[Report], readers: dict[str, Reader]
) -> Iterator[Reading]:
    """One reading per report, in order; reports nobody can read give an issue."""
    from marsad.extract.mixed import joined, parts

    group: list[Report] = []
    for report in reports:
        own = parts(report, readers.keys())
        if len(own) == 1 and (not group or group[0].language == own[0].language):
            group += own
            continue
        yield from _read_group(group, readers)
        group = own if len(own) == 1 else []
        if len(own) > 1:
            read = (next(iter(readers[p.language or ""].read([p]))) for p in own)
            yield joined(report, read)
        elif not own:
            yield Reading(report.id, (), (_unread(report),))
    yield from _read_group(group, readers)


def _read_group(group: list[Report], readers: dict[str, Reader]) -> Iterator[Reading]:
    if group:
        yield from readers[group[0].language or ""].read(group)


def _unread(report: Report) -> Issue:
    message = (
        f"no reader for the language {report.language!r} yet; "
        "the report is kept and will be read when there is one"
    )
    id = content_id("iss", "unread-language", report.id)
    return Issue(id, report.id, "unread-language", message, stage="extract")
