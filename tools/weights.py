"""Says which English weights are shipped, and fails if they are too large to ship.

The digest is over every file's name and content, so two people can tell whether
they hold the same weights. Run as `python tools/weights.py`.
"""

import hashlib
import json
import sys
from pathlib import Path

from marsad_weights_en import folder

LIMIT_MB = 25
"""A monitor on a slow line must be able to fetch them."""


def digest(files: list[Path], root: Path) -> str:
    """SHA-256 over names and contents, each preceded by its length."""
    total = hashlib.sha256()
    for file in files:
        for part in (str(file.relative_to(root)).encode(), file.read_bytes()):
            total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def main(root: Path) -> int:
    """Print the facts; returns the exit status."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    size_mb = sum(file.stat().st_size for file in files) / 1e6
    meta = json.loads((root / "meta.json").read_text(encoding="utf-8"))
    print(f"{meta['lang']}_{meta['name']} {meta['version']}: {meta['description']}")
    print(f"parts    {', '.join(meta['pipeline'])}")
    print(f"licence  {meta['license']}")
    print(f"size     {size_mb:.1f} MB, {LIMIT_MB} at most")
    print(f"sha256   {digest(files, root)}")
    return 1 if size_mb > LIMIT_MB else 0


if __name__ == "__main__":
    sys.exit(main(folder()))
