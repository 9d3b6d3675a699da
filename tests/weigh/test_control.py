"""Who holds what: held, claimed, contested, unknown, and how it is carried."""

from dataclasses import replace

from marsad.records.control import Control
from marsad.weigh.weigh import weigh_groups
from tests.build import (
    Told,
    claim,
    dossier,
    engine,
    figure,
    placed,
    report,
    resolved,
    told,
)


def controls(*said: Told) -> list[Control]:
    found = weigh_groups(resolved(dossier(said)), engine()).controls
    return sorted(found, key=lambda control: str(control.when.start))


def took(
    actor: str, on: str, speaker: str | None, kind: str = "capture", **more: object
) -> Told:
    words = f"{actor} and Harim on {on} by {speaker}: {kind}."
    return told(
        words,
        on,
        kind=kind,
        actor=actor,
        speaker=speaker,
        published=on,
        publisher="Coast Herald",
        **more,
    )  # type: ignore[arg-type]


def test_a_belligerents_own_claim_is_claimed_not_held() -> None:
    (own,) = controls(took("Northern Army", "2021-05-03", "Northern Army"))
    assert (own.holder, own.state, own.basis) == (
        "north",
        "claimed",
        "one belligerent claims",
    )
    (seen,) = controls(took("Northern Army", "2021-05-03", "Valley Watch"))
    assert (seen.state, seen.basis) == ("held", "third party reports")


def test_both_sides_agreeing_is_held() -> None:
    (one,) = controls(
        took("Northern Army", "2021-05-03", "Northern Army"),
        took("Northern Army", "2021-05-03", "Valley League", place="Harim"),
    )
    assert (one.state, one.basis) == ("held", "both sides agree")


def test_rival_claims_of_one_day_are_contested_and_flagged() -> None:
    said = [
        took("Northern Army", "2021-05-03", "Northern Army"),
        took("Valley League", "2021-05-03", "Valley League"),
    ]
    (one,) = controls(*said)
    assert one.state == "contested" and len(one.contradictions) == 1
    issues = weigh_groups(resolved(dossier(said)), engine()).issues
    assert [issue.code for issue in issues] == ["contradiction-control"]


def test_control_is_carried_until_it_changes_hands() -> None:
    first, second = controls(
        took("Valley League", "2021-05-03", "Valley Watch", "control"),
        took("Northern Army", "2021-05-13", "Valley Watch"),
    )
    assert (first.holder, str(first.when.end)) == ("league", "2021-05-12")
    assert "last said of 2021-05-03" in first.basis
    assert (second.holder, str(second.when.end)) == ("north", "2021-05-13")


def test_a_place_that_was_left_is_nobodys_until_somebody_is_named() -> None:
    first, second = controls(
        took("Valley League", "2021-05-03", "Valley Watch", "control"),
        took("Valley League", "2021-05-10", "Valley Watch", "withdrawal"),
    )
    assert (first.holder, second.holder, second.state) == ("league", None, "unknown")


def left(on: str, speaker: str, actor: str = "Valley League") -> Told:
    return took(actor, on, speaker, "withdrawal")


def test_whoever_lost_a_place_and_says_so_later_does_not_make_it_nobodys() -> None:
    fell = took("Northern Army", "2021-05-03", "Northern Army")
    first, second = controls(fell, left("2021-05-04", "Valley League"))
    assert (first.holder, first.state) == ("north", "claimed")
    assert (second.holder, second.state) == ("north", "held")
    assert second.basis == "both sides agree"


def test_a_place_is_nobodys_when_its_holder_leaves_or_the_loser_long_after() -> None:
    fell = took("Northern Army", "2021-05-03", "Valley Watch")
    for gone in (
        left("2021-05-04", "Valley Watch", "Northern Army"),
        left("2021-05-04", "Valley Watch", "soldiers"),
        left("2021-08-04", "Valley League"),
    ):
        assert [c.holder for c in controls(fell, gone)] == ["north", None]


