"""Publishing of 1,000, 4,000 and 16,000 claims: processor time, memory, growth.

    python -m benches.publish [CLAIMS ...]
    python -m benches.publish --monitor FOLDER

A made-up war is grouped and weighed first; the time is that of `publish_release`
alone, into an empty folder, and then of a second release beside the first after a
tenth of the reports came in. One report in five tells of a person by name, so that
names to withhold grow with the claims. With a monitor's folder its record is
published instead, as it stands, elsewhere. Each size runs in a process of its own.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from benches.war import made_war
from marsad.records.dossier import Dossier
from marsad.records.release import Release
from marsad.run.working import worked_out

SIZES = (1_000, 4_000, 16_000)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = 0.1
"""Share of the reports that come in between the two releases."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one size."""

    claims: int
    names: int
    """Names of private persons."""
    first: float
    """Seconds of the processor for the first release."""
    second: float
    """And for the one after it."""
    peak: float
    """Megabytes."""
    megabytes: float
    """Of the second release."""


def without_newest(war: Dossier) -> Dossier:
    """The war before the newest of its reports came in."""
    by_day = sorted(war.reports.values(), key=lambda r: (str(r.published), r.id))
    kept = {report.id for report in by_day[: round(len(by_day) * (1 - LATER))]}
    claims = {id: one for id, one in war.claims.items() if one.report in kept}
    return replace(
        war,
        reports={id: one for id, one in war.reports.items() if id in kept},
        claims=claims,
        placements={id: one for id, one in war.placements.items() if id in claims},
    )


def publish(
    dossier: Dossier, out: Path, previous: Release | None
) -> tuple[Release, float]:
    """A release, and seconds of the processor that it took."""
    from marsad.publish.manifest import Imprint
    from marsad.publish.release import publish_release

    start = time.process_time()
    made = publish_release(dossier, out, Imprint(None, NOW, previous, "bench"))
    return made, time.process_time() - start


def made_up(claims: int) -> Cost:
    """Two releases of a made-up war of about so many claims."""
    war = made_war(claims)
    before, after = worked_out(without_newest(war)), worked_out(war)
    return _cost(before, after)


def _cost(before: Dossier, after: Dossier) -> Cost:
    from marsad.publish.scope import private_names

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        made, first = publish(before, out, None)
        made, second = publish(after, out, made)
        files = (out / made.id).rglob("*")
        size = sum(file.stat().st_size for file in files if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    names = len(private_names(after))
    return Cost(len(after.claims), names, first, second, peak, size / 1e6)


def of_monitor(folder: str) -> Cost:
    """The release of a monitor's record, and another one beside it."""
    from marsad import settings
    from marsad.run.dossier import load_dossier
    from marsad.store.embedded import EmbeddedStore

    known = settings.load(Path(folder))
    store = EmbeddedStore(known.folder.store)
    try:
        record = load_dossier(store, known.war)
    finally:
        store.close()
    fewer = replace(record, tallies=record.tallies[: len(record.tallies) // 2])
    return _cost(fewer, record)


def main() -> None:
    """Print one line a size, and how time per claim grew since the size before."""
    spawn = multiprocessing.get_context("spawn")
    last: Cost | None = None
    asked = sys.argv[1:]
    jobs = [(made_up, size.replace(",", "")) for size in asked] if asked else []
    if asked[:1] == ["--monitor"]:
        jobs = [(of_monitor, folder) for folder in asked[1:]]
    for work, of in jobs or [(made_up, size) for size in SIZES]:
        with spawn.Pool(1) as pool:
            cost = pool.apply(work, (of if work is of_monitor else int(of),))
        line = (
            f"{cost.claims:>7,} claims, {cost.names:,} names: {cost.first:.1f} s of the"
            f" processor, the next release {cost.second:.1f} s"
            f" ({cost.second / cost.claims * 1000:.2f} ms a claim),"
            f" {cost.peak:,.0f} MB at most, release of {cost.megabytes:.0f} MB"
        )
        if last is not None:
            growth = (cost.second / cost.claims) / (last.second / last.claims)
            line += f"; {growth:.2f} times a claim"
        print(line, flush=True)
        last = cost


if __name__ == "__main__":
    main()
