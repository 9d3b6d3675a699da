"""Quantities and what they count."""

from collections.abc import Iterator

from marsad.extract.english.view import View
from marsad.records.claim import Figure

MEASURE_OF = (
    ("kill", "killed"),
    ("wound", "wounded"),
    ("flee", "displaced"),
    ("hold", "detained"),
    ("force", "fighters"),
    ("air", "strikes"),
    ("shell", "strikes"),
)
REACH = 6


def counts(view: View) -> Iterator[Figure]:
    """The figures of a sentence."""
    for number, first, last in view.counts:
        measure = "area_km2" if number.area else _measure(view, first, last)
        if measure is None:
            continue
        at = view.passage.span[0]
        span = (at + number.span[0], at + number.span[1])
        text = view.passage.doc.text if view.passage.doc else ""
        yield Figure(
            measure,
            text[number.span[0] : number.span[1]],
            span,
            number.low,
            number.high,
            number.approx,
            "people",
        )


def _measure(view: View, first: int, last: int) -> str | None:
    near = sorted(
        range(max(0, first - REACH), min(len(view.word), last + REACH + 1)),
        key=lambda i: min(abs(i - first), abs(i - last)),
    )
    for i in near:
        for family, measure in MEASURE_OF:
            if family in view.family[i]:
                return measure
    return None
