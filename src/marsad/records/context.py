"""The words of a report around a claim's own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """What stands right before and right behind a quote; joined with it, they read on.

    Both are empty where nothing is told.
    """

    before: str = ""
    after: str = ""


NONE = Context()
"""Of words that are withheld, and of those that stand alone."""
