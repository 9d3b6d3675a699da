"""Says which weights are shipped, and fails if they are too large to ship.

The digest is over every file's name and content, so two people can tell whether
they hold the same weights. Run as `python tools/weights.py [LANGUAGE]`.
"""

import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

import marsad_weights_ar
import marsad_weights_en

FOLDERS = {"en": marsad_weights_en.folder(), "ar": marsad_weights_ar.folder()}
LIMIT_MB = 25
"""A monitor on a slow line must be able to fetch them."""


def digest(files: list[Path], root: Path) -> str:
    """SHA-256 over names and contents, each preceded by its length."""
    total = hashlib.sha256()
    for file in files:
        for part in (file.relative_to(root).as_posix().encode(), file.read_bytes()):
            total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def main(language: str = "en") -> int:
    """Print the facts; returns the exit status."""
    root = FOLDERS[language]
    files = sorted(path for path in root.rglob("*") if path.is_file())
    sizes = {file: file.stat().st_size / 1e6 for file in files}
    package = f"marsad-weights-{language}"
    print(f"{package} {version(package)}")
    for file, size in sizes.items():
        print(f"{file.relative_to(root)!s:<16} {size:5.1f} MB")
    total = sum(sizes.values())
    print(f"{'together':<16} {total:5.1f} MB, {LIMIT_MB} at most")
    print(f"sha256 {digest(files, root)}")
    return 1 if total > LIMIT_MB else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
