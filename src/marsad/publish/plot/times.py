"""A picture of what happened when: events by kind over time, and people killed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import OperatorError
from marsad.publish.arabic.words import words as arabic_words
from marsad.publish.plot import style
from marsad.publish.plot.series import TIMES, Bar, Scope, over_time, within
from marsad.publish.plot.source import Source
from marsad.publish.plot.style import HATCHES, OKABE_ITO, Look, Sheet, visible
from marsad.publish.plot.tallies import count_bars, time_labels, window
from marsad.publish.prose import phrases

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
    rows = list(within(source.rows["events"], scope))
    bars = over_time(rows, None, by, scope)
    if not bars:
        raise OperatorError("no dated event is on record for those days and that place")
    killed = {bar.key: bar for bar in over_time(rows, "killed", by, scope)}
    with style.sheet(look, source) as made:
        title = made.say("timeline_title", by=made.say(f"by_{by}"))
        note = f"{window(made, rows, scope)} {made.say('timeline_note')}"
        bottom, top = style.frame(made, title, [note])
        room = top - bottom - 0.1
        dead = any(bar.top for bar in killed.values())
        share = 0.52 if dead else 1.0
        axes = style.panel(made, (0.07, top - 0.1 - room * share + 0.1, 0.9, room * share - 0.1))
        _kinds(made, axes, bars)
        firsts = [date.fromisoformat(bar.key) for bar in bars]
        time_labels(made, axes, firsts, by)
        if dead:
            axes.tick_params(labelbottom=False)
            lower = style.panel(made, (0.07, bottom + 0.06, 0.9, room * (1 - share) - 0.12))
            count_bars(made, lower, [killed.get(bar.key) or Bar(bar.key) for bar in bars], 2)
            told = made.text(made.say("killed_title", by=made.say(f"by_{by}")))
            side = "right" if look.language == "ar" else "left"
            lower.set_title(told, loc=side, fontsize=10, color=look.theme.soft, pad=30)
            time_labels(made, lower, firsts, by)
        style.save(made, path)


def _kinds(made: Sheet, axes: "Axes", bars: Sequence[Bar]) -> None:
    """Stacked bars, a colour and a hatch for each of the commonest kinds."""
    from matplotlib.patches import Patch

    totals: Counter[str] = Counter()
    for bar in bars:
        totals.update(bar.kinds)
    common = sorted(totals, key=lambda kind: (-totals[kind], kind))[:MOST_KINDS]
    rest = [*common, OTHER] if len(totals) > len(common) else common
    base = [0.0] * len(bars)
    handles: list[Any] = []
    for at, kind in enumerate(rest):
        sizes = [float(_many(bar, kind, common)) for bar in bars]
        last = kind == OTHER
        colour = made.look.theme.line if last else visible(OKABE_ITO[at], made.look.theme.paper)
        drawn = {"hatch": HATCHES[at], "edgecolor": made.look.theme.paper, "linewidth": 0.4}
        axes.bar(range(len(bars)), sizes, 0.82, base, color=colour, **drawn)
        handles.append(Patch(facecolor=colour, label=made.text(_name(made, kind)), **drawn))
        base = [low + size for low, size in zip(base, sizes, strict=True)]
    axes.set_xlim(-0.6, len(bars) - 0.4)
    axes.set_ylim(0, max(base) * 1.08)
    style.numbers(axes)
    style.legend(made, axes, handles, 4)


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
