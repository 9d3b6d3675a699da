"""Events are told in the manner of their words, and each count by who gives it."""

from dataclasses import replace
from datetime import date

import pytest

from marsad.publish.arabic.doubts import dispute_sentence as arabic_dispute
from marsad.publish.arabic.figures import stock_sentence as arabic_stock
from marsad.publish.arabic.figures import sum_sentence as sum_in_arabic
from marsad.publish.arabic.figures import total_sentence as arabic_total
from marsad.publish.arabic.incident import event_sentence as in_arabic
from marsad.publish.arabic.names import Names
from marsad.publish.brief import make_brief
from marsad.publish.briefs import written
from marsad.publish.disputes import dispute_sentence
from marsad.publish.figures import sum_sentence, totals
from marsad.publish.incident import event_sentence
from marsad.publish.naming import speaker
from marsad.publish.redact import redact
from marsad.publish.sections import unverified
from marsad.publish.subjects import Dispute, Stock, Sum, Total
from marsad.publish.views import person_sentences, tally_sentence
from marsad.records.claim import Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.tally import Tally
from marsad.records.when import When
from tests.publish.scene import WAR

VOICES = {1: "Valley Observatory", 2: "North TV"}
DAY = When(date(2021, 5, 3), date(2021, 5, 3))


def said(number: int, quote: str, kind: str, *counted: Figure, **more: object) -> Claim:
    made = Claim(f"clm-{number}", "rpt-1", kind, (0, len(quote)), quote)
    made = replace(made, figures=counted, speaker=VOICES[number])
    return replace(made, **more)  # type: ignore[arg-type]


def count(measure: str, low: float, population: str | None = None) -> Figure:
    return Figure(measure, "some", (0, 4), low, low, population=population)


def told(
    kind: str, *claims: Claim, days: dict[str, When] | None = None
) -> tuple[str, str]:
    """One event's sentence in English and in Arabic."""
    known = {claim.id: claim for claim in claims}
    tallies = tuple(
        Tally(
            f"tly-{claim.id}-{at}",
            figure.measure,
            figure.population,
            "flow",
            DAY,
            None,
            figure.low or 0,
            figure.low or 0,
            figure.high,
            (claim.id,),
            event="evt-1",
        )
        for claim in claims
        for at, figure in enumerate(claim.figures)
    )
    placed = {
        id: Placement(f"plc-{id}", id, None, None, (), (days or {}).get(id, DAY))
        for id in known
    }
    event = Event("evt-1", kind, DAY, None, "Harim", (), tuple(known), ("rpt-1",), ())
    report = Report("rpt-1", "Text.", "", publisher="Capital Wire")
    dossier = Dossier(
        WAR, {"rpt-1": report}, claims=known, placements=placed, events=(event,)
    )
    names = Names(dossier)
    return (
        event_sentence(event, dossier, tallies).text,
        in_arabic(event, tallies, names),
    )


def test_whom_the_cold_took_nobody_killed() -> None:
    quote = "9 infants died of cold on the road"
    english, arabic = told(
        "casualties", said(1, quote, "casualties", count("killed", 9))
    )
    assert "9 people died in Harim" in english
    assert "توفي 9 أشخاص" in arabic
    assert "killed" not in english


def test_in_a_sum_too_the_hungry_were_not_killed() -> None:
    quote = "400 people died of hunger this year"
    claim = said(1, quote, "casualties", count("killed", 400))
    tally = Tally("tly-1", "killed", None, "flow", DAY, None, 0, 0, 0, (claim.id,))
    report = Report("rpt-1", "Text.", "", publisher="Capital Wire")
    dossier = Dossier(WAR, {"rpt-1": report}, claims={claim.id: claim})
    english = sum_sentence(tally, None, dossier).text
    assert english.startswith("No figure of people reported to have died is confirmed")
    assert "is 400 people who died, from the Valley Observatory" in english
    assert "400 شخص توفوا" in sum_in_arabic(Sum(tally, None), Names(dossier))
    firm = replace(tally, low=400, best=400, high=400)
    told = tally_sentence(firm, dossier).text
    assert told.startswith("400 people were reported to have died")


