"""The labelled reports that ship with the project, and which of them are held out."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"
EVERY = 10
"""The last of so many reports of a file is never trained on."""


def cases(held: bool, language: str = "en") -> list[dict[str, Any]]:
    """The reports of a language that are held out, or all others, in the order of the
    files."""
    found = []
    folder = FOLDER if language == "en" else FOLDER / language
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [
            json.loads(line)
            for i, line in enumerate(lines)
            if (i % EVERY == EVERY - 1) == held
        ]
    return found
