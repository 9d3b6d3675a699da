"""Nothing protected survives redaction, wherever it was planted."""

import dataclasses
import json
import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.folding import fold
from marsad.publish.redact import redact
from marsad.publish.scope import make_scope
from marsad.publish.seal import CONTACT, Seal, make_seal
from marsad.publish.tellings import Tellings
from marsad.publish.wire import EXPORTS, rows
from marsad.records.dossier import Dossier
from marsad.records.origin import Origin
from marsad.records.war import PublishRules, War
from marsad.records.where import Where
from tests.publish.scene import HARIM, NOW, PRIVATE, SALMA, SECRETS, WAR, scene

TODAY = NOW.date()


def printed(dossier: Dossier) -> str:
    tell = Tellings(dossier).headlines
    return "\n".join(
        json.dumps(row, ensure_ascii=False)
        for name in EXPORTS
        for row in rows(name, dossier, tell)
    )


def everything(dossier: Dossier) -> str:
    return fold(repr(dataclasses.replace(dossier, war=WAR.__class__("x"))))


def test_planted_secrets_are_gone() -> None:
    text = everything(redact(scene(), TODAY))
    for secret in (*SECRETS, PRIVATE, "Haddadin", "963 11 555", "36.21, 36.52 note"):
        assert fold(secret) not in text


def test_rulings_cuts_and_reasons_leave_without_what_is_protected() -> None:
    known, secret = scene(), SECRETS[0]
    record = next(iter(redact(known, TODAY).grades))
    grade = dataclasses.replace(
        known.grades[record],
        override="fair",
        override_reason=f"{secret} saw it",
        positions=((secret, "silent"),),
    )
    tallies = tuple(
        dataclasses.replace(t, cut=(("actor", secret),), reasons=(f"as {secret} says",))
        for t in known.tallies
    )
    changed = dataclasses.replace(
        known, grades={**known.grades, record: grade}, tallies=tallies
    )
    opened = redact(changed, TODAY)
    assert opened.grades[record].override == "fair"
    assert fold(secret) not in everything(opened)


def test_public_persons_keep_their_names() -> None:
    names = {p.name for p in redact(scene(), TODAY).persons}
    assert names == {"Anna Lindqvist", "[name withheld]"}


def test_no_text_of_a_report_leaves_whole() -> None:
    assert all(r.text == "" for r in redact(scene(), TODAY).reports.values())


def test_a_protected_report_keeps_its_week_and_no_more() -> None:
    opened = redact(scene(), TODAY)
    note = next(r for r in opened.reports.values() if r.protected)
    assert note.id.startswith("rpt-")
    assert (note.publisher, note.title, note.url, note.evidence) == (
        CONTACT,
        None,
        None,
        "",
    )
    assert note.published == date(2021, 5, 10)
    claim = next(c for c in opened.claims.values() if c.report == note.id)
    assert (claim.quote, claim.speaker, claim.actor, claim.via) == (
        "",
        CONTACT,
        None,
        (),
    )
    event = next(e for e in opened.events if e.claims == (claim.id,))
    assert event.place == "Latakia"
    assert event.where is not None and event.where.precision == 4
    assert (event.when.start, event.when.end) == (date(2021, 5, 10), date(2021, 5, 16))


def test_young_protected_reports_are_held_back_wholly() -> None:
    opened = redact(scene(), date(2021, 5, 13))
    assert not any(r.protected for r in opened.reports.values())
    assert len(opened.claims) == len(scene().claims) - 1
    assert {e.id for e in opened.events} == {"evt-harim", "evt-salma"}
    assert "tly-3" not in {t.id for t in opened.tallies}


def test_a_protected_report_of_unknown_age_is_held_back() -> None:
    told = scene()
    note = dataclasses.replace(told.reports["zt-field-9-note"], published=None)
    reports = {**told.reports, note.id: note}
    opened = redact(dataclasses.replace(told, reports=reports, evidence={}), TODAY)
    assert not any(r.protected for r in opened.reports.values())


