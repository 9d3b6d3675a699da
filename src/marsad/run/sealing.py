"""Stage 2, the log: append every kept report and decision, then sign the head."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from heapq import merge
from itertools import chain
from operator import itemgetter

from marsad.archive.log import root
from marsad.archive.seal import leaf_of, load_key, seal, signed_head
from marsad.publish.manifest import Signer
from marsad.publish.shielding import longest_delay, week_ended
from marsad.records.decision import Decision
from marsad.records.leaf import Head, Leaf
from marsad.records.release import Release
from marsad.records.report import Report
from marsad.records.war import War
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


def told_head(tools: Tools, war: War, last: Release | None) -> Head | None:
    """The head that a release for the audience of `war` has: the newest, but where
    protected sources are listed that of the end of a week of which every report is
    free, as the log grows with reports that are still held back; no smaller one than
    the release before had. None without a key.
    """
    heads = sorted(tools.store.scan(Head), key=lambda head: head.size)
    delay = longest_delay(war)
    if not delay or tools.key is None:
        return heads[-1] if heads else None
    ended = week_ended(tools.now().date(), delay)
    at = datetime.combine(ended, time(), UTC) + timedelta(days=1)
    known = [head for head in heads if last is not None and head.size == last.log_size]
    free = [head for head in heads if head.at < at]
    if known and (not free or free[-1].size < known[-1].size):
        return known[-1]
    size, top = (free[-1].size, free[-1].root) if free else (0, root(()).hex())
    return signed_head(size, top, load_key(tools.key), at)
