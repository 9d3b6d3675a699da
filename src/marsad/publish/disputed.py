"""Borders of the base map to which not all agree, cut out of those that are drawn."""

import functools
import itertools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A border, or a stretch of one."""

    sides: frozenset[str]
    """Names, as the base map has them."""
    about: str
    box: Box | None = None
    """Where the stretch lies; None for the whole border."""

    def covers(self, point: Point) -> bool:
        """Whether a point of the border is of the stretch."""
        if self.box is None:
            return True
        west, south, east, north = self.box
        return west <= point[0] <= east and south <= point[1] <= north


@functools.cache
def disputed() -> tuple[Disputed, ...]:
    """Every one of the list."""
    text = files("marsad.publish").joinpath("data/disputed.toml").read_text("utf-8")
    return tuple(
        Disputed(frozenset(one["sides"]), one["about"], _box(one.get("box")))
        for one in tomllib.loads(text)["borders"]
    )


def _box(edges: Sequence[float] | None) -> Box | None:
    if edges is None:
        return None
    west, south, east, north = edges
    return west, south, east, north


def parted(
    sides: frozenset[str], points: Sequence[Point]
) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """The stretches of a border between two sides: ``border``, or ``disputed``."""
    known = [one for one in disputed() if one.sides == sides]
    kinds = [_kind(a, b, known) for a, b in itertools.pairwise(points)]
    start = 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[start]:
            yield kinds[start], tuple(points[start : at + 1])
            start = at


def _kind(a: Point, b: Point, known: Sequence[Disputed]) -> str:
    inside = any(one.covers(a) and one.covers(b) for one in known)
    return "disputed" if inside else "border"
