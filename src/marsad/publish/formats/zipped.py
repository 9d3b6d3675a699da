"""Zip containers of documents, made to have the same bytes whenever they are made."""

import re
import shutil
import zipfile
from pathlib import Path

FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that zip knows."""
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_THEN = rb"\g<1>1980-01-01T00:00:00Z"


def settle(raw: Path, path: Path) -> None:
    """Write a workbook anew with no moment in it: not of its members, and not in what
    it says of itself."""
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w") as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, FIRST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with old.open(name) as member, new.open(info, "w", force_zip64=True) as out:
                if name == "docProps/core.xml":
                    out.write(_MOMENT.sub(_THEN, member.read()))
                else:
                    shutil.copyfileobj(member, out, 1 << 20)
