"""Claims that another monitor passes on stay the word of their speakers."""

from datetime import date

from tests.extract.datasets.rows import read

ROW = {
    "report": "rpt-a",
    "publisher": "Capital Wire",
    "published": "2021-05-04",
    "claim 1 id": "clm-one",
    "claim 1 kind": "airstrike",
    "claim 1 quote": "killed two men and two boys in Harim on Monday",
    "claim 1 before": "Jets",
    "claim 1 speaker": "Valley Observatory",
    "claim 1 via": "a medic; the hospital",
    "claim 1 certainty": "probable",
    "claim 1 actor": "Northern Army",
    "claim 1 place": "Harim",
    "claim 1 start": "2021-05-03",
    "claim 1 end": "2021-05-03",
    "claim 1 event": "evt-1",
    "claim 1 origin": "org-1",
    "claim 1 placement name": "Harim",
    "claim 1 placement words": "near Harim",
    "claim 1 placement lat": "36.21",
    "claim 1 placement lon": "36.52",
    "claim 1 placement where_prec": "2",
    "claim 1 placement gazetteer": "general",
    "claim 1 placement entry": "harim",
    "claim 1 placement date_words": "Monday",
    "claim 1 placement date_basis": "since",
    "claim 1 figures 1 measure": "killed",
    "claim 1 figures 1 text": "two",
    "claim 1 figures 1 low": "2",
    "claim 1 figures 2 measure": "killed",
    "claim 1 figures 2 text": "two",
    "claim 1 figures 2 low": "2",
    "claim 1 figures 2 high": "3",
    "claim 1 figures 2 part_of claim": "clm-one",
    "claim 1 figures 2 part_of figure": "0",
    "claim 2 id": "clm-two",
    "claim 2 kind": "person",
    "claim 2 certainty": "by hearsay",
    "claim 2 status": "missing",
    "claim 2 person": "[name withheld]",
    "claim 2 person_case": "per-1",
    "claim 2 figures 1 measure": "missing",
    "claim 2 figures 1 low": "1",
    "claim 3 id": "clm-three",
    "claim 3 kind": "wedding",
}


def test_a_claim_says_what_it_said_there() -> None:
    one, _ = read(ROW, "claims").claims
    assert one.quote == "killed two men and two boys in Harim on Monday"
    assert (one.speaker, one.via) == ("Valley Observatory", ("a medic", "the hospital"))
    assert (one.certainty, one.actor, one.place) == (
        "probable",
        "Northern Army",
        "near Harim",
    )
    assert one.time is not None and (one.time.text, one.time.mode) == (
        "Monday",
        "since",
    )
    assert one.coded is not None and one.coded.passed_on and not one.is_row
    assert (one.coded.origin, one.coded.event) == ("org-1", "evt-1")
    assert (one.coded.name, one.coded.entry) == ("Harim", "general harim")
    assert (one.coded.start, one.coded.precision) == (date(2021, 5, 3), 2)


def test_numbers_of_the_same_words_stand_one_behind_the_other() -> None:
    one, _ = read(ROW, "claims").claims
    first, second = one.figures
    assert first.text == second.text == "two" and first.span < second.span
    assert (first.low, first.high) == (2, None) and (second.low, second.high) == (2, 3)
    assert second.part_of is not None and second.part_of.claim == one.id


def test_a_claim_without_words_and_event_has_no_number() -> None:
    _, two = read(ROW, "claims").claims
    assert (two.quote, two.figures) == ("", ())
    assert (two.status, two.person, two.certainty) == ("missing", "per-1", "asserted")
    assert two.coded is not None and two.coded.origin == "clm-two"


def test_a_kind_that_nobody_knows_is_left_out() -> None:
    assert [c.kind for c in read(ROW, "claims").claims] == ["airstrike", "person"]
