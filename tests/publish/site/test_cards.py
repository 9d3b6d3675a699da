"""Key figures on the first page: who is named beside a number, and how sure it is."""

from dataclasses import replace

import pytest

from marsad.publish.site.numbers import Card, graded, key_figures
from marsad.publish.site.shell import editions
from marsad.records.dossier import Dossier
from tests.publish.scene import FLED, GRADES, grade, scene, tally
from tests.publish.site.made import material


def cards(dossier: Dossier, language: str = "en") -> list[Card]:
    made = material(dossier)
    return key_figures(next(e for e in editions(made) if e.language == language))


def with_sum(*claims: str, best: float = 16) -> Dossier:
    """A record whose killed are counted from a confirmed event in Harim, while other
    claims on the killed stand beside the number."""
    made = tally("tly-7", "killed", claims, best, best, best, when=FLED)
    made = replace(made, grades=(("confirmed", best), ("weak", 20)))
    events = tuple(
        replace(e, claims=("clm-aaa1",)) if e.id == "evt-harim" else e
        for e in scene().events
    )
    graded = {g.record: g for g in (*GRADES, grade("evt-harim", "confirmed", 2))}
    others = tuple(t for t in scene().tallies if t.id != "tly-7")
    return replace(scene(), tallies=(*others, made), events=events, grades=graded)


@pytest.mark.parametrize(
    ("language", "named", "not_named"),
    [("en", "Valley Observatory", "North TV"), ("ar", "Valley", "North TV")],
)
def test_only_those_who_gave_the_number_are_named(
    language: str, named: str, not_named: str
) -> None:
    dossier = with_sum("clm-aaa1", "clm-bbb1")
    killed = next(
        c for c in cards(dossier, language) if c["facts"]["measure"] == "killed"
    )
    assert named in killed["who"]
    assert not_named not in killed["who"]
    assert killed["claim"] == "clm-aaa1"


def test_a_number_of_running_totals_names_who_keeps_them() -> None:
    killed = next(c for c in cards(scene()) if c["facts"]["measure"] == "displaced")
    assert "Valley Observatory" in killed["who"]
    assert killed["claim"] == "clm-ccc1"


def test_every_number_says_how_sure_it_is_and_what_is_weak_is_not_verified() -> None:
    stock = replace(
        next(t for t in scene().tallies if t.id == "tly-5"), grades=(("weak", 600),)
    )
    others = tuple(t for t in with_sum("clm-aaa1").tallies if t.id != "tly-5")
    dossier = replace(with_sum("clm-aaa1"), tallies=(*others, stock))
    told = {card["facts"]["measure"]: card for card in cards(dossier)}
    assert told["killed"]["grade_line"] == "Confirmed"
    assert told["fighters"]["grade"] == "weak"
    assert told["fighters"]["grade_line"].endswith("; not verified")
    arabic = {card["facts"]["measure"]: card for card in cards(dossier, "ar")}
    assert arabic["fighters"]["grade_line"].endswith("؛ لم يُتحقَّق منه")


def test_a_number_of_two_grades_says_how_much_rests_on_each() -> None:
    words = editions(material(scene()))[0].words
    told = graded({"grades": [("confirmed", 12), ("fair", 4)]}, words)
    assert told["grade"] == "fair"
    line = "Confirmed: 12; Two or more independent sources: 4"
    assert told["grade_line"] == line
    assert graded({"grades": []}, words)["grade"] is None


def test_ground_that_a_party_claims_is_not_verified() -> None:
    was = scene()
    claimed = tuple(
        replace(c, state="claimed") if c.km2 is not None else c for c in was.controls
    )
    first = cards(replace(was, controls=claimed))[0]
    assert first["grade_line"].endswith("not verified")
