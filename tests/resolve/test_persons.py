"""Person cases: names that join, statuses in order, contradictions kept."""

from marsad.records.person import PersonCase
from marsad.resolve.resolve import resolve_claims
from tests.build import Told, decision, dossier, engine, told


def fate(name: str, status: str, on: str = "2021-05-03", **more: object) -> Told:
    words = f"{name} is {status} since {on}, it is said by {more.get('speaker')}."
    fields = {"kind": "person", "place": None, "publisher": "Coast Herald", **more}
    return told(words, on, person=name, status=status, **fields)  # type: ignore[arg-type]


def cases(*said: Told, **more: object) -> list[PersonCase]:
    found = resolve_claims(dossier(said, **more), engine())  # type: ignore[arg-type]
    return sorted(found.persons, key=lambda case: case.name)


def test_spellings_of_one_name_are_one_case_in_order_of_dates() -> None:
    (case,) = cases(
        fate("Youssef Kareem", "released", "2021-05-09"),
        fate("Dr Yusuf Karim", "abducted", "2021-05-01"),
        fate("Karim", "alive", "2021-05-05"),
    )
    assert case.name in ("Dr Yusuf Karim", "Youssef Kareem")
    assert [s.status for s in case.statuses] == ["abducted", "alive", "released"]
    assert case.contradictions == () and len(case.aliases) == 2


def test_a_family_name_that_two_people_bear_joins_neither() -> None:
    found = cases(
        fate("Omar Haddad", "detained"),
        fate("Lina Haddad", "missing"),
        fate("Haddad", "killed"),
    )
    assert [case.name for case in found] == ["Haddad", "Lina Haddad", "Omar Haddad"]


def test_dead_and_later_alive_contradict_but_not_the_other_way() -> None:
    dead = fate("Omar Haddad", "killed", "2021-05-03")
    (case,) = cases(dead, fate("Omar Haddad", "alive", "2021-05-09"))
    assert len(case.contradictions) == 1
    (case,) = cases(dead, fate("Omar Haddad", "alive", "2021-05-01"))
    assert case.contradictions == ()


def test_two_days_of_one_death_and_a_denial_contradict() -> None:
    (case,) = cases(
        fate("Omar Haddad", "killed", "2021-05-03"),
        fate("Omar Haddad", "killed", "2021-05-20", speaker="Valley Watch"),
        fate(
            "Omar Haddad",
            "killed",
            "2021-05-03",
            speaker="A general",
            certainty="denied",
        ),
    )
    assert len(case.contradictions) == 3


def test_names_are_private_unless_listed() -> None:
    found = cases(fate("Anna Lindqvist", "missing"), fate("Omar Haddad", "missing"))
    assert [case.private for case in found] == [False, True]


def test_reviewers_join_names_that_no_rule_can() -> None:
    a, b = fate("Sniper of the Hills", "alive"), fate("Omar Haddad", "killed")
    assert len(cases(a, b)) == 2
    assert len(cases(a, b, decisions=[decision("merge", a.claim.id, b.claim.id)])) == 1
    split = decision("split", a.claim.id, b.claim.id)
    twin = fate("Omar Haddad", "alive", speaker="Valley Watch")
    assert (
        len(cases(b, twin, decisions=[decision("split", b.claim.id, twin.claim.id)]))
        == 2
    )
    assert len(cases(a, b, decisions=[split])) == 2
