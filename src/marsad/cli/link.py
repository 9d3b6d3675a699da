"""`marsad link`: which rows of lists of people are one person."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.place import JsonOption
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.resolve.linking.link import Linked, Pair, Person
    from marsad.run.linking import Asked
    from marsad.run.lists import Source

SHOWN = 30
"""Pairs and persons printed unless --all is given."""


GivenFiles = Annotated[
    list[Path],
    typer.Argument(help="Lists: CSV, TSV (also .gz) or Parquet.", metavar="FILE..."),
]
Mapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="Which columns hold what: name=Full Name,dob=born. + joins columns, | "
        "parts those that lists name differently, a | at the end lets a list do "
        "without. Fields: id, name, given, middle, family, father, mother, sex, dob, "
        "birth_year, birth_month, birth_day, age, date, place, region, address, "
        "postcode, number, phone, occupation, category. Without --map, columns are "
        "known by their names.",
        metavar="FIELD=COLUMN,...",
        show_default=False,
    ),
]
Threshold = Annotated[
    float, typer.Option(help="Match weight in bits from which on rows are one person.")
]
Margin = Annotated[
    float, typer.Option(help="How near the threshold a pair waits for a reviewer.")
]
Queue = Annotated[
    Path | None,
    typer.Option(
        help="The review queue, a CSV file: its answers bind, open pairs go there.",
        show_default=False,
    ),
]
Standing = Annotated[
    Path | None,
    typer.Option(
        help="Write here which lists have which person, a row for each: the table "
        "that `marsad estimate` reads.",
        show_default=False,
    ),
]
Once = Annotated[bool, typer.Option("--once", help="No list has a person twice.")]
AsOf = Annotated[
    str,
    typer.Option(help="Day (YYYY-MM-DD) to judge ages by where a row has no date."),
]
Internal = Annotated[
    bool,
    typer.Option(
        "--internal", help="Show names of minors and of victims of sexual violence."
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help=f"Print all pairs and persons, not {SHOWN}.")
]


def link(
    files: GivenFiles,
    columns: Mapping = None,
    threshold: Threshold = 0.0,
    margin: Margin = 4.0,
    review: Queue = None,
    lists: Standing = None,
    once: Once = False,
    as_of: AsOf = "",
    internal: Internal = False,
    everything: Everything = False,
    as_json: JsonOption = False,
) -> None:
    """Link lists of people, or find who is twice in one: pairs, weights, persons.

    Nothing leaves the machine. Weights are learnt from the lists themselves (Splink);
    0 bits is even odds. The same lists and answers give the same result.
    """
    from marsad.resolve.linking.fields import parse
    from marsad.resolve.linking.link import Options
    from marsad.run.linking import Asked, as_plain, link_files

    _check(margin, as_of)
    asked = Asked(
        files=files,
        mapped=parse(columns) if columns else None,
        options=Options(threshold, margin, once, as_of),
        review=review,
        lists=lists,
        internal=internal,
    )
    linked, sources = link_files(asked)
    if as_json:
        say_json(as_plain(linked, sources, internal))
        return
    say("\n".join(_told(linked, sources, asked, None if everything else SHOWN)))
    for line in _hints(linked, sources, as_of):
        hint(line)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(link)


def _check(margin: float, as_of: str) -> None:
    from datetime import date

    if margin < 0:
        raise OperatorError("--margin is a distance: 0 or more")
    try:
        date.fromisoformat(as_of or "2000-01-01")
    except ValueError as error:
        raise OperatorError(
            f"--as-of {as_of!r} is no day such as 2019-03-23"
        ) from error


def _told(
    linked: "Linked", sources: "list[Source]", asked: "Asked", most: int | None
) -> Iterator[str]:
    yield from map(_source, sources)
    yield from _learnt(linked)
    at, margin = linked.options.threshold, linked.options.margin
    yield f"Pairs that weigh {at:+g} bits or more:"
    yield from _some(
        (_pair(pair, linked, asked.internal) for pair in linked.pairs(at)), most
    )
    yield "Persons in more than one row:"
    several = [person for person in linked.persons if len(person.rows) > 1]
    yield from _some((_person(one, linked, asked.internal) for one in several), most)
    shut = sum(bool(person.closed) for person in linked.persons)
    waiting = sum(1 for _ in linked.queue())
    yield (
        f"{len(linked.rows.ids):,} rows, {len(linked.persons):,} persons, "
        f"{len(several):,} of them in more than one row; {shut:,} closed to publication"
    )
    where = f", written to {asked.review}" if asked.review else " (--review FILE)"
    yield f"{waiting:,} pairs within {margin:g} bits of the threshold to review{where}"


def _source(source: "Source") -> str:
    how = "guessed by their names" if source.guessed else "as mapped"
    columns = ", ".join(f"{f}={'+'.join(c)}" for f, c in source.columns.items())
    ids = "" if source.own_ids else "; ids are made from the rows' cells"
    return f"{source.name}: {source.rows:,} rows; columns {how}: {columns}{ids}"


def _learnt(linked: "Linked") -> Iterator[str]:
    model = linked.model
    yield f"One in {1 / model.prior:,.0f} pairs of rows is held to be one person."
    yield "Match weights in bits:"
    for field, levels in model.fields.items():
        told = ", ".join(f"{level.label} {level.weight:+.1f}" for level in levels)
        guess = " (a general guess: too few pairs)" if field in model.untrained else ""
        yield f"  {field}: {told}{guess}"


def _some(lines: Iterator[str], most: int | None) -> Iterator[str]:
    more = 0
    for number, line in enumerate(lines):
        if most is None or number < most:
            yield f"  {line}"
        else:
            more += 1
    if more:
        yield f"  and {more:,} more (--all, --json)"


def _pair(pair: "Pair", linked: "Linked", internal: bool) -> str:
    from marsad.run.linking import hidden

    shut = hidden(pair.left, pair.right, linked)
    sides = " ~ ".join(
        _row(row, linked, bool(shut) and not internal)
        for row in (pair.left, pair.right)
    )
    ruled = linked.bound.of((pair.left, pair.right))
    marks = [f"closed: {', '.join(shut)}"] if shut else []
    marks += [f"reviewer: {ruled}"] if ruled else []
    return f"{pair.weight:+6.1f}  {sides}" + "".join(f" [{mark}]" for mark in marks)


def _person(person: "Person", linked: "Linked", internal: bool) -> str:
    shut = bool(person.closed)
    rows = "; ".join(_row(row, linked, shut and not internal) for row in person.rows)
    mark = f" [closed: {', '.join(person.closed)}]" if shut else ""
    return f"{person.id}: {rows}{mark}"


def _row(row: int, linked: "Linked", shut: bool) -> str:
    place = ":".join(linked.rows.key(row))
    name = "" if shut else linked.rows.name(row)
    return f"{place} {name}".rstrip()


def _hints(linked: "Linked", sources: "list[Source]", as_of: str) -> Iterator[str]:
    if strange := linked.bound.strange:
        yield (
            f"{len(strange)} answers are on rows that no list has, such as "
            f"{strange[0].where}; they are kept, and bind nothing"
        )
    watched = {field for source in sources for field in source.watched}
    if not watched & {"age", "category"} and not (
        "dob" in watched and "date" in watched
    ):
        yield (
            "no column tells ages or categories: minors and victims of sexual violence "
            "cannot be told, so take no name from here as open"
        )
    elif "dob" in watched and not watched & {"age", "date"} and not as_of:
        yield "rows have no date to judge ages by; --as-of DAY gives one"
