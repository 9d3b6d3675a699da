"""One event told in English and in Arabic."""

from dataclasses import replace

from marsad.records.source import Source
from marsad.records.war import Party
from marsad.resolve.resolve import resolve_claims
from tests.build import WAR, Told, dossier, engine, figure, resolved, told

OBSERVATORY = "المرصد السوري لحقوق الإنسان"


def english(**more: object) -> Told:
    words = "Russian warplanes struck the market of Harim, killing nine people."
    count = [figure("killed", 9)]
    more = {"actor": "Russian warplanes", "publisher": "Coast Herald", **more}
    return told(words, figures=count, **more)  # type: ignore[arg-type]


def arabic(**more: object) -> Told:
    words = "قصفت الطائرات الحربية الروسية سوق حارم وقتلت تسعة أشخاص."
    count = [figure("killed", 9)]
    more = {
        "actor": "الطائرات الحربية الروسية",
        "publisher": "صوت الوادي",
        "place": "Harim",
        **more,
    }
    made = told(words, figures=count, **more)  # type: ignore[arg-type]
    return replace(made, claim=replace(made.claim, place="حارم، ريف إدلب"))


def test_one_air_strike_is_one_event_of_two_sources() -> None:
    one, other = english(), arabic()
    found = resolve_claims(dossier([one, other]), engine())
    (event,) = found.events
    assert set(event.claims) == {one.claim.id, other.claim.id}
    assert len(event.origins) == 2
    assert event.contradictions == ()
    assert any(reason.startswith("same sides") for reason in event.reasons)


def test_one_observatory_quoted_in_two_languages_is_one_origin() -> None:
    one = english(speaker="Syrian Observatory for Human Rights")
    other = arabic(speaker=OBSERVATORY)
    found = resolve_claims(dossier([one, other]), engine())
    assert len(found.events) == 1
    assert len({origin.origin for origin in found.origins}) == 1
    assert {origin.basis for origin in found.origins} == {"own", "same speaker"}


def test_an_arabic_name_finds_the_source_that_is_known_in_english() -> None:
    watch = Source("sohr", "SOHR", "monitor", "B")
    war = replace(WAR, sources=(*WAR.sources, watch))
    known = resolved(dossier([english(speaker="SOHR"), arabic(speaker=OBSERVATORY)]))
    known = replace(known, war=war)
    found = resolve_claims(known, engine())
    assert len({origin.origin for origin in found.origins}) == 1


def test_other_speakers_in_two_languages_stay_two_origins() -> None:
    one = english(speaker="Syrian Network for Human Rights")
    other = arabic(speaker=OBSERVATORY)
    found = resolve_claims(dossier([one, other]), engine())
    assert len(found.events) == 1
    assert len(found.events[0].origins) == 2


def test_another_town_in_the_other_language_is_another_event() -> None:
    found = resolve_claims(dossier([english(), arabic(place="Salma")]), engine())
    assert len(found.events) == 2


def test_a_monitor_s_party_is_told_once() -> None:
    war = replace(WAR, parties=(Party("moscow", "Russia", ("Russian warplanes",)),))
    found = resolve_claims(dossier([english(), arabic()], war=war), engine())
    (event,) = found.events
    assert event.parties == ("moscow",)
