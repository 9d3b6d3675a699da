"""Pictures of one measure: bars over time or by a cut, or counts at a moment."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import OperatorError
from marsad.publish.arabic.figures import total_of
from marsad.publish.arabic.words import words as arabic_words
from marsad.publish.folding import fold
from marsad.publish.plot import style
from marsad.publish.plot.series import (
    CUTS,
    MOST_CUTS,
    TIMES,
    Bar,
    Left,
    Scope,
    by_cut,
    landed,
    left_out,
    over_time,
    recent,
    within,
)
from marsad.publish.plot.source import Row, Source
from marsad.publish.plot.style import Look, Sheet
from marsad.publish.prose import counted, number, phrases
from marsad.records.claim import MEASURES, STOCKS
from marsad.records.when import When

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKERS = {"confirmed": "o", "fair": "s", "contested": "X", "discounted": "v"}
"""Shapes by grade; one source alone is a hollow diamond."""
LABELLED = 24
"""Bars up to which each has its number on it."""
ROOM = 2.0
"""Half of the room that bars have, at least, in bars: few are no broader for it."""


def draw_tally(
    source: Source, measure: str, by: str, scope: Scope, look: Look, path: Path
) -> None:
    """Draw one measure into a file.

    Args:
        by: day, week, month, year, kind, party, place or grade; stocks take none.

    Raises:
        OperatorError: there is no such measure or cut, nothing is on record for it,
            or the file cannot be written.
    """
    style.checked(path)
    if measure not in MEASURES:
        raise OperatorError(f"no measure {measure!r}; there are {', '.join(MEASURES)}")
    if by not in (*TIMES, *CUTS):
        raise OperatorError(f"--by {by!r}: use one of {', '.join((*TIMES, *CUTS))}")
    shown, older = recent(source, scope, measure) if by in TIMES else (scope, 0)
    events = list(within(source.rows["events"], shown))
    left = _left(source, events, (measure, by, scope))
    bars = (over_time if by in TIMES else by_cut)(events, measure, by, scope)
    with style.sheet(look, source) as made:
        if any(bar.top for bar in bars):
            _bars(made, (measure, by, scope), (events, bars), (older, left))
        elif stocks := _stocks(source.rows["tallies"], measure, scope):
            _moments(made, measure, scope, stocks)
        else:
            raise OperatorError(
                f"nothing on record counts {measure!r} for those days and that place"
                + (f"; {left.undated:g} are told without a day" if left.undated else "")
                + f": `marsad tally {measure}` lists what there is"
            )
        style.save(made, path)


def _left(source: Source, events: Sequence[Row], asked: tuple[str, str, Scope]) -> Left:
    """What of a measure no bar shows: of the days asked for, and without any day."""
    measure, by, scope = asked
    there = within(source.rows["events"], Scope(place=scope.place))
    undated = [row for row in there if landed(row) is None]
    dated = [row for row in events if landed(row) is not None]
    return left_out([*dated, *undated], measure, by, scope.population)


def unit_of(made: Sheet, measure: str, population: str | None) -> str:
    """``People reported killed``."""
    if made.look.language == "ar":
        return f"عدد {total_of(measure, population)}"
    words = phrases()["measures"][measure]
    told = f"{counted(measure, population, 2)} {words[2]}"
    return f"{told[:1].upper()}{told[1:]}"


def window(made: Sheet, rows: Sequence[Row], scope: Scope) -> str:
    """``1 to 31 March 2019; all places``."""
    days = [day for row in rows if (day := landed(row))]
    start = scope.start or min(days, default=None)
    end = scope.end or max(days, default=None)
    place = scope.place or made.say("everywhere")
    span = made.span(When(start, end)) if start or end else ""
    mark = "؛ " if made.look.language == "ar" else "; "
    return mark.join(part for part in (span, place) if part) + "."


def _bars(
    made: Sheet,
    asked: tuple[str, str, Scope],
    found: tuple[Sequence[Row], Sequence[Bar]],
    omitted: tuple[int, Left],
) -> None:
    """Bars of a measure, with the words around them."""
    (measure, by, scope), (events, bars), (older, gone) = asked, found, omitted
    told = [r for r in events if measure in (r.get("figures") or {})]
    mark = "، " if made.look.language == "ar" else ", "
    title = mark.join((unit_of(made, measure, scope.population), made.say(f"by_{by}")))
    notes = [f"{window(made, told, scope)} {made.say('tally_note')}"]
    if older:
        notes[0] += f" {made.say('older', n=number(older))}"
    for name, many in (("undated", gone.undated), ("discarded", gone.discounted)):
        if many:
            notes[0] += f" {made.say(name, n=number(round(many, 1)))}"
    if by == "party":
        notes[0] += f" {made.say('party_note')}"
    bars = bars if by in TIMES else [bar for bar in bars if bar.top]
    shown = bars if by in TIMES else bars[:MOST_CUTS]
    if len(bars) > len(shown):
        notes[0] += f" {made.say('more_rows', n=number(len(bars) - len(shown)))}."
    bottom, top = style.frame(made, title, notes)
    top = style.legend(made, handles(made, shown), 2, top)
    if by in TIMES:
        axes = style.panel(made, (0.07, bottom + 0.06, 0.91, top - bottom - 0.06))
        upright(made, axes, shown)
        time_labels(made, axes, [date.fromisoformat(bar.key) for bar in shown], by)
        return
    labels = [_label(made, bar.key, by) for bar in shown]
    left = style.share_of(made, labels)
    axes = style.panel(made, (left, bottom + 0.05, 0.97 - left, top - bottom - 0.05))
    _lying(made, axes, shown, labels)


def upright(made: Sheet, axes: "Axes", bars: Sequence[Bar]) -> None:
    """Bars side by side: what counts, and beside it what is not verified."""
    left, beside = _drawn(made, axes, bars, (0.72, 0.4))
    for at, loose, bar in zip(left, beside, bars, strict=True):
        if len(bars) <= LABELLED and bar.best:
            top = max(bar.high, bar.best)
            _numbered(made, axes, (at, top), bar.best, 10 if bar.open else 3)
        if len(bars) <= LABELLED and bar.unverified:
            _numbered(made, axes, (loose, bar.unverified), bar.unverified, 3)
    middle, half = (len(bars) - 1) / 2, max(len(bars) / 2 + 0.1, ROOM)
    axes.set_xlim(middle - half, middle + half)
    axes.set_ylim(0, max(bar.top for bar in bars) * 1.12)
    style.numbers(axes)


def _numbered(
    made: Sheet, axes: "Axes", spot: tuple[float, float], value: float, over: int
) -> None:
    """The number of a bar over its end."""
    axes.annotate(
        number(round(value, 1)), spot, (0, over), textcoords="offset points",
        ha="center", fontsize=8, color=made.look.theme.ink,
    )  # fmt: skip


def _drawn(
    made: Sheet,
    axes: "Axes",
    bars: Sequence[Bar],
    thick: tuple[float, float],
    lying: bool = False,
) -> tuple[list[float], list[float]]:
    """Draw the bars with their ranges; where those of what counts stand, and those of
    what is not verified.

    `thick` is how thick a bar is alone, and with another of what is not verified
    beside it.
    """
    theme, draw = made.look.theme, axes.barh if lying else axes.bar
    loose = any(bar.unverified for bar in bars)
    both = loose and any(bar.best for bar in bars)
    wide, apart = thick[both], thick[both] / 2 if both else 0
    places = [at - apart for at in range(len(bars))]
    beside = [at + apart for at in range(len(bars))]
    confirmed, fair = [b.confirmed for b in bars], [b.fair for b in bars]
    draw(places, confirmed, wide, color=theme.accent)
    draw(
        places, fair, wide, confirmed,
        color=theme.pale, hatch="//", edgecolor=theme.paper, linewidth=0,
    )  # fmt: skip
    if loose:
        draw(
            beside, [b.unverified for b in bars], wide,
            color="none", edgecolor=theme.soft, hatch="...", linewidth=0.7,
        )  # fmt: skip
    for at, bar in zip(places, bars, strict=True):
        _range(axes, at, bar, theme.ink, lying)
    return places, beside


def _range(axes: "Axes", at: float, bar: Bar, ink: str, lying: bool = False) -> None:
    """Lowest to highest, with an arrow where no highest is given."""
    if not bar.best or (bar.low == bar.high and not bar.open):
        return
    span, place = [bar.low, bar.high], [at, at]
    xy = (span, place) if lying else (place, span)
    axes.plot(*xy, color=ink, linewidth=1.2, solid_capstyle="butt", zorder=5)
    if bar.open:
        end = (bar.high, at) if lying else (at, bar.high)
        axes.plot(*end, marker=">" if lying else "^", color=ink, markersize=5, zorder=6)


def _lying(
    made: Sheet, axes: "Axes", bars: Sequence[Bar], labels: Sequence[str]
) -> None:
    """Bars below each other, the largest on top."""
    _drawn(made, axes, bars, (0.66, 0.38), lying=True)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xlim(0, max(bar.top for bar in bars) * 1.08)
    axes.set_yticks(range(len(bars)), [made.text(label) for label in labels])
    axes.grid(visible=False, axis="y")
    axes.grid(axis="x", color=made.look.theme.line, linewidth=0.6)
    axes.spines["bottom"].set_visible(False)
    style.numbers(axes, "x")


def _label(made: Sheet, key: str, by: str) -> str:
    """What a bar is of."""
    arabic = made.look.language == "ar"
    if by == "kind":
        known = arabic_words("headline") if arabic else phrases()["headline"]
        told = str(known.get(key, key))
        return told if arabic else told[:1].upper() + told[1:]
    if by == "grade":
        return made.say(key or "ungraded")
    if by == "party":
        return (
            made.source.name(key, made.look.language) if key else made.say("no_party")
        )
    return made.place(key) if key else made.say("not_placed")


def time_labels(made: Sheet, axes: "Axes", firsts: Sequence[date], by: str) -> None:
    """Days, months or years under the bars, as many as there is room for."""
    step = max(1, -(-len(firsts) // 12))
    at = list(range(0, len(firsts), step))
    axes.set_xticks(at, [made.text(_time(made, firsts[i], by, i == 0)) for i in at])


def _time(made: Sheet, first: date, by: str, whole: bool) -> str:
    if by == "year":
        return str(first.year)
    if made.look.language == "ar":
        from marsad.publish.arabic.dates import calendar_of

        month = calendar_of(made.source.war).months[first.month - 1].split("/")[0]
    else:
        month = f"{first:%b}"
    day = "" if by == "month" else f"{first.day} "
    year = whole or first.month == 1
    return f"{day}{month}" + (f"\n{first.year}" if year else "")


def handles(made: Sheet, bars: Sequence[Bar]) -> list[Any]:
    """The legend's marks, of what is there."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    theme = made.look.theme
    found: list[Any] = []
    if any(bar.confirmed for bar in bars):
        found.append(Patch(color=theme.accent, label=made.text(made.say("confirmed"))))
    if any(bar.fair for bar in bars):
        label = made.text(made.say("fair"))
        found.append(
            Patch(facecolor=theme.pale, hatch="//", edgecolor=theme.paper, label=label)
        )
    if any(bar.unverified for bar in bars):
        label = made.text(made.say("unverified"))
        found.append(
            Patch(facecolor="none", hatch="...", edgecolor=theme.soft, label=label)
        )
    if any(bar.best and bar.low != bar.high for bar in bars):
        label = made.text(made.say("range"))
        found.append(Line2D([], [], color=theme.ink, linewidth=1.2, label=label))
    if any(bar.open for bar in bars):
        label = made.text(made.say("open"))
        found.append(
            Line2D([], [], color=theme.ink, marker="^", linestyle="", label=label)
        )
    return found


