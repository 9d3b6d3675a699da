"""Grouping of 10,000, 100,000 and 1,000,000 claims: time, memory, and how both grow.

    python -m benches.grouping [CLAIMS ...]

Each size runs in a process of its own, so that its peak memory is its own; the time is
that of `resolve_claims` alone, the claims being in memory already.
"""

import hashlib
import multiprocessing
import resource
import sys
import time
from dataclasses import dataclass

from benches.war import made_war

SIZES = (10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one size."""

    claims: int
    seconds: float
    """Of the clock."""
    busy: float
    """Of the processor: what another machine's load does not change."""
    before: float
    """Megabytes that the claims themselves take."""
    peak: float
    """Megabytes."""
    found: str


def group(claims: int) -> Cost:
    """Resolve a made-up war of about so many claims."""
    from marsad.engine.local import LocalEngine
    from marsad.records.codec import dumps
    from marsad.resolve.resolve import resolve_claims

    war = made_war(claims)
    before, start, busy = _peak(), time.monotonic(), time.process_time()
    found = resolve_claims(war, LocalEngine())
    seconds, busy = time.monotonic() - start, time.process_time() - busy
    peak = _peak()
    digest = hashlib.sha256()
    for record in (*found.origins, *found.events, *found.persons, *found.issues):
        digest.update(dumps(record).encode())
    heads = sum(origin.copy_of is None for origin in found.origins)
    said = (
        f"{heads:,} origins, {len(found.events):,} events, {len(found.persons):,}"
        f" persons, {len(found.issues):,} issues, {digest.hexdigest()[:12]}"
    )
    return Cost(len(war.claims), seconds, busy, before, peak, said)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> None:
    """Print one line a size, and how time per claim grew since the size before."""
    sizes = [int(size.replace(",", "")) for size in sys.argv[1:]] or SIZES
    spawn = multiprocessing.get_context("spawn")
    last: Cost | None = None
    for size in sizes:
        with spawn.Pool(1) as pool:
            cost = pool.apply(group, (size,))
        each = cost.busy / cost.claims * 1e6
        line = (
            f"{cost.claims:>9,} claims {cost.seconds:7.1f} s ({cost.busy:.1f} s of the"
            f" processor, {each:.0f} us a claim) {cost.before:,.0f} MB before,"
            f" {cost.peak:,.0f} MB at most: {cost.found}"
        )
        if last is not None:
            line += f"; {each / (last.busy / last.claims * 1e6):.2f} times a claim"
        print(line, flush=True)
        last = cost


if __name__ == "__main__":
    main()
