"""Stage 2, the log: append every kept report and decision, then sign the head."""

from collections.abc import Iterator
from itertools import chain

from marsad.archive.seal import leaf_of, load_key, seal
from marsad.records.decision import Decision
from marsad.records.leaf import Head, Leaf
from marsad.records.report import Report
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step


def seal_log(tools: Tools) -> bool:
    """Bring the log up to date; True if something was appended."""
    store = tools.store
    was = store.cursor("archive")
    new = sorted(_unsealed(tools, was), key=lambda pair: pair[0])
    if not new or tools.key is None:
        return False
    leaves = sorted(store.scan(Leaf), key=lambda leaf: leaf.index)
    tools.progress.begin("archive", len(new))
    more = [leaf_of(record, len(leaves) + i) for i, (_, record) in enumerate(new)]
    head = seal([*leaves, *more], load_key(tools.key), tools.now())
    now = Cursor(new[-1][0], fingerprint("archive"))
    done = store.advance(Step("archive", was, now, put=(*more, head)))
    tools.progress.advance(len(new))
    tools.progress.end()
    return done or seal_log(tools)


def _unsealed(tools: Tools, was: Cursor) -> Iterator[tuple[int, Report | Decision]]:
    return chain(tools.store.since(Report, was.at), tools.store.since(Decision, was.at))


def newest_head(tools: Tools) -> Head | None:
    """The head over the most entries."""
    return max(tools.store.scan(Head), key=lambda head: head.size, default=None)
