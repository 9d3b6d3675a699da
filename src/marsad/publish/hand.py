"""Hand a release on: the same files in another folder of releases."""

import shutil
import tempfile
from pathlib import Path

from marsad.errors import OperatorError
from marsad.publish.making import point
from marsad.publish.read import MANIFEST, read_manifest, refuse_others


def hand_on(release: str, releases: Path, out: Path) -> Path:
    """Copy a release from one folder of releases into another and point at it there.

    Returns:
        The release's folder in `out`; one that is there already stays as it is.

    Raises:
        OperatorError: there is no such release, or `out` cannot be written, or has
            releases for somebody else.
    """
    if not (releases / release / MANIFEST).is_file():
        raise OperatorError(f"{releases / release} is no release")
    final = out / release
    audience = read_manifest(releases / release).get("audience", "public")
    private = audience != "public"
    try:
        refuse_others(out, audience)
        out.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
        if not (final / MANIFEST).is_file():
            with tempfile.TemporaryDirectory(prefix=".making-", dir=out) as making:
                copy = Path(making) / release
                shutil.copytree(releases / release, copy)
                copy.rename(final)
        point(out, release, private=private)
    except OSError as error:
        raise OperatorError(f"cannot publish into {out}: {error.strerror}") from error
    return final
