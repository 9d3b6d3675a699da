"""Our events beside Airwars' own incidents: tolls, grades, and how many sources.

The event of an incident is the one that is the main event of most of its texts
(grouping.py). Its tolls are what weighing makes of it, civilians where it tells them
apart; a range agrees if it shares a number with Airwars'. Airwars counts all sources it
found, about a third of which gave a text here.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from marsad.engine.local import LocalEngine
from marsad.publish.wire import event_figures
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.resolve.resolve import Resolved
from marsad.weigh.weigh import weigh_groups

MEASURES = {"killed": "killed", "wounded": "injured"}
"""Our measure -> how Airwars calls it."""
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
Row = dict[str, Any]


def weighed(dossier: Dossier, resolved: Resolved) -> Dossier:
    """The dossier with events, grades and tallies."""
    known = replace(
        dossier,
        origins={origin.claim: origin for origin in resolved.origins},
        events=resolved.events,
        issues=resolved.issues,
    )
    found = weigh_groups(known, LocalEngine())
    grades = {grade.record: grade for grade in found.grades}
    return replace(known, grades=grades, tallies=found.tallies)


def chosen(
    main: Mapping[str, str], gold: Mapping[str, tuple[str, ...]], dossier: Dossier
) -> dict[str, Event]:
    """Incident -> its event; none where no text of it has one."""
    events = {event.id: event for event in dossier.events}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for text, filed in gold.items():
        for incident in filed:
            if main[text] in events:
                votes[incident][main[text]] += 1
    return {
        incident: events[min(met, key=lambda id: (-met[id], id))]
        for incident, met in votes.items()
    }


def agreement(
    found: Mapping[str, Event], incidents: Mapping[str, Row], dossier: Dossier
) -> dict[str, float]:
    """Shares of tolls that overlap, of grades that are the same, and how the number of
    origins goes with Airwars' number of sources (Spearman's rank correlation)."""
    from scipy.stats import spearmanr

    tallies = defaultdict(list)
    for tally in dossier.tallies:
        tallies[tally.event].append(tally)
    shares: dict[str, float] = {}
    for ours, theirs in MEASURES.items():
        met = []
        for id, event in found.items():
            row, told = incidents[id], event_figures(tallies[event.id]).get(ours)
            if row[f"{theirs}_max"]:
                low, high = row[f"{theirs}_min"] or 0, row[f"{theirs}_max"]
                met.append(told is not None and _overlap(told, low, high))
        shares[f"{ours} overlaps"] = sum(met) / max(1, len(met))
    table = confusion(found, incidents, dossier)
    same = sum(many for (one, other), many in table.items() if one == other)
    shares["same grade"] = same / max(1, sum(table.values()))
    counted = [(id, event) for id, event in found.items() if incidents[id]["n_sources"]]
    origins = [len(event.origins) for _, event in counted]
    sources = [incidents[id]["n_sources"] for id, _ in counted]
    if len(counted) > 2:
        shares["origins and sources, rank"] = float(spearmanr(origins, sources)[0])
    return shares


def _overlap(told: Row, low: float, high: float) -> bool:
    return told["low"] <= high and (told["high"] is None or told["high"] >= low)


def confusion(
    found: Mapping[str, Event], incidents: Mapping[str, Row], dossier: Dossier
) -> Counter[tuple[str, str]]:
    """(Airwars' grade, ours) -> incidents."""
    return Counter(
        (str(incidents[id]["grade"]).lower(), dossier.grades[event.id].grade)
        for id, event in found.items()
        if event.id in dossier.grades and incidents[id]["grade"]
    )


def printed(table: Mapping[tuple[str, str], int]) -> str:
    """The table of grades, Airwars' down and ours across."""
    lines = ["Airwars".ljust(12) + "".join(name.rjust(12) for name in GRADES)]
    for row in GRADES:
        cells = (table.get((row, column), 0) for column in GRADES)
        lines.append(row.ljust(12) + "".join(f"{many:>12}" for many in cells))
    return "\n".join(lines)
