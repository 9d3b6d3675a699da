"""The worked examples of docs/method.md for copies, events and decisions."""

from dataclasses import replace
from itertools import permutations

from marsad.records.event import Event
from marsad.resolve.resolve import Resolved, resolve_claims
from tests.build import (
    Told,
    claim,
    decision,
    dossier,
    engine,
    figure,
    placed,
    report,
    told,
)


def resolve(*said: Told, **more: object) -> Resolved:
    return resolve_claims(dossier(said, **more), engine())  # type: ignore[arg-type]


def event_of(found: Resolved, one: Told) -> Event:
    return next(event for event in found.events if one.claim.id in event.claims)


def origin_of(found: Resolved, one: Told) -> str:
    return next(o.origin for o in found.origins if o.claim == one.claim.id)


WORDS = "An air strike on the market of Harim killed 16 on Monday, Valley Watch said."


TOLD = {
    "Capital Wire": "Planes hit the market of Harim and {} people were killed there.",
    "Coast Herald": "The dead of the raid that struck Harim number {}, neighbours say.",
    "Valley Watch": "We have the names of {} residents who died under the bombs.",
    "Morning Daily": "In the bombed town they buried {} of their own at nightfall.",
}


def strike(
    killed: float, publisher: str, speaker: str | None = None, **more: object
) -> Told:
    words = TOLD[publisher].format(f"{killed:g}")
    count = [figure("killed", killed)]
    return told(words, publisher=publisher, speaker=speaker, figures=count, **more)  # type: ignore[arg-type]


def test_two_reprints_of_one_story_are_one_origin() -> None:
    count = [figure("killed", 16)]
    first = told(WORDS, speaker="Valley Watch", figures=count, publisher="Capital Wire")
    second = told(
        WORDS + " ", speaker="Valley Watch", figures=count, published="2021-05-05"
    )
    found = resolve(first, second)
    assert origin_of(found, first) == origin_of(found, second)
    copy = next(o for o in found.origins if o.claim == second.claim.id)
    assert copy.copy_of == first.claim.id and copy.basis == "same text"
    assert len(found.events) == 1 and len(found.events[0].origins) == 1


def test_a_reprint_with_two_numbers_of_one_measure_is_a_copy_and_no_dispute() -> None:
    words = "Twelve jihadists and five soldiers were killed in clashes in Harim."
    both = [figure("killed", 12), figure("killed", 5)]
    first, again = (
        told(words, publisher=publisher, kind="clash", figures=both)
        for publisher in ("Capital Wire", "Coast Herald")
    )
    found = resolve(first, again)
    assert origin_of(found, first) == origin_of(found, again)
    assert event_of(found, first).contradictions == ()


def test_one_of_several_numbers_that_fits_none_of_the_others_contradicts() -> None:
    def fight(words: str, *dead: float) -> Told:
        figures = [figure("killed", number) for number in dead]
        return told(words, publisher=words[:9], kind="clash", figures=figures)

    first = fight("Villagers of Harim counted twelve and five dead.", 12, 5)
    other = fight("Hospitals of Harim received the dead: 12 and 9.", 12, 9)
    fewer = fight("A medic in Harim saw five bodies after the fight.", 5)
    assert event_of(resolve(first, other), first).contradictions
    assert not event_of(resolve(first, fewer), first).contradictions


def test_a_copy_names_the_one_that_it_was_had_from() -> None:
    """The paper prints the agency, to which it is tied, though others look as alike;
    who reprints it later is taken to have it from the first."""
    count = [figure("killed", 16)]

    def printed(publisher: str, day: int) -> Told:
        words = WORDS + " " * day
        said = f"2021-05-0{day}"
        return told(words, figures=count, publisher=publisher, published=said)

    first, second = printed("Coast Herald", 4), printed("Capital Wire", 5)
    paper, late = printed("Morning Daily", 6), printed("A blog", 7)
    found = {o.claim: o for o in resolve(first, second, paper, late).origins}
    assert len({origin.origin for origin in found.values()}) == 1
    edges = [found[one.claim.id] for one in (second, paper, late)]
    assert [(o.copy_of, o.basis) for o in edges] == [
        (first.claim.id, "same text"),
        (second.claim.id, "tie"),
        (first.claim.id, "same text"),
    ]


def test_bulletins_of_one_form_about_other_places_or_days_are_no_copies() -> None:
    form = "Shells killed one person in {} on Monday, local police said."
    one = figure("killed", 1)
    towns = [told(form.format(t), place=t, figures=(one,)) for t in ("Harim", "Salma")]
    later = told(
        form.format("Harim"), "2021-05-10", published="2021-05-11", figures=(one,)
    )
    found = resolve(*towns, later)
    assert len({origin_of(found, each) for each in (*towns, later)}) == 3


