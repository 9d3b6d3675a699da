"""`marsad place`: which place a name means, and why."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.maps import day_given
from marsad.cli.place import FolderOption, JsonOption, opened, reading_settings
from marsad.cli.screen import hint, say, say_json
from marsad.errors import OperatorError

if TYPE_CHECKING:
    from marsad.locate.find import Name
    from marsad.locate.ground.front import Front
    from marsad.run.asking import Chosen
    from marsad.run.tools import Models


_OPTION = re.compile(r"-[^\d.]")
"""What looks like an option, unlike the degrees south or west of a position."""
_NAMES = 12
"""Other names that are shown, at most."""


def place(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(help="Names, weighed together.")
    ] = None,
    near: Annotated[
        list[str] | None, typer.Option(help="A place that is told beside them.")
    ] = None,
    within: Annotated[
        str | None, typer.Option("--in", help="The larger place, or a country's code.")
    ] = None,
    front: Annotated[
        str,
        typer.Option(
            help="Weigh by the fronts of imported maps on this day, as for a clash.",
            metavar="DAY",
        ),
    ] = "",
    explain: Annotated[
        bool, typer.Option(help="Say why, and what else it may be.")
    ] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            help="JSONL of id, name, text, span, country, admin1; - reads stdin."
        ),
    ] = None,
    folder: FolderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find which places names mean: coordinates, precision, gazetteer entry."""
    from marsad.run.asking import also_called

    models, chosen = _models(context, folder)
    if batch is not None:
        _answer(_batch(batch, models, chosen))
        return
    if not names:
        raise OperatorError("no name to look for")
    if wrong := [name for name in names if _OPTION.match(name)]:
        raise OperatorError(f"no such option: {wrong[0]}")
    told = _told(names, within, _fronts(models, front))
    for row in _named(told, near or [], models, chosen):
        if as_json:
            say_json(row)
        else:
            called = also_called(row, models.gazetteer) if explain else ()
            say("\n".join(_shown(row, explain, called)))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(context_settings={"ignore_unknown_options": True})(place)


def _answer(rows: Iterable[dict[str, Any]]) -> None:
    """Print the answers to a batch; lines that could not be read end with 1."""
    faulty = 0
    for row in rows:
        say_json(row)
        faulty += "error" in row
    if faulty:
        hint(f"{faulty:,} lines could not be used; their answers say why, as `error`")
        raise typer.Exit(1)


def _models(context: typer.Context, folder: Path | None) -> "tuple[Models, Chosen]":
    """The gazetteer, and what the monitor's reviewers have chosen."""
    from marsad.locate.choices import choices
    from marsad.records.decision import Decision
    from marsad.run.tools import Models

    found = reading_settings(context, folder)
    models = Models(found.war, found.cache, places=found.places, ground=found.ground)
    if found.places is None or not found.folder.store.is_file():
        return models, {}
    with opened(found) as tools:
        return models, choices(tools.store.scan(Decision), models.gazetteer)


def _batch(path: Path, models: "Models", chosen: "Chosen") -> Iterator[dict[str, Any]]:
    from marsad.run.asking import asked, place_rows

    rows = (asked(text, number) for number, text in _lines(path) if text.strip())
    return place_rows(rows, models, chosen)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        if str(path) == "-":
            yield from enumerate(sys.stdin, 1)
            return
        with path.open(encoding="utf-8-sig") as lines:
            yield from enumerate(lines, 1)
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"cannot read {path}: {error}") from error


def _fronts(models: "Models", day: str) -> "tuple[Front, ...]":
    """The fronts of a day.

    Raises:
        OperatorError: it is no day, or no map tells of it.
    """
    on = day_given(day, "--front")
    if on is None:
        return ()
    found = () if models.fronts is None else models.fronts.on(on)
    if not found:
        raise OperatorError(f"no imported map tells of a front of {on}")
    return found


def _told(
    names: Iterable[str], within: str | None, fronts: "tuple[Front, ...]"
) -> "list[Name]":
    """The names asked for, with what is told of all of them."""
    from marsad.locate.find import Name
    from marsad.run.asking import country_code

    code = country_code(within) if within and len(within) == 2 else None
    larger = (within,) if within and code is None else ()
    return [Name(name, larger, code, fronts=fronts) for name in names]


def _named(
    told: "list[Name]", near: Iterable[str], models: "Models", chosen: "Chosen"
) -> Iterator[dict[str, Any]]:
    from marsad.locate.find import Name, find_places
    from marsad.locate.place import with_units
    from marsad.run.asking import line

    beside = [Name(name) for name in near]
    found = find_places([*told, *beside], models.gazetteer, models.war.area, chosen)
    for name, one in zip(told, found, strict=False):
        yield line(name.words, name.words, None, with_units(one, models.areas))


def _shown(
    row: dict[str, Any], explain: bool, called: tuple[str, ...]
) -> Iterator[str]:
    yield f"{row['name']}: {_point(row)}"
    for unit in row["units"] or ():
        said = " ".join(filter(None, (unit["name"], unit["pcode"], unit["mark"])))
        yield f"  level {unit['level']}: {said} ({unit['boundaries']})"
    if row["ambiguous"]:
        yield "  ambiguous: claims with these words alone get no point"
    if called:
        yield f"  also called: {', '.join(called[:_NAMES])}"
    if explain:
        yield f"  because: {row['reason']}"
        for other in row["candidates"]:
            yield f"  or: {_point(other)}; {other['reason']}"


def _point(row: dict[str, Any]) -> str:
    if row["gazetteer"] is None:
        return "no place"
    at = "no point" if row["lat"] is None else f"{row['lat']:.4f}, {row['lon']:.4f}"
    lies = ", ".join(row[key] or "-" for key in ("kind", "admin1", "country"))
    reach = "" if row["radius_m"] is None else f", within {row['radius_m']:,} m"
    return (
        f"{row['place']} ({lies}) at {at}, precision {row['where_prec']}"
        f"{reach} [{row['gazetteer']} {row['gazetteer_id']}]"
    )
