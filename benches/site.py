"""The site of 200, 20,000 and 200,000 events: time, memory, size, and the first view.

    python -m benches.site [EVENTS ...] [--paint]

Claims are those of a made-up war (`benches.war`); those of one kind, place and day are
one event, since grouping is measured elsewhere. Of each size are printed the seconds
of the processor for all files of the site, the memory before and while it is made, and
the number and size of the files. With `--paint` the pages are opened from disk
in Chromium: what a page loads before anybody scrolls, compressed and without the data
of the map, and the median of five times to its first paint, beside those of the first
size. Each size runs in a process of its own, and its files go to a temporary folder.
"""

import gzip
import multiprocessing
import re
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benches.war import made_war
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event, event_id
from marsad.records.grade import Grade
from marsad.records.ids import content_id
from marsad.records.tally import Tally
from marsad.records.when import When

if TYPE_CHECKING:
    from marsad.publish.site import Material

SIZES = (200, 20_000, 200_000)
CLAIMS = 2.9
"""Claims for each event, about."""
TIMES = 5
CHROMIUM = "/usr/bin/chromium"
MAP_DATA = re.compile(r"^(basemap|points-\d+|front-.*)\.js$")
"""Shapes and points of the map, which are not part of a page's weight."""
ALONE = frozenset({"control", "person"})
"""Kinds of claims that belong to no event here."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one size."""

    events: int
    claims: int
    seconds: float
    """Of the processor."""
    held: float
    """Megabytes with the record and the briefs, before the site is made."""
    peak: float
    """Megabytes at most while it is made."""
    files: int
    megabytes: float
    largest: int
    """Bytes of the largest file of data."""


@dataclass(frozen=True, slots=True)
class View:
    """A page of one size as it opens."""

    page: str
    size: int
    """Which of the sizes, from 0."""
    weight: int
    """Bytes, compressed, before anybody scrolls."""
    paint: float
    """Milliseconds to the first paint, the median."""


def grouped(events: int) -> Dossier:
    """A made-up war with about so many events, graded and counted."""
    war = made_war(round(events * CLAIMS))
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in war.claims.values():
        placed = war.placements[claim.id]
        if claim.kind not in ALONE and placed.where and placed.when.end:
            key = (claim.kind, placed.where.entry, placed.when.end.isoformat())
            groups[key].append(claim)
    made = sorted(
        (_event(group, war) for _, group in sorted(groups.items())),
        key=lambda event: event.id,
    )
    grades = {event.id: _grade(event) for event in made}
    own = [t for event in made for t in _tallies(event, grades[event.id], war)]
    sums = list(_sums(own))
    tallies = tuple(sorted((*own, *sums), key=lambda tally: tally.id))
    return replace(war, events=tuple(made), grades=grades, tallies=tallies)


def _event(group: Sequence[Claim], war: Dossier) -> Event:
    placed = war.placements[group[0].id]
    reports = tuple(sorted({claim.report for claim in group}))
    known = {party.name: party.id for party in war.war.parties}
    return Event(
        event_id(group[0].id),
        group[0].kind,
        placed.when,
        placed.where,
        group[0].place,
        tuple(sorted({known[c.actor] for c in group if c.actor in known})),
        tuple(sorted(claim.id for claim in group)),
        reports,
        reports,
        reasons=("same kind, place and day",),
    )


def _grade(event: Event) -> Grade:
    fair = len(event.reports) > 1
    return Grade(
        content_id("grd", event.id),
        event.id,
        "fair" if fair else "weak",
        "G6" if fair else "G10",
        (f"{len(event.reports)} independent voices say so",),
        "C",
        3,
        len(event.reports),
        len(event.reports),
    )


def _tallies(event: Event, grade: Grade, war: Dossier) -> Iterator[Tally]:
    numbers: dict[str, list[float]] = defaultdict(list)
    for id in event.claims:
        for figure in war.claims[id].figures:
            if figure.low is not None:
                numbers[figure.measure].append(figure.low)
    for measure, found in sorted(numbers.items()):
        low, best, high = min(found), float(statistics.median_low(found)), max(found)
        where = event.where.name if event.where else None
        made = content_id("tly", event.id, measure)
        yield Tally(
            made, measure, None, "flow", event.when, where, low, best, high,
            event.claims, event=event.id, grades=((grade.grade, best),),
        )  # fmt: skip


