"""Delay and blur of what is protected, by how much its source risks."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from marsad.publish.seal import Seal, is_country
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.records.source import RISKS
from marsad.records.war import War
from marsad.records.where import Where

EARTH_KM = 6371.0


def held_reports(dossier: Dossier, today: date) -> frozenset[str]:
    """Reports that, were they protected, would be too young to leave."""
    captured = {id: kept.capture.at.date() for id, kept in dossier.evidence.items()}
    reports = dossier.reports.values()
    return frozenset(too_young(reports, captured, dossier.war, today))


def too_young(
    reports: Iterable[Report], captured: Mapping[str, date], war: War, today: date
) -> Iterator[str]:
    """Ids of reports whose delay is not over. No date at all counts as too young: what
    is unknown stays inside."""
    risks = {source.id: source.risk for source in war.sources if source.protected}
    delays = {risk: war.rules.shield(risk).delay_days for risk in RISKS}
    for report in reports:
        day = report.published or captured.get(report.id)
        delay = delays[risks.get(report.source or "", RISKS[-1])]
        if day is None or today < free_on(day, delay):
            yield report.id


def free_on(day: date, delay_days: int) -> date:
    """The first day on which a report of that day may leave.

    The delay counts from the Sunday of its week, so that all of a week are free on one
    day: else the day of the release that first has a report would tell its own. Without
    a delay nothing waits.
    """
    to_sunday = 6 - day.weekday() if delay_days else 0
    free = day.toordinal() + to_sunday + delay_days
    return date.fromordinal(min(free, date.max.toordinal()))


def longest_delay(war: War) -> int:
    """Days for which the report of any source may be held back; 0 where none is."""
    if not any(source.protected for source in war.sources):
        return 0
    return max(war.rules.shield(risk).delay_days for risk in RISKS)


def week_ended(today: date, delay_days: int) -> date:
    """The last Sunday up to which every report is free, if `delay_days` is more
    than 0."""
    last = today.toordinal() - delay_days
    return date.fromordinal(max(1, last - last % 7))


def blurred_places(
    dossier: Dossier, seal: Seal, blurred: frozenset[str]
) -> dict[str, Where | None]:
    """By claim: the place under which it is published.

    Claims of one event are told to be in one place, with the blur of the one whose
    source risks most: two circles around one incident would tell more than either.
    Those held back count as well, so that nothing sharpens the day before.
    """
    events = {c: event.id for event in dossier.events for c in event.claims}
    together: dict[str, list[str]] = {}
    for claim in sorted(blurred):
        together.setdefault(events.get(claim, claim), []).append(claim)
    risks = {s.id: RISKS.index(s.risk) for s in dossier.war.sources if s.protected}
    found: dict[str, Where | None] = {}
    for claims in together.values():
        rank = {claim: _risk(claim, dossier, risks) for claim in claims}
        ordered = sorted(claims, key=lambda claim: (-rank[claim], claim))
        places = {claim: _place(claim, dossier) for claim in ordered}
        blurs = dossier.war.blurs(RISKS[rank[ordered[0]]])
        first = next((w for w in places.values() if w and _is_sharp(w)), None)
        rungs = [seal.where(first, *blurs[: at + 1]) for at in range(len(blurs))]
        for claim, where in places.items():
            sharp = where is not None and _is_sharp(where)
            own = None if sharp else seal.where(where, *blurs)
            found[claim] = _around(rungs, blurs, where) if sharp else own
    return found


def _risk(claim: str, dossier: Dossier, risks: Mapping[str, int]) -> int:
    """Place in `RISKS`: the last where nobody says."""
    known = dossier.claims.get(claim)
    report = dossier.reports.get(known.report) if known else None
    return risks.get((report and report.source) or "", len(RISKS) - 1)


def _place(claim: str, dossier: Dossier) -> Where | None:
    placement = dossier.placements.get(claim)
    return placement.where if placement else None


def _is_sharp(where: Where) -> bool:
    """Whether it has a point that is finer than a country."""
    return where.lat is not None and not is_country(where)


def _around(
    rungs: Sequence[Where | None], blurs: Sequence[float], where: Where | None
) -> Where | None:
    """The place shown, its circle widened in whole steps until it holds this one as
    well, and the circle that is shown to who is shown more; `rungs` are the places
    shown from there down to here."""
    shown, width, reached = None, 0.0, 0.0
    for shown, blur in zip(rungs, blurs, strict=True):
        if shown is None or where is None or not shown.radius_m:
            return shown
        need = max(distance_km(shown, where) * 1000, width + (blur - reached) * 1000)
        width = shown.radius_m * max(1, math.ceil(need / shown.radius_m))
        shown, reached = replace(shown, radius_m=round(width)), blur
    return shown


def distance_km(a: Where, b: Where) -> float:
    """Between two points, on the sphere; 0 where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    north, south = math.radians(a.lat), math.radians(b.lat)
    turn = math.radians(b.lon - a.lon)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
