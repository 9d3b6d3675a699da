"""One new report on a monitor of 100,000 claims: seconds of every stage, and how many
records it writes, next to the run that joined and weighed them all.

    python -m benches.one_report [CLAIMS]

The claims are those of a made-up war, put on record as if they had been read and
placed; the new report is read and placed by marsad itself.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benches.war import WAR, made_war
from marsad.collect.item import Given
from marsad.records.claim import Claim
from marsad.records.codec import NAMES, Record
from marsad.records.report import Report
from marsad.run.adding import add
from marsad.run.placing import placing_key
from marsad.run.plan import STAGES
from marsad.run.reading import reading_key
from marsad.run.tools import Tools
from marsad.settings import cache_folder
from marsad.store.base import Cursor, Step
from marsad.store.embedded import EmbeddedStore
from marsad.vault.folder import FolderVault

STORY = (
    "Artillery fire on a village near Mosul killed 4 people on Monday, activists said."
    " Two others were wounded. Fighters of the Hill Front left the village at night."
)


def fill(tools: Tools, claims: int) -> int:
    """Put a made-up war on record; returns how many claims it has."""
    war = made_war(claims)
    told = sorted(war.claims.values(), key=lambda one: (one.report, one.span))
    for records in (war.reports.values(), told, war.placements.values()):
        tools.store.put(records)
    read = Cursor(_last(tools, Report), reading_key(tools))
    tools.store.advance(Step("extract", Cursor(), read))
    placed = Cursor(_last(tools, Claim), placing_key(tools))
    tools.store.advance(Step("locate", Cursor(), placed))
    return len(told)


def _last(tools: Tools, kind: type[Record]) -> int:
    return max(seq for seq, _ in tools.store.since(kind, 0))


def stages(tools: Tools) -> Iterator[tuple[str, float, float]]:
    """Run every stage once: its name, seconds of the clock and of the processor."""
    for stage in STAGES:
        if stage.name != "publish":
            start, busy = time.monotonic(), time.process_time()
            stage.work(tools)
            yield stage.name, time.monotonic() - start, time.process_time() - busy


def written(tools: Tools, after: int) -> dict[str, tuple[int, int]]:
    """Per kind of record: how many have a number above `after`, and how many there
    are."""
    found = {}
    for name, kind in NAMES.items():
        seqs = [seq for seq, _ in tools.store.since(kind, 0)]
        if seqs:
            found[name] = sum(seq > after for seq in seqs), len(seqs)
    return found


def show(what: str, rows: Iterable[tuple[str, float, float]]) -> None:
    """One line per run."""
    listed = list(rows)
    parts = "; ".join(f"{name} {busy:.1f}" for name, _, busy in listed)
    clock, busy = sum(row[1] for row in listed), sum(row[2] for row in listed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        f"{what}: {clock:.1f} s, {busy:.1f} s of the processor ({parts});"
        f" {peak:,.0f} MB at most so far",
        flush=True,
    )


def main() -> None:
    """Print a line per run, then what the run with one more report wrote."""
    claims = int((sys.argv[1:] or ["107000"])[0])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tools = Tools(
            EmbeddedStore(root / "record.sqlite"),
            FolderVault(root / "vault"),
            WAR,
            lambda: datetime(2023, 1, 2, tzinfo=UTC),
            cache=cache_folder(),
            releases=root / "releases",
            key=None,
        )
        print(f"{fill(tools, claims):,} claims on record", flush=True)
        show("the first run", stages(tools))
        last = max(_last(tools, kind) for kind in NAMES.values() if _any(tools, kind))
        new = {"report": "new", "published": "2022-12-27", "publisher": "River Watch"}
        story = root / "new.jsonl"
        story.write_text(json.dumps({**new, "text": STORY}), encoding="utf-8")
        add(tools, [str(story)], Given())
        show("the run after one new report", stages(tools))
        rows = written(tools, last)
        print(", ".join(f"{n} of {of:,} {name}" for name, (n, of) in rows.items()))
        tools.store.close()


def _any(tools: Tools, kind: type[Record]) -> bool:
    return next(iter(tools.store.since(kind, 0)), None) is not None


if __name__ == "__main__":
    main()
