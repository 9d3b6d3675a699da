"""A picture of who held which ground: extents over time, and each place's holders."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import OperatorError
from marsad.publish.folding import fold
from marsad.publish.plot import style
from marsad.publish.plot.series import Scope
from marsad.publish.plot.source import Row, Source
from marsad.publish.plot.style import Look, Sheet
from marsad.publish.prose import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_PLACES = 24
EPOCH = date(1970, 1, 1)
"""From which matplotlib counts days."""
HATCH = {"held": "", "claimed": "///", "contested": "xxx", "unknown": "..."}
"""So that states are told apart without colour."""
SIZES = (8, 7, 6)
"""Points of a holder's name on a stretch: the first in which it has room there."""
ROOM = 0.97
"""Share of a stretch that its holder's name may take."""


def draw_control(source: Source, scope: Scope, look: Look, path: Path) -> None:
    """Draw who held what into a file.

    Raises:
        OperatorError: nothing is on record for those days and that place, or the file
            cannot be written.
    """
    style.checked(path)
    rows = [row for row in source.rows["control"] if _wanted(row, scope)]
    sized = [row for row in rows if row["km2"] is not None]
    placed = [row for row in rows if row["km2"] is None and row["place"]]
    if not sized and not placed:
        raise OperatorError(
            "nothing on record tells who holds what in those days and at that place"
        )
    holders = list(
        dict.fromkeys(sorted(row["holder"] for row in rows if row["holder"]))
    )
    with style.sheet(look, source) as made:
        shades = style.colours(source, holders, look.theme)
        _panels(made, scope, (sized, placed), shades)
        style.save(made, path)


def _wanted(row: Row, scope: Scope) -> bool:
    start, end = row.get("start"), row.get("end")
    if start is None or (scope.end and start > scope.end.isoformat()):
        return False
    if scope.start and end and end < scope.start.isoformat():
        return False
    return scope.place is None or fold(row["place"] or row["area"] or "") == fold(
        scope.place
    )


def number_of(day: date) -> float:
    """A day as axes count it."""
    return float((day - EPOCH).days)


def _days(rows: Sequence[Row], scope: Scope) -> tuple[date, date]:
    """The days that the picture spans."""
    starts = [date.fromisoformat(row["start"]) for row in rows]
    ends = [date.fromisoformat(row["end"] or row["start"]) for row in rows]
    return scope.start or min(starts), scope.end or max(ends)


def _panels(
    made: Sheet,
    scope: Scope,
    rows: tuple[Sequence[Row], Sequence[Row]],
    shades: Mapping[str, str],
) -> None:
    from marsad.records.when import When

    sized, placed = rows
    first, last = _days([*sized, *placed], scope)
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in placed:
        by_place[row["place"]].append(row)
    ranked = sorted(
        by_place, key=lambda p: (-sum(len(r["claims"]) for r in by_place[p]), p)
    )
    shown = sorted(ranked[:MOST_PLACES])
    note = f"{made.span(When(first, last))}. {made.say('control_note')}"
    if len(ranked) > len(shown):
        note += f" {made.say('more_rows', n=number(len(ranked) - len(shown)))}."
    bottom, top = style.frame(made, made.say("control_title"), [note])
    names = [made.source.name(id, made.look.language) for id in shades]
    left = style.share_of(made, [made.place(p) for p in shown]) if shown else 0.07
    wide = 0.97 - left - (style.share_of(made, names) if sized else 0.0)
    if sized:
        top = style.heading(made, made.say("area_title"), top, left)
        low = bottom + 0.06 if not shown else top - (top - bottom) * 0.36
        axes = style.panel(made, (left, low, wide, top - low))
        _extents(made, axes, sized, shades, last)
        _dated(made, axes, first, last, bare=bool(shown))
        top = low - 0.03
    if shown:
        top = style.heading(made, made.say("places_title"), top, left)
        top = style.legend(made, _handles(made, placed, shades), 3, top, left)
        axes = style.panel(made, (left, bottom + 0.06, wide, top - bottom - 0.06))
        _strips(made, axes, [by_place[place] for place in shown], shades, (first, last))
        axes.set_yticks(
            range(len(shown)), [made.text(made.place(place)) for place in shown]
        )
        _dated(made, axes, first, last)


def _extents(
    made: Sheet,
    axes: "Axes",
    rows: Sequence[Row],
    shades: Mapping[str, str],
    last: date,
) -> None:
    """A step line for each side's ground, with a mark where somebody told it."""
    series: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        series[row["area"] or row["place"] or ""].append(row)
    ends = []
    for name in sorted(series):
        own = sorted(series[name], key=lambda row: row["start"])
        holder = own[-1]["holder"]
        colour = shades.get(holder or "", made.look.theme.soft)
        days = [number_of(date.fromisoformat(row["start"])) for row in own]
        sizes = [float(row["km2"]) for row in own]
        axes.step(
            [*days, number_of(last)],
            [*sizes, sizes[-1]],
            where="post",
            color=colour,
            linewidth=1.8,
        )
        for day, size, row in zip(days, sizes, own, strict=True):
            face = colour if row["state"] == "held" else made.look.theme.paper
            axes.plot(day, size, "o", color=colour, markerfacecolor=face, markersize=6)
        label = made.source.name(holder, made.look.language) if holder else name
        ends.append((sizes[-1], label, colour))
    axes.set_ylim(bottom=0)
    axes.margins(y=0.12)
    _end_labels(made, axes, last, ends)
    style.numbers(axes)


