"""A picture of what happened when: events by kind over time, and people killed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import OperatorError
from marsad.publish.arabic.words import words as arabic_words
from marsad.publish.plot import style
from marsad.publish.plot.series import TIMES, Bar, Scope, over_time, recent, within
from marsad.publish.plot.source import Source
from marsad.publish.plot.style import HATCHES, OKABE_ITO, Look, Sheet, visible
from marsad.publish.plot.tallies import handles, time_labels, upright, window
from marsad.publish.prose import number, phrases

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_KINDS = 6
"""Kinds that have a colour of their own; the rest are drawn as one."""
OTHER = ""


def draw_timeline(
    source: Source, by: str, scope: Scope, look: Look, path: Path
) -> None:
    """Draw events by kind, and people killed, over time.

    Raises:
        OperatorError: `by` is no stretch of time, nothing dated is on record for those
            days and that place, or the file cannot be written.
    """
    style.checked(path)
    if by not in TIMES:
        raise OperatorError(f"--by {by!r}: a timeline is by {', '.join(TIMES)}")
    late, older = recent(source, scope)
    rows = list(within(source.rows["events"], late))
    bars = over_time(rows, None, by, scope)
    if not bars:
        raise OperatorError("no dated event is on record for those days and that place")
    killed = {bar.key: bar for bar in over_time(rows, "killed", by, scope)}
    with style.sheet(look, source) as made:
        title = made.say("timeline_title", by=made.say(f"by_{by}"))
        note = f"{window(made, rows, scope)} {made.say('timeline_note')}"
        note += f" {made.say('older', n=number(older))}" if older else ""
        bottom, top = style.frame(made, title, [note])
        firsts = [date.fromisoformat(bar.key) for bar in bars]
        dead = [killed.get(bar.key) or Bar(bar.key) for bar in bars]
        both = any(bar.top for bar in dead)
        low = bottom + 0.06 if not both else bottom + (top - bottom) * 0.5
        axes, top = _kinds(made, bars, (low, top))
        time_labels(made, axes, firsts, by)
        if both:
            axes.tick_params(labelbottom=False)
            told = made.say("killed_title", by=made.say(f"by_{by}"))
            top = style.heading(made, told, low - 0.03)
            top = style.legend(made, handles(made, dead), 2, top)
            lower = style.panel(made, (0.07, bottom + 0.06, 0.91, top - bottom - 0.06))
            upright(made, lower, dead)
            time_labels(made, lower, firsts, by)
        style.save(made, path)


def _kinds(
    made: Sheet, bars: Sequence[Bar], room: tuple[float, float]
) -> "tuple[Axes, float]":
    """Stacked bars between two heights, a colour and a hatch for each of the commonest
    kinds; gives the axes, and where they end."""
    from matplotlib.patches import Patch

    totals: Counter[str] = Counter()
    for bar in bars:
        totals.update(bar.kinds)
    common = sorted(totals, key=lambda kind: (-totals[kind], kind))[:MOST_KINDS]
    rest = [*common, OTHER] if len(totals) > len(common) else common
    drawn = [_look_of(made, at, kind == OTHER) for at, kind in enumerate(rest)]
    marks = [
        Patch(label=made.text(_name(made, kind)), **one)
        for kind, one in zip(rest, drawn, strict=True)
    ]
    low, top = room[0], style.legend(made, marks, 4, room[1])
    axes = style.panel(made, (0.07, low, 0.91, top - low))
    base = [0.0] * len(bars)
    for kind, one in zip(rest, drawn, strict=True):
        sizes = [float(_many(bar, kind, common)) for bar in bars]
        axes.bar(range(len(bars)), sizes, 0.82, base, **one)
        base = [under + size for under, size in zip(base, sizes, strict=True)]
    axes.set_xlim(-0.6, len(bars) - 0.4)
    axes.set_ylim(0, max(base) * 1.08)
    style.numbers(axes)
    return axes, top


def _look_of(made: Sheet, at: int, last: bool) -> dict[str, Any]:
    """Colour and hatch of one kind."""
    theme = made.look.theme
    return {
        "facecolor": theme.line if last else visible(OKABE_ITO[at], theme),
        "hatch": HATCHES[at],
        "edgecolor": theme.paper,
        "linewidth": 0.4,
    }


def _many(bar: Bar, kind: str, common: Sequence[str]) -> int:
    if kind == OTHER:
        return sum(many for name, many in bar.kinds.items() if name not in common)
    return bar.kinds.get(kind, 0)


def _name(made: Sheet, kind: str) -> str:
    if kind == OTHER:
        return made.say("other")
    arabic = made.look.language == "ar"
    told = str((arabic_words("headline") if arabic else phrases()["headline"])[kind])
    return told if arabic else told[:1].upper() + told[1:]