def _stocks(rows: Sequence[Row], measure: str, scope: Scope) -> list[Row]:
    """Counts at a moment, oldest first."""
    if measure not in STOCKS:
        return []
    wanted = fold(scope.place) if scope.place else None
    found = [
        row
        for row in rows
        if (row["measure"], row["kind"]) == (measure, "stock")
        and row["population"] == scope.population
        and (day := landed(row)) is not None
        and not (scope.start and day < scope.start)
        and not (scope.end and day > scope.end)
        and (wanted is None or fold(row["place"] or "") == wanted)
    ]
    return sorted(found, key=lambda r: (r["end"] or "", r["place"] or "", r["id"]))


def _moments(made: Sheet, measure: str, scope: Scope, rows: Sequence[Row]) -> None:
    """Marks over time, each with its range and place; shapes by grade."""
    from matplotlib.transforms import offset_copy

    theme, shown = made.look.theme, rows[-MOST_CUTS * 2 :]
    unit = unit_of(made, measure, scope.population)
    arabic = made.look.language == "ar"
    title = made.say(
        "stock_title",
        unit=total_of(measure, scope.population)
        if arabic
        else _stock_unit(measure, scope),
    )
    note = f"{window(made, shown, scope)} {made.say('stock_note')}"
    bottom, top = style.frame(made, title or unit, [note])
    top = style.legend(made, _stock_handles(made, shown), 3, top)
    labels = [_moment_label(made, row) for row in shown]
    left = style.share_of(made, labels, 8)
    axes = style.panel(made, (left, bottom + 0.05, 0.97 - left, top - bottom - 0.05))
    for at, row in enumerate(shown):
        low, best = float(row["low"] or 0), float(row["best"] or 0)
        high = float(row["high"]) if row["high"] is not None else best
        axes.plot([low, high], [at, at], color=theme.ink, linewidth=1.2)
        mark = MARKERS.get(row.get("grade") or "", "D")
        face = theme.accent if mark in "os" else theme.paper
        axes.plot(
            best, at, mark, color=theme.accent, markerfacecolor=face, markersize=7
        )
        if row["high"] is None:
            beside = offset_copy(axes.transData, made.figure, 9, 0, units="points")
            axes.plot(high, at, ">", color=theme.ink, markersize=5, transform=beside)
    axes.set_yticks(
        range(len(shown)), [made.text(label) for label in labels], fontsize=8
    )
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(left=0)
    axes.grid(axis="x", color=theme.line, linewidth=0.6)
    style.numbers(axes, "x")


