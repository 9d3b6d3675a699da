"""Families are counted apart from people, and never added to them."""

from marsad.records.claim import Figure
from marsad.records.tally import Tally
from marsad.weigh.tally import tally
from marsad.weigh.weigh import weigh_groups
from tests.build import Told, dossier, engine, resolved, told

WORDS = "Some 3,250 households (about 16,250 people) left Harim."


def counts(words: str, *tolds: tuple[str, float], publisher: str = "Herald") -> Told:
    figures = []
    for text, many in tolds:
        at = words.index(text)
        span = (at, at + len(text))
        figures.append(Figure("displaced", text, span, many, many, population="people"))
    return told(words, publisher=publisher, kind="displacement", figures=figures)


IOM = counts(WORDS, ("3,250 households", 3250), ("16,250 people", 16250))


def of_event(*said: Told) -> dict[str | None, Tally]:
    known = resolved(dossier(list(said)))
    (event,) = known.events
    made = weigh_groups(known, engine()).tallies
    return {t.population: t for t in made if t.event == event.id}


def test_households_beside_people_are_the_same_told_otherwise() -> None:
    found = of_event(IOM)
    assert (found[None].best, found[None].unit) == (16250, "people")
    assert (found["families"].best, found["families"].unit) == (3250, "families")


def test_a_number_of_families_is_none_of_people() -> None:
    (claim_of,) = [counts("About 480 families left Harim.", ("480 families", 480))]
    found = of_event(claim_of)
    assert set(found) == {"families"}


def test_families_and_people_neither_add_up_nor_contradict() -> None:
    families = counts(
        "Officials: 480 families left Harim.",
        ("480 families", 480),
        publisher="Coast News",
    )
    people = counts("2,400 people left Harim.", ("2,400 people", 2400))
    found = of_event(families, people)
    assert (found[None].best, found["families"].best) == (2400, 480)
    assert not found[None].contradictions
    excluded = [id for id, _ in found[None].excluded]
    assert families.claim.id not in excluded
    known = resolved(dossier([families, people]))
    asked = {"measure": "displaced", "population": "families"}
    (total,) = tally(known, engine(), **asked)  # type: ignore[arg-type]
    assert (total.unit, sum(best for _, best in total.grades)) == ("families", 480)