def test_one_speaker_told_twice_in_other_words_is_one_origin() -> None:
    first = strike(16, "Coast Herald", "Valley Watch")
    second = strike(16, "Morning Daily", "The Valley Watch")
    found = resolve(first, second)
    assert origin_of(found, first) == origin_of(found, second)


def test_one_utterance_in_two_reports_is_one_origin() -> None:
    spoken = "“we saw three helicopters over the mill before the roof came down”"
    first = told(
        f"By phone a miller, Sami Rashed, told us: {spoken}.",
        start=None,
        publisher="Coast Herald",
        speaker="Sami Rashed",
    )
    second = told(
        f"Weeks on, Rashed remembers the morning of the raid well: {spoken}, he says.",
        start=None,
        publisher="A blog",
        speaker="Rashed",
    )
    found = resolve(first, second)
    assert origin_of(found, first) == origin_of(found, second)
    assert {origin.basis for origin in found.origins} == {"own", "same quote"}


def test_an_outlet_tied_to_an_agency_repeats_it() -> None:
    found = resolve(strike(16, "Capital Wire"), strike(16, "Morning Daily"))
    assert len({origin.origin for origin in found.origins}) == 1
    assert {origin.basis for origin in found.origins} == {"own", "tie"}


def test_two_outlets_of_their_own_are_two_origins_of_one_event() -> None:
    found = resolve(strike(16, "Capital Wire"), strike(16, "Coast Herald"))
    assert len(found.events) == 1 and len(found.events[0].origins) == 2
    assert "same day" in found.events[0].reasons


def test_what_contradicts_never_shares_an_origin_and_is_flagged() -> None:
    a, b = (
        strike(16, "Capital Wire", "Valley Watch"),
        strike(40, "Coast Herald", "General Ilm"),
    )
    found = resolve(a, b)
    assert origin_of(found, a) != origin_of(found, b)
    pair = tuple(sorted((a.claim.id, b.claim.id)))
    assert event_of(found, a).contradictions == (pair,)
    assert [(i.code, i.claims) for i in found.issues] == [
        ("contradiction-figures", pair)
    ]


def test_a_denial_joins_the_event_it_denies_and_is_flagged() -> None:
    a = strike(16, "Capital Wire", "Valley Watch")
    b = told(
        "The army said that it hit nothing in Harim on Monday.",
        certainty="denied",
        speaker="Northern Army",
        publisher="Coast Herald",
    )
    found = resolve(a, b)
    assert event_of(found, a) == event_of(found, b)
    assert {issue.code for issue in found.issues} == {"contradiction-denial"}


def test_lead_and_body_of_one_report_are_one_origin() -> None:
    of = report(
        "Sixteen died in Harim. It went on. In all 16 were killed, Valley Watch said."
    )
    count = [figure("killed", 16)]
    lead = placed(
        of,
        claim(of, "Sixteen died in Harim", figures=count),
        "2021-05-03",
        place="Harim",
    )
    body = placed(
        of,
        claim(of, "16 were killed", speaker="Valley Watch", figures=count),
        "2021-05-03",
    )
    found = resolve(lead, body)
    assert origin_of(found, lead) == origin_of(found, body)
    assert {o.basis for o in found.origins} == {"own", "repeated in report"}


def test_small_numbers_at_other_places_of_one_report_are_not_repeats() -> None:
    of = report("A child was killed in Upper Mill. A woman was killed in Old Bridge.")
    said = [
        placed(
            of,
            claim(of, words, figures=[figure("killed", 1)], place=place),
            "2021-05-03",
        )
        for words, place in (
            ("A child was killed", "Upper Mill"),
            ("A woman was killed", "Old Bridge"),
        )
    ]
    assert len({origin.origin for origin in resolve(*said).origins}) == 2


def test_two_speakers_of_one_sentence_are_two_origins() -> None:
    of = report("Valley Watch and the Rescue League said that 16 were killed in Harim.")
    count = [figure("killed", 16)]
    both = [
        placed(
            of,
            claim(of, "16 were killed", speaker=who, figures=count),
            "2021-05-03",
            place="Harim",
        )
        for who in ("Valley Watch", "Rescue League")
    ]
    found = resolve(*both)
    assert len({origin.origin for origin in found.origins}) == 2
    assert len(found.events) == 1