def test_what_is_not_protected_stays_as_it_is() -> None:
    opened = redact(scene(), TODAY)
    assert opened.claims["clm-bbb1"] == scene().claims["clm-bbb1"]
    assert opened.placements["clm-bbb1"] == scene().placements["clm-bbb1"]
    assert opened.reports["rpt-a"].url == "https://wire.example/2021/harim-strikes"


def test_nobody_is_shown_to_have_had_it_from_a_protected_report() -> None:
    line = (
        Origin("ori-a", "clm-aaa1", "org-a"),
        Origin("ori-z", "clm-zzz1", "org-a", "clm-aaa1", "same text"),
        Origin("ori-b", "clm-bbb1", "org-a", "clm-zzz1", "same text"),
        Origin("ori-c", "clm-bbb2", "org-a", "clm-bbb1", "same quote"),
    )
    told = dataclasses.replace(scene(), origins={one.claim: one for one in line})
    found = redact(told, TODAY).origins.values()
    shown = {(one.copy_of, one.basis) for one in found}
    assert shown == {
        (None, "own"),
        ("clm-aaa1", "shared copies"),
        ("clm-bbb1", "same quote"),
    }
    assert sum(one.copy_of == "clm-aaa1" for one in found) == 2


def test_an_address_that_spells_a_private_name_is_withheld() -> None:
    told = scene()
    report = dataclasses.replace(
        told.reports["rpt-a"], url="https://wire.example/karim-haddadin-killed"
    )
    opened = redact(
        dataclasses.replace(told, reports={**told.reports, "rpt-a": report}), TODAY
    )
    assert opened.reports["rpt-a"].url is None


def test_internal_issues_and_decisions_stay_inside() -> None:
    opened = redact(scene(), TODAY)
    assert opened.decisions == ()
    assert {i.code for i in opened.issues} == {"mismatch-area", "contradiction-figures"}


def test_redacting_twice_changes_nothing_that_shows() -> None:
    once = redact(scene(), TODAY)
    assert (
        printed(redact(once, TODAY + timedelta(days=30))).count("[name withheld]") > 0
    )


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_longer_delay_never_shows_more(short: int, long: int) -> None:
    short, long = sorted((short, long))
    seen = [
        set(redact(scene(war(delay_days=days)), TODAY).claims) for days in (short, long)
    ]
    assert seen[1] <= seen[0]


def war(**rules: object) -> War:
    changed: PublishRules = dataclasses.replace(WAR.rules, **rules)  # type: ignore[arg-type]
    return dataclasses.replace(WAR, rules=changed)


@given(st.floats(-89, 89), st.floats(-180, 179), st.floats(1, 100))
def test_the_blurred_circle_holds_the_true_place(
    lat: float, lon: float, km: float
) -> None:
    seal = make_seal(WAR.sources, ())
    true = dataclasses.replace(HARIM, lat=lat, lon=lon)
    blurred = seal.where(true, km)
    assert blurred is not None and blurred.lat is not None and blurred.lon is not None
    away = distance_km(lat, lon, blurred.lat, blurred.lon)
    assert blurred.radius_m is not None
    if abs(lat) < 85:
        assert 0.2 * km < away < blurred.radius_m / 1000 + 0.3
    assert (blurred.entry, blurred.name) == ("", "Idlib")