def test_what_is_contested_stays_so_when_one_of_both_leaves() -> None:
    fell = took("Northern Army", "2021-05-03", "Valley Watch")
    denied = took("Northern Army", "2021-05-03", "Valley League", certainty="denied")
    (one,) = controls(fell, denied, left("2021-05-04", "Coast News"))
    assert (one.holder, one.state) == ("north", "contested")


def test_an_extent_shrinks_from_report_to_report() -> None:
    def extent(km2: float, on: str, speaker: str) -> Told:
        return took(
            "Valley League",
            on,
            speaker,
            "control",
            figures=[figure("area_km2", km2, population=None)],
        )

    found = controls(
        extent(10, "2021-05-03", "Valley Watch"),
        extent(4, "2021-05-10", "Northern Army"),
    )
    areas = [one for one in found if one.area]
    assert [(one.km2, one.state, str(one.when.end)) for one in areas] == [
        (10, "held", "2021-05-09"),
        (4, "claimed", "2021-05-10"),
    ]


def test_ground_within_a_siege_is_the_besieged_s() -> None:
    told_of = took(
        "Northern Army",
        "2021-05-03",
        None,
        "siege",
        target="Valley League",
        figures=[figure("area_km2", 0.5, population=None)],
    )
    (extent,) = [one for one in controls(told_of) if one.area]
    assert (extent.holder, extent.km2) == ("league", 0.5)


def test_what_names_no_side_and_what_is_no_place_gives_no_holder() -> None:
    assert controls(took("a lorry", "2021-05-03", "Valley Watch")) == []
    assert (
        controls(took("Northern Army", "2021-05-03", "Valley Watch", place="Syria"))
        == []
    )
    (one,) = controls(took("Hill Brigade", "2021-05-03", "Valley Watch"))
    assert one.holder == "Hill Brigade"


def test_before_and_after_in_one_report_is_no_contest() -> None:
    of = report("The League held Harim until Monday, when the Northern Army took it.")
    held = claim(of, "The League held Harim", "control", actor="Valley League")
    fell = claim(of, "the Northern Army took it", "capture", actor="Northern Army")
    said = [placed(of, one, "2021-05-03", place="Harim") for one in (held, fell)]
    (one,) = controls(*said)
    assert (one.holder, one.state) == ("north", "held")


def test_a_hold_of_one_day_is_contested() -> None:
    """The town falls and is back the next day; what is kept longer is held."""

    def fall(back: str) -> list[tuple[str | None, str, str]]:
        found = controls(
            took("Valley League", "2021-05-03", "Valley Watch", "control"),
            took("Northern Army", "2021-05-13", "Valley Watch"),
            took("Valley League", back, "Valley Watch"),
        )
        return [(one.holder, one.state, one.basis) for one in found[1:2]]

    assert fall("2021-05-14") == [("north", "contested", "lost again within a day")]
    assert fall("2021-05-15")[0][1] == "held"


def test_age_counts_from_the_last_word_and_marks_what_is_old() -> None:
    first, second = controls(
        took("Valley League", "2021-01-03", "Valley Watch", "control"),
        took("Northern Army", "2021-05-13", "Valley Watch"),
    )
    assert (str(first.last), first.age_days, first.stale) == ("2021-01-03", 129, True)
    assert (second.age_days, second.stale) == (0, False)
    assert first.state == "held"


def test_a_place_that_others_still_hold_is_contested_until_it_changes_hands() -> None:
    fell = took("Northern Army", "2021-05-01", "Valley Watch")
    inside = told(
        "Fighters are still inside Harim, our reporter wrote.",
        "2021-05-10",
        publisher="Coast Herald",
        published="2021-05-10",
        kind="siege",
        target="fighters and civilians",
    )
    again = took("Northern Army", "2021-05-20", "Northern Army")
    rows = [
        (str(c.when.start), c.holder, c.state) for c in controls(fell, inside, again)
    ]
    assert rows == [
        ("2021-05-01", "north", "contested"),
        ("2021-05-20", "north", "claimed"),
    ]
    contest = controls(fell, inside, again)[0]
    assert {fell.claim.id, inside.claim.id} <= set(contest.claims), "one contest"


