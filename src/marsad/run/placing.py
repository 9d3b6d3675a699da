"""Stage 4, locate: a placement beside every claim."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from marsad.locate.choices import ACTION, choices
from marsad.locate.entry import Entry
from marsad.locate.place import VERSION, Known, place_claims
from marsad.records.claim import Claim
from marsad.records.decision import Decision
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.run.amending import Amendments
from marsad.run.reading import count_since, reading_key, start_over
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step

REPORTS = 100
"""Reports whose claims are placed in one step."""


def placing_key(tools: Tools) -> str:
    """Changes when a claim could be placed differently."""
    gazetteer = tools.models.gazetteer.version
    ruled = sorted(d.id for d in tools.store.scan(Decision) if d.action == ACTION)
    fronts = tools.models.fronts
    key, ground = reading_key(tools), "" if fronts is None else fronts.version
    told = (*tools.war.area, *ruled)
    return fingerprint("locate", VERSION, key, gazetteer, ground, *told)


def locate(tools: Tools) -> bool:
    """Place what is due; True if anything was."""
    start_over(tools, "locate", placing_key(tools), (Placement,))
    left = count_since(tools, Claim, tools.store.cursor("locate").at)
    if left == 0:
        return False
    tools.progress.begin("locate", left)
    chosen = choices(tools.store.scan(Decision), tools.models.gazetteer)
    amended = Amendments(tools.store, tools.war)
    while step := _next_step(tools, chosen, amended):
        if tools.store.advance(step):
            tools.progress.advance(len(step.put))
    tools.progress.end()
    return True


def _next_step(
    tools: Tools, chosen: Mapping[str, Entry], amended: Amendments
) -> Step | None:
    was = tools.store.cursor("locate")
    batch = list(_whole_reports(tools.store.since(Claim, was.at)))
    if not batch:
        return None
    placements = [
        placement
        for id, rows in groupby(batch, key=lambda row: row[1].report)
        if (report := tools.store.get(Report, id)) is not None
        for placement in _placed(tools, amended(report), _claims(rows), chosen)
    ]
    return Step("locate", was, Cursor(batch[-1][0], was.key), put=tuple(placements))


def _whole_reports(claims: Iterator[tuple[int, Claim]]) -> Iterator[tuple[int, Claim]]:
    """The claims of some reports, of each all that stand together: the places of a
    report are weighed together."""
    for number, (_, rows) in enumerate(groupby(claims, key=lambda row: row[1].report)):
        if number >= REPORTS:
            return
        yield from rows


def _claims(rows: Iterable[tuple[int, Claim]]) -> list[Claim]:
    return [claim for _, claim in rows]


def _placed(
    tools: Tools, report: Report, claims: list[Claim], chosen: Mapping[str, Entry]
) -> list[Placement]:
    models, area = tools.models, tools.war.area
    known = Known(models.areas, chosen, models.fronts)
    return place_claims(claims, report, models.gazetteer, area, known)
