"""Open reports with words that would give a protected source away, found as they come
in and again when marsad.toml or secrets.toml name more.

Such a report may be a contact's own, added without saying so. It waits: nothing of it
is published until a reviewer has corrected or accepted it.
"""

import functools
from collections.abc import Iterator

from marsad.publish.contacts import Digits
from marsad.publish.folding import Names
from marsad.publish.seal import name_parts
from marsad.publish.withdrawn import NAMED, waiting_reports
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.evidence import Capture, Evidence
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import War
from marsad.run.amending import Amendments
from marsad.run.reading import start_over
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step

STAGE = "names"
PLACES = ("id", "text", "title", "publisher", "address", "file name", "headers")
"""Where a report may have such words."""


def find_names(tools: Tools) -> bool:
    """Look through the reports that were not looked through; True if there were any."""
    strings = (text for one in _shielded(tools.war) for text in (one.id, *_told(one)))
    start_over(tools, STAGE, fingerprint(STAGE, *PLACES, *strings), (Issue,))
    was = tools.store.cursor(STAGE)
    new = list(tools.store.since(Report, was.at))
    if not new:
        return False
    amended, wanted = Amendments(tools.store, tools.war), {one.id for _, one in new}
    captures = {
        kept.report: kept.capture
        for kept in tools.store.scan(Evidence)
        if kept.report in wanted
    }
    found = (
        named(amended(report), captures.get(report.id), tools.war) for _, report in new
    )
    put = tuple(issue for issue in found if issue is not None)
    now = Cursor(new[-1][0], was.key)
    return tools.store.advance(Step(STAGE, was, now, put=put))


def named(report: Report, capture: Capture | None, war: War) -> Issue | None:
    """The issue that an open report has words of a protected source."""
    shielded = _shielded(war)
    if report.protected or any(report.source == one.id for one in shielded):
        return None
    for source in shielded:
        told = _told(source)
        for where, words in zip(PLACES, _words(report, capture), strict=True):
            names, digits = _look((source.id, *told) if where == "id" else told)
            if names.find(words) or digits.find(words):
                return _issue(report.id, source.id, where)
    return None


def waiting(tools: Tools) -> tuple[str, ...]:
    """Ids of the reports that wait for a ruling, in order."""
    issues = tuple(i for i in tools.store.scan(Issue) if i.code == NAMED)
    if not issues:
        return ()
    amended = Amendments(tools.store, tools.war)
    known = (tools.store.get(Report, issue.record) for issue in issues)
    reports = {one.id: amended(one) for one in known if one is not None}
    ruled = tuple(tools.store.scan(Decision))
    seen = Dossier(tools.war, reports=reports, issues=issues, decisions=ruled)
    return tuple(sorted(waiting_reports(seen)))


def contact_in(words: str, war: War) -> str | None:
    """The protected source that words would give away, by its id."""
    for source in _shielded(war):
        names, digits = _look((source.id, *_told(source)))
        if names.find(words) or digits.find(words):
            return source.id
    return None


def _shielded(war: War) -> list[Source]:
    return [source for source in war.sources if source.protected]


def _told(source: Source) -> tuple[str, ...]:
    """What gives it away: its secrets, and names that are more than a label such as "a
    contact in the area"."""
    names = (name for name in (source.name, *source.aliases) if name_parts(name))
    return (*source.secrets, *names)


@functools.lru_cache(maxsize=256)
def _look(strings: tuple[str, ...]) -> tuple[Names, Digits]:
    return Names(strings), Digits(strings)


def _words(report: Report, capture: Capture | None) -> Iterator[str]:
    """What stands in each of `PLACES`."""
    yield report.id
    yield report.text
    yield from (told or "" for told in (report.title, report.publisher, report.url))
    yield capture.origin if capture else ""
    yield "\n".join(value for _, value in capture.headers) if capture else ""


def _issue(report: str, source: str, where: str) -> Issue:
    message = (
        f"its {where} has words by which {source} can be known, and it is on record as "
        "an open report. Nothing of it is published until you rule: `marsad correct "
        f"{report} --source {source} --by NAME --reason WHY` if it is theirs, "
        f"{_otherwise(report, where)} if it is not"
    )
    id = content_id("iss", STAGE, report, source, where)
    return Issue(id, report, NAMED, message, stage=STAGE)


def _otherwise(report: str, where: str) -> str:
    """What to do if it is nobody's secret. An id is printed as it is, or not at all."""
    if where == "id":
        return f"`marsad withhold {report} --by NAME` and add it under another id"
    return f"`marsad accept {report} --by NAME`"
