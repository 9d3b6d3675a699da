"""Stage 4, locate: a placement beside every claim."""

from itertools import islice

from marsad.locate.place import place_claim
from marsad.records.claim import Claim
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.run.reading import reading_key
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step

BATCH = 500


def placing_key(tools: Tools) -> str:
    """Changes when a claim could be placed differently."""
    from marsad.locate.gazetteer import VERSION as gazetteer

    return fingerprint("locate", reading_key(tools), gazetteer, *tools.war.area)


def locate(tools: Tools) -> bool:
    """Place what is due; True if anything was."""
    key, done = placing_key(tools), False
    while step := _next_step(tools, key):
        if tools.store.advance(step):
            tools.progress.advance(len(step.put))
        done = True
    if done:
        tools.progress.end()
    return done


def _next_step(tools: Tools, key: str) -> Step | None:
    was = tools.store.cursor("locate")
    if was.key != key:
        return Step("locate", was, Cursor(0, key), clear=(Placement,))
    batch = list(islice(tools.store.since(Claim, was.at), BATCH))
    if not batch:
        return None
    reports: dict[str, Report | None] = {}
    placements = []
    for _, claim in batch:
        if claim.report not in reports:
            reports[claim.report] = tools.store.get(Report, claim.report)
        report = reports[claim.report]
        if report is not None:
            placements.append(
                place_claim(claim, report, tools.models.gazetteer, tools.war.area)
            )
    return Step("locate", was, Cursor(batch[-1][0], key), put=tuple(placements))
