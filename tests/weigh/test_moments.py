"""Who is displaced or held now is a stock, in no event and in no sum (rule N4)."""

from marsad.records.claim import Figure, TimeWords
from marsad.weigh.tally import tally
from tests.build import Told, dossier, engine, resolved, told


def counting(words: str, number: str, many: float, kind: str, mode: str = "at") -> Told:
    """A total counts up to its day, from none."""
    at = words.index(number)
    measure = {"displacement": "displaced", "detention": "detained"}[kind]
    figure = Figure(measure, number, (at, at + len(number)), many, many)
    time = TimeWords(words, (0, len(words)), mode)
    start, end = (None if mode == "total" else "2021-05-03"), "2021-05-03"
    return told(words, start, end=end, kind=kind, figures=[figure], time=time)


LEFT = counting("12,000 people fled Harim.", "12,000", 12e3, "displacement")
ARE = counting(
    "3.6 million are internally displaced.", "3.6 million", 3.6e6, "displacement"
)


def test_those_displaced_now_are_no_event_and_are_added_to_none() -> None:
    known = resolved(dossier([LEFT, ARE]))
    (event,) = known.events
    assert event.claims == (LEFT.claim.id,)
    made = tally(known, engine(), measure="displaced")
    told_of = {t.kind: (t.best, dict(t.grades)) for t in made}
    assert told_of["stock"][0] == 3.6e6
    assert sum(told_of["flow"][1].values()) == 12e3


def test_who_is_held_is_a_stock_and_arrests_in_all_are_a_flow() -> None:
    held = counting(
        "4,300 people are under detention.", "4,300", 4300, "detention", "state"
    )
    arrested = counting(
        "9,100 people have been arrested in all.", "9,100", 9100, "detention", "total"
    )
    known = resolved(dossier([held, arrested]))
    assert known.events == ()
    made = tally(known, engine(), measure="detained")
    stock, flow = sorted(made, key=lambda one: one.kind, reverse=True)
    assert (stock.best, flow.best) == (4300, 0)
    assert flow.totals == ((arrested.claim.id, "weak"),)


def test_a_stock_told_in_an_events_claim_is_no_count_of_it() -> None:
    words = "300 people fled Harim, and 2,000 are still displaced there"
    at = words.index("2,000")
    figures = [
        Figure("displaced", "300", (0, 3), 300, 300),
        Figure("displaced", "2,000", (at, at + 5), 2000, 2000),
    ]
    both = told(words, kind="displacement", figures=figures)
    made = tally(resolved(dossier([both])), engine(), measure="displaced")
    assert {t.kind: sum(n for _, n in t.grades) for t in made} == {
        "stock": 2000,
        "flow": 300,
    }
