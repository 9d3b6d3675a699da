"""Every kind of event gives a sentence in Arabic, however it is told."""

import re
from dataclasses import replace

import pytest

from marsad.publish.account import SEEN
from marsad.publish.arabic.incident import event_sentence, grade_words
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.words import words
from marsad.records.claim import (
    CERTAINTIES,
    KINDS,
    MEASURES,
    STATUSES,
    Claim,
    Figure,
)
from marsad.records.control import STATES
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import GRADES
from marsad.records.tally import Tally
from marsad.text.manners import MANNERS
from tests.publish.arabic.scene import OPENED, plain
from tests.publish.scene import HARIM, when

DAY = when("2021-05-03", "2021-05-03")
LATIN = re.compile("[A-Za-z]")


def claim(kind: str, **more: object) -> Claim:
    made = Claim("clm-1", "rpt-a", kind, (0, 1), "x", speaker="Valley Observatory")
    return replace(made, **more)  # type: ignore[arg-type]


def tally(measure: str, low: float, high: float | None, **more: object) -> Tally:
    made = Tally(
        f"tly-{measure}", measure, None, "flow", DAY, None, low, low, high, ("clm-1",)
    )
    return replace(made, event="evt-1", **more)  # type: ignore[arg-type]


def told(
    of: Claim | tuple[Claim, ...], *tallies: Tally, grade: str | None = None
) -> str:
    """The sentence on one event that these claims and counts make."""
    claims = of if isinstance(of, tuple) else (of,)
    ids = tuple(one.id for one in claims)
    kind = claims[0].kind
    event = Event("evt-1", kind, DAY, HARIM, "Harim", (), ids, ("rpt-a",), ("org-1",))
    made = replace(
        OPENED, claims={one.id: one for one in claims}, events=(event,), origins={}
    )
    if grade:
        made = graded(made, grade, 3)
    return plain(event_sentence(event, tallies, Names(made)))


def graded(dossier: Dossier, word: str, origins: int) -> Dossier:
    first = next(iter(OPENED.grades.values()))
    grade = replace(first, record="evt-1", grade=word, origins=origins)
    return replace(dossier, grades={"evt-1": grade})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("certainty", CERTAINTIES)
@pytest.mark.parametrize("actor", [None, "Northern Army", "US soldiers"])
def test_every_kind_gives_a_sentence(
    kind: str, certainty: str, actor: str | None
) -> None:
    target = "Valley League" if actor else None
    one = claim(kind, certainty=certainty, actor=actor, target=target, place="Harim")
    for counts in ((), (tally("killed", 16, 20),), (tally("structures", 3, 3),)):
        said = told(one, *counts)
        assert said.endswith(".") and "  " not in said and "،،" not in said
        assert "مرصد الوادي" in said and "3 أيار/مايو 2021" in said
        assert not re.search(r"[{}_]|None", said)
        assert not LATIN.search(said), said


@pytest.mark.parametrize("measure", [m for m in MEASURES if m != "area_km2"])
def test_every_measure_is_counted_in_some_sentence(measure: str) -> None:
    said = told(claim("displacement"), tally(measure, 11, 11))
    counted = measure not in (
        "structures",
        "vehicles",
        "strikes",
        "present",
        "fighters",
    )
    assert ("11" in said) == counted
    assert not LATIN.search(said)


def test_strikes_say_what_they_did() -> None:
    one = claim("airstrike", actor="Northern Army", target="houses")
    parts = tally("killed", 7, 7, population="civilians", id="tly-c")
    assert told(one, tally("killed", 16, None), parts, tally("wounded", 20, 20)) == (
        "قُتل ما لا يقل عن 16 شخصاً، بينهم 7 مدنيين، وأُصيب 20 جرّاء غارات جوية شنّها "
        "جيش الشمال في حارم يوم 3 أيار/مايو 2021، وفق مرصد الوادي."
    )
    assert told(one) == (
        "شنّ جيش الشمال غارات جوية طالت منازل في حارم يوم 3 أيار/مايو 2021، وفق مرصد "
        "الوادي."
    )
    assert told(replace(one, actor=None)).startswith("طالت غارات جوية منازل في حارم")


def test_all_of_them_may_be_civilians() -> None:
    one = claim("shelling", actor="Syrian Democratic Forces")
    parts = tally("killed", 2, 2, population="civilians", id="tly-c")
    assert told(one, tally("killed", 2, 2), parts).startswith(
        "قُتل مدنيان جرّاء قصف نفّذته قوات سوريا الديمقراطية في حارم"
    )


def test_fights_have_two_sides_or_one() -> None:
    one = claim("clash", actor="Northern Army", target="Valley League")
    assert told(one, tally("killed", 11, 11)).startswith(
        "قُتل 11 شخصاً خلال اشتباكات بين جيش الشمال ورابطة الوادي في حارم"
    )
    assert told(replace(one, target=None)).startswith(
        "وقعت اشتباكات أحد طرفيها جيش الشمال في حارم"
    )
    assert told(replace(one, target="residents")).startswith(
        "وقعت اشتباكات أحد طرفيها جيش الشمال في حارم"
    )


