"""Rows of data sets among reports in words: never two of one, never summed with what
they were made from."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from marsad.records.claim import Figure
from marsad.records.coded import Coded
from marsad.resolve.resolve import Resolved, resolve_claims
from marsad.weigh.weigh import weigh_groups
from tests.build import Told, claim, dossier, engine, figure, placed, report

ROW = "killed: {}\nplace: Harim"
DAY = "2021-05-03"


def row(id: int, killed: int, dataset: str = "ucdp 23.1", **more: object) -> Told:
    """A row of a data set that tells of deaths in Harim on one day."""
    text = ROW.format(killed) + f"\nid: {id}"
    of = replace(report(text, None, "UCDP GED"), dataset=dataset)
    counted = Figure("killed", str(killed), (8, 9), killed, killed, best=killed)
    coded = Coded(36.21, 36.52, start=date(2021, 5, 3), end=date(2021, 5, 3))
    coded = replace(coded, summary=bool(more.pop("summary", False)))
    made = claim(of, f"killed: {killed}", "casualties", figures=(counted,), **more)
    return placed(of, replace(made, coded=coded), DAY, place="Harim")


TEXTS = {
    "Morning Daily": "In the bombed town of Harim {} people were killed at nightfall.",
    "Valley Watch": "We have the names of all: {} people were killed under the planes.",
    "Coast Herald": "Neighbours say that {} people were killed, many of them traders.",
}


def words(killed: int, publisher: str = "Morning Daily", **more: object) -> Told:
    """A report in words on the same."""
    of = report(TEXTS[publisher].format(killed), publisher=publisher)
    made = claim(of, f"{killed} people were killed", "casualties",
                 figures=(figure("killed", killed),), **more)  # fmt: skip
    return placed(of, made, DAY, place="Harim")


def resolved(*told: Told) -> Resolved:
    return resolve_claims(dossier(told), engine())


def groups(*told: Told) -> list[list[int]]:
    """Which of these are one event, by their position."""
    at = {one.claim.id: k for k, one in enumerate(told)}
    return sorted(sorted(at[id] for id in e.claims) for e in resolved(*told).events)


def killed(*told: Told) -> float:
    """Best of all killed over all events."""
    made = dossier(told)
    found = resolve_claims(made, engine())
    origins = {origin.claim: origin for origin in found.origins}
    whole = replace(made, events=found.events, origins=origins)
    tallies = weigh_groups(whole, engine()).tallies
    counts = [t for t in tallies if t.event is not None and t.population is None]
    return sum(t.best for t in counts)


def test_two_rows_of_one_data_set_are_two_events_and_two_origins() -> None:
    one, other = row(1, 25), row(2, 25)
    assert groups(one, other) == [[0], [1]]
    found = resolved(one, other)
    assert len({origin.origin for origin in found.origins}) == 2


def test_rows_of_two_data_sets_can_be_one_event() -> None:
    assert groups(row(1, 25), row(9, 25, "acled 1")) == [[0, 1]]


def test_a_row_and_the_report_it_was_made_from_are_one_origin() -> None:
    told = words(25, "Valley Watch")
    made = row(1, 25, speaker="Valley Watch")
    assert groups(told, made) == [[0, 1]]
    assert len({origin.origin for origin in resolved(told, made).origins}) == 1
    assert killed(told, made) == 25


def test_a_row_told_through_several_is_a_voice_of_its_own_and_not_summed() -> None:
    watch, daily = words(25, "Valley Watch"), words(25, "Coast Herald")
    made = row(1, 25, via=("Valley Watch", "Coast Herald"))
    found = resolved(watch, daily, made)
    assert len(found.events) == 1
    origins = {origin.claim: origin.origin for origin in found.origins}
    assert origins[watch.claim.id] != origins[daily.claim.id]
    assert killed(watch, daily, made) == 25


def test_a_data_set_that_another_quotes_is_one_voice() -> None:
    own = row(1, 25, "airwars 1")
    own = replace(own, report=replace(own.report, publisher="Example Casualty Count"))
    other = row(2, 25, speaker="Example Casualty Count")
    assert groups(own, other) == [[0, 1]]
    assert len({origin.origin for origin in resolved(own, other).origins}) == 1


def test_a_summary_is_no_event() -> None:
    assert groups(row(1, 25), row(2, 60, "acled 1", summary=True)) == [[0]]


def test_order_of_arrival_changes_nothing() -> None:
    told = (row(1, 25), row(2, 25), words(25), row(9, 25, "acled 1"))
    found = {resolved(*order).events for order in permutations(told)}
    assert len(found) == 1


def test_best_is_what_a_row_counts_with() -> None:
    one = row(1, 25)
    wide = replace(one.claim.figures[0], low=20.0, high=40.0)
    assert killed(replace(one, claim=replace(one.claim, figures=(wide,)))) == 25
