"""Answers kept beside the record: none is paid for twice, rebuilds give the same."""

import json
import os
import tempfile
from pathlib import Path
from typing import Protocol

from marsad.errors import OperatorError


class Answers(Protocol):
    """Usable answers by the SHA-256 of the question."""

    def get(self, question: str) -> str | None:
        """The answer on record."""

    def keep(self, question: str, answer: str) -> None:
        """Put an answer on record."""


class FolderAnswers:
    """One private file for each answer below a folder."""

    def __init__(self, path: Path) -> None:
        """Nothing is made before the first answer is kept."""
        self.path = path

    def get(self, question: str) -> str | None:
        """The answer on record; a file that is none is as good as missing."""
        try:
            found = json.loads(self._place(question).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        answer = found.get("answer") if isinstance(found, dict) else None
        return answer if isinstance(answer, str) else None

    def keep(self, question: str, answer: str) -> None:
        """Put an answer on record, whole or not at all.

        Raises:
            OperatorError: it cannot be written.
        """
        place = self._place(question)
        try:
            self.path.mkdir(mode=0o700, exist_ok=True)
            place.parent.mkdir(mode=0o700, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".part-", dir=place.parent)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump({"answer": answer}, file)
            Path(name).replace(place)
        except OSError as error:
            raise OperatorError(
                f"{self.path}: an answer cannot be kept: {error.strerror}"
            ) from error

    def _place(self, question: str) -> Path:
        return self.path / question[:2] / f"{question[2:]}.json"
