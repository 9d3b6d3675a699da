"""Finds exact days of protected reports beside what these are published as.

A day alone is no secret, as many things happen on it; so it is looked for in the row,
the line, the item of a list or the part of a script in which a sealed id stands, in
figures and in words. What an open record says that stands there too is no leak.
"""

import calendar
import functools
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from marsad.publish.arabic.words import words
from marsad.publish.dated import Dated, Days
from marsad.publish.frame import short
from marsad.publish.unpacked import Piece

DAY = "exact day of a protected report"
MARKUP = frozenset((".html", ".xml", ".kml", ".svg", ".rels", ".vml", ".atom"))
NUMBERED = frozenset((".txt", ".pdf"))
"""Kinds in which claims are cited by numbers, told at the end."""
_ID = re.compile(r"\b[a-z]{3}-[0-9a-z]+(?:-[0-9a-z]+)*")
_TAIL = re.compile(r"-[0-9a-z]+")
"""What every id has behind its kind, found faster than one."""
_ITEM = "li|tr|row|Placemark|article|entry|option"
_EDGE = re.compile(rf"<(?:{_ITEM})\b|</(?:{_ITEM}|ul|ol|table|sheetData|Folder)>")
"""Where an item of a page begins, or ends without another."""
_LISTED = re.compile(r"^ *\[(\d+)\] *(.*)$", re.MULTILINE)
_CITED = re.compile(r"\[(\d+)\]")
_NEW = re.compile(r"\n\s*\n|^\s*•", re.MULTILINE)
_SCRIPT = re.compile(r'^marsad\.put\("[^"]*",|\);?\s*$')
_POINTS = "site/data/points-*.js"
_EPOCH = date(1970, 1, 1)
_CELL = re.compile(r'(<c r="[A-Z]+\d+" s="\d+"><v>)(\d{5})(?=</v>)')
_SHEETS_EPOCH = date(1899, 12, 30)
"""The day from which a workbook counts the days of cells that have a date."""
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
Found = Iterator[tuple[str, int]]
"""Id and how far in the text its unit begins."""


class Beside:
    """Looks for the days of one record's protected reports."""

    def __init__(self, days: Dated) -> None:
        self._days = days
        self._sealed = _with_short(days.sealed)
        self._said = _with_short(days.said)
        self._tails = frozenset(id[id.find("-") :] for id in self._sealed)

    def find(self, piece: Piece) -> Iterator[tuple[str, str]]:
        """Sealed ids that stand beside their exact day, and where."""
        if not self._sealed:
            return
        for id, at in sorted(set(self._found(piece.text, piece.kind))):
            yield id, _where(piece, at)

    def _found(self, text: str, kind: str) -> Found:
        if kind in NUMBERED:
            yield from self._numbered(_MARKS.sub(" ", text))
        hits = [m.start() for m in _TAIL.finditer(text) if m[0] in self._tails]
        if not hits:
            return
        edges = _edges(text, kind)
        for n in {bisect_right(edges, at) for at in hits}:
            start, end = edges[n - 1], edges[n] if n < len(edges) else len(text)
            yield from ((id, start) for id in self._in_unit(text[start:end]))

    def _in_unit(self, unit: str) -> Iterator[str]:
        tree = _parsed(unit)
        if tree is None:
            yield from self._told(_CELL.sub(_as_day, unit))
            return
        for part in self._parts(tree):
            yield from self._told(json.dumps(part, ensure_ascii=False))

    def _parts(self, node: Any) -> Iterator[Any]:
        """The smallest parts of a tree that a sealed id stands in as a word of its own,
        in a list of ids, or as the name of a part."""
        if isinstance(node, list):
            if any(self._holds(one) for one in node) and not _all_ids(node):
                yield node
            for one in node:
                yield from self._parts(one)
        if not isinstance(node, dict):
            return
        named = {name: one for name, one in node.items() if _ID.fullmatch(name)}
        rest = {name: one for name, one in node.items() if name not in named}
        if any(self._holds(one) for one in rest.values()):
            yield rest
        for name, one in named.items():
            if name in self._sealed or self._holds(one):
                yield {name: one}
        for one in node.values():
            yield from self._parts(one)

    def _holds(self, one: Any) -> bool:
        if isinstance(one, list):
            return _all_ids(one) and any(map(self._holds, one))
        return isinstance(one, str) and any(
            m[0] in self._sealed for m in _ID.finditer(one)
        )

    def _told(self, unit: str) -> Iterator[str]:
        """Sealed ids in a unit that has a day of theirs which no open record in it
        says."""
        ids = {m[0] for m in _ID.finditer(unit)}
        sealed = {id: self._sealed[id] for id in ids & self._sealed.keys()}
        said = frozenset[date]().union(*(self._said.get(id, ()) for id in ids))
        wanted = frozenset[date]().union(*sealed.values()) - said
        for middle in (self._days.middles.get(id) for id in sealed):
            unit = unit.replace(f",{middle},{middle.year},", ",") if middle else unit
        spoken = days_in(unit, wanted)
        yield from (id for id, days in sealed.items() if days & spoken)

    def _numbered(self, text: str) -> Found:
        """Sentences that end with the number of sealed claims. Where they begin is not
        sure, so that a day counts only where no open record says it at all."""
        listed = {
            m[1]: {id for id in self._sealed if id in m[2]}
            for m in _LISTED.finditer(text)
            if "-" in m[2]
        }
        last = 0
        for mark in _CITED.finditer(text):
            start, last = last, mark.end()
            news = [m.start() for m in _NEW.finditer(text, start, mark.start())]
            start = news[-1] if news else start
            for id in listed.get(mark[1], ()):
                wanted = self._sealed[id] - self._days.said_at_all
                if days_in(text[start : mark.start()], wanted):
                    yield id, start

    def on_map(self, folder: Path) -> Iterator[tuple[str, str]]:
        """Sealed events to which the map gives an exact day, and the file. It has days
        as numbers, each as far from the one before, and ids in a file of their own."""
        for path in sorted(folder.glob(_POINTS)) if self._sealed else ():
            ids = path.with_name(path.name.replace("points-", "point-ids-"))
            name, day = path.relative_to(folder).as_posix(), _EPOCH
            try:
                points, known = (_parsed(p.read_text("utf-8")) for p in (path, ids))
                columns = list(zip(known, points["day"], points["span"], strict=True))
            except (OSError, ValueError, TypeError, KeyError):
                yield "it is no file of points", name
                continue
            for id, step, span in columns:
                day += timedelta(step or 0)
                bounds = {day, day - timedelta(span)}
                if step is not None and bounds & self._sealed.get(id, frozenset()):
                    yield id, name