def test_prisoners_who_are_handed_over() -> None:
    quote = "9 prisoners were handed over to the police"
    english, arabic = told(
        "detention", said(1, quote, "detention", count("detained", 9))
    )
    assert "9 people were handed over" in english
    assert "سُلّم 9 أشخاص" in arabic


def test_people_behind_whom_fighters_hide() -> None:
    quote = "the League uses families as human shields"
    claim = said(1, quote, "attack", actor="Valley League", target="families")
    english, arabic = told("attack", claim)
    assert "civilians were used as human shields by the Valley League" in english
    assert "دروعاً بشرية" in arabic
    assert "attack" not in english


def test_each_count_is_told_of_who_gives_it() -> None:
    english, arabic = told(
        "displacement",
        said(1, "90 people fled", "displacement", count("displaced", 90)),
        said(2, "30 people were evacuated", "displacement", count("evacuated", 30)),
    )
    assert "The Valley Observatory said 90 people were displaced" in english
    assert "; North TV said 30 people were evacuated" in english
    assert "also told" not in english
    assert "أُجلي 30 شخصاً، وفق" in arabic


def test_who_says_later_that_one_is_held_has_not_told_the_day() -> None:
    late = When(date(2022, 1, 1), date(2022, 1, 1))
    english, _ = told(
        "abduction",
        said(1, "He is being held", "abduction", count("abducted", 1)),
        said(2, "A baker was seized on 3 May 2021", "abduction"),
        days={"clm-1": late},
    )
    assert english.startswith("North TV said one person was abducted in Harim")
    assert "the Valley Observatory also told of it" in english


def test_not_to_know_where_somebody_is_is_no_doubt() -> None:
    quote = "Her whereabouts are not known"
    claim = said(1, quote, "person", person="Anna Lindqvist", status="missing")
    status = PersonStatus(
        "missing", DAY, "doubtful", claim.speaker, claim.report, claim.id
    )
    person = PersonCase("per-1", "Anna Lindqvist", (), (status,), private=False)
    dossier = Dossier(WAR, claims={claim.id: claim}, persons=(person,))
    (sentence,) = person_sentences(person, dossier)
    assert "the fate or whereabouts of Anna Lindqvist were not known" in sentence.text
    assert "doubt" not in sentence.text
    assert not [s for b in unverified(dossier).blocks for s in b.sentences]


def test_not_to_know_whether_somebody_lives_is_neither_death_nor_doubt() -> None:
    quote = "whether Anna Lindqvist is dead or alive"
    lost = said(
        1,
        quote,
        "person",
        person="Anna Lindqvist",
        status="missing",
        certainty="doubtful",
    )
    alive = said(2, "she is alive", "person", person="Anna Lindqvist", status="alive")
    told = Dispute((lost.id, alive.id), None)
    dossier = Dossier(WAR, claims={c.id: c for c in (lost, alive)})
    english = dispute_sentence(told, "per-1", dossier).text
    arabic = arabic_dispute(told, Names(dossier))
    assert "said that the fate or whereabouts of the person were not known" in english
    assert "killed" not in english
    assert "عدم معرفة مصير الشخص" in arabic
    assert "شك" not in arabic


def test_fighters_are_told_of_their_side() -> None:
    counted = count("fighters", 900, "combatants")
    claim = said(
        1, "the League has 900 men", "strength", counted, actor="Valley League"
    )
    tally = Tally(
        "tly-1", "fighters", "combatants", "stock", DAY, None, 900, 900, 900, ("clm-1",)
    )
    dossier = Dossier(WAR, claims={claim.id: claim}, tallies=(tally,))
    assert "900 fighters of the Valley League" in tally_sentence(tally, dossier).text