def _sums(own: Sequence[Tally]) -> Iterator[Tally]:
    """The whole time and every month of each measure."""
    groups: dict[tuple[str, date | None], list[Tally]] = defaultdict(list)
    for tally in own:
        end = tally.when.end
        groups[tally.measure, None].append(tally)
        groups[tally.measure, end.replace(day=1) if end else None].append(tally)
    for (measure, month), found in sorted(groups.items(), key=str):
        fair = [t for t in found if t.grades[0][0] == "fair"]
        low, best, high = (
            sum(float(getattr(t, name)) for t in fair)
            for name in ("low", "best", "high")
        )
        weak = sum(t.best for t in found) - sum(t.best for t in fair)
        later = (month + timedelta(days=31)).replace(day=1) if month else None
        when = When(month, later - timedelta(days=1)) if later else When()
        made = content_id("tly", measure, str(month))
        claims = tuple(sorted({claim for tally in found for claim in tally.claims}))
        yield Tally(
            made, measure, None, "flow", when, None, low, best, high, claims,
            grades=(("fair", best), ("weak", weak)),
        )  # fmt: skip


def material_of(dossier: Dossier) -> "Material":
    """What the site is made of."""
    from marsad.publish import arabic
    from marsad.publish.brief import make_brief
    from marsad.publish.site import Material

    brief = make_brief(dossier)
    return Material(dossier, {"en": brief, "ar": arabic.in_arabic(brief, dossier)})


def measured(events: int, name: str) -> Cost:
    """One size, made once into a folder."""
    from marsad.publish.site import site_files

    dossier = grouped(events)
    of = material_of(dossier)
    held = peak = _megabytes()
    spent, size, files, largest = 0.0, 0, 0, 0
    made = site_files(of)
    while True:
        start = time.process_time()
        one = next(made, None)
        spent += time.process_time() - start
        if one is None:
            break
        path = Path(name) / one[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one[1])
        size, files = size + len(one[1]), files + 1
        if one[0].startswith("site/data/"):
            largest = max(largest, len(one[1]))
        peak = max(peak, _megabytes())
    return Cost(
        len(dossier.events), len(dossier.claims), spent, held, peak, files,
        size / 1e6, largest,
    )  # fmt: skip


def _megabytes() -> float:
    """What this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def first_views(folders: Sequence[Path]) -> Iterator[View]:
    """Each page of each size as it opens from disk, in English; the sizes take turns,
    so that what else the machine does slows them alike."""
    from playwright.sync_api import sync_playwright

    from marsad.publish.site.build import PAGES

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for page in PAGES:
            seen = [
                [_opened(browser, folder / f"{page}.html") for folder in folders]
                for _ in range(TIMES)
            ]
            for at in range(len(folders)):
                found = [turn[at] for turn in seen]
                paint = statistics.median(paint for _, paint in found)
                yield View(page, at, max(weight for weight, _ in found), paint)
        browser.close()


def _opened(browser: Any, path: Path) -> tuple[int, float]:
    """Compressed bytes that were loaded, and milliseconds to the first paint."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    paint = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    )
    page.close()
    paths = {Path(url.removeprefix("file://").split("?")[0]) for url in asked}
    return sum(_weight(path) for path in paths if path.is_file()), float(paint)


def _weight(path: Path) -> int:
    if MAP_DATA.search(path.name):
        return 0
    content = path.read_bytes()
    return len(content if path.suffix == ".woff2" else gzip.compress(content, 6))


def main() -> None:
    """Print one line a size, and one a page and size for pages that were opened."""
    spawn = multiprocessing.get_context("spawn")
    asked = [int(size.replace(",", "")) for size in sys.argv[1:] if size[0] != "-"]
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / str(events) for events in asked or SIZES]
        for events, folder in zip(asked or SIZES, folders, strict=True):
            with spawn.Pool(1) as pool:
                cost = pool.apply(measured, (events, str(folder)))
            print(
                f"{cost.events:>8,} events, {cost.claims:,} claims: {cost.seconds:.1f}"
                f" s of the processor ({cost.seconds / cost.events * 1000:.2f} ms an"
                f" event), {cost.peak:,.0f} MB at most ({cost.held:,.0f} MB before),"
                f" {cost.files:,} files of {cost.megabytes:.0f} MB, the largest of data"
                f" {cost.largest / 1000:.0f} kB",
                flush=True,
            )
        first = 1.0
        for view in first_views(folders) if "--paint" in sys.argv else ():
            first = view.paint or 1.0 if view.size == 0 else first
            print(
                f"{view.page:>13} {folders[view.size].name:>8}:"
                f" {view.weight / 1000:.0f} kB, first paint after {view.paint:.0f} ms,"
                f" {view.paint / first:.2f} times the first size's",
                flush=True,
            )


if __name__ == "__main__":
    main()
