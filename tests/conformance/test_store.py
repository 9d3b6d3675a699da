"""One body for every store: what the protocol promises, and that all agree."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from marsad.errors import InternalError
from marsad.records.claim import Claim
from marsad.records.codec import Record
from marsad.records.decision import Decision
from marsad.records.event import Event
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.records.report import Report
from marsad.store.base import Cursor, Step, Store
from marsad.store.embedded import EmbeddedStore
from marsad.store.memory import MemoryStore
from tests.records.strategies import any_record

AT = datetime(2026, 1, 1, tzinfo=UTC)
Make = Callable[[Path], Store]
MAKERS: dict[str, Make] = {
    "memory": lambda folder: MemoryStore(),
    "embedded": lambda folder: EmbeddedStore(folder / "store.sqlite"),
}


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def report(id: str, text: str = "Two villages were shelled.") -> Report:
    return Report(id, text, "00")


def origin(id: str, claim: str = "clm-a") -> Origin:
    return Origin(id, claim, "org-a")


def issue(id: str, stage: str) -> Issue:
    return Issue(id, "rep-a", "odd", "something is odd", stage)


def test_gives_back_what_it_was_given(store: Store) -> None:
    assert store.put([report("rep-b"), report("rep-a"), origin("ori-a")]) == 3
    assert store.get(Report, "rep-a") == report("rep-a")
    assert store.get(Report, "ori-a") is None
    assert store.get(Origin, "ori-a") == origin("ori-a")
    assert list(store.scan(Report)) == [report("rep-a"), report("rep-b")]
    assert list(store.scan(Event)) == []


def test_putting_twice_changes_nothing(store: Store) -> None:
    store.put([report("rep-a"), origin("ori-a")])
    before = list(store.since(Report, 0)), list(store.since(Origin, 0))
    assert store.put([origin("ori-a"), report("rep-a"), report("rep-a")]) == 0
    assert (list(store.since(Report, 0)), list(store.since(Origin, 0))) == before


def test_since_is_in_order_of_arrival(store: Store) -> None:
    store.put([report("rep-z")])
    store.put([report("rep-a"), report("rep-m")])
    seen = list(store.since(Report, 0))
    assert [r.id for _, r in seen] == ["rep-z", "rep-a", "rep-m"]
    assert all(one[0] < two[0] for one, two in pairwise(seen))
    assert list(store.since(Report, seen[0][0])) == seen[1:]
    assert list(store.since(Report, seen[-1][0])) == []


def test_other_content_of_a_derived_record_is_news(store: Store) -> None:
    store.put([origin("ori-a"), origin("ori-b")])
    last = max(seq for seq, _ in store.since(Origin, 0))
    assert store.put([origin("ori-a", "clm-z")]) == 1
    assert [r for _, r in store.since(Origin, last)] == [origin("ori-a", "clm-z")]
    assert len(list(store.scan(Origin))) == 2


def test_other_content_of_a_kept_record_is_refused(store: Store) -> None:
    store.put([report("rep-a")])
    with pytest.raises(InternalError, match="report rep-a"):
        store.put([report("rep-new"), origin("ori-a"), report("rep-a", "Altered.")])
    assert list(store.scan(Report)) == [report("rep-a")]
    assert list(store.scan(Origin)) == []


def test_a_source_of_records_that_fails_leaves_nothing(store: Store) -> None:
    def failing() -> Iterator[Record]:
        yield report("rep-a")
        raise KeyError("broken")

    with pytest.raises(KeyError):
        store.put(failing())
    assert list(store.scan(Report)) == []
    assert store.put([report("rep-b")]) == 1


def test_reading_sees_one_moment_and_writing_goes_on(store: Store) -> None:
    store.put(report(f"rep-{n}") for n in range(5))
    seen = []
    for seq, one in store.since(Report, 0):
        seen.append(one.id)
        store.put([report(f"rep-late-{seq}"), origin(f"ori-{seq}", one.id)])
    assert seen == [f"rep-{n}" for n in range(5)]
    assert len(list(store.scan(Report))) == 10


def test_advance_moves_a_stage(store: Store) -> None:
    assert store.cursor("locate") == Cursor()
    first = Step("locate", Cursor(), Cursor(3, "v1"), (origin("ori-a"),))
    assert store.advance(first)
    assert store.cursor("locate") == Cursor(3, "v1")
    assert store.cursor("weigh") == Cursor()
    assert not store.advance(first)
    second = Step("locate", Cursor(3, "v1"), Cursor(0, "v2"), (), (Origin,))
    assert store.advance(second)
    assert list(store.scan(Origin)) == []


def test_a_stale_step_changes_nothing(store: Store) -> None:
    store.put([origin("ori-a")])
    stale = Step("a", Cursor(1, ""), Cursor(2, ""), (origin("ori-b"),), (Origin,))
    assert not store.advance(stale)
    assert list(store.scan(Origin)) == [origin("ori-a")]
    assert store.cursor("a") == Cursor()


def test_clearing_issues_spares_those_of_other_stages(store: Store) -> None:
    store.put([issue("iss-a", "a"), issue("iss-b", "b"), origin("ori-a")])
    store.advance(Step("a", Cursor(), Cursor(1, ""), (issue("iss-c", "a"),), (Issue,)))
    assert [r.id for r in store.scan(Issue)] == ["iss-b", "iss-c"]
    assert list(store.scan(Origin)) == [origin("ori-a")]


def test_of_what_a_step_puts_again_only_what_changed_is_news(store: Store) -> None:
    store.put([origin("ori-a"), issue("iss-a", "a"), issue("iss-b", "a")])
    last = max(seq for seq, _ in store.since(Issue, 0))
    changed = replace(issue("iss-b", "a"), message="other words")
    put = (origin("ori-a"), origin("ori-b"), issue("iss-a", "a"), changed)
    assert store.advance(Step("a", Cursor(), Cursor(1, ""), put, (Origin, Issue)))
    assert [r.id for _, r in store.since(Origin, last)] == ["ori-b"]
    assert [r for _, r in store.since(Issue, last)] == [changed]
    assert [r.id for r in store.scan(Origin)] == ["ori-a", "ori-b"]
    assert [r.id for r in store.scan(Issue)] == ["iss-a", "iss-b"]


def test_kept_records_cannot_be_cleared(store: Store) -> None:
    store.put([report("rep-a")])
    with pytest.raises(InternalError, match="may not clear report"):
        store.advance(Step("a", Cursor(), Cursor(1, ""), (), (Report,)))
    assert store.cursor("a") == Cursor()


def test_a_step_with_a_refused_record_does_nothing(store: Store) -> None:
    store.put([report("rep-a"), origin("ori-a")])
    step = Step("a", Cursor(), Cursor(1, ""), (report("rep-a", "Other."),), (Origin,))
    with pytest.raises(InternalError):
        store.advance(step)
    assert store.cursor("a") == Cursor()
    assert list(store.scan(Origin)) == [origin("ori-a")]


def test_forgetting_leaves_a_mark_that_tells_nothing(store: Store) -> None:
    secret = report("rep-a", "The baker of the old town told us.")
    store.put([secret, report("rep-b")])
    assert store.forget(Report, ["rep-a", "rep-a", "rep-none"]) == 1
    assert list(store.scan(Report)) == [report("rep-b")]
    (mark,) = store.scan(Issue)
    assert (mark.record, mark.code) == ("rep-a", "forgotten")
    assert "baker" not in repr(mark)
    assert store.forget(Report, ["rep-a"]) == 0
    store.advance(Step("forgetful", Cursor(), Cursor(1, ""), (), (Issue,)))
    assert list(store.scan(Issue)) == [mark]


def test_numbers_are_never_used_twice(store: Store) -> None:
    store.put([origin("ori-a"), origin("ori-b")])
    last = max(seq for seq, _ in store.since(Origin, 0))
    store.forget(Origin, ["ori-b"])
    store.put([origin("ori-c")])
    assert min(seq for seq, _ in store.since(Origin, last)) > last


def test_words_of_any_script_and_broken_ones(store: Store) -> None:
    text = "قُصفت قريتان \U0001f6f0 \ud800 \x00 end"
    store.put([report("تقرير-١", text)])
    assert store.get(Report, "تقرير-١") == report("تقرير-١", text)


KINDS = (Report, Decision, Claim, Origin, Issue)
IDS = st.sampled_from(["a", "b", "é", "Z", "\U00010348", "ﬀ", "a/b"])
STAGES = st.sampled_from(["one", "two"])
RECORDS = st.lists(any_record(*KINDS, id=IDS, stage=STAGES), max_size=4)
CURSORS = st.builds(Cursor, st.integers(0, 2), st.sampled_from(["", "k"]))
STEPS = st.builds(
    Step,
    stage=STAGES,
    was=CURSORS | st.none(),
    now=CURSORS,
    put=RECORDS.map(tuple),
    clear=st.lists(st.sampled_from([Claim, Origin, Issue, Report])).map(tuple),
)
VERBS = st.one_of(
    st.tuples(st.just("put"), RECORDS),
    st.tuples(st.just("get"), st.sampled_from(KINDS), IDS),
    st.tuples(st.just("forget"), st.sampled_from(KINDS), st.lists(IDS, max_size=2)),
    st.tuples(st.just("cursor"), STAGES),
    st.tuples(st.just("advance"), STEPS),
)


def answer(store: Store, verb: str, *args: Any) -> object:
    """What the store says to a verb, or the error it raises, as data."""
    if verb == "advance" and args[0].was is None:
        step = args[0]
        now = store.cursor(step.stage)
        args = (Step(step.stage, now, step.now, step.put, step.clear),)
    try:
        return getattr(store, verb)(*copy.deepcopy(args))
    except InternalError as error:
        return str(error)


def everything(store: Store) -> list[object]:
    return [[list(store.scan(kind)), list(store.since(kind, 0))] for kind in KINDS]


@hypothesis_settings(max_examples=40)
@given(st.lists(VERBS, max_size=8))
def test_all_stores_give_the_same_answers(
    tmp_path_factory: pytest.TempPathFactory, verbs: list[tuple[Any, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("agree")
    stores = [MAKERS[name](folder) for name in sorted(MAKERS)]
    for verb in verbs:
        first, *others = [answer(store, *verb) for store in stores]
        assert all(other == first for other in others)
        first, *others = [everything(store) for store in stores]
        assert all(other == first for other in others)
    for store in stores:
        store.close()
