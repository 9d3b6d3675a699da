"""`marsad link`: lists in, persons out, and the review queue between two runs."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.publish.formats.csv import BOM
from marsad.publish.formats.table import RUNS, harmless
from marsad.records.ids import content_id
from marsad.resolve.linking.fields import Mapped
from marsad.resolve.linking.link import Linked, Options, Pair, link
from marsad.resolve.linking.review import PLACE, answers
from marsad.run.lists import Source, read_lists

ASKED = ("pair", "answer", "by", "note", "weight", "probability", *PLACE, "closed")
"""Columns of a review queue before those of the fields."""
SIDES = ("left", "right")
CLOSED = "(closed)"
"""What stands for the words of a row that is closed to publication."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What lists are to be linked, and how."""

    files: Sequence[Path]
    mapped: Mapped | None
    options: Options
    review: Path | None = None
    """The queue: its answers are honoured, and it is written anew."""
    lists: Path | None = None
    """Where to write which lists have which person."""
    internal: bool = False
    """Whether names that are closed to publication are shown."""


def link_files(asked: Asked) -> tuple[Linked, list[Source]]:
    """Link lists; answers in the queue bind, and what is still open goes there.

    Raises:
        OperatorError: what `read_lists` and `answers` refuse, or a file that cannot be
            written.
        ReviewError: answers that contradict each other.
    """
    before = _rows_of(asked.review)
    given = list(answers(before, str(asked.review))) if asked.review else []
    rows, sources = read_lists(asked.files, asked.mapped)
    linked = link(rows, asked.options, given)
    if asked.review is not None:
        _write(asked.review, _queue(before, linked, asked.internal))
    if asked.lists is not None:
        names = [source.name for source in sources]
        _write(asked.lists, _standing(linked, names))
    return linked, sources


def _rows_of(path: Path | None) -> list[dict[str, str]]:
    """The rows of a queue as they were written; none if there is no file yet."""
    if path is None or not path.exists():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"cannot read {path}: {error}; save it as UTF-8") from error
    first = text.splitlines()[0] if text else ""
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if text and not {"answer", *PLACE} <= set(reader.fieldnames or ()):
        raise OperatorError(
            f"{path} is no review queue: it has no columns answer, {', '.join(PLACE)}"
        )
    return [
        {name: _bare(cell or "") for name, cell in row.items() if name is not None}
        for row in reader
    ]


