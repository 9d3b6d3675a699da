"""A reviewer's grade beside the computed one, strike status and positions."""

from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.grade import Grade
from marsad.weigh.tally import tally
from marsad.weigh.weigh import weigh_groups
from tests.build import Told, decision, dossier, engine, figure, resolved, told

DAY = "2021-05-03"


def strike(publisher: str, words: str, **more: object) -> Told:
    fields = {"figures": [figure("killed", 8)], **more}
    return told(words, DAY, publisher=publisher, **fields)  # type: ignore[arg-type]


ALONE = strike("Coast Herald", "Jets hit the mill at noon and eight men died in it.")


def known(*said: Told, ruled: tuple[Decision, ...] = ()) -> Dossier:
    return resolved(dossier(said, ruled))


def graded(*said: Told, ruled: tuple[Decision, ...] = ()) -> Grade:
    (one,) = weigh_groups(known(*said, ruled=ruled), engine()).grades
    return one


def ruling(grade: str, at: int = 1, *, on: str | None = None) -> Decision:
    event = on or known(ALONE).events[0].id
    return decision("grade", event, grade, ALONE.claim.id, at=at)


def killed(*said: Told, ruled: tuple[Decision, ...] = ()) -> object:
    (one,) = tally(known(*said, ruled=ruled), engine(), measure="killed")
    return one


def test_an_override_stands_beside_the_computed_grade() -> None:
    one = graded(ALONE, ruled=(ruling("fair"),))
    assert (one.grade, one.rule, one.override) == ("weak", "G10", "fair")
    assert one.counts_as == "fair"
    assert one.words == "reviewer: fair (computed: weak, G10)"
    plain = graded(ALONE)
    assert (plain.override, plain.counts_as, plain.words) == (None, "weak", "weak")


def test_totals_count_by_the_override_and_say_so() -> None:
    (before,) = tally(known(ALONE), engine(), measure="killed")
    ruled = (ruling("fair"),)
    (after,) = tally(known(ALONE, ruled=ruled), engine(), measure="killed")
    assert (before.best, before.reasons) == (0, ())
    event = known(ALONE).events[0].id
    assert after.best == 8
    assert after.reasons == (f"{event} counts as reviewer: fair (computed: weak, G10)",)


def test_the_last_ruling_holds_and_computed_takes_it_back() -> None:
    first, second = ruling("fair", 1), ruling("discounted", 2)
    assert graded(ALONE, ruled=(second, first)).override == "discounted"
    assert graded(ALONE, ruled=(first, ruling("computed", 3))).override is None
    assert graded(ALONE, ruled=(decision("grade", "evt-x", "superb"),)).override is None


def test_a_ruling_follows_its_claims_into_another_event() -> None:
    early = strike(
        "Valley Watch",
        "Eight workers were killed as planes struck a mill.",
        published="2021-05-03",
    )
    one = graded(early, ALONE, ruled=(ruling("confirmed", on="evt-of-old"),))
    assert (one.grade, one.override) == ("fair", "confirmed")


def test_strike_status_is_declared_contested_likely_or_of_one_source() -> None:
    army = strike(
        "North TV", "Our jets struck a mill.", actor="Northern Army", speaker="General"
    )
    own = strike(
        "Capital Wire",
        "The Northern Army said its jets had struck the mill of Harim.",
        actor="Northern Army",
        speaker="Northern Army",
    )
    other = strike("Valley Watch", "We counted eight dead under the mill's roof.")
    denial = strike(
        "Morning Daily",
        "The Northern Army denied that its jets struck the mill of Harim.",
        actor="Northern Army",
        speaker="Northern Army",
        certainty="denied",
        figures=[],
    )
    assert graded(ALONE).strike == "single-source"
    assert graded(ALONE, other).strike == "likely"
    assert graded(own, other).strike == "declared"
    assert graded(own, other).positions == (("north", "accepts"),)
    told_of = strike(
        "Valley Watch", "Army jets hit the mill; eight died.", actor="Northern Army"
    )
    assert graded(told_of).positions == (("north", "silent"),)
    found = graded(told_of, denial)
    assert found.positions == (("north", "denies"),)
    assert found.strike == "contested"
    assert army.claim.kind == "airstrike"


def test_what_is_no_strike_has_no_status() -> None:
    found = graded(strike("Valley Watch", "Eight fled the mill.", kind="displacement"))
    assert found.strike is None and found.positions == ()
