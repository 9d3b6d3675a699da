"""Grouping: which of the texts on Airwars' incidents in Syria are about one incident.

Each text goes through the whole line as it was collected: its headline (the page's
title without the site's own words) above its text, its publisher, address and date of
publication where one was collected. A monitor of the war in Syria reads, places,
resolves and weighs them all together. A text is labelled with its main event: the one
that holds the first claim of its lead (resolve/lead.py); a text without one is alone.
Gold is `airwars_ids`; of a text filed under several incidents BCubed asks no more than
one label can give (clusters.py).

Beside it stand two baselines: the same day and the same place (the first that the lead
tells, or the day of publication), and the likeness of the texts alone (average linkage
over the cosine of their words, at the threshold that is best on these very texts).
With `--filed`, texts without a date of publication get the day under which Airwars
filed them; that day is part of the gold, so this is only told beside.
"""

import argparse
import hashlib
import json
import pickle
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from against_airwars import agreement, chosen, confusion, printed, weighed
from clusters import Score, bcubed
from sets import DATA, rows
from vectors import groups, likeness

from marsad.collect.collect import collect_reports
from marsad.collect.item import Given, Item
from marsad.engine.local import LocalEngine
from marsad.locate.place import place_claims
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.records.war import War
from marsad.resolve.item import is_incident, items_of
from marsad.resolve.lead import Lead, leads
from marsad.resolve.resolve import Resolved, resolve_claims
from marsad.run.reading import read_all
from marsad.run.tools import Models
from marsad.settings import stateless
from marsad.text.normal import fold
from marsad.text.stems import stems

FOLDER = DATA / "airwars_syria"
WAR = War("Syria", area=("SY",), languages=("ar", "en"))
POST = re.compile(
    r'^[^"“\n]{1,80} on (?:X|Twitter): ["“](.*?)'
    r'(?:["”]?\s*/ (?:X|Twitter)\s*$|["”]\s.*$|$)',
    re.DOTALL,
)
"""A title such as: Name on X: "the post" / X."""
SITE = re.compile(r"(?<=\.\.\.)\s*-\s.{0,100}$", re.DOTALL)
ADDRESS = re.compile(r"https?://\S+")
STEPS = [step / 40 for step in range(2, 36)]
"""Mean cosines that are tried for the baseline."""
AGAIN = 3
"""Words by which a title is seen to be told again."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Texts:
    """What is grouped, and how it was filed."""

    texts: tuple[Row, ...]
    incidents: Mapping[str, Row]

    @property
    def gold(self) -> dict[str, tuple[str, ...]]:
        """Text -> the incidents it was filed under."""
        return {row["source_id"]: tuple(row["airwars_ids"]) for row in self.texts}


@cache
def texts(folder: Path = FOLDER) -> Texts:
    """The texts that were filed under an incident."""
    kept = (row for row in rows(folder / "source_texts.jsonl.gz") if row["airwars_ids"])
    incidents = rows(folder / "incidents.jsonl.gz")
    return Texts(tuple(kept), {row["airwars_id"]: row for row in incidents})


def headline(title: str | None) -> str:
    """The headline of a page's title: without the site's own words, told once."""
    told = (title or "").strip()
    post = POST.match(told)
    told = ADDRESS.sub("", (post[1] if post else told).partition("Facebook")[0])
    words = SITE.sub("", told).split()
    for at in range(AGAIN, len(words) - AGAIN + 1):
        if words[:AGAIN] == words[at : at + AGAIN]:
            return " ".join(words[:at])
    return " ".join(words)


def whole(row: Row) -> str:
    """A text with its headline above it."""
    top, text = headline(row["title"]), str(row["text"])
    return text if not top or fold(text).startswith(fold(top)) else f"{top}\n\n{text}"


def collected(given: Texts, filed: bool = False) -> list[Report]:
    """The texts as reports, by marsad's own collecting."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for row in given.texts:
                line = {
                    "report": row["source_id"],
                    "published": row["publication_date"],
                    "publisher": row["publisher"],
                    "title": row["title"],
                    "text": whole(row),
                    "url": row["url"],
                }
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        now = datetime.now(UTC)
        found = collect_reports(str(path), Given(), sources=(), now=lambda: now)
        reports = [item.report for item in found if isinstance(item, Item)]
    return _filed(reports, given) if filed else reports


def _filed(reports: list[Report], given: Texts) -> list[Report]:
    days = {
        row["source_id"]: date.fromisoformat(min(row["dates"])) for row in given.texts
    }
    return [
        replace(report, published=report.published or days[report.id])
        for report in reports
    ]