def test_other_days_and_other_towns_are_other_events() -> None:
    found = resolve(
        strike(16, "Capital Wire"),
        strike(16, "Coast Herald", start="2021-05-07"),
        strike(16, "Valley Watch", place="Salma"),
    )
    assert len(found.events) == 3


def test_a_country_holds_a_town_but_is_weak_evidence() -> None:
    town = strike(16, "Capital Wire")
    same = strike(16, "Coast Herald", place="Syria")
    other = told(
        "Planes struck again somewhere.", publisher="Valley Watch", place="Syria"
    )
    found = resolve(town, same, other)
    assert event_of(found, town) == event_of(found, same)
    assert event_of(found, other) != event_of(found, town)
    assert event_of(found, town).where == town.placement.where


def test_loose_matches_do_not_chain_what_contradicts() -> None:
    first = strike(16, "Capital Wire", start="2021-05-03")
    middle = strike(16, "Coast Herald", start="2021-05-04")
    last = strike(16, "Valley Watch", start="2021-05-05")
    found = resolve(first, middle, last)
    assert event_of(found, first) != event_of(found, last)


def test_one_reports_numbers_of_two_days_are_two_incidents() -> None:
    of = report(
        "On Tuesday 6,500 people left Harim. On Wednesday 2,000 people left it.",
        "2021-05-05",
    )
    parts = [("On Tuesday 6,500 people left Harim.", 6500, "2021-05-04", "Tuesday")]
    parts += [("On Wednesday 2,000 people left it.", 2000, "2021-05-05", "Wednesday")]
    said = []
    for words, number, day, named in parts:
        gone = [figure("evacuated", number)]
        made = claim(of, words, kind="displacement", figures=gone)
        one = placed(of, made, day, "same", "Harim")
        when = replace(one.placement.when, words=named)
        said.append(replace(one, placement=replace(one.placement, when=when)))
    found = resolve(*said)
    assert event_of(found, said[0]) != event_of(found, said[1])


def test_a_running_total_is_no_incident() -> None:
    total = told(
        "Since March 1,200 were killed.",
        kind="casualties",
        start="2021-03-01",
        end="2021-05-04",
        figures=[figure("killed", 1200)],
        place="Syria",
    )
    held = told("The army holds Harim.", kind="control", actor="Northern Army")
    assert resolve(total, held).events == ()


def test_undated_claims_stand_alone_or_join_on_strong_evidence() -> None:
    dated = strike(37, "Capital Wire")
    same = strike(37, "Coast Herald", start=None, actor="planes")
    alone = told("There was an air strike.", start=None, place=None, publisher="X")
    found = resolve(dated, same, alone)
    assert event_of(found, dated) == event_of(found, same)
    assert event_of(found, alone).claims == (alone.claim.id,)


def test_a_merge_joins_and_a_split_restores() -> None:
    a, b = strike(16, "Capital Wire"), strike(16, "Coast Herald", start="2021-05-09")
    ids = (a.claim.id, b.claim.id)
    before = resolve(a, b)
    merged = resolve(a, b, decisions=[decision("merge", *ids)])
    assert event_of(merged, a) == event_of(merged, b)
    assert "a reviewer put them together" in event_of(merged, a).reasons
    both = [decision("merge", *ids), decision("split", *ids, at=2)]
    assert resolve(a, b, decisions=both).events == before.events
    events = tuple(event.id for event in before.events)
    assert len(resolve(a, b, decisions=[decision("merge", *events)]).events) == 1


def test_a_merge_of_two_events_joins_all_claims_of_both() -> None:
    harim = [strike(16, each) for each in ("Capital Wire", "Coast Herald")]
    salma = [
        strike(3, each, start="2021-05-20", place="Salma", published="2021-05-21")
        for each in ("Valley Watch", "Morning Daily")
    ]
    before = {event.id for event in resolve(*harim, *salma).events}
    assert len(before) == 2
    ruled = [decision("merge", *sorted(before))]
    (merged,) = resolve(*harim, *salma, decisions=ruled).events
    assert len(merged.claims) == 4
    loose = [decision("split", harim[1].claim.id, salma[1].claim.id), *ruled]
    events = resolve(*harim, *salma, decisions=loose).events
    assert sorted(len(event.claims) for event in events) == [1, 3]


def test_a_merge_keeps_the_ids_that_it_made_vanish() -> None:
    a, b = strike(16, "Capital Wire"), strike(16, "Coast Herald", start="2021-05-09")
    before = {event.id for event in resolve(a, b).events}
    ruled = [decision("merge", *sorted(before))]
    (merged,) = resolve(a, b, decisions=ruled).events
    assert {merged.id, *merged.was} == before
    assert resolve(a).events[0].was == ()


