"""Data files of a release of 20,000 and 200,000 events: time, size, memory by format.

    python -m benches.formats [EVENTS ...] [FORMAT ...]

Rows are made up as they are read, as long as real ones are: for each event two reports
and two claims, and some of all else. Each format runs in a process of its own, so that
its peak memory is its own; "rows alone" is what making the rows takes of it.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from marsad.records.claim import KINDS

SIZES = (20_000, 200_000)
SHARES = {"reports": 2.0, "claims": 2.0, "events": 1.0, "persons": 0.01,
          "control": 0.02, "tallies": 0.05, "tallies_by": 0.05, "issues": 0.05,
          "copies": 0.4}  # fmt: skip
"""Rows of each export for one event."""
ALONE = "rows alone"
START = date(2013, 1, 1)
QUOTE = "warplanes of the Northern Army bombed the market of Harim, killing {n} people"
SENTENCE = (
    "Air strikes by the Northern Army killed {n} people in Harim, Idlib on 3 May 2021, "
    "two independent sources say."
)
SENTENCE_AR = (
    "قُتل {n} شخصاً جرّاء غارات جوية شنّها جيش الشمال في حارم يوم 3 أيار/مايو 2021، وفق "
    "مصدرين مستقلين."
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one format."""

    seconds: float
    """Of the processor."""
    megabytes: float
    peak: float
    """Megabytes of memory."""


def rows_of(name: str, events: int) -> Iterator[dict[str, Any]]:
    """Rows of an export for so many events."""
    for at in range(round(events * SHARES[name])):
        yield MAKERS[name](at, events)


def _days(at: int) -> dict[str, Any]:
    day = (START + timedelta(days=at % 3650)).isoformat()
    return {"start": day, "end": day, "date_prec": 1}


def _point(at: int) -> dict[str, Any]:
    if at % 11 == 0:
        names = "lat lon where_prec radius_m pcode country admin1"
        return dict.fromkeys(names.split())
    lat, lon = 33 + at % 3000 / 1000, 36 + at % 4000 / 1000
    return {"lat": lat, "lon": lon, "where_prec": 1 + at % 4, "radius_m": 2000,
            "pcode": f"SY{at % 99:02}", "country": "SY", "admin1": "Idlib"}  # fmt: skip


def _report(at: int, events: int) -> dict[str, Any]:
    return {
        "report": f"rpt-{at:020}", "published": _days(at)["start"],
        "published_basis": "field", "publisher": f"Coast Herald {at % 40}",
        "title": f"Strikes kill {at % 20} in Harim and the villages around it",
        "url": f"https://herald.example/{at}", "language": "en", "protected": False,
        "sha256": f"{at:064}", "captured": "2021-05-05T10:00:00+00:00",
        "media_type": "text/html",
    }  # fmt: skip


def _claim(at: int, events: int) -> dict[str, Any]:
    number, quote = at % 20, QUOTE.format(n=at % 20)
    figure = {"measure": "killed", "text": f"{number} people", "span": [58, 67],
              "low": number, "high": number, "approx": False, "population": "people",
              "part_of": None}  # fmt: skip
    return {
        "id": f"clm-{at:020}", "report": f"rpt-{at:020}", "kind": KINDS[at % 5],
        "span": [100, 180], "quote": quote, "before": "", "after": "",
        "speaker": f"Valley Watch {at % 30}",
        "via": ["Capital Wire"], "certainty": "asserted", "actor": "Northern Army",
        "target": None, "place": "Harim, Idlib", "start": _days(at)["start"],
        "end": _days(at)["end"], "figures": [figure], "person": None, "status": None,
        "event": f"evt-{at % events:020}", "person_case": None,
        "placement": {
            "name": "Harim", **_point(at), **_days(at), "words": "Harim, Idlib",
            "date_words": "on Monday", "date_basis": "weekday", "gazetteer": "made up",
            "entry": str(at % 900),
            "candidates": [{"name": "Harem", "lat": 36.2, "lon": 36.5}],
            "geo_precision": 1, "units": [],
        },
        "copy_of": None, "origin": f"org-{at:020}", "reader": "english-5e23dc36190f",
        "rules": ["kind:network", "place:network", "figure 0:network"],
    }  # fmt: skip


def _event(at: int, events: int) -> dict[str, Any]:
    number = at % 20
    bounds = {"low": number, "best": number + 1, "high": number + 3}
    pair = [f"clm-{at:020}", f"clm-{at + events:020}"]
    return {
        "id": f"evt-{at:020}", "kind": KINDS[at % 5],
        "told": {"en": SENTENCE.format(n=number), "ar": SENTENCE_AR.format(n=number)},
        **_days(at), "place": "Harim, Idlib", **_point(at),
        "parties": ["north", "Valley League"],
        "blamed": ["north"],
        "targeted": ["Valley League"],
        "figures": {"killed": {**bounds, "civilians": bounds}, "wounded": bounds},
        "grade": "fair", "rule": "G6", "reasons": ["2 independent voices say so"],
        "raise_by": "that the party responsible accepts it", "reliability": "B",
        "credibility": 2, "strike_status": "likely",
        "belligerents": [{"side": "north", "position": "denies"}], "override": None,
        "override_reason": None, "override_decision": None, "method": "2",
        "origins": [f"org-{at:020}", f"org-{at + events:020}"], "origin_count": 2,
        "independent_origin_count": 2,
        "reports": [f"rpt-{at:020}", f"rpt-{at + events:020}"], "claims": pair,
        "contradictions": [pair] if at % 9 == 0 else [],
        "joined_by": ["same day", "same place, Harim"], "runners_up": [], "was": [],
    }  # fmt: skip


