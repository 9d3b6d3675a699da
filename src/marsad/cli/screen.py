"""What a person sees while and after a command runs; plain lines off a terminal."""

import json
import sys
import time
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

QUIET_SECONDS = 2.0
"""Steps shorter than this leave no line when output is not a terminal."""


def say(text: str) -> None:
    """A line of result on standard output."""
    sys.stdout.write(text.rstrip("\n") + "\n")


def hint(text: str) -> None:
    """A line for the person only, on standard error."""
    sys.stderr.write(text.rstrip("\n") + "\n")


def say_json(value: Any) -> None:
    """One JSON value on one line, UTF-8 as it is."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


class Screen:
    """Progress with counts and rates: bars on a terminal, plain lines elsewhere."""

    def __init__(self) -> None:
        """Nothing is drawn until a step begins."""
        self._console = Console(stderr=True)
        self._bars: Progress | None = None
        self._task: TaskID | None = None
        self._what, self._done, self._start = "", 0, 0.0

    def begin(self, what: str, total: int | None = None) -> None:
        """A step starts."""
        self._what, self._done, self._start = what, 0, time.monotonic()
        if self._console.is_terminal:
            self._bars = Progress(
                TextColumn("{task.description:9}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeElapsedColumn(),
                console=self._console,
            )
            self._bars.start()
            self._task = self._bars.add_task(what, total=total, rate="")

    def advance(self, done: int = 1) -> None:
        """So many more are done."""
        self._done += done
        if self._bars is not None and self._task is not None:
            self._bars.update(self._task, advance=done, rate=self._rate())

    def end(self) -> None:
        """The step is over; off a terminal, long ones leave one line."""
        if self._bars is not None:
            self._bars.stop()
            self._bars = None
        elif time.monotonic() - self._start >= QUIET_SECONDS:
            hint(f"{self._what}: {self._done:,} done, {self._rate()}")

    def _rate(self) -> str:
        elapsed = time.monotonic() - self._start
        return f"{self._done / elapsed:,.0f}/s" if elapsed > 0 else ""