def distance_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Haversine, independent of how the blur is made."""
    a, b = math.radians(lat), math.radians(lat2)
    turn = math.radians(lon2 - lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def test_the_same_place_is_always_blurred_alike() -> None:
    seal = make_seal(WAR.sources, ())
    assert seal.where(SALMA, 20.0) == seal.where(SALMA, 20.0)
    other = Seal("other salt", (), ())
    assert seal.where(SALMA, 20.0) != other.where(SALMA, 20.0)


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        (
            ("coordinates", "decimal", 33.51234, 36.27891),
            ("coordinates", "decimal", 34.1, 36.5),
        ),
        (
            ("underfire", "sy-city-aleppo", 36.2, 37.4955),
            ("underfire", "sy-city-aleppo", 36.2, 37.16),
        ),
    ],
)
def test_an_open_claim_of_one_entry_does_not_show_anothers_point(
    hidden: tuple[str, str, float, float], shown: tuple[str, str, float, float]
) -> None:
    """Written positions, and places so far from a town, share their entry's id."""

    def at(gazetteer: str, entry: str, lat: float, lon: float) -> Where:
        return dataclasses.replace(
            HARIM, gazetteer=gazetteer, entry=entry, lat=lat, lon=lon
        )

    told = scene()
    (event,) = (e for e in told.events if e.claims == ("clm-zzz1",))
    both = dataclasses.replace(
        event,
        claims=("clm-zzz1", "clm-bbb3"),
        where=at(*hidden),
        place="secret words",
    )
    others = (e for e in told.events if e.id not in ("evt-zshell", "evt-salma"))
    placements = dict(told.placements)
    for claim, where in (("clm-zzz1", hidden), ("clm-bbb3", shown)):
        placements[claim] = dataclasses.replace(placements[claim], where=at(*where))
    told = dataclasses.replace(told, events=(*others, both), placements=placements)
    (event,) = (e for e in redact(told, TODAY).events if "clm-bbb3" in e.claims)
    assert event.where is not None
    assert (event.where.gazetteer, event.where.precision) == ("blurred", 4)
    assert event.where.lat != hidden[2]
    assert event.place == event.where.name


def test_points_near_each_other_are_blurred_to_few() -> None:
    """So that many wordings of one place cannot be averaged to where it is."""
    seal = make_seal(WAR.sources, ())
    near = [
        dataclasses.replace(HARIM, lat=35.9 + north / 100, lon=36.7 + east / 100)
        for north in range(-10, 11, 2)
        for east in range(-10, 11, 2)
    ]
    hidden = {(w.lat, w.lon) for w in (seal.where(p, 50.0) for p in near) if w}
    assert len(hidden) <= 4


def test_only_countries_stay_as_they_are() -> None:
    seal = make_seal(WAR.sources, ())
    lake = dataclasses.replace(HARIM, kind="water", precision=7)
    land = dataclasses.replace(HARIM, kind="country", precision=6)
    assert seal.where(lake, 50.0) != lake
    assert seal.where(land, 50.0) == land


def told_of(person: str, quote: str | None = None) -> Dossier:
    """The scene with one claim about somebody else."""
    base = scene()
    claim = dataclasses.replace(base.claims["clm-bbb3"], person=person)
    if quote is not None:
        claim = dataclasses.replace(claim, quote=quote)
    return dataclasses.replace(base, claims={**base.claims, claim.id: claim})


def test_a_single_word_is_hidden_only_where_the_person_is_told_of() -> None:
    opened = redact(told_of("May", "The army and May took Salma"), TODAY)
    assert opened.claims["clm-bbb3"].quote == "The army and [name withheld] took Salma"
    assert opened.reports["rpt-a"].publisher == "Capital Wire"
    assert "May" not in make_scope(told_of("May"), TODAY).seal.private


def test_places_and_parties_taken_for_persons_stay_readable() -> None:
    for name in ("Harim", "Northern Army", "Capital Wire", "Saudi Arabia"):
        opened = redact(told_of(name), TODAY)
        assert opened.claims["clm-aaa1"] == scene().claims["clm-aaa1"]
        assert opened.claims["clm-bbb3"].person == name


def test_a_place_is_no_person_without_the_word_for_what_it_is() -> None:
    known = told_of("Bab al-Noor")
    gate = dataclasses.replace(HARIM, name="Bab al-Noor crossing")
    there = dataclasses.replace(known.placements["clm-bbb3"], where=gate)
    assert redact(known, TODAY).claims["clm-bbb3"].person != "Bab al-Noor"
    placements = {**known.placements, "clm-bbb3": there}
    placed = dataclasses.replace(known, placements=placements)
    assert redact(placed, TODAY).claims["clm-bbb3"].person == "Bab al-Noor"