def _end_labels(
    made: Sheet, axes: "Axes", last: date, ends: Sequence[tuple[float, str, str]]
) -> None:
    """Names at the ends of lines, moved apart where they would lie on each other."""
    low, high = axes.get_ylim()
    step, at = (high - low) * 0.13, low - (high - low)
    for size, label, colour in sorted(ends):
        at = max(size, at + step)
        axes.annotate(
            made.text(label), (number_of(last), at), (6, 0), textcoords="offset points",
            va="center", fontsize=9, color=colour, annotation_clip=False, weight=600,
        )  # fmt: skip
    axes.set_ylim(low, max(high, at + step / 2))


def _strips(
    made: Sheet,
    axes: "Axes",
    places: Sequence[Sequence[Row]],
    shades: Mapping[str, str],
    days: tuple[date, date],
) -> None:
    """A strip for each place, in its holders' colours."""
    theme, (first, last) = made.look.theme, days
    whole = max(1, (last - first).days + 1)
    for at, rows in enumerate(places):
        for row in rows:
            start = max(first, date.fromisoformat(row["start"]))
            end = min(last, date.fromisoformat(row["end"] or row["start"]))
            wide = (end - start).days + 1
            solid = row["state"] in ("held", "claimed") and row["holder"]
            colour = (
                shades.get(row["holder"] or "", theme.soft) if solid else theme.paper
            )
            axes.barh(
                at, wide, 0.62, number_of(start), color=colour,
                alpha=0.5 if row["stale"] else 1.0, hatch=HATCH.get(row["state"], ""),
                edgecolor=theme.paper if solid else theme.soft, linewidth=0.6,
            )  # fmt: skip
            if solid:
                room = ROOM * axes.get_window_extent().width * wide / whole
                spot = (number_of(start) + wide / 2, at)
                _name_on(made, axes, spot, (row, colour), room)
    axes.set_ylim(len(places) - 0.4, -0.6)
    axes.grid(visible=False, axis="y")


def _name_on(
    made: Sheet,
    axes: "Axes",
    spot: tuple[Any, float],
    strip: tuple[Row, str],
    room: float,
) -> None:
    """The holder's name on its strip, so that colour alone tells nothing; whole, or
    not at all where there is no room for it."""
    from matplotlib.colors import to_rgb

    row, colour = strip
    light = sum(c * w for c, w in zip(to_rgb(colour), (0.3, 0.6, 0.1), strict=True))
    ink = "#1c1b18" if light > 0.55 else "#ffffff"
    name = axes.text(
        *spot,
        made.text(made.source.name(row["holder"], made.look.language)),
        ha="center",
        va="center",
        color=made.look.theme.ink if row["stale"] else ink,
        clip_on=True,
    )
    for size in SIZES:
        name.set_fontsize(size)
        if name.get_window_extent().width <= room:
            return
    name.remove()


def _dated(
    made: Sheet, axes: "Axes", first: date, last: date, bare: bool = False
) -> None:
    """Days along the foot, the same in every panel."""
    from matplotlib.dates import AutoDateLocator
    from matplotlib.ticker import FuncFormatter

    from marsad.publish.arabic.dates import calendar_of

    months = calendar_of(made.source.war).months

    def told(value: float, _: int | None = None) -> str:
        day = EPOCH + timedelta(days=int(value))
        name = (
            months[day.month - 1].split("/")[0]
            if made.look.language == "ar"
            else f"{day:%b}"
        )
        long = (last - first).days > 200
        return made.text(
            f"{name} {day.year}" if long else f"{day.day} {name} {day.year}"
        )

    locator = AutoDateLocator(minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
    axes.set_xlim(number_of(first), number_of(last) + 1)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(FuncFormatter(told))
    if bare:
        axes.tick_params(labelbottom=False)


def _handles(made: Sheet, rows: Sequence[Row], shades: Mapping[str, str]) -> list[Any]:
    """What colours and hatches mean, of those that are there."""
    from matplotlib.patches import Patch

    theme = made.look.theme
    held = dict.fromkeys(
        row["holder"]
        for row in rows
        if row["holder"] and row["state"] in ("held", "claimed")
    )
    found: list[Any] = [
        Patch(
            color=shades[id], label=made.text(made.source.name(id, made.look.language))
        )
        for id in sorted(held)
    ]
    states = {row["state"] for row in rows}
    for state, key in (
        ("claimed", "claimed"),
        ("contested", "contested_ground"),
        ("unknown", "unknown"),
    ):
        if state in states:
            label = made.text(made.say(key))
            found.append(
                Patch(
                    facecolor="none",
                    edgecolor=theme.soft,
                    hatch=HATCH[state],
                    label=label,
                )
            )
    return found
