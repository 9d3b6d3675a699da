"""Counts as templates print them: words, a bar, and a way to what they rest on."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import urlencode

from markupsafe import Markup

from marsad.publish.latin import in_latin
from marsad.publish.series import Series
from marsad.publish.site.days import days
from marsad.publish.site.numbers import amount
from marsad.publish.site.shell import Edition
from marsad.publish.site.store import place_in
from marsad.publish.sums import (
    CUTS,
    DISPUTED,
    NOBODY,
    OTHERS,
    Counted,
    Range,
    Split,
    by,
)
from marsad.records.tally import Tally

Filters: TypeAlias = Mapping[str, str]
MOST_ROWS = 10
"""Rows of a table of places, parties or kinds; the rest stands in one line."""
WIDE, HIGH = 100, 12


def words_of(sum: Range, edition: Edition) -> str:
    """``16 to 20 (best figure 18)``; a dash where there is nothing to tell."""
    return said(sum, edition, over=sum.over) if sum.known else "–"


def said(
    of: Range | Tally, edition: Edition, *, over: bool = False, rough: bool = False
) -> str:
    """A range in words, with its best figure where that is neither end."""
    found, inner = in_two(of, edition, over=over, rough=rough)
    return f"{found} ({inner})" if inner else found


def in_two(
    of: Range | Tally, edition: Edition, *, over: bool = False, rough: bool = False
) -> tuple[str, str]:
    """A range in words, and its best figure where that is neither end; `over` says
    that there are more than its low, `rough` that all who give it say "about"."""
    s, bounds = edition.words, {"low": of.low, "high": of.high}
    found = amount({**bounds, "approx": rough, "over": over}, s)
    return found, "" if of.best in (of.low, of.high) else s("best_of", n=of.best)


def events_page(measure: str, *, sure: bool, wanted: Filters) -> str:
    """The address of the list of events, narrowed as far as its choices go."""
    asked = {name: value for name, value in wanted.items() if value}
    if measure == "killed":
        asked["deaths"] = "1"
    if sure:
        asked["grade"] = "headline"
    return f"events.html?{urlencode(asked)}" if asked else "events.html"


def cells(
    sums: Split, measure: str, edition: Edition, wanted: Filters
) -> dict[str, Any]:
    """What counts and what is weaker, as numbers that lead to their events."""
    return {
        "head": _cell(
            sums.head, edition, events_page(measure, sure=True, wanted=wanted)
        ),
        "weak": _cell(
            sums.weak, edition, events_page(measure, sure=False, wanted=wanted)
        ),
    }


def _cell(sum: Range, edition: Edition, listed: str) -> dict[str, Any]:
    single = f"event.html?id={sum.events[0]}" if len(sum.events) == 1 else listed
    return {
        "text": words_of(sum, edition),
        "href": single if sum.known else "",
        "data": _plain(sum),
    }


def _plain(sum: Range) -> str:
    """``low,best,high`` for the script that draws it; the high is empty if open."""
    if not sum.known:
        return ""
    return ",".join(
        "" if n is None else f"{n:g}" for n in (sum.low, sum.best, sum.high)
    )


def over_time(found: Series, measure: str, edition: Edition) -> dict[str, Any]:
    """The table that a chart over time is drawn from."""
    rows = []
    for one in found.bins:
        start, end = one.start.isoformat(), one.end.isoformat()
        wanted = {"from": start, "to": end}
        rows.append(
            {
                "start": start,
                "end": end,
                "days": days(one.start, one.end, edition.words),
                **cells(one.sums, measure, edition, wanted),
            }
        )
    return {
        "unit": found.unit,
        "rows": rows,
        "undated": found.undated,
        "earlier": found.earlier,
        "when": days(found.bins[0].start, found.bins[-1].end, edition.words)
        if found.bins
        else "",
    }


def tables(
    counts: Sequence[Counted], measure: str, edition: Edition
) -> list[dict[str, Any]]:
    """By place, by party blamed, by kind."""
    names = {"place": _place, "party": _party, "kind": _kind}
    made = []
    for dimension, key in CUTS.items():
        rows = by(counts, key)
        if len(rows) > 1 or dimension == "place":
            made.append(_table(dimension, rows, measure, names[dimension], edition))
    return made


def by_place(
    counts: Sequence[Counted], measure: str, edition: Edition
) -> dict[str, Any]:
    """The table by place alone."""
    return _table("place", by(counts, CUTS["place"]), measure, _place, edition)


def _table(
    dimension: str,
    rows: Sequence[tuple[str | None, Split]],
    measure: str,
    name: Any,
    edition: Edition,
) -> dict[str, Any]:
    most = max((_reach(sums.head) for _, sums in rows), default=0) or 1
    most_weak = max((_reach(sums.weak) for _, sums in rows), default=0) or 1
    shown = rows if len(rows) == MOST_ROWS + 1 else rows[:MOST_ROWS]
    return {
        "by": dimension,
        "rows": [
            {
                "name": name(value, edition),
                **cells(sums, measure, edition, _wanted(dimension, value, edition)),
                "bar": bar(sums.head, most, "sure"),
                "weak_bar": bar(sums.weak, most_weak, "weak"),
            }
            for value, sums in shown
        ],
        "left": len(rows) - len(shown),
    }


def _reach(sum: Range) -> float:
    return max(sum.best, sum.high or 0)


def _wanted(dimension: str, value: str | None, edition: Edition) -> Filters:
    """The choice on the list of events that comes nearest to a row."""
    if value is None or value in (DISPUTED, OTHERS, NOBODY):
        return {}
    if dimension == "place":
        return {"q": _place(value, edition)}
    return {dimension: value}


def _place(value: str | None, edition: Edition) -> str:
    if value is None:
        return edition.words("no_place")
    return place_in(value, edition.language, edition.material) or value


def _party(value: str | None, edition: Edition) -> str:
    known = {
        party.id: in_latin(party) for party in edition.material.dossier.war.parties
    }
    name = known.get(value or "")
    if name is None:
        return edition.words(f"blamed_{value}")
    arabic = edition.material.names.side(name) if edition.language == "ar" else ""
    return arabic or name


def _kind(value: str | None, edition: Edition) -> str:
    return edition.words(f"kind_{value}")


def bar(sum: Range, most: float, style: str) -> Markup:
    """A bar as long as the best figure, with a line from low to high, for the eye
    alone: the number stands beside it."""
    if not sum.known:
        return Markup("")
    low, best = sum.low / most * WIDE, sum.best / most * WIDE
    high = WIDE if sum.high is None else sum.high / most * WIDE
    arrow = f'<path d="M{WIDE - 4} 2L{WIDE} 6L{WIDE - 4} 10"/>'
    return Markup(
        f'<svg class="{style}" viewBox="0 0 {WIDE} {HIGH}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false"><rect width="{max(best, 0.6):.1f}" '
        f'height="{HIGH}"/><path d="M{low:.1f} 6H{high:.1f}"/>'
        f"{arrow if sum.high is None else ''}</svg>"
    )