def test_numbers_to_call_and_addresses_are_taken_out_of_quotes() -> None:
    quote = "call +963 11 555 0199 or write to me@drop.example today"
    opened = redact(told_of("Anna Lindqvist", quote), TODAY)
    assert opened.claims["clm-bbb3"].quote == (
        "call [contact withheld] or write to [contact withheld] today"
    )


def test_the_day_of_a_protected_word_on_ground_stays_here() -> None:
    known = scene()
    scope = make_scope(known, TODAY)
    hidden = min(scope.hidden - scope.gone)
    said = date(2021, 5, 3)
    basis = f"third party reports, last said of {said}"
    ground = dataclasses.replace(
        known.controls[-1], claims=(hidden,), basis=basis, last=said
    )
    opened = redact(dataclasses.replace(known, controls=(ground,)), TODAY)
    (row,) = rows("control", opened)
    assert (row["last"], row["age_days"], row["stale"]) == (None, None, False)
    assert row["basis"] == "third party reports"
    plain = dataclasses.replace(ground, claims=("clm-bbb3",))
    opened = redact(dataclasses.replace(known, controls=(plain,)), TODAY)
    (row,) = rows("control", opened)
    assert (row["last"], row["basis"]) == (str(said), basis)


def closed(special: str, name: str = "Anna Lindqvist") -> Dossier:
    """The scene with one person's case closed."""
    known = scene()
    persons = tuple(
        dataclasses.replace(p, special=(special,), closed=True, private=True)
        if p.name == name
        else p
        for p in known.persons
    )
    return dataclasses.replace(known, persons=persons)


@pytest.mark.parametrize("special", ["minor", "sexual violence"])
def test_nothing_of_a_closed_case_leaves_though_its_name_is_listed(
    special: str,
) -> None:
    known = closed(special)
    opened = redact(known, TODAY)
    assert {p.name for p in opened.persons} == {"[name withheld]"}
    text = everything(opened)
    for words in ("Lindqvist", "may be alive", "a nurse taken", "per-anna"):
        assert fold(words) not in text
    told = {s.claim for p in known.persons if p.closed for s in p.statuses}
    assert told and told.isdisjoint(opened.claims)
    assert fold("Lindqvist") not in fold(printed(opened))


def test_a_closed_case_keeps_what_happened_without_its_words() -> None:
    opened = redact(closed("minor"), TODAY)
    assert len(opened.claims) == len(redact(scene(), TODAY).claims)
    quiet = [c for c in opened.claims.values() if c.kind == "person" and not c.quote]
    assert quiet and all(c.person is None and c.status is None for c in quiet)


def test_place_and_day_of_sexual_violence_leave_only_coarsely() -> None:
    known = closed("sexual violence", "Karim Haddadin")
    shut = {s.claim for p in known.persons if p.closed for s in p.statuses}
    placed = {c for c in shut if c in known.placements}
    opened = redact(known, TODAY)
    kept = [p for p in opened.placements.values() if p.claim in opened.claims]
    fine = {
        (p.where.name, p.when.start)
        for c, p in known.placements.items()
        if c in placed and p.where
    }
    scope = make_scope(known, TODAY)
    for placement in kept:
        if placement.claim in {scope.ren(c) for c in placed} and placement.where:
            assert (placement.where.name, placement.when.start) not in fine
    assert placed


def test_what_is_open_of_special_cases_says_why() -> None:
    known = scene()
    persons = tuple(dataclasses.replace(p, special=("minor",)) for p in known.persons)
    opened = redact(dataclasses.replace(known, persons=persons), TODAY)
    assert {p.special for p in opened.persons} == {("minor",)}
