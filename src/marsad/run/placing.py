"""Stage 4, locate: a placement beside every claim."""

from itertools import islice

from marsad.locate.place import place_claim
from marsad.records.claim import Claim
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.run.reading import count_since, reading_key, start_over
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step

BATCH = 500


def placing_key(tools: Tools) -> str:
    """Changes when a claim could be placed differently."""
    gazetteer = tools.models.gazetteer.version
    return fingerprint("locate", reading_key(tools), gazetteer, *tools.war.area)


def locate(tools: Tools) -> bool:
    """Place what is due; True if anything was."""
    start_over(tools, "locate", placing_key(tools), (Placement,))
    left = count_since(tools, Claim, tools.store.cursor("locate").at)
    if left == 0:
        return False
    tools.progress.begin("locate", left)
    while step := _next_step(tools):
        if tools.store.advance(step):
            tools.progress.advance(len(step.put))
    tools.progress.end()
    return True


def _next_step(tools: Tools) -> Step | None:
    was = tools.store.cursor("locate")
    batch = list(islice(tools.store.since(Claim, was.at), BATCH))
    if not batch:
        return None
    ids = sorted({claim.report for _, claim in batch})
    reports = {id: tools.store.get(Report, id) for id in ids}
    placements = tuple(
        place_claim(claim, report, tools.models.gazetteer, tools.war.area)
        for _, claim in batch
        if (report := reports[claim.report]) is not None
    )
    return Step("locate", was, Cursor(batch[-1][0], was.key), put=placements)
