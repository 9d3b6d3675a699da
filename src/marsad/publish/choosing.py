"""Which release somebody means: a folder, an id or how it begins, latest, previous."""

from pathlib import Path

from marsad.errors import OperatorError
from marsad.publish.making import is_release
from marsad.publish.read import LATEST, latest_release, newest_in, read_manifest

PREVIOUS = "previous"
"""In place of an id: the release before the latest."""


def release_folder(asked: str, releases: Path) -> Path:
    """The folder of a release among those in `releases`, or anywhere.

    Raises:
        OperatorError: there is no such release, or more than one.
    """
    if asked in (LATEST, PREVIOUS):
        return _newest(asked, releases)
    if asked and (is_release(Path(asked)) or "/" in asked):
        folder = newest_in(Path(asked))
        if not is_release(folder):
            raise OperatorError(f"{asked} is no release: it has no release.json")
        return folder
    known = sorted(path.parent.name for path in releases.glob("*/release.json"))
    fit = [name for name in known if asked and name.startswith(asked)]
    if asked in known or len(fit) == 1:
        return releases / (asked if asked in known else fit[0])
    told = f"{len(fit)} releases begin with" if fit else "no release is called"
    there = ", ".join(fit or known) or "none"
    raise OperatorError(f"{told} {asked!r}; in {releases} there are: {there}")


def _newest(asked: str, releases: Path) -> Path:
    newest = latest_release(releases) if releases.is_dir() else None
    if newest is None or not is_release(releases / newest):
        raise OperatorError(f"nothing was published into {releases} yet")
    if asked == LATEST:
        return releases / newest
    before: str | None = read_manifest(releases / newest).get("previous")
    if not before:
        raise OperatorError(f"{newest} is the first release: there is none before it")
    if not is_release(releases / before):
        raise OperatorError(f"the release before {newest}, {before}, is not there")
    return releases / before