def _moment_label(made: Sheet, row: Row) -> str:
    day = landed(row)
    place = made.place(row["place"]) if row["place"] else made.say("not_placed")
    return f"{place}\n{made.span(When(day, day))}"


def _stock_unit(measure: str, scope: Scope) -> str:
    told = (
        f"{counted(measure, scope.population, 2)} {phrases()['measures'][measure][3]}"
    )
    return f"{told[:1].upper()}{told[1:]}"


def _stock_handles(made: Sheet, rows: Sequence[Row]) -> list[Any]:
    from matplotlib.lines import Line2D

    theme, found = made.look.theme, []
    grades = dict.fromkeys(row.get("grade") or "weak" for row in rows)
    for grade in grades:
        mark = MARKERS.get(grade, "D")
        face = theme.accent if mark in "os" else theme.paper
        label = made.text(made.say(grade))
        found.append(
            Line2D(
                [],
                [],
                color=theme.accent,
                marker=mark,
                linestyle="",
                markerfacecolor=face,
                label=label,
            )
        )
    if any(row["low"] != row["high"] for row in rows):
        label = made.text(made.say("range"))
        found.append(Line2D([], [], color=theme.ink, linewidth=1.2, label=label))
    if any(row["high"] is None for row in rows):
        label = made.text(made.say("open"))
        found.append(
            Line2D([], [], color=theme.ink, marker=">", linestyle="", label=label)
        )
    return found