def _bare(cell: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet from running it."""
    guarded = cell[:1] == "'" and cell[1:].lstrip()[:1] in RUNS and cell[1:].strip()
    return cell[1:] if guarded else cell


def _queue(
    before: Sequence[Mapping[str, str]], linked: Linked, internal: bool
) -> Iterator[Mapping[str, Any]]:
    """What was answered, as it stood; then what is open, the heaviest first."""
    yield dict.fromkeys([*ASKED, *_field_columns(linked)], "")
    places = {linked.rows.key(row): row for row in range(len(linked.rows.ids))}
    for row in before:
        if not (row.get("answer") or "").strip():
            continue
        left, right = (places.get((row[f"{s}_list"], row[f"{s}_id"])) for s in SIDES)
        if left is None or right is None:
            yield row
        else:
            yield {**row, **_words(left, right, linked, internal)}
    for pair in linked.queue():
        yield _question(pair, linked, internal)


def _field_columns(linked: Linked) -> Iterator[str]:
    for field in linked.rows.cells:
        yield f"left_{field}"
        yield f"right_{field}"
    for field in linked.model.fields:
        yield f"{field}_says"
        yield f"{field}_weight"


def _question(pair: Pair, linked: Linked, internal: bool) -> dict[str, Any]:
    rows = linked.rows
    left, right = rows.key(pair.left), rows.key(pair.right)
    told: dict[str, Any] = {
        "pair": content_id("pair", left, right),
        "weight": round(pair.weight, 2),
        "probability": round(pair.probability, 4),
        **dict(zip(PLACE, (*left, *right), strict=True)),
        **_words(pair.left, pair.right, linked, internal),
    }
    for field, share in pair.shares.items():
        told[f"{field}_says"] = share.says
        told[f"{field}_weight"] = share.weight
    return told


def _words(left: int, right: int, linked: Linked, internal: bool) -> dict[str, str]:
    """What two rows say, field by field, where it may be shown."""
    reasons = hidden(left, right, linked)
    told = {"closed": "; ".join(reasons)}
    for field, cells in linked.rows.cells.items():
        for side, row in zip(SIDES, (left, right), strict=True):
            shut = reasons and not internal and cells[row]
            told[f"{side}_{field}"] = CLOSED if shut else cells[row]
    return told


def hidden(left: int, right: int, linked: Linked) -> tuple[str, ...]:
    """Why the names of two rows do not leave: the two may be one person."""
    both = {*linked.hidden(left), *linked.hidden(right)}
    return tuple(sorted(both))


def _standing(linked: Linked, names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """One row for each person: 1 where a list has the person, else 0."""
    yield dict.fromkeys(["person", *names], "")
    for person in sorted(linked.persons, key=lambda person: person.id):
        there = {linked.rows.lists[row] for row in person.rows}
        yield {"person": person.id, **{name: int(name in there) for name in names}}


def _write(path: Path, rows: Iterator[Mapping[str, Any]]) -> None:
    """Write a table whole or not at all, for nobody else to read; its first row only
    names the columns."""
    columns = list(next(rows))
    told = list(rows)
    columns += sorted({name for row in told for name in row} - set(columns))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in told:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    text = out.getvalue()
    waiting = path.with_name(path.name + ".part")
    try:
        waiting.touch(mode=0o600)
        waiting.write_text(text if text.isascii() else BOM + text, "utf-8", newline="")
        waiting.replace(path)
    except OSError as error:
        raise OperatorError(f"cannot write {path}: {error}") from error


def _cell(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value


def as_plain(
    linked: Linked, sources: Sequence[Source], internal: bool
) -> dict[str, Any]:
    """All that was found as plain values, for JSON."""
    model, options = linked.model, linked.options
    return {
        "lists": [_source(source) for source in sources],
        "threshold": options.threshold,
        "margin": options.margin,
        "prior": round(model.prior, 12),
        "weights": {
            field: [
                {
                    "level": level.label,
                    "m": round(level.m, 6),
                    "u": round(level.u, 6),
                    "weight": round(level.weight, 3),
                }
                for level in levels
            ]
            for field, levels in model.fields.items()
        },
        "untrained": list(model.untrained),
        "blocks": [
            {"agree": block.columns, "pairs": block.pairs} for block in model.blocks
        ],
        "pairs": [
            _pair(pair, linked, internal) for pair in linked.pairs(options.threshold)
        ],
        "review": [_pair(pair, linked, internal) for pair in linked.queue()],
        "clusters": [
            {
                "id": person.id,
                "rows": [
                    _row(row, linked, person.closed, internal) for row in person.rows
                ],
                "lists": sorted({linked.rows.lists[row] for row in person.rows}),
                "closed": list(person.closed),
            }
            for person in linked.persons
            if len(person.rows) > 1
        ],
        "rows": len(linked.rows.ids),
        "persons": len(linked.persons),
        "closed": sum(bool(person.closed) for person in linked.persons),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "name": source.name,
        "rows": source.rows,
        "columns": {field: list(columns) for field, columns in source.columns.items()},
        "guessed": source.guessed,
    }


def _pair(pair: Pair, linked: Linked, internal: bool) -> dict[str, Any]:
    reasons = hidden(pair.left, pair.right, linked)
    return {
        "left": _row(pair.left, linked, reasons, internal),
        "right": _row(pair.right, linked, reasons, internal),
        "weight": round(pair.weight, 3),
        "probability": round(pair.probability, 6),
        "fields": {
            field: {"says": share.says, "weight": share.weight}
            for field, share in pair.shares.items()
        },
        "together": linked.person_of[pair.left] is linked.person_of[pair.right],
        "answer": linked.bound.of((pair.left, pair.right)),
        "closed": list(reasons),
    }


def _row(
    row: int, linked: Linked, reasons: Sequence[str], internal: bool
) -> dict[str, Any]:
    name, id = linked.rows.key(row)
    shown = None if reasons and not internal else linked.rows.name(row)
    return {"list": name, "id": id, "name": shown}
