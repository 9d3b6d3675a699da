"""A record that grew report by report is that of one run, and little is written."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records.codec import NAMES, Record
from marsad.records.decision import Decision
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.records.tally import Tally
from marsad.run.joining import RESOLVE_MAKES, WEIGH_MAKES, resolve, weigh
from marsad.run.tools import Tools
from marsad.store.base import Step, Store
from marsad.store.embedded import EmbeddedStore
from marsad.store.memory import MemoryStore
from marsad.vault.folder import FolderVault
from tests.build import WAR, Told, decision, figure, told

MADE = (*RESOLVE_MAKES, *WEIGH_MAKES, Issue)
HERE = Path()


def tools(store: Store) -> Tools:
    """What the two stages use: the store and the war."""
    vault = FolderVault(HERE / "no-vault")
    day = datetime(2021, 6, 1, tzinfo=UTC)
    return Tools(store, vault, WAR, lambda: day, HERE, HERE, None)


def join(store: Store, said: Sequence[Told], ruled: Sequence[Decision] = ()) -> None:
    """Put claims and rulings on record, as placed, and run both stages."""
    was = store.cursor("locate")
    records = [r for one in said for r in (one.report, one.claim, one.placement)]
    seq = was.at + store.put([*records, *ruled])
    now = type(was)(seq, "placed")
    assert store.advance(Step("locate", was, now))
    resolve(tools(store))
    weigh(tools(store))


def made(store: Store) -> dict[str, list[Record]]:
    return {kind.__name__: list(store.scan(kind)) for kind in MADE}


def strikes(rows: Sequence[tuple[int, int, str]]) -> list[Told]:
    return [
        told(
            f"Planes killed {many} people in {place} by count {at}.",
            f"2021-05-{day:02}",
            place,
            published=f"2021-05-{day + 1:02}",
            publisher=("Coast Herald", "Capital Wire", "Morning Daily")[at % 3],
            figures=[figure("killed", float(many))],
        )
        for at, (day, many, place) in enumerate(rows)
    ]


ROWS = st.lists(
    st.tuples(
        st.integers(1, 6), st.sampled_from((3, 16)), st.sampled_from(("Harim", "Salma"))
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=15, deadline=None)
@given(ROWS, st.randoms(use_true_random=False), st.booleans())
def test_report_by_report_gives_what_one_run_gives(
    rows: list[tuple[int, int, str]],
    dice: "Callable[..., None]",
    split: bool,
) -> None:
    said = strikes(rows)
    ids = [one.claim.id for one in said[:2]]
    ruled = [decision("split", *ids)] if split and len(ids) == 2 else []
    whole, grown = MemoryStore(), MemoryStore()
    join(whole, said, ruled)
    turned = list(said)
    dice.shuffle(turned)  # type: ignore[attr-defined]
    for one in turned:
        join(grown, [one])
    join(grown, [], ruled)
    assert made(grown) == made(whole)


def test_one_new_report_writes_what_it_changes(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "record.sqlite")
    said = strikes([(day, 16, "Harim") for day in range(1, 25, 3)])
    join(store, said)
    last = max(
        (seq for kind in NAMES.values() for seq, _ in store.since(kind, 0)), default=0
    )
    new = told(
        "A single shell hit Salma and killed 3.",
        "2021-05-28",
        "Salma",
        published="2021-05-28",
        kind="shelling",
        figures=[figure("killed", 3.0)],
    )
    join(store, [new])
    (origin,) = [one for _, one in store.since(Origin, last)]
    assert origin.claim == new.claim.id
    events = [one for one in made(store)["Event"] if new.claim.id in one.claims]  # type: ignore[union-attr]
    assert [one for _, one in store.since(type(events[0]), last)] == events
    changed = [one for _, one in store.since(Tally, last)]
    assert 0 < len(changed) < len(made(store)["Tally"])
    assert all(one.event in (None, events[0].id) for one in changed)
    store.close()