def _person(at: int, events: int) -> dict[str, Any]:
    status = {"status": "missing", **_days(at), "certainty": "asserted",
              "speaker": "Valley Watch", "report": f"rpt-{at:020}",
              "claim": f"clm-{at:020}"}  # fmt: skip
    del status["date_prec"]
    return {"id": f"per-{at:020}", "name": f"A. Person {at}", "aliases": [],
            "statuses": [status], "contradictions": [], "private": False,
            "special": [], "closed": False}  # fmt: skip


def _control(at: int, events: int) -> dict[str, Any]:
    return {
        "id": f"ctl-{at:020}", "place": "Harim", "area": None, "holder": "north",
        "state": "held", **_days(at), "km2": None, "basis": "third party reports",
        "last": _days(at)["start"], "age_days": 3, "stale": False, **_point(at),
        "claims": [f"clm-{at:020}"], "contradictions": [], "grade": "fair",
    }  # fmt: skip


def _tally(at: int, events: int) -> dict[str, Any]:
    return {
        "id": f"tly-{at:020}", "measure": "killed", "population": None, "kind": "flow",
        "unit": "people", **_days(at), "place": "Idlib", "low": at, "best": at + 1,
        "high": None, "weak_best": 1,
        "claims": [f"clm-{at + n:020}" for n in range(20)],
        "weak_claims": [f"clm-{at:020}"], "weak_totals": [],
        "grade": None, "grades": {"fair": at, "weak": 1},
        "excluded": [{"claim": f"clm-{at:020}", "reason": "copy"}],
        "contradictions": [], "basis": "reported", "policy": "majority", "by": {},
        "reasons": [],
    }  # fmt: skip


def _cut(at: int, events: int) -> dict[str, Any]:
    bounds = {"low": at, "best": at + 1, "high": None}
    return {
        "id": f"tly-{at:020}", "measure": "killed", "by": "place",
        "value": f"Town {at}", "start": None, "end": None, **bounds,
        **{f"weak_{bound}": number for bound, number in bounds.items()},
        "events": [f"evt-{at + n:020}" for n in range(20)],
        "weak_events": [f"evt-{at + n:020}" for n in range(20, 30)],
    }  # fmt: skip


def _issue(at: int, events: int) -> dict[str, Any]:
    return {"id": f"iss-{at:020}", "record": f"rpt-{at:020}", "code": "mismatch-units",
            "message": "the two do not agree", "stage": "extract", "seen": "4 sq km",
            "span": [10, 17], "claims": []}  # fmt: skip


def _copy(at: int, events: int) -> dict[str, Any]:
    return {"claim": f"clm-{at:020}", "copy_of": f"clm-{at + 1:020}",
            "origin": f"org-{at:020}", "basis": "same text", "report": f"rpt-{at:020}",
            "from_report": f"rpt-{at + 1:020}", "speaker": "Valley Watch",
            "via": []}  # fmt: skip


MAKERS = {"reports": _report, "claims": _claim, "events": _event, "persons": _person,
          "control": _control, "tallies": _tally, "tallies_by": _cut,
          "issues": _issue, "copies": _copy}  # fmt: skip


def write(form: str, events: int) -> Cost:
    """All files of one format in a release of so many events."""
    from marsad.publish.formats.base import Given
    from marsad.publish.formats.files import KNOWN, files_of

    given = Given(lambda name: rows_of(name, events))
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        if form == ALONE:
            for name in SHARES:
                for _ in rows_of(name, events):
                    pass
        else:
            for file, exports in files_of(KNOWN[form]).items():
                KNOWN[form].save(given, exports, Path(folder) / file)
        seconds = time.process_time() - start
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return Cost(seconds, size / 1e6, peak)


def main() -> None:
    """Print one line a format."""
    from marsad.publish.formats.files import KNOWN

    asked = [word for word in sys.argv[1:] if word.replace(",", "").isdigit()]
    only = [word for word in sys.argv[1:] if word in KNOWN]
    sizes = [int(size.replace(",", "")) for size in asked] or SIZES
    spawn = multiprocessing.get_context("spawn")
    for events in sizes:
        print(f"{events:,} events", flush=True)
        for form in only or [ALONE, *KNOWN]:
            with spawn.Pool(1) as pool:
                cost = pool.apply(write, (form, events))
            print(
                f"  {form:<11} {cost.seconds:7.1f} s of the processor,"
                f" {cost.megabytes:7.1f} MB, {cost.peak:6,.0f} MB of memory at most",
                flush=True,
            )


if __name__ == "__main__":
    main()
