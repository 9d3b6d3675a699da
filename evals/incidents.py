"""Tolls of incidents: what the posts and articles on an incident say of the killed and
wounded, beside the range that Airwars' analysts gave it.

A text's toll is the largest that one of its claims of violence gives, of those that
fall on the incident's days or have no day; parts of totals do not count again. Airwars
lists a killed or injured range for some of the incidents; of the others, and of those
with nobody killed or injured, nothing is measured. The texts are read as they were
collected, with whatever else their pages hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sets import DATA, rows

from marsad.locate.time import resolve_time
from marsad.records.claim import Claim
from marsad.records.report import Report
from marsad.run.reading import read_all

FOLDER = DATA / "airwars_syria"
MEASURES = {"killed": "killed", "wounded": "injured"}
"""Our measure -> how Airwars calls it."""
_NEAR = timedelta(days=2)
"""Between an incident's day and the days that a claim gives."""

Row = dict[str, Any]


def scores(language: str) -> dict[str, float]:
    """Share of the incidents whose range is recovered by the texts in a language: by
    any text's toll being within it, and by the tolls of all texts together spanning
    just it."""
    incidents = {row["airwars_id"]: row for row in rows(FOLDER / "incidents.jsonl.gz")}
    told: dict[str, list[list[Claim]]] = defaultdict(list)
    for text, claims in _read(language):
        for incident in text["airwars_ids"]:
            told[incident].append(claims)
    found: dict[str, float] = {}
    for ours, theirs in MEASURES.items():
        ranged = [
            (incidents[id], texts)
            for id, texts in told.items()
            if incidents[id][f"{theirs}_max"]
        ]
        any_text = spans = 0
        for incident, texts in ranged:
            low, high = incident[f"{theirs}_min"] or 0, incident[f"{theirs}_max"]
            tolls = [toll(claims, ours, incident["date"]) for claims in texts]
            known = [one for one in tolls if one is not None]
            any_text += any(low <= one <= high for one in known)
            spans += bool(known) and (min(known), max(known)) == (low, high)
        if ranged:
            found[f"{ours}, any text"] = any_text / len(ranged)
            found[f"{ours}, all texts"] = spans / len(ranged)
    return found


def _read(language: str) -> Iterator[tuple[Row, list[Claim]]]:
    """The texts in a language, each with its claims."""
    from marsad.extract.languages import make_readers

    texts = rows(FOLDER / "source_texts.jsonl.gz")
    texts = [row for row in texts if row["lang"] == language and row["airwars_ids"]]
    reports = (
        Report(
            id=row["source_id"],
            text=row["text"],
            evidence="",
            language=language,
            published=date.fromisoformat(min(row["dates"])),
        )
        for row in texts
    )
    for row, reading in zip(texts, read_all(reports, make_readers()), strict=True):
        yield row, list(reading.claims)


def toll(claims: Iterable[Claim], measure: str, day: str) -> float | None:
    """The largest toll that one claim gives; None where none gives any."""
    at = date.fromisoformat(day)
    tolls = [
        sum(
            figure.low or 0
            for figure in claim.figures
            if figure.measure == measure and figure.part_of is None
        )
        for claim in claims
        if _on(claim, at) and claim.certainty != "denied"
    ]
    return max((one for one in tolls if one), default=None)


def _on(claim: Claim, day: date) -> bool:
    """Whether a claim may fall on a day."""
    when = resolve_time(claim.time, day)
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None:
        return True
    return end - start <= _NEAR and start - _NEAR <= day <= end + _NEAR
