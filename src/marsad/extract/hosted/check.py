"""From an answer to claims: only what the report's own words bear out is taken."""

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from marsad.extract.hosted.dropped import Dropped
from marsad.extract.hosted.figures import OUTSIDE, read_figure
from marsad.extract.hosted.links import FigureAt, linked
from marsad.extract.hosted.reply import json_in
from marsad.extract.hosted.times import read_time
from marsad.extract.hosted.words import Words
from marsad.records.claim import CERTAINTIES, KINDS, STATUSES, Claim, Figure, Span
from marsad.records.ids import content_id

LONGEST_QUOTE = 600
"""Characters; a claim is a clause, and nobody finds a number in a page."""
MOST = 200
"""Claims, and figures of a claim, that are looked at."""
RULE = "hosted"
Row: TypeAlias = dict[str, Any]
Taken: TypeAlias = dict[tuple[str, ...], list[Span]]
"""Quotes used, by what was said of whom with which words."""


def rows_of(content: str) -> list[Any] | None:
    """The claims in an answer; None where it is not of the form asked for."""
    found = json_in(content)
    rows = found.get("claims") if isinstance(found, dict) else None
    return rows if isinstance(rows, list) else None


@dataclass(frozen=True, slots=True)
class Checker:
    """Holds the rows of answers about one report against its words."""

    words: Words
    reader: str
    dropped: Dropped
    taken: Taken

    def claims(self, rows: list[Any], part: Span) -> list[Claim]:
        """The claims of the answer about one part of the report."""
        if len(rows) > MOST:
            self.dropped.claim(f"more than {MOST}")
        found: list[Claim] = []
        at: dict[FigureAt, FigureAt] = {}
        wholes: dict[FigureAt, FigureAt] = {}
        for i, row in enumerate(rows[:MOST]):
            claim = self._claim(row, part)
            if isinstance(claim, str):
                self.dropped.claim(claim)
                continue
            figures = self._figures(row["figures"], claim.span)
            if figures is None:
                self.dropped.claim(OUTSIDE)
                continue
            for new, (old, _) in enumerate(figures):
                at[i, old] = (len(found), new)
                if (whole := _whole(row["figures"][old])) is not None:
                    wholes[len(found), new] = whole
            kept = tuple(figure for _, figure in figures)
            found.append(replace(claim, figures=kept))
            self.taken.setdefault(_key(claim), []).append(claim.span)
        known = {part: at[whole] for part, whole in wholes.items() if whole in at}
        return linked(found, known)

    def _claim(self, row: Any, part: Span) -> Claim | str:
        """The claim without its figures, or why it is none."""
        if not _well_formed(row):
            return "not of the form asked for"
        if row.get("kind") not in KINDS:
            return "kind unknown"
        span = self._quote(row, part)
        if isinstance(span, str):
            return span
        speaker, person, status = row["speaker"], row["person"], _status(row)
        if speaker is not None and not self.words.name(speaker):
            return "speaker not in the text"
        if person is not None and not self.words.name(person):
            return "person not in the text"
        if status is None:
            person = None
        if row["kind"] == "person" and person is None:
            return "person without a status"
        time = read_time(row["time"], row["time_mode"], self.words, span)
        if isinstance(time, str):
            self.dropped.detail(time)
            time = None
        report, kind = self.words.report.id, row["kind"]
        return Claim(
            id=content_id("clm", report, kind, *span, speaker, person, status),
            report=report,
            kind=kind,
            span=span,
            quote=self.words.text[slice(*span)],
            speaker=speaker,
            via=self._via(row["via"], speaker),
            certainty=row["certainty"],
            actor=self._named(row["actor"], "side"),
            target=self._named(row["target"], "side"),
            place=self._place(row["place"]),
            time=time,
            person=person,
            status=status,
            reader=self.reader,
            rules=(RULE,),
        )

    def _quote(self, row: Row, part: Span) -> Span | str:
        """The first place of the quote that no equal claim has used."""
        if len(row["quote"]) > LONGEST_QUOTE:
            return "quote too long"
        places = list(self.words.places(row["quote"], part))
        if not places:
            return "quote not in the text"
        used = self.taken.get(_key_of(row), [])
        free = [span for span in places if span not in used]
        if not free:
            return "said twice"
        whole = [span for span in free if not self.words.cuts_number(span)]
        return whole[0] if whole else "quote cuts a number in two"

    def _figures(self, rows: Any, quote: Span) -> list[tuple[int, Figure]] | None:
        """The figures with their places in the answer; None where the words of one
        are not in the quote."""
        found: list[tuple[int, Figure]] = []
        taken: set[tuple[str, Span]] = set()
        for i, row in enumerate(rows[:MOST]):
            figure = read_figure(row, self.words, quote, taken)
            if figure == OUTSIDE:
                return None
            if isinstance(figure, str):
                self.dropped.figure(figure)
                continue
            if (figure.measure, figure.span) in taken:
                self.dropped.figure("said twice")
                continue
            taken.add((figure.measure, figure.span))
            found.append((i, figure))
        return found

    def _via(self, names: list[str], speaker: str | None) -> tuple[str, ...]:
        """Sources passed through; the publisher is none, nor is the speaker."""
        own = {speaker, self.words.report.publisher}
        kept: list[str] = []
        for name in names:
            if name in own or name in kept or speaker is None:
                continue
            if self.words.name(name):
                kept.append(name)
            else:
                self.dropped.detail("via not in the text")
        return tuple(kept)

    def _named(self, name: str | None, what: str) -> str | None:
        if name is None or self.words.name(name):
            return name
        self.dropped.detail(f"{what} not in the text")
        return None

    def _place(self, place: str | None) -> str | None:
        """The place if each of its names is the report's own."""
        names = [] if place is None else [name.strip() for name in place.split(",")]
        if names and all(map(self.words.name, names)):
            return ", ".join(names)
        if names:
            self.dropped.detail("place not in the text")
        return None


def _well_formed(row: Any) -> bool:
    """Whether a row has every field in the type asked for; sets what may lack."""
    if not isinstance(row, dict) or not isinstance(row.get("quote"), str):
        return False
    for name in ("speaker", "actor", "target", "place", "person"):
        value = row.setdefault(name, None)
        if value is not None and not isinstance(value, str):
            return False
        row[name] = value.strip() or None if value else None
    row.setdefault("time", None)
    row.setdefault("time_mode", None)
    via, figures = row.setdefault("via", []), row.setdefault("figures", [])
    if not isinstance(via, list) or not isinstance(figures, list):
        return False
    sound = all(isinstance(name, str) for name in via)
    return sound and row.setdefault("certainty", "asserted") in CERTAINTIES


def _status(row: Row) -> str | None:
    status = row.get("status")
    return status if row["person"] is not None and status in STATUSES else None


def _whole(row: Row) -> FigureAt | None:
    """What a figure says that it is part of."""
    whole = row.get("part_of")
    if not isinstance(whole, dict):
        return None
    claim, figure = whole.get("claim"), whole.get("figure")
    if type(claim) is int and type(figure) is int:
        return claim, figure
    return None


def _key_of(row: Row) -> tuple[str, ...]:
    status = _status(row)
    person = row["person"] if status else None
    parts = (row["kind"], row["quote"], row["speaker"], person, status)
    return tuple(part or "" for part in parts)


def _key(claim: Claim) -> tuple[str, ...]:
    parts = (claim.kind, claim.quote, claim.speaker, claim.person, claim.status)
    return tuple(part or "" for part in parts)
