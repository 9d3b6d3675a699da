"""Person cases: the order of reading changes nothing, and rulings always hold."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records.person import PersonCase
from marsad.resolve.resolve import resolve_claims
from tests.build import Told, decision, dossier, engine, told

NAMES = (
    "Omar Haddad",
    "Umar Hadad",
    "O. Haddad",
    "Lina Haddad",
    "Haddad",
    "Rojin Amed",
)
TELLS = (
    "{}, 24, was killed",
    "{}, 61, is gone",
    "{} was seen",
    "{}, alias Rojin Amed,",
)


@st.composite
def reports(draw: st.DrawFn) -> list[Told]:
    """Reports that each tell of one person, all different."""
    made = []
    for k in range(draw(st.integers(2, 7))):
        name = draw(st.sampled_from(NAMES))
        words = draw(st.sampled_from(TELLS)).format(name) + f" it is said, number {k}."
        status = draw(st.sampled_from(("killed", "alive", "detained")))
        made.append(told(words, kind="person", place=None, person=name, status=status))
    return made


def found(said: list[Told], *rulings: object) -> tuple[PersonCase, ...]:
    known = dossier(said, decisions=rulings)  # type: ignore[arg-type]
    return resolve_claims(known, engine()).persons


def together(cases: tuple[PersonCase, ...]) -> set[frozenset[str]]:
    return {frozenset(s.claim for s in case.statuses) for case in cases}


@given(reports(), st.randoms())
@settings(max_examples=15, deadline=None)
def test_cases_do_not_depend_on_the_order_of_reading(
    said: list[Told], random: object
) -> None:
    other = list(said)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert found(said) == found(other)


@given(reports(), st.data())
@settings(max_examples=15, deadline=None)
def test_a_ruling_is_never_contradicted_and_merge_then_split_restores(
    said: list[Told], data: st.DataObject
) -> None:
    ids = sorted(t.claim.id for t in said)
    a, b = data.draw(st.sampled_from(list(combinations(ids, 2))))
    before = found(said)
    merge, split = decision("merge", a, b, at=1), decision("split", a, b, at=2)
    assert any({a, b} <= group for group in together(found(said, merge)))
    assert not any({a, b} <= group for group in together(found(said, split)))
    apart = not any({a, b} <= group for group in together(before))
    if apart:
        assert together(found(said, merge, split)) == together(before)


@given(reports())
@settings(max_examples=15, deadline=None)
def test_no_case_holds_two_given_names_or_two_ages(said: list[Told]) -> None:
    words = {t.claim.id: t.claim for t in said}
    for case in found(said):
        told_names = {words[s.claim].person for s in case.statuses}
        assert not {"Lina Haddad", "Omar Haddad"} <= told_names
        quotes = " ".join(words[s.claim].quote for s in case.statuses)
        assert not ("24" in quotes and "61" in quotes)