@pytest.mark.parametrize(
    ("kind", "quote", "english", "arabic"),
    [
        ("displacement", "9 lorries came out", "9 vehicles were seen", "رُصدت 9 مركبات"),
        ("displacement", "خرجت 9 شاحنات", "9 vehicles were seen", "رُصدت 9 مركبات"),
        ("aid", "a convoy of 9 lorries", "9 vehicles were seen", "رُصدت 9 مركبات"),
        ("attack", "they came in 9 cars", "9 vehicles were seen", "رُصدت 9 مركبات"),
        ("clash", "9 tanks were lost", "9 vehicles were hit or lost", "أو فُقدت 9"),
        ("airstrike", "تدمير 9 آليات", "9 vehicles were hit or lost", "أو فُقدت 9"),
    ],
)
def test_only_what_is_hit_is_told_as_hit(
    kind: str, quote: str, english: str, arabic: str
) -> None:
    claim = said(1, quote, kind, count("vehicles", 9))
    placed = {claim.id: Placement("plc-1", claim.id, None, None, (), DAY)}
    dossier = Dossier(WAR, claims={claim.id: claim}, placements=placed)
    (total,), _ = totals(dossier)
    assert english in total.text
    assert isinstance(total.of, Total)
    assert arabic in arabic_total(total.of, Names(dossier))


def test_a_dispute_is_told_in_the_manner_of_its_words() -> None:
    """Prisoners handed over were not detained by that."""
    one = said(1, "90 men were handed over", "detention", count("detained", 90))
    two = said(2, "police arrested 40 men", "detention", count("detained", 40))
    dossier = Dossier(WAR, claims={c.id: c for c in (one, two)})
    told = Dispute((one.id, two.id), None)
    english = dispute_sentence(told, "evt-1", dossier).text
    arabic = arabic_dispute(told, Names(dossier))
    assert "90 people handed over" in english
    assert "40 people detained" in english
    assert "تسليم 90 شخصاً" in arabic
    assert "احتجاز 40 شخصاً" in arabic


def test_numbers_of_two_days_are_disputed_with_their_days() -> None:
    one = said(1, "90 people fled", "displacement", count("displaced", 90))
    two = said(2, "40 people fled", "displacement", count("displaced", 40))
    dossier = Dossier(WAR, claims={c.id: c for c in (one, two)})
    told = Dispute((one.id, two.id), None)
    for days, apart in ((3, False), (4, True)):
        when = DAY if days == 3 else When(date(2021, 5, days), date(2021, 5, days))
        placed = {
            claim.id: Placement(f"plc-{claim.id}", claim.id, None, None, (), day)
            for claim, day in ((one, DAY), (two, when))
        }
        known = replace(dossier, placements=placed)
        english = dispute_sentence(told, "evt-1", known).text
        arabic = arabic_dispute(told, Names(known))
        assert ("(4 May 2021)" in english) is apart
        assert ("(4 أيار/مايو 2021)" in arabic) is apart


@pytest.mark.parametrize(
    ("words", "english", "arabic"),
    [
        ("more than 90 people", "more than 90 people were", "أكثر من 90 شخصاً"),
        ("over 90 people", "more than 90 people were", "أكثر من 90 شخصاً"),
        ("at least 90 people", "at least 90 people were", "ما لا يقل عن 90 شخصاً"),
        ("أكثر من 90 شخصاً", "more than 90 people were", "أكثر من 90 شخصاً"),
        ("ما لا يقل عن 90 شخصاً", "at least 90 people were", "ما لا يقل عن 90 شخصاً"),
    ],
)
def test_more_than_is_not_at_least(words: str, english: str, arabic: str) -> None:
    figure = Figure("wounded", words, (0, len(words)), 90, None, population="people")
    claim = said(1, f"{words} were hurt", "casualties", figure)
    for one, other in (told("casualties", claim), _as_total(claim), _as_stock(claim)):
        assert english.removesuffix(" were") in one.lower()
        assert arabic in other
    mixed = replace(figure, text="at least 90")
    both = said(2, "at least 90 hurt", "casualties", mixed)
    assert "more than" not in told("casualties", claim, both)[0]