def test_an_event_names_those_it_was_kept_apart_from() -> None:
    a, b = strike(16, "Capital Wire"), strike(16, "Coast Herald")
    ruled = [decision("split", a.claim.id, b.claim.id)]
    one, other = resolve(a, b, decisions=ruled).events
    (near,) = one.runners_up
    assert near.event == other.id and near.points >= 4.5
    assert near.claim in one.claims and "same day" in near.reasons
    assert [runner.event for runner in other.runners_up] == [one.id]


def test_a_split_is_never_undone_by_the_machine() -> None:
    a, b = strike(16, "Capital Wire"), strike(16, "Coast Herald")
    ruled = [decision("split", a.claim.id, b.claim.id)]
    found = resolve(a, b, decisions=ruled)
    assert len(found.events) == 2


def test_what_is_retracted_or_withheld_is_left_out_until_accepted() -> None:
    a, b = strike(16, "Capital Wire"), strike(40, "Coast Herald")
    out = decision("retract", b.report.id)
    found = resolve(a, b, decisions=[out])
    assert [e.claims for e in found.events] == [(a.claim.id,)]
    assert [o.claim for o in found.origins] == [a.claim.id]
    back = decision("accept", b.report.id, at=2)
    assert resolve(a, b, decisions=[out, back]).events == resolve(a, b).events
    event = resolve(a).events[0].id
    gone = resolve(a, decisions=[decision("withhold", event)])
    assert gone.events == () and gone.origins == ()


def test_an_event_keeps_its_id_when_a_copy_comes() -> None:
    first = told(WORDS, speaker="Valley Watch", publisher="Capital Wire")
    copy = told(WORDS + " ", speaker="Valley Watch", published="2021-05-06")
    assert resolve(first).events[0].id == resolve(first, copy).events[0].id


def test_the_result_does_not_depend_on_the_order_of_claims() -> None:
    said = [
        strike(16, "Capital Wire"),
        strike(16, "Coast Herald", start="2021-05-04"),
        strike(20, "Valley Watch", start="2021-05-05"),
    ]
    results = [resolve(*order) for order in permutations(said)]
    assert all(result == results[0] for result in results)


def test_nothing_said_is_nothing_found() -> None:
    assert resolve() == Resolved((), (), (), ())


def test_a_number_counted_over_years_is_no_incident() -> None:
    count = [figure("killed", 4000)]
    since = told("Some 4,000 people were killed in Harim since 2013.", figures=count)
    years = told("In years of war 4,000 people died in Harim.", figures=count)
    blow = strike(16, "Capital Wire", "Valley Watch")
    found = resolve(since, years, blow)
    assert [event.claims for event in found.events] == [(blow.claim.id,)]


def test_an_event_says_how_near_and_far_the_report_has_it() -> None:
    one = strike(16, "Capital Wire")
    words = "10 km north of Harim"
    near = replace(one, placement=replace(one.placement, words=words))
    (event,) = resolve(near).events
    assert (near.claim.place, event.place) == ("Harim", words)


def test_an_event_outside_the_countries_watched_is_an_issue() -> None:
    one = strike(16, "Capital Wire")
    where = one.placement.where
    assert where is not None
    far = replace(where, country="CM", name="West")
    strayed = replace(one, placement=replace(one.placement, where=far))
    found = resolve(strayed)
    (said,) = found.issues
    assert (said.code, said.record) == ("outside-area", found.events[0].id)
    assert "West (CM)" in said.message
    assert not resolve(one).issues


def test_people_inside_a_place_are_no_siege_of_it() -> None:
    for words, events in (
        ("Some 600 people are still inside Harim.", 0),
        ("Some 600 people are trapped in Harim.", 1),
        ("ما زال 600 شخص داخل حارم", 0),
        ("600 شخص محاصرون في حارم", 1),
    ):
        count = [figure("present", 600)]
        assert len(resolve(told(words, kind="siege", figures=count)).events) == events


def test_fighting_for_years_is_no_incident_and_a_siege_is() -> None:
    words = "The League has fought the army at Harim since 2018."
    since = {"start": "2018-01-01", "end": "2021-05-04", "mode": "since"}
    assert resolve(told(words, kind="clash", **since)).events == ()
    assert len(resolve(told(words, kind="siege", **since)).events) == 1
    months = {**since, "start": "2021-01-01"}
    assert len(resolve(told(words, kind="clash", **months)).events) == 1