def test_what_is_probable_or_possible_is_said_so() -> None:
    one = claim("airstrike", certainty="probable")
    assert told(one, tally("killed", 3, 3), tally("wounded", 2, 2)).startswith(
        "يُرجَّح مقتل 3 أشخاص وإصابة شخصين جرّاء غارات جوية في حارم"
    )
    one = replace(one, certainty="possible")
    assert told(one).startswith("يُحتمل وقوع غارات جوية في حارم")
    hit = replace(one, target="houses")
    assert told(hit).startswith("يُحتمل أن غارات جوية طالت منازل في حارم")


def test_denial_and_doubt_name_what_they_are_about() -> None:
    one = claim("airstrike", certainty="denied", actor="Northern Army")
    assert told(one, tally("killed", 3, 3)) == (
        "نفى مرصد الوادي تقارير عن غارات جوية شنّها جيش الشمال في حارم يوم 3 أيار/مايو "
        "2021 وعن مقتل 3 أشخاص."
    )
    doubt = replace(one, certainty="doubtful")
    assert told(doubt).startswith("شكّك مرصد الوادي في تقارير عن غارات جوية")


def test_others_deny_it_or_a_part_of_it() -> None:
    said = claim("capture", actor="Valley League")
    against = replace(said, id="clm-2", speaker="North TV", certainty="denied")
    assert told((said, against)).startswith("سيطرت رابطة الوادي على أراضٍ في حارم")
    assert told((said, against)).endswith("وفق مرصد الوادي؛ ونفت قناة الشمال ذلك.")
    own = replace(against, speaker="Valley Observatory")
    assert told((said, own)).endswith("؛ ونفى مرصد الوادي جانباً من ذلك.")
    unsure = replace(against, certainty="doubtful")
    assert told((said, unsure)).endswith("؛ وشكّكت قناة الشمال في ذلك.")


def test_a_party_only_claims_its_gains() -> None:
    said = claim("capture", actor="Northern Army", speaker="North TV")
    assert told(said).endswith("وفق رواية طرف في النزاع (قناة الشمال).")
    assert "رواية" not in told(replace(said, speaker="Valley Observatory"))


def test_others_also_told_of_it() -> None:
    one = claim("shelling")
    other = replace(one, id="clm-2", speaker="North TV")
    killed = tally("killed", 3, 3)
    assert told((one, other), killed).endswith("؛ وتحدّثت عن ذلك أيضاً قناة الشمال.")


def test_people_and_things_are_counted_by_verbs_of_their_gender() -> None:
    said = told(claim("damage"), tally("killed", 3, 3), tally("structures", 103, 103))
    assert said.startswith(
        "قُتل 3 أشخاص في حارم يوم 3 أيار/مايو 2021، مع إصابة 103 منشآت"
    )
    assert told(claim("release"), tally("released", 2, 2)).startswith(
        "أُفرج عن شخصين في حارم"
    )
    assert told(claim("displacement"), tally("displaced", 37000, None)).startswith(
        "نزح ما لا يقل عن 37,000 شخص في حارم"
    )


def test_somebody_withdraws_from_a_place() -> None:
    said = told(claim("withdrawal", actor="Valley League"))
    assert said.startswith("انسحبت رابطة الوادي من حارم يوم")


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        ("confirmed", " مؤكَّد: 3 مصادر مستقلة."),
        ("fair", " 3 مصادر مستقلة."),
        ("weak", " دليل ضعيف: 3 مصادر مستقلة."),
        ("contested", " محل خلاف: 3 مصادر مستقلة."),
        ("discounted", " مستبعَد: 3 مصادر مستقلة."),
    ],
)
def test_grades_are_said_of_the_evidence(grade: str, said: str) -> None:
    assert told(claim("clash"), grade=grade).endswith(said)
    one = Names(graded(OPENED, grade, 1))
    assert grade_words("evt-1", one) == f" {words('grades')[grade]}."
    assert grade_words("evt-x", one) == ""


def test_every_value_of_every_field_has_its_words() -> None:
    assert set(words("kinds")) == set(KINDS) == set(words("headline"))
    assert set(words("clauses")) | set(words("clauses_by")) == set(KINDS)
    assert set(words("happened")) == {*MEASURES, *MANNERS.values(), SEEN}
    assert set(words("totals")) == set(MEASURES)
    assert set(words("statuses")) == {*STATUSES, "unknown"}
    assert set(words("states")) == set(STATES)
    assert set(GRADES) <= set(words("grades"))
    assert set(words("persons")) >= set(CERTAINTIES)


def test_a_figure_of_a_claim_is_no_count_of_the_event() -> None:
    figure = Figure("killed", "99 people", (0, 1), 99, 99)
    assert "99" not in told(claim("clash", figures=(figure,)))
