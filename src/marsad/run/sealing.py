"""Stage 2, the log: append every kept report and decision, then sign the head."""

from collections.abc import Iterator
from heapq import merge
from itertools import chain
from operator import itemgetter

from marsad.archive.seal import leaf_of, load_key, seal
from marsad.publish.manifest import Signer
from marsad.records.decision import Decision
from marsad.records.leaf import Head, Leaf
from marsad.records.report import Report
from marsad.run.keys import refuse_other_key
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step


def seal_log(tools: Tools) -> bool:
    """Bring the log up to date; True if something was appended.

    Raises:
        OperatorError: the key is another than that of the entries before.
    """
    store = tools.store
    was = store.cursor("archive")
    new = _unsealed(tools, was)
    first = next(new, None)
    if first is None or tools.key is None:
        return False
    refuse_other_key(tools)
    tools.progress.begin("archive")
    leaves = sorted(store.scan(Leaf), key=lambda leaf: leaf.index)
    more, last = list[Leaf](), first[0]
    for at, record in chain([first], new):
        more.append(leaf_of(record, len(leaves) + len(more)))
        last = at
    head = seal([*leaves, *more], load_key(tools.key), tools.now())
    now = Cursor(last, fingerprint("archive"))
    done = store.advance(Step("archive", was, now, put=(*more, head)))
    tools.progress.advance(len(more))
    tools.progress.end()
    return done or seal_log(tools)


def _unsealed(tools: Tools, was: Cursor) -> Iterator[tuple[int, Report | Decision]]:
    """What the log does not have, in the order in which it was kept, one by one."""
    reports: Iterator[tuple[int, Report | Decision]]
    reports = tools.store.since(Report, was.at)
    return merge(reports, tools.store.since(Decision, was.at), key=itemgetter(0))


def signer(tools: Tools) -> Signer | None:
    """What signs releases: the key of the log, without showing it."""
    if tools.key is None:
        return None
    key = load_key(tools.key)
    return Signer(key.public_pem(), key.sign, key.public)


def newest_head(tools: Tools) -> Head | None:
    """The head over the most entries."""
    return max(tools.store.scan(Head), key=lambda head: head.size, default=None)
