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


def note(words: str, name: str, status: str = "killed", **more: object) -> Told:
    """A report in its own words that makes one claim of a person's fate."""
    fields: dict[str, object] = {"kind": "person", "place": None, **more}
    on = str(fields.pop("on", "2021-05-03"))
    return told(words, on, person=name, status=status, **fields)  # type: ignore[arg-type]


def test_a_nom_de_guerre_told_once_joins_two_names_everywhere() -> None:
    (case,) = cases(
        note(
            "Omar Haddad, whose nom de guerre was Rojin Amed, was killed.",
            "Omar Haddad",
        ),
        note("Rojin Amed fell in battle near the bridge.", "Rojin Amed"),
        note("Ommar Haddad, a baker, was buried.", "Ommar Haddad"),
    )
    assert case.name == "Ommar Haddad"
    assert case.aliases == ("Omar Haddad", "Rojin Amed")


def test_a_name_told_of_two_people_joins_neither() -> None:
    found = cases(
        note("Omar Haddad, nicknamed Desert Fox, was killed.", "Omar Haddad"),
        note("Karim Saad, nicknamed Desert Fox, was killed.", "Karim Saad"),
        note("Desert Fox was killed.", "Desert Fox"),
    )
    assert len(found) == 3


def test_brackets_join_names_that_others_tell_of() -> None:
    found = cases(
        note("Rojin Amed (Omar Haddad) fell near the bridge.", "Rojin Amed"),
        note("Omar Haddad was killed on the bridge.", "Omar Haddad"),
    )
    assert len(found) == 1


def test_two_people_of_one_name_stay_apart_by_age() -> None:
    found = cases(
        note("Omar Haddad, 24, was killed.", "Omar Haddad"),
        note("Omar Haddad, 61, was killed.", "Omar Haddad"),
        note("Omar Haddad, aged 62, was buried.", "Omar Haddad"),
        note("Omar Haddad was killed, it is said.", "Omar Haddad"),
    )
    assert sorted(len(case.statuses) for case in found) == [1, 1, 2]


def test_two_people_of_one_name_stay_apart_by_day_and_place_of_death() -> None:
    here = note("Omar Haddad was killed in Harim.", "Omar Haddad", place="Harim")
    there = {"place": "Salma", "on": "2021-08-20", "published": "2021-08-21"}
    found = cases(here, note("Omar Haddad died in Salma.", "Omar Haddad", **there))
    assert len(found) == 2
    near = {"place": "Harim", "on": "2021-05-20", "published": "2021-05-21"}
    (case,) = cases(here, note("Omar Haddad died in Harim.", "Omar Haddad", **near))
    assert len(case.contradictions) == 1


def test_a_usual_name_alone_is_one_person_only_in_one_story() -> None:
    def walid(words: str, published: str, **more: object) -> Told:
        return note(words, "Walid", "wounded", published=published, **more)

    here = walid("Walid was hurt.", "2021-05-04")
    assert len(cases(here, walid("Walid lost an arm.", "2021-05-09"))) == 1
    assert len(cases(here, walid("Walid lost an arm.", "2021-09-09"))) == 2
    other = walid("Walid lost an arm.", "2021-05-05", publisher="Coast Herald")
    assert len(cases(here, other)) == 2


def test_kin_are_no_case_of_whose_kin_they_are() -> None:
    found = cases(
        note("Her brother was killed.", "brother of Lina Saad"),
        note("Lina Saad was freed.", "Lina Saad", "released"),
        note("The brother of Lina Saad was buried.", "brother of Leena Saad"),
    )
    assert [len(case.statuses) for case in found] == [1, 2]


def test_doubt_of_another_voice_and_an_unknown_fate_contradict() -> None:
    sure = note("Omar Haddad was killed.", "Omar Haddad", speaker="Valley Watch")
    doubt = note(
        "It could not confirm that Omar Haddad was killed.",
        "Omar Haddad",
        speaker="a general",
        certainty="doubtful",
    )
    unknown = note(
        "The fate of Omar Haddad is unclear.",
        "Omar Haddad",
        "missing",
        certainty="doubtful",
    )
    (case,) = cases(sure, doubt, unknown)
    assert len(case.contradictions) == 2
    assert {s.certainty for s in case.statuses} == {"asserted", "doubtful"}


def test_not_to_know_is_held_only_against_who_knows_it() -> None:
    lost = note("Omar Haddad is missing.", "Omar Haddad", "missing", speaker="kin")
    living = note("Omar Haddad is alive.", "Omar Haddad", "alive", speaker="a minister")
    doubtful = {"speaker": "an aide", "certainty": "doubtful"}
    where = note(
        "The whereabouts of Omar Haddad are not known.",
        "Omar Haddad",
        "missing",
        **doubtful,
    )
    (case,) = cases(lost, living, where)
    assert not case.contradictions
    words = "The aide does not know whether Omar Haddad is dead or alive."
    (case,) = cases(lost, living, note(words, "Omar Haddad", "missing", **doubtful))
    assert len(case.contradictions) == 1


def test_a_burial_is_no_second_death() -> None:
    (case,) = cases(
        note("Omar Haddad was killed.", "Omar Haddad"),
        note("Omar Haddad was buried.", "Omar Haddad", on="2021-05-20"),
    )
    assert case.contradictions == ()


def test_ages_in_months_and_in_arabic_brackets_are_a_childs() -> None:
    for words, name in (
        ("Shelling killed 6-month-old Anna Lindqvist.", "Anna Lindqvist"),
        ("Anna Lindqvist, three weeks old, was killed.", "Anna Lindqvist"),
        ("قُتلت رزان عبد الكريم (9 سنوات) في القصف.", "رزان عبد الكريم"),
    ):
        (case,) = cases(note(words, name))
        assert (case.special, case.closed) == (("minor",), True), words
    (case,) = cases(note("Anna Lindqvist, 60, was killed.", "Anna Lindqvist"))
    assert case.special == ()


def test_minors_and_sexual_violence_are_closed_until_a_reviewer_opens_them() -> None:
    minor = note("Anna Lindqvist, 12, was killed.", "Anna Lindqvist")
    (case,) = cases(minor)
    assert (case.special, case.closed, case.private) == (("minor",), True, True)
    (case,) = cases(minor, decisions=[decision("accept", case.id)])
    assert (case.special, case.closed, case.private) == (("minor",), False, False)
    (case,) = cases(note("The girl Lina Saad was killed.", "Lina Saad"))
    assert case.special == ("minor",)
    (case,) = cases(note("Lina Saad was held and raped.", "Lina Saad", "detained"))
    assert case.special == ("sexual violence",)
    (case,) = cases(note("Omar Haddad, 24, died saving a boy.", "Omar Haddad"))
    assert case.special == () and not case.closed
