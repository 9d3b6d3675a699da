"""What is counted over a period, as the pages of tallies and displacement show it."""

from collections.abc import Mapping
from typing import Any

from marsad.publish.naming import speaker
from marsad.publish.series import series
from marsad.publish.site.days import days
from marsad.publish.site.shell import Edition
from marsad.publish.site.shown import (
    bar,
    by_place,
    in_two,
    over_time,
    said,
    tables,
    words_of,
)
from marsad.publish.site.totals import figure_words
from marsad.publish.sums import Range, split
from marsad.publish.vouching import backing
from marsad.publish.weaker import beside, has_weaker
from marsad.records.claim import FAMILIES, MEASURES
from marsad.records.dossier import Dossier
from marsad.records.grade import GRADES, HEADLINE
from marsad.records.tally import Tally
from marsad.records.when import When

CITED = 5
"""Claims that a number links to; the others stand in the data file."""
Wholes = Mapping[tuple[str, str | None], Tally]


def wholes(dossier: Dossier) -> Wholes:
    """The tally of the longest time of each flow, by measure and population."""
    found: dict[tuple[str, str | None], Tally] = {}
    for tally in dossier.tallies:
        if tally.event is not None or tally.kind != "flow" or tally.cut or tally.place:
            continue
        key = (tally.measure, _group(tally.population))
        if key not in found or _width(tally) > _width(found[key]):
            found[key] = tally
    return found


def _group(population: str | None) -> str | None:
    return None if population == "people" else population


def _width(tally: Tally) -> tuple[float, str]:
    start, end = tally.when.start, tally.when.end
    return (float((end - start).days) if start and end else float("inf")), tally.id


def flow_measures(known: Wholes, edition: Edition) -> list[str]:
    """Measures of which a period tells something, in their usual order."""
    told = {
        measure
        for (measure, population), tally in known.items()
        if population is None and (tally.best or has_weaker(tally))
    }
    told |= {name for name, counts in edition.material.counted.items() if counts}
    return [measure for measure in MEASURES if measure in told]


def flow(
    measure: str, known: Wholes, edition: Edition, *, places_only: bool = False
) -> dict[str, Any]:
    """One measure: its number, what that rests on, over time and in parts."""
    counts = edition.material.counted.get(measure, ())
    whole, sums = known.get((measure, None)), split(counts)
    told = over_time(series(counts), measure, edition)
    cut = [by_place(counts, measure, edition)] if places_only else None
    return {
        "measure": measure,
        **_number(whole, sums.head, edition),
        "weaker": _weaker(whole, sums.weak, edition),
        "grades": _grades(whole, edition),
        "populations": _populations(measure, known, edition),
        **_cites(whole),
        "rest": max(0, whole.best - sums.head.best) if whole else 0,
        "time": told,
        "tables": tables(counts, measure, edition) if cut is None else cut,
        "events": len(counts),
    }


def _cites(whole: Tally | None) -> dict[str, Any]:
    """The claims that a number rests on, the first of them, and those beside it."""
    sure, weak = (whole.counted, whole.weak) if whole else ((), ())
    return {
        "cites": list(sure[:CITED]),
        "more": max(0, len(sure) - CITED),
        "weak_cites": list(weak[:CITED]),
        "weak_more": max(0, len(weak) - CITED),
    }


def _number(whole: Tally | None, head: Range, edition: Edition) -> dict[str, str]:
    """The number of confirmed and fair evidence in words, and of which time it is."""
    s, of = edition.words, whole or head
    sure = of.best or of.low or of.high or of.high is None
    over = backing(whole, edition.material.dossier).over if whole else head.over
    number, best = in_two(of, edition, over=over)
    when = whole.when if whole else When()
    dated = when.start or when.end
    return {
        "number": number if sure else s("none_sure"),
        "best": best if sure else "",
        "when": days(when.start, when.end, s) if dated else s("on_record"),
    }


def _weaker(whole: Tally | None, weak: Range, edition: Edition) -> str:
    """How much rests on evidence too weak for the number itself."""
    if whole is None or not (whole.grades or whole.totals):
        return words_of(weak, edition) if weak.known else ""
    found, s = beside(whole, edition.material.dossier), edition.words
    if not found.totals:
        return s("count", n=found.known) if found.known else ""
    parts = [s("in_events", n=found.known)] if found.known else []
    claim, figure = found.totals[0]
    names = edition.material.names
    arabic = edition.language == "ar"
    who = names.speaker(claim) if arabic else speaker(claim, names.dossier)
    told = figure_words(claim, figure, edition)
    parts.append(s("in_totals", n=len(found.totals), amount=told, who=who))
    return s("semicolon").join(parts)


def _grades(whole: Tally | None, edition: Edition) -> list[dict[str, Any]]:
    """How much of it rests on each grade, the headline's first. Of what is weaker
    only events have a number: running totals are told as such."""
    if whole is None:
        return []
    found, s = beside(whole, edition.material.dossier), edition.words
    told = {g: n for g, n in whole.grades if n and g in HEADLINE} | dict(found.events)
    known = [g for g in GRADES if told.get(g) or g in found.left]
    most = max(told.values(), default=0)
    rows = []
    for grade in known:
        n, parts = told.get(grade, 0), []
        parts += [s("count", n=n)] if n else []
        parts += [s("totals_word")] if grade in found.left else []
        share = Range(n, n, n, ("",) if n else ())
        shown = bar(share, most, _style(grade))
        text = s("plus").join(parts)
        rows.append({"grade": grade, "text": text, "bar": shown})
    return rows


def _style(grade: str) -> str:
    return "sure" if grade in HEADLINE else "weak"


def _populations(
    measure: str, known: Wholes, edition: Edition
) -> list[tuple[str, str]]:
    """Counts of civilians and of combatants alone, and of families."""
    found = []
    for population in ("civilians", "combatants", FAMILIES):
        tally = known.get((measure, population))
        if tally and tally.best:
            over = backing(tally, edition.material.dossier).over
            words = said(tally, edition, over=over)
            found.append((population, words))
    return found
