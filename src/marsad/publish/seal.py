"""What stands in for protected things: neutral names, sealed ids, blurred places."""

import functools
import hashlib
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.publish.contacts import NO_CONTACT, Digits, without_contacts
from marsad.publish.folding import Names, replace_names
from marsad.publish.sounds import Sounds
from marsad.records.ids import content_id
from marsad.records.source import Source
from marsad.records.when import When
from marsad.records.where import Where
from marsad.text.persons import is_name_word

CONTACT = "a protected contact"
WITHHELD = "[name withheld]"
AREA = "area withheld"
BLURRED = "blurred"
"""In place of the gazetteer of a place that is not told exactly."""
KM_PER_DEGREE = 111.2
"""Of latitude, on the sphere."""
LEAST_TOKEN = 3
"""Letters that a part of a name must have to be looked for on its own."""
_CELL = 0.5
"""Side of a cell of the grid that points are hidden in, of the blur."""


@dataclass(frozen=True)
class Seal:
    """Everything that must not be printed, and what is printed instead."""

    salt: str
    protected: tuple[str, ...]
    """Names, ids and secrets of protected sources."""
    private: tuple[str, ...]
    """Names of private persons."""

    @functools.cached_property
    def sources(self) -> Names:
        """What gives protected sources away, for looking it up."""
        return Names(self.protected)

    @functools.cached_property
    def persons(self) -> Names:
        """The names of private persons, for looking them up."""
        return Names(self.private)

    @functools.cached_property
    def sounds(self) -> Sounds:
        """The same names as they sound, in whatever script."""
        return Sounds(self.protected)

    @functools.cached_property
    def digits(self) -> Digits:
        """Numbers of protected sources, however written."""
        return Digits(self.protected)

    def id(self, prefix: str, record: str) -> str:
        """An id that cannot be computed from the protected words alone."""
        return content_id(prefix, self.salt, record)

    def words(self, text: str | None, also: tuple[str, ...] = ()) -> str | None:
        """The text without protected or private names, numbers to call or addresses."""
        if text is None:
            return None
        text = without_contacts(text)
        text = replace_names(text, self.sources, WITHHELD)
        text = _without(text, self.sounds.find(text), WITHHELD)
        text = _without(text, self.digits.find(text), NO_CONTACT)
        text = replace_names(text, self.persons, WITHHELD)
        return whole_masks(replace_names(text, also, WITHHELD))

    def text(self, text: str, also: tuple[str, ...] = ()) -> str:
        """The same for text that is always there."""
        return self.words(text, also) or ""

    def where(self, where: Where | None, *blurs: float) -> Where | None:
        """The place no finer than its first-order unit and the last of `blurs`, in km.

        The point goes to the middle of its cell of a grid of half the blur, and from
        there by a step that is always the same for the cell, so that many reports of
        one place, or of what is near it, cannot be averaged; the circle around the new
        point holds the old one. With several blurs, each at least as large as the one
        before, every circle holds the smaller one as well: who sees both learns nothing
        from the larger. Only countries stay as they are.
        """
        if where is None or is_country(where):
            return where
        lat, lon, reached = where.lat, where.lon, 0.0
        for blur in blurs:
            if lat is not None and lon is not None:
                lat, lon = self._moved(lat, lon, blur - reached)
            reached = max(reached, blur)
        return Where(
            name=where.admin1 or AREA,
            lat=lat,
            lon=lon,
            precision=max(4, where.precision),
            radius_m=round(reached * 1000) + (where.radius_m or 0),
            gazetteer=BLURRED,
            entry="",
            kind="admin1" if where.admin1 else "region",
            country=where.country,
            admin1=where.admin1,
        )

    def _moved(self, lat: float, lon: float, blur_km: float) -> tuple[float, float]:
        if blur_km <= 0:
            return lat, lon
        step = blur_km * _CELL / KM_PER_DEGREE
        row = math.floor(lat / step)
        middle = (row + 0.5) * step
        width = max(0.05, math.cos(math.radians(middle)))
        column = math.floor(lon * width / step)
        digest = hashlib.sha256(f"{self.salt}|{row}|{column}".encode()).digest()
        turn = int.from_bytes(digest[:4]) / 2**32 * 2 * math.pi
        far = (0.56 + 0.08 * int.from_bytes(digest[4:8]) / 2**32) * blur_km
        north = middle + far * math.cos(turn) / KM_PER_DEGREE
        east = (column + 0.5) * step + far * math.sin(turn) / KM_PER_DEGREE
        return (
            round(max(-90.0, min(90.0, north)), 3),
            round((east / width + 180) % 360 - 180, 3),
        )


def _without(text: str, spans: Iterable[tuple[int, int]], label: str) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + label + text[end:]
    return text


def whole_masks(text: str) -> str:
    """The text with one mask for a name of which parts were withheld: words beside a
    mask that can be names of a person go with it."""
    return _MASK.sub(_one_mask, text) if WITHHELD in text else text


_NAME = r"(?:[A-ZÀ-Þ][\w’'-]*|[ء-ي]+)"
_MASK = re.compile(
    rf"(?:(?P<before>{_NAME}(?: {_NAME})?) )?"
    r"\[name withheld\](?:[ -]\[name withheld\])*"
    rf"(?: (?P<behind>{_NAME}(?: {_NAME})?)(?![\w’'-]))?"
)


def _one_mask(found: re.Match[str]) -> str:
    before = (found["before"] or "").split()
    behind = (found["behind"] or "").split()
    while before and is_name_word(before[-1]):
        before.pop()
    while behind and is_name_word(behind[0]):
        behind.pop(0)
    return " ".join((*before, WITHHELD, *behind))


def make_seal(
    sources: Iterable[Source], private: Iterable[str], secret: str = ""
) -> Seal:
    """The seal over these sources' identities and these persons' names.

    Ids are salted with what only the monitor itself holds, so whoever has a protected
    message cannot find out from the release that we had it too. That is `secret`,
    which stays the same when a source comes in; without one, what marsad.toml and
    secrets.toml say of protected sources.
    """
    kept = sorted((s for s in sources if s.protected), key=lambda s: s.id)
    strings = [(s.id, s.name, *s.aliases, *s.secrets) for s in kept]
    flat = sorted({string for group in strings for string in group if string})
    salt = content_id("salt", secret) if secret else content_id("salt", *flat)
    return Seal(salt, tuple(flat), tuple(sorted(set(private))))


def is_country(where: Where) -> bool:
    """Whether no more is said than in which country."""
    return where.kind == "country" and where.precision == 6


def name_parts(name: str) -> list[str]:
    """Parts of a name that give it away alone: capitalised, or in other scripts."""
    parts = [part.strip(".,'’\"()") for part in name.split()]
    return [p for p in parts if len(p) >= LEAST_TOKEN and not p[0].islower()]


def week_of(when: When) -> When:
    """The days widened to whole weeks, Monday to Sunday, without the words."""
    return When(
        start=_monday(when.start) if when.start else None,
        end=_monday(when.end) + timedelta(days=6) if when.end else None,
        basis="week",
    )


def _monday(day: date) -> date:
    back = min(day.weekday(), day.toordinal() - 1)
    return day - timedelta(days=back)
