"""A place's history grows day by day as if each day looked at all that was before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from marsad.records.claim import Claim
from marsad.records.report import Report
from marsad.records.when import When
from marsad.text.voices import Voices
from marsad.weigh import control
from marsad.weigh.control import Sighting, Stretch
from marsad.weigh.hear import Heard
from tests.build import dossier

VOICES = Voices(dossier([]))
START = date(2021, 5, 1)
SIDES = {"north": "north", "league": "league", "council": "north"}


@st.composite
def sightings(draw: st.DrawFn) -> list[Sighting]:
    rows = st.tuples(
        st.integers(0, 9),
        st.sampled_from(("north", "league", "council", None)),
        st.sampled_from(("control", "capture", "siege")),
        st.sampled_from(("asserted", "asserted", "possible", "denied")),
        st.sampled_from((None, "north", "league")),
        st.integers(0, 3),
        st.booleans(),
    )
    return [_seen(at, *row) for at, row in enumerate(draw(st.lists(rows, max_size=14)))]


def _seen(
    at: int,
    day: int,
    holder: str | None,
    kind: str,
    certainty: str,
    side: str | None,
    origin: int,
    head: bool,
) -> Sighting:
    on = START + timedelta(days=day)
    report = Report(f"rpt-{at // 2}", "", "", published=on)
    said = Claim(f"clm-{at:02}", report.id, kind, (at, at + 1), "", certainty=certainty)
    heard = Heard(
        *(said, report, When(on, on), None, f"o{origin}", head, f"v{origin}", "B"),
        *(side, side, holder, None, None),
    )
    if holder is None:
        heard = replace(heard, claim=replace(said, kind="withdrawal"))
    return Sighting(heard, on, holder)


def slow_history(seen: Sequence[Sighting]) -> list[Stretch]:
    """Each day anew from everything that was seen in the stretch before."""
    made: list[Stretch] = []
    for day in sorted({s.day for s in seen}):
        before = made[-1] if made else None
        new = slow_stretch(day, [s for s in seen if s.day == day], before)
        if before and (before.holder, before.state) == (new.holder, new.state):
            both = tuple(dict.fromkeys((*before.seen, *new.seen)))
            pairs = tuple(sorted({*before.pairs, *new.pairs}))
            new = replace(new, start=before.start, seen=both, pairs=pairs)
            made.pop()
        made.append(new)
    return slow_join(control._settled(made))


def slow_join(history: list[Stretch]) -> list[Stretch]:
    """A contest that goes on is one, from its first stretch to its last."""
    runs: list[list[Stretch]] = []
    for one in history:
        if runs and runs[-1][-1].state == one.state == "contested":
            runs[-1].append(one)
        else:
            runs.append([one])
    return [slow_one(run) if len(run) > 1 else run[0] for run in runs]


def slow_one(run: list[Stretch]) -> Stretch:
    sides = [one.holder for one in run if one.holder is not None]
    return replace(
        run[0],
        holder=sides[0] if sides and set(sides) == {sides[0]} else None,
        basis=run[-1].basis,
        seen=sum((one.seen for one in run), ()),
        pairs=tuple(sorted({pair for one in run for pair in one.pairs})),
    )


def slow_stretch(day: date, seen: list[Sighting], before: Stretch | None) -> Stretch:
    said = [s for s in seen if not s.heard.denies]
    said = [s for s in said if not any(control._taken(s, other) for other in said)]
    holders = sorted({s.holder for s in said if s.holder is not None})
    rivals = {
        control._pair(a, b)
        for a, b in product(seen, seen)
        if a.heard.order < b.heard.order and control._apart(a, b)
        if not control._taken(a, b) and not control._taken(b, a)
        if (
            a.heard.denies != b.heard.denies
            and (None in (a.holder, b.holder) or a.holder == b.holder)
        )
        or (
            None not in (a.holder, b.holder)
            and a.holder != b.holder
            and not a.heard.denies
        )
    }
    moved = any(s.heard.claim.kind in ("capture", "withdrawal") for s in said)
    if before and not moved and (day - max(s.day for s in before.seen)).days <= 3:
        rivals |= {
            control._pair(a, b)
            for a, b in product(before.seen, said)
            if a.holder is not None and not a.heard.denies
            if b.holder in holders and a.holder != b.holder and control._apart(a, b)
        }
    if rivals or len(holders) > 1:
        who = holders[0] if len(holders) == 1 else None
        basis = "claims contradict each other"
        return Stretch(day, who, "contested", basis, tuple(seen), tuple(sorted(rivals)))
    if not holders:
        return Stretch(day, None, "unknown", "reported to have been left", tuple(seen))
    earlier = before.seen if before and before.holder == holders[0] else ()
    state, basis = slow_judge([*earlier, *said], holders[0])
    return Stretch(day, holders[0], state, basis, (*earlier, *said))


def slow_judge(seen: list[Sighting], holder: str) -> tuple[str, str]:
    certain = ("asserted", "probable")
    firm = [s.heard for s in seen if s.heard.claim.certainty in certain]
    sides = {one.side for one in firm if one.head}
    if not firm:
        return "unknown", "reported with doubt"
    if None in sides:
        return "held", "third party reports"
    if SIDES[holder] in sides and len(sides) > 1:
        return "held", "both sides agree"
    if sides and SIDES[holder] not in sides:
        return "held", "another side says so"
    return "claimed", "one belligerent claims"


@given(sightings())
def test_a_history_is_what_looking_back_each_day_makes(seen: list[Sighting]) -> None:
    made = [replace(one, carries=False) for one in control._history(seen, VOICES)]
    assert made == [replace(one, carries=False) for one in slow_history(seen)]