def record(reports: list[Report], keep: Path | None = None) -> Dossier:
    """What the line makes of reports up to their placement; `keep` is a file in which
    the readings are kept, so that grouping can be tried again at once."""
    from marsad.extract.languages import make_readers

    if keep is not None and keep.exists():
        claims = pickle.loads(keep.read_bytes())
    else:
        readings = read_all(reports, make_readers())
        claims = {reading.report: reading.claims for reading in readings}
        if keep is not None:
            keep.write_bytes(pickle.dumps(claims))
    plain = stateless()
    models = Models(WAR, plain.cache)
    placed = {
        placement.claim: placement
        for report in reports
        for placement in place_claims(
            claims[report.id], report, models.gazetteer, WAR.area
        )
    }
    return Dossier(
        WAR,
        reports={report.id: report for report in reports},
        claims={claim.id: claim for told in claims.values() for claim in told},
        placements=dict(sorted(placed.items())),
    )


def known_leads(dossier: Dossier) -> dict[str, Lead]:
    """The lead of each text that has one."""
    items = items_of(dossier, frozenset())
    return leads({id: item for id, item in items.items() if is_incident(item)})


def main_events(dossier: Dossier, resolved: Resolved) -> dict[str, str]:
    """Text -> its main event, or itself."""
    event = {id: one.id for one in resolved.events for id in one.claims}
    found = known_leads(dossier)
    return {
        report: event.get(found[report].head, report) if report in found else report
        for report in dossier.reports
    }


def day_and_place(dossier: Dossier) -> dict[str, str]:
    """The first baseline."""
    return {report: report for report in dossier.reports} | {
        lead.report: f"{lead.days[0][1]} {lead.places[0].entry}"
        for lead in known_leads(dossier).values()
        if lead.days and lead.places
    }


def by_words(reports: Iterable[Report], gold: Mapping[str, tuple[str, ...]]) -> Score:
    """The second baseline, at its best threshold."""
    known = list(reports)
    found = groups(likeness([stems(report.text) for report in known]), STEPS)
    ids = [report.id for report in known]
    scored = (bcubed(dict(zip(ids, one, strict=True)), gold) for one in found)
    return max(scored, key=lambda score: score.f1)


def halves(gold: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Text -> 0 (learnt from) or 1 (for checking), by a hash of its incident; those
    that share a text are in one half."""
    first: dict[str, str] = {}

    def root(incident: str) -> str:
        while first.setdefault(incident, incident) != incident:
            incident = first[incident]
        return incident

    for filed in gold.values():
        for other in filed[1:]:
            one, two = sorted((root(filed[0]), root(other)))
            first[two] = one
    return {
        text: hashlib.sha256(root(filed[0]).encode()).digest()[-1] % 2
        for text, filed in gold.items()
    }


def grouped(dossier: Dossier) -> Resolved:
    """Origins, events and the rest."""
    return resolve_claims(dossier, LocalEngine())


def scores() -> dict[str, float]:
    """What `make eval` shows."""
    given = texts()
    dossier = record(collected(given))
    return table(given, dossier, grouped(dossier))


def table(given: Texts, dossier: Dossier, resolved: Resolved) -> dict[str, float]:
    """BCubed, the baselines, and how the events compare with Airwars' incidents."""
    gold, ours = given.gold, main_events(dossier, resolved)
    part = halves(gold)
    whole_set = bcubed(ours, gold)
    unlearnt = bcubed(ours, gold, [text for text in gold if part[text]])
    place = bcubed(day_and_place(dossier), gold)
    words = by_words(dossier.reports.values(), gold)
    known = weighed(dossier, resolved)
    found = chosen(ours, gold, known)
    return {
        "precision": whole_set.precision,
        "recall": whole_set.recall,
        "f1": whole_set.f1,
        "f1, half not learnt from": unlearnt.f1,
        "baseline day and place, f1": place.f1,
        "baseline words, f1": words.f1,
        **agreement(found, given.incidents, known),
    }


def main() -> None:
    """Print the measures of some texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--filed", action="store_true")
    parser.add_argument("--keep", type=Path, help="keep the readings in this file")
    options = parser.parse_args()
    given = texts(options.folder)
    dossier = record(collected(given, options.filed), options.keep)
    resolved = grouped(dossier)
    for name, value in table(given, dossier, resolved).items():
        print(f"{name}: {value:.3f}")
    known = weighed(dossier, resolved)
    found = chosen(main_events(dossier, resolved), given.gold, known)
    print(printed(confusion(found, given.incidents, known)))
    sources = sorted(given.incidents[id]["n_sources"] or 0 for id in found)
    origins = sorted(len(event.origins) for event in found.values())
    middle = len(found) // 2
    print(f"median origins {origins[middle]}, Airwars' sources {sources[middle]}")


if __name__ == "__main__":
    main()
