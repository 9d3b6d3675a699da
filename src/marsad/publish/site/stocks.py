"""What holds at a moment, by place and day: never added up, nor to anything."""

from collections.abc import Iterable
from typing import Any

from marsad.publish.site.days import days
from marsad.publish.site.shell import Edition
from marsad.publish.site.shown import said
from marsad.publish.site.store import place_in
from marsad.publish.telling import approximate, claims_of, exceeded
from marsad.publish.views import moment
from marsad.records.claim import MEASURES
from marsad.records.tally import Tally

MOST_STOCKS = 24
"""Rows of one measure on a page, the newest; the others stand in the data file."""


def stocks(edition: Edition, wanted: Iterable[str] = MEASURES) -> list[dict[str, Any]]:
    """Each measure with its counts, the newest first."""
    groups: dict[str, list[Tally]] = {}
    for tally in edition.material.dossier.tallies:
        if tally.event is None and tally.kind == "stock" and not tally.cut:
            groups.setdefault(tally.measure, []).append(tally)
    return [_stock(name, groups[name], edition) for name in wanted if name in groups]


def _stock(measure: str, found: list[Tally], edition: Edition) -> dict[str, Any]:
    whole = {_moment(t) for t in found if t.population in (None, "people")}
    told = [
        tally
        for tally in found
        if tally.population in (None, "people") or _moment(tally) not in whole
    ]
    ordered = sorted(told, key=lambda t: (_day(t), t.place or "", t.id), reverse=True)
    shown = ordered[:MOST_STOCKS]
    return {
        "measure": measure,
        "rows": [_row(tally, edition) for tally in shown],
        "left": len(ordered) - len(shown),
    }


def _moment(tally: Tally) -> tuple[str, str]:
    return tally.place or "", _day(tally)


def _day(tally: Tally) -> str:
    day = tally.when.end or tally.when.start
    return day.isoformat() if day else ""


def _row(tally: Tally, edition: Edition) -> dict[str, Any]:
    when = moment(tally.when)
    claims = claims_of(tally.claims, edition.material.dossier)
    ends = ("" if n is None else f"{n:g}" for n in (tally.low, tally.best, tally.high))
    return {
        "place": place_in(tally.place, edition.language, edition.material),
        "population": tally.population,
        "day": _day(tally),
        "days": days(when.start, when.end, edition.words),
        "text": said(
            tally,
            edition,
            over=exceeded(tally, claims),
            rough=approximate(tally.measure, claims),
        ),
        "data": ",".join(ends),
        "grade": tally.grades[0][0] if tally.grades else "none",
        "claim": tally.claims[0] if tally.claims else None,
        "claims": len(tally.claims),
    }