def test_a_contest_that_goes_on_is_one_whoever_is_named() -> None:
    rivals = [
        took(side, day, voice, "control")
        for day in ("2021-05-03", "2021-05-05")
        for side, voice in (
            ("Northern Army", "Valley Watch"),
            ("Valley League", "Coast Herald"),
        )
    ]
    open_later = told(
        "Harim is contested, our reporter wrote.",
        "2021-05-09",
        publisher="Coast Herald",
        kind="control",
    )
    (one,) = controls(*rivals, open_later)
    assert (one.holder, one.state, str(one.when.start)) == (
        None,
        "contested",
        "2021-05-03",
    )


def test_a_fall_dated_to_two_times_is_open_in_between() -> None:
    fell = took("Northern Army", "2021-05-01", "Valley Watch")
    again = took("Northern Army", "2021-06-20", None)
    rows = [(str(c.when.start), c.state) for c in controls(fell, again)]
    assert rows == [("2021-05-01", "contested"), ("2021-06-20", "held")]
    assert all(c.contradictions for c in controls(fell, again)[:1])


def test_an_extent_rests_on_those_alone_who_do_not_exclude_it() -> None:
    def held(high: float, publisher: str) -> Told:
        return told(
            f"{publisher}: the League is down to {high:g} square kilometres.",
            publisher=publisher,
            kind="control",
            actor="Valley League",
            figures=[figure("area_km2", high, "same", None)],
        )

    six, four, same = held(6, "Valley Watch"), held(4, "A Blog"), held(6, "Coast News")
    (one,) = [c for c in controls(six, four, same) if c.km2 is not None]
    assert (one.km2, four.claim.id in one.claims) == (6, False)
    assert any(four.claim.id in pair for pair in one.contradictions)


def test_a_base_near_a_town_is_not_the_town() -> None:
    near = told(
        "The Northern Army seized the headquarters of Battalion 7 near Harim.",
        kind="capture",
        actor="Northern Army",
        publisher="Valley Watch",
    )
    used = told(
        "The hospital building was used by the Northern Army as a barracks.",
        kind="control",
        actor="Northern Army",
        publisher="Valley Watch",
    )
    assert controls(near, used) == []
    still = told(
        "The Valley League still holds the town.",
        kind="control",
        actor="Valley League",
        publisher="Valley Watch",
        published="2021-05-09",
        start="2021-05-09",
    )
    (one,) = controls(near, used, still)
    assert (one.holder, one.state, one.contradictions) == ("league", "held", ())


def test_what_is_near_a_place_or_of_its_district_is_no_ground_of_it() -> None:
    said = took("Northern Army", "2021-05-03", "Valley Watch")
    where = said.placement.where
    assert where is not None
    for precision in (2, 3):
        vague = replace(where, kind="town", precision=precision)
        placement = replace(said.placement, where=vague)
        assert controls(replace(said, placement=placement)) == []
    unit = replace(said.placement, where=replace(where, kind="admin2", precision=3))
    assert len(controls(replace(said, placement=unit))) == 1


def test_a_place_told_to_be_contested_is() -> None:
    took_it = took("Northern Army", "2021-05-03", "Valley Watch")
    fought = told(
        "The town is contested.",
        kind="control",
        actor="Northern Army",
        publisher="Coast Herald",
        published="2021-05-09",
        start="2021-05-09",
    )
    first, last = controls(took_it, fought)
    assert (first.holder, first.state) == ("north", "held")
    assert (last.holder, last.state) == (None, "contested")
    assert last.basis.startswith("told to be contested")
