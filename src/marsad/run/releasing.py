"""Stage 7, publish: a release of what is on record, if it changed."""

from datetime import date, timedelta
from pathlib import Path

from marsad.errors import InternalError
from marsad.publish.hand import hand_on
from marsad.publish.release import publish_release
from marsad.records.issue import Issue
from marsad.records.release import Release
from marsad.records.report import Report
from marsad.run.dossier import load_dossier
from marsad.run.joining import newest_of
from marsad.run.sealing import newest_head
from marsad.run.tools import SOFTWARE, Tools, fingerprint
from marsad.store.base import Cursor, Step


def release(tools: Tools) -> bool:
    """Publish into the monitor's own folder, if something is due."""
    was = tools.store.cursor("publish")
    now = Cursor(newest_of(tools, Issue, was.at), publishing_key(tools))
    if now == was:
        return False
    tools.progress.begin("publish")
    made = publish_release(
        load_dossier(tools.store, tools.war),
        head=newest_head(tools),
        out=tools.releases,
        now=tools.now(),
        previous=newest_release(tools),
        software=SOFTWARE,
    )
    done = tools.store.advance(Step("publish", was, now, put=(made,)))
    tools.progress.advance(len(made.files))
    tools.progress.end()
    return done


def publishing_key(tools: Tools) -> str:
    """Changes when what is published changed."""
    weighed, sealed = (tools.store.cursor(name) for name in ("weigh", "archive"))
    return fingerprint("publish", weighed.key, str(sealed.at), str(_held_back(tools)))


def publish_into(tools: Tools, out: Path) -> Release:
    """Publish what is due, then put the newest release into `out` as well.

    Raises:
        OperatorError: something protected would leave, or `out` cannot be written.
    """
    release(tools)
    newest = newest_release(tools)
    if newest is None:
        raise InternalError("nothing was published though publishing was due")
    if out != tools.releases:
        hand_on(newest.id, tools.releases, out)
    return newest


def newest_release(tools: Tools) -> Release | None:
    """The release published last."""
    last = None
    for _, last in tools.store.since(Release, 0):  # noqa: B007 (the last one counts)
        pass
    return last


def _held_back(tools: Tools) -> int:
    """How many protected reports are still held back today: when one is freed, a
    release is due though nothing was added."""
    free: date = tools.now().date() - timedelta(days=tools.war.rules.delay_days)
    return sum(
        report.protected and (report.published or date.max) > free
        for report in tools.store.scan(Report)
    )
