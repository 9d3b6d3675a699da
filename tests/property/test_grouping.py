"""Laws of grouping: order, copies and decisions, against naive oracles."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.resolve.resolve import resolve_claims
from marsad.resolve.union import Groups
from tests.build import Told, decision, dossier, engine, figure, told

OUTLETS = ("Capital Wire", "Coast Herald", "Valley Watch", "A blog", "North TV")
PHRASES = (
    "Bombs fell on the bakery and {} lay dead.",
    "Doctors at the clinic laid out {} bodies in rows.",
    "Mourners carried {} coffins up the hill road.",
    "The shelling cost {} lives, neighbours told us by phone.",
    "Rescue teams with torches dug out {} without breath.",
)


@st.composite
def claims(draw: st.DrawFn) -> list[Told]:
    """Up to eight one-claim reports that may tell of the same incidents."""
    made = []
    for at in range(draw(st.integers(1, 8))):
        killed = draw(st.sampled_from([3, 16, 40]))
        text = draw(st.sampled_from(PHRASES)).format(killed) + f" Note {at}."
        made.append(
            told(
                text,
                start=f"2021-05-0{draw(st.integers(1, 5))}",
                place=draw(st.sampled_from(["Harim", "Salma", "Syria", None])),
                publisher=draw(st.sampled_from(OUTLETS)),
                published=f"2021-05-0{draw(st.integers(6, 9))}",
                kind=draw(st.sampled_from(["airstrike", "shelling", "casualties"])),
                certainty=draw(st.sampled_from(["asserted", "asserted", "denied"])),
                figures=[figure("killed", killed)],
            )
        )
    return made


def resolve(said: list[Told], *ruled: object):
    return resolve_claims(dossier(said, ruled), engine())  # type: ignore[arg-type]


@settings(max_examples=12, deadline=None)
@given(claims(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_input(said, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(said)
    random.shuffle(shuffled)
    known, mixed = dossier(said), dossier(said)
    object.__setattr__(mixed, "claims", {t.claim.id: t.claim for t in shuffled})
    assert resolve_claims(known, engine()) == resolve_claims(mixed, engine())


@settings(max_examples=12, deadline=None)
@given(claims())
def test_every_claim_has_one_origin_and_no_event_holds_what_excludes(said) -> None:  # type: ignore[no-untyped-def]
    found = resolve(said)
    assert [o.claim for o in found.origins] == sorted(t.claim.id for t in said)
    by_id = {t.claim.id: t for t in said}
    seen = [id for event in found.events for id in event.claims]
    assert len(seen) == len(set(seen))
    for event in found.events:
        for a, b in combinations(event.claims, 2):
            one, other = (by_id[id].placement for id in (a, b))
            assert abs((one.when.start - other.when.start).days) <= 1
            spots = {p.where.name for p in (one, other) if p.where} - {"Syria"}
            assert len(spots) < 2


@settings(max_examples=12, deadline=None)
@given(claims(), st.data())
def test_merge_then_split_restores_and_rulings_hold(said, data) -> None:  # type: ignore[no-untyped-def]
    before = resolve(said)
    home = {id: event.id for event in before.events for id in event.claims}
    apart = [(a, b) for a, b in combinations(sorted(home), 2) if home[a] != home[b]]
    if not apart:
        return
    a, b = data.draw(st.sampled_from(apart))
    merged = resolve(said, decision("merge", a, b))
    assert any({a, b} <= set(event.claims) for event in merged.events)
    restored = resolve(said, decision("merge", a, b), decision("split", a, b, at=2))
    assert restored.events == before.events


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20))
def test_groups_agree_with_naive_closure(pairs: list[tuple[int, int]]) -> None:
    groups = Groups([str(n) for n in range(10)], lambda a, b: False)
    naive = [{n} for n in range(10)]
    for a, b in pairs:
        groups.join(str(a), str(b))
        one, other = (next(g for g in naive if n in g) for n in (a, b))
        if one is not other:
            naive.remove(other)
            one |= other
    assert groups.all() == sorted(sorted(map(str, group)) for group in naive)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20),
    st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8),
)
def test_what_is_forbidden_is_never_joined(pairs, forbidden) -> None:  # type: ignore[no-untyped-def]
    banned = {frozenset(map(str, pair)) for pair in forbidden}
    groups = Groups(
        [str(n) for n in range(10)], lambda a, b: frozenset((a, b)) in banned
    )
    for a, b in pairs:
        groups.join(str(a), str(b))
    for group in groups.all():
        assert not any(frozenset(p) in banned for p in combinations(group, 2))