def _as_total(claim: Claim) -> tuple[str, str]:
    placed = {claim.id: Placement("plc-1", claim.id, None, None, (), DAY)}
    dossier = Dossier(WAR, claims={claim.id: claim}, placements=placed)
    (total,), _ = totals(dossier)
    assert isinstance(total.of, Total)
    return total.text, arabic_total(total.of, Names(dossier))


def _as_stock(claim: Claim) -> tuple[str, str]:
    tally = Tally(
        "tly-1", "wounded", "people", "stock", DAY, None, 90, 90, None, (claim.id,)
    )
    dossier = Dossier(WAR, claims={claim.id: claim}, tallies=(tally,))
    arabic = arabic_stock(Stock(tally), Names(dossier))
    return tally_sentence(tally, dossier).text, arabic


def test_a_message_tells_whose_number_it_is_as_the_brief_does() -> None:
    """Who only told of the strike has counted nobody, and nobody struck "boys"."""
    one = said(
        1,
        "air strikes killed 9 people, most of them boys",
        "airstrike",
        count("killed", 9),
        actor="Northern Army",
        target="boys",
    )
    two = said(2, "it had struck a mill in Harim", "airstrike", actor="Northern Army")
    known = {claim.id: claim for claim in (one, two)}
    tally = Tally(
        "tly-1", "killed", None, "flow", DAY, None, 9, 9, 9, (one.id,), event="evt-1"
    )
    event = Event(
        "evt-1", "airstrike", DAY, None, "Harim", (), tuple(known), ("rpt-1",), ()
    )
    placed = {id: Placement(f"plc-{id}", id, None, None, (), DAY) for id in known}
    reports = {"rpt-1": Report("rpt-1", "Text.", "", publisher="Capital Wire")}
    dossier = Dossier(
        WAR,
        reports,
        claims=known,
        placements=placed,
        events=(event,),
        tallies=(tally,),
    )
    text = " ".join(written(make_brief(dossier), dossier, "en").text().split())
    assert "9 people were killed: air strikes by the Northern Army in Harim" in text
    assert "According to the Valley Observatory; North TV also told of it." in text
    assert "boys" not in text


def test_a_source_in_the_forces_is_in_those_that_the_report_names() -> None:
    told_of = said(1, "90 people left", "displacement", count("displaced", 90))
    claim = replace(told_of, speaker="مصدر عسكري في الجيش")
    for text, english in (
        (
            "انسحب الجيش الإسرائيلي من حارم.",
            "military source in the Israel Defense Forces",
        ),
        ("خرج الناس من حارم.", "military source in the army"),
    ):
        report = Report("rpt-1", text, "", publisher="Capital Wire")
        dossier = Dossier(WAR, {"rpt-1": report}, claims={claim.id: claim})
        assert english in speaker(claim, dossier)
        opened = redact(dossier, date(2021, 6, 1))
        assert opened.reports["rpt-1"].text == ""
        assert english in speaker(opened.claims[claim.id], opened)


def test_who_denies_an_agreement_denies_no_deed() -> None:
    deed = said(
        1, "the army handed over 90 detainees", "detention", count("detained", 90)
    )
    quote = "it had agreed to hand over detainees"
    no = said(2, quote, "detention", certainty="denied")
    english, arabic = told("detention", deed, no)
    assert f"; North TV denied: “{quote}”" in english
    assert "denied it" not in english
    assert "ونفت" in arabic or "ونفى" in arabic
    assert "ذلك" not in arabic
    flat = said(2, "it handed over detainees", "detention", certainty="denied")
    assert "North TV denied it" in told("detention", deed, flat)[0]
