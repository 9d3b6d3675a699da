"""Counts of an event's row, and in words, for layouts that have their own columns."""

from typing import Any

from marsad.publish.wire import Row

NOTHING: dict[str, Any] = {"low": None, "best": None, "high": None}


def count(row: Row, measure: str, population: str | None = None) -> dict[str, Any]:
    """Low, best and high of a measure; all None where nobody tells of it."""
    found = row["figures"].get(measure) or NOTHING
    return found if population is None else found.get(population) or NOTHING


def told(row: Row) -> str:
    """Those killed in words: "16 to 20 killed (likeliest 18), 7 of them civilians"."""
    killed = count(row, "killed")
    if killed["best"] is None:
        return ""
    civilians = count(row, "killed", "civilians")["best"]
    of_them = "" if civilians is None else f", {civilians} of them civilians"
    low, best, high = killed["low"], killed["best"], killed["high"]
    if low == best == high:
        return f"{best} killed{of_them}"
    bounds = f"{low} or more" if high is None else f"{low} to {high}"
    return f"{bounds} killed (likeliest {best}){of_them}"
