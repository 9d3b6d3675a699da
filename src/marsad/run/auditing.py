"""Check everything that may never change: bytes, records, log, published files."""

from collections.abc import Iterator
from pathlib import Path

from marsad.archive.audit import Kept, audit_record
from marsad.archive.seal import load_key
from marsad.errors import OperatorError
from marsad.publish.checking import faults
from marsad.publish.read import MANIFEST, read_manifest
from marsad.records.decision import Decision
from marsad.records.evidence import Evidence
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.records.leaf import Head, Leaf
from marsad.records.release import Release
from marsad.records.report import Report
from marsad.run.keys import former_keys
from marsad.run.releasing import releases_for
from marsad.run.tools import Tools


def audit(tools: Tools) -> Iterator[Issue]:
    """Every fault found; none is good. Reports not in the log yet are no fault of
    anybody's: `marsad run` appends them.

    Raises:
        OperatorError: the signing key is missing, so no head can be checked.
    """
    if tools.key is None:
        raise OperatorError(
            "log.key is missing: the log's head cannot be checked. Restore it from "
            "your backup"
        )
    kept = Kept(
        reports=tools.store.scan(Report),
        evidence=tools.store.scan(Evidence),
        decisions=tools.store.scan(Decision),
        leaves=tools.store.scan(Leaf),
        heads=tools.store.scan(Head),
        forgotten=_forgotten(tools),
        former=former_keys(tools.store),
    )
    public = load_key(tools.key).public
    yield from audit_record(kept, vault=tools.vault, public_key=public)
    for release in tools.store.scan(Release):
        out = releases_for(tools.releases, release.audience)
        yield from release_faults(out / release.id, release)


def release_faults(folder: Path, release: Release) -> Iterator[Issue]:
    """What in a release's folder is not as it was published."""
    try:
        found = list(faults(folder))
        told = read_manifest(folder)["id"]
    except OperatorError as error:
        yield _fault(release, "release-missing", str(error))
        return
    if told != release.id:  # whole, but another release
        found.append(f"{MANIFEST} says that it is {told}")
    yield from (_fault(release, "release-altered", line) for line in found)


def _fault(release: Release, code: str, told: str) -> Issue:
    key = content_id("iss", release.id, code, told)
    return Issue(key, release.id, code, f"release {release.id}: {told}", "publish")


def _forgotten(tools: Tools) -> frozenset[str]:
    """Ids that `Store.forget` dropped and marked."""
    marks = (i for i in tools.store.scan(Issue) if i.code == "forgotten")
    return frozenset(mark.record for mark in marks)