def _with_short(days: Mapping[str, Days]) -> dict[str, Days]:
    """By short id too, as briefs print it."""
    found = dict(days)
    for id, known in days.items():
        found[short(id)] = found.get(short(id), frozenset()) | known
    return found


def _as_day(cell: re.Match[str]) -> str:
    return f"{cell[1]}{_SHEETS_EPOCH + timedelta(int(cell[2]))}"


def _edges(text: str, kind: str) -> list[int]:
    """Where the units of a text begin."""
    if kind in MARKUP and (found := [m.start() for m in _EDGE.finditer(text)]):
        return [0, *found]
    return [0, *(m.end() for m in re.finditer("\n", text))]


def _parsed(text: str) -> Any:
    """What a line of JSON or a script of data holds; None where it is neither."""
    text = _SCRIPT.sub("", text.strip()).rstrip(",")
    if not text.startswith(("{", "[")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _all_ids(one: list[Any]) -> bool:
    return all(isinstance(x, str) and _ID.fullmatch(x) for x in one)


def _where(piece: Piece, at: int) -> str:
    before, mark, first = piece.where.rpartition("line ")
    if not mark or not first.isdigit():
        return piece.where
    return f"{before}line {int(first) + piece.text.count(chr(10), 0, at)}"


def days_in(text: str, wanted: Days) -> Days:
    """Those of the days that a text says, in figures or words. The first and the last
    day of a month or year together say no day."""
    if not wanted:
        return frozenset()
    text = _MARKS.sub("", unicodedata.normalize("NFKC", text).translate(_FIGURES))
    found = {day for day in wanted if _written(day).search(text)}
    return frozenset(day for day in found if not _bounds_a_period(day, text))


def _bounds_a_period(day: date, text: str) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    pairs = [
        (day.replace(day=1), day.replace(day=last)),
        (date(day.year, 1, 1), date(day.year, 12, 31)),
    ]
    return any(
        day in pair and all(_written(one).search(text) for one in pair)
        for pair in pairs
    )


@functools.lru_cache(maxsize=4096)
def _written(day: date) -> re.Pattern[str]:
    """A day as pages, tables and people write it."""
    y, m, d = day.year, day.month, day.day
    month = "|".join(_months()[m - 1])
    months = rf"(?:{month})(?:\s*/\s*(?:{month}))?"
    nth = rf"0?{d}(?:st|nd|rd|th)?"
    further = r"(?:\s*(?:[–-]|to|and|إلى|حتى|و)\s*\d{1,2}(?:st|nd|rd|th)?)?"
    other = rf"(?!\s*/\s*(?:{month}))(?!,?\s*(?!{y})(?:19|20)\d\d(?!\d))"
    return re.compile(
        rf"\b{y}{m:02}{d:02}\b|(?<!\d){y}([-/.])0?{m}(?:\1){d:02}(?!\d)"
        rf"|(?<![\d.,])0?{d}([-/.])0?{m}(?:\2){y}(?!\d)"
        rf"|(?<![\d.,])0?{m}([-/.])0?{d}(?:\3){y}(?!\d)"
        rf"|(?<![\d.,]){nth}{further}[\s/]+(?:of )?{months}\b{other}"
        rf"|\b{months}[\s/]*{nth}(?![\d]|[.,:]\d){other}",
        re.IGNORECASE,
    )


@functools.cache
def _months() -> tuple[tuple[str, ...], ...]:
    """Names of each month in the languages that pages are written in."""
    arabic = words("months")
    names = (
        calendar.month_name[1:],
        [f"{short_name}\\.?" for short_name in calendar.month_abbr[1:]],
        arabic["levant"],
        arabic["other"],
    )
    return tuple(zip(*names, strict=True))
