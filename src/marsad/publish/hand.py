"""Hand a release on: the same files in another folder of releases."""

import shutil
import tempfile
from pathlib import Path

from marsad.errors import OperatorError
from marsad.publish.read import LATEST, MANIFEST


def hand_on(release: str, releases: Path, out: Path) -> Path:
    """Copy a release from one folder of releases into another and point at it there.

    Returns:
        The release's folder in `out`; one that is there already stays as it is.

    Raises:
        OperatorError: there is no such release, or `out` cannot be written.
    """
    if not (releases / release / MANIFEST).is_file():
        raise OperatorError(f"{releases / release} is no release")
    final = out / release
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not (final / MANIFEST).is_file():
            with tempfile.TemporaryDirectory(prefix=".making-", dir=out) as making:
                copy = Path(making) / release
                shutil.copytree(releases / release, copy)
                copy.rename(final)
        pointer = out / f".{LATEST}-{release}"
        pointer.write_text(release + "\n", encoding="utf-8")
        pointer.replace(out / LATEST)
    except OSError as error:
        raise OperatorError(f"cannot publish into {out}: {error.strerror}") from error
    return final
