"""The published log of corrections, as a brief made now may tell it."""

from collections.abc import Iterator
from pathlib import Path

from marsad.publish.corrected import Line, led, published_in
from marsad.publish.gate import Gate
from marsad.publish.history import CORRECTIONS
from marsad.publish.making import is_release
from marsad.publish.period import Period
from marsad.publish.read import each_row, latest_release, read_manifest
from marsad.run.tools import Tools

LASTING = frozenset(("retracted", "merged", "split", "withheld"))
"""Changes whose lines say nothing of a record that is there."""


def in_days(tools: Tools, leaving: Gate, period: Period) -> list[Line]:
    """Lines of releases that knew of these days and of none after them."""
    return published_in(_log(tools, leaving), period.holds)


def since(tools: Tools, leaving: Gate, release: str) -> list[Line]:
    """Lines of the releases that came after one."""
    after = set(_after(tools.releases, release))
    newest = latest_release(tools.releases)
    log = _log(tools, leaving)
    return led(line for line in log if (line["release"] or newest) in after)


def _after(releases: Path, release: str | None) -> Iterator[str]:
    """The newest release and those before it, back to that one."""
    name, seen = latest_release(releases), set[str]()
    while name and name not in (release, *seen) and is_release(releases / name):
        seen.add(name)
        yield name
        name = read_manifest(releases / name).get("previous")


def _log(tools: Tools, leaving: Gate) -> Iterator[Line]:
    """The log of the newest release, without lines on what is shown no more, or less
    exactly, since then: the next release has them as they may be told."""
    newest = latest_release(tools.releases)
    path = tools.releases / (newest or "") / "data" / CORRECTIONS
    if newest is None or not path.is_file():
        return
    words, opened = leaving.scope.seal.text, leaving.opened
    views = (opened.events, opened.persons, opened.controls, opened.tallies)
    shown = {one.id for view in views for one in view}
    shown |= {*opened.reports, *opened.claims}
    for line in each_row(path):
        told = line["told"]
        safe = all(words(text) == text for text in told.values())
        there = line["change"] in LASTING or line["record"] in shown
        if safe and there:
            yield line
