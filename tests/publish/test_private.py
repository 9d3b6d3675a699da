"""Names of private persons stay here whether or not a case was made of them."""

import dataclasses
from dataclasses import replace
from datetime import date

import pytest

from marsad.publish.redact import redact
from marsad.publish.seal import WITHHELD, whole_masks
from marsad.publish.wire import EXPORTS, rows
from marsad.records.claim import Figure
from marsad.records.dossier import Dossier
from marsad.records.source import Source
from tests.build import WAR, claim, dossier, placed, report, resolved, told
from tests.publish.scene import scene

TODAY = date(2022, 1, 1)
CONTACT = Source(
    "contact-01", "Amina Tahir", "contact", "C", protected=True, secrets=("Amina",)
)


def printed(opened: Dossier) -> str:
    return "\n".join(str(row) for name in EXPORTS for row in rows(name, opened))


def published(known: Dossier) -> str:
    return printed(redact(known, TODAY))


def test_no_word_of_a_protected_report_is_a_party_of_its_event() -> None:
    war = dataclasses.replace(WAR, sources=(*WAR.sources, CONTACT))
    words = "My cousin Yasin Idris was one of them, and the Mill Watchers came."
    of = report(words, source="contact-01")
    said = claim(of, words, target="Yasin Idris", actor="Northern Army")
    more = claim(of, "the Mill Watchers came", actor="Mill Watchers", kind="attack")
    known = resolved(
        dossier((placed(of, said, "2021-05-03", place="Harim"),
                 placed(of, more, "2021-05-03", place="Harim")), war=war)
    )  # fmt: skip
    assert any("Yasin Idris" in e.parties for e in known.events)
    opened = redact(known, TODAY)
    assert {p for e in opened.events for p in e.parties} <= {"Northern Army", "north"}
    assert "Yasin" not in printed(opened) and "Watchers" not in printed(opened)


def test_a_victim_of_whom_no_case_was_made_is_not_named() -> None:
    words = "Soldiers shot 14 people in Harim on Monday. Munir Adam Bakhit was one."
    of = report(words)
    figure = Figure("killed", "Munir", (0, 5), 1, 1)
    said = claim(
        of, "Munir Adam Bakhit was one", target="Munir Adam Bakhit", figures=(figure,)
    )
    known = resolved(dossier((placed(of, said, "2021-05-03", place="Harim"),)))
    assert known.persons == ()
    text = published(known)
    assert "Munir" not in text and "Bakhit" not in text
    opened = redact(known, TODAY)
    assert [c.target for c in opened.claims.values()] == [None]
    assert [e.parties for e in opened.events] == [()]


def test_speakers_of_bodies_are_named_and_relatives_are_not() -> None:
    war_words = "Murad Balti, a spokesman for the League, said shells fell on Harim."
    kin_words = "Ibrahim Tahir, brother of a victim, said shells fell on Salma."
    known = resolved(
        dossier(
            (
                told(war_words, speaker="Murad Balti", kind="shelling"),
                told(kin_words, speaker="Ibrahim Tahir", place="Salma"),
            )
        )
    )
    text = published(known)
    assert "Murad Balti" in text
    assert "Ibrahim" not in text and "Tahir" not in text


@pytest.mark.parametrize(
    "words",
    [
        "قُتلت الطفلة رزان عبد الكريم (9 سنوات) ووالدها عبد الكريم صالح في قصف.",
        "Shelling killed 6-month-old Razan Abakar and wounded her mother.",
    ],
)
def test_what_tells_of_a_named_child_leaves_in_no_words(words: str) -> None:
    opened = redact(resolved(dossier((told(words, kind="shelling"),))), TODAY)
    (only,) = opened.claims.values()
    assert (only.quote, only.target, only.person) == ("", None, None)
    text = printed(opened)
    for name in ("رزان", "صالح", "سنوات", "Razan", "Abakar", "month-old"):
        assert name not in text


def test_a_first_name_is_not_left_beside_a_mask() -> None:
    words = "Halima Tahir said that Munir Tahir, 30, was killed in Harim."
    text = published(resolved(dossier((told(words, speaker="Halima Tahir"),))))
    assert "Halima" not in text and "Tahir" not in text


def test_a_masked_name_goes_whole_and_titles_stay() -> None:
    assert whole_masks(f"Halima {WITHHELD} said") == f"{WITHHELD} said"
    assert whole_masks(f"{WITHHELD} {WITHHELD} Tahir") == WITHHELD
    for words in (f"Colonel {WITHHELD} left", f"Syrian {WITHHELD} on Monday",
                  f"على {WITHHELD} في القرية", f"{WITHHELD} Monday"):  # fmt: skip
        assert whole_masks(words) == words


def test_who_holds_ground_and_by_whom_it_is_counted_is_no_person() -> None:
    known = scene()
    controls = tuple(replace(c, holder="Yasin Idris") for c in known.controls)
    cut = (("actor", "Yasin Idris"), ("place", "Harim"))
    tallies = tuple(replace(t, cut=cut) for t in known.tallies)
    grades = {
        id: replace(g, positions=(("Yasin Idris", "denies"), ("north", "silent")))
        for id, g in known.grades.items()
    }
    changed = replace(known, controls=controls, tallies=tallies, grades=grades)
    opened = redact(changed, TODAY)
    assert {c.holder for c in opened.controls} == {None}
    assert {dict(t.cut)["actor"] for t in opened.tallies} == {WITHHELD}
    assert {dict(t.cut)["place"] for t in opened.tallies} == {"Harim"}
    assert {g.positions for g in opened.grades.values()} == {(("north", "silent"),)}


def test_an_official_of_another_report_keeps_a_shared_name() -> None:
    open_words = "Governor Karim Zaki said the road to Salma was shelled."
    words = "Karim Zaki, 34, was killed in Harim."
    known = resolved(
        dossier((told(words), told(open_words, place="Salma", speaker="Karim Zaki")))
    )
    quotes = {c.quote for c in redact(known, TODAY).claims.values()}
    assert any("Karim Zaki" in quote for quote in quotes)
    assert any("[name withheld], 34" in quote for quote in quotes)


def test_listed_names_stay() -> None:
    words = "Anna Lindqvist, 34, was killed in Harim."
    said = told(words, target="Anna Lindqvist", speaker="Anna Lindqvist")
    known = resolved(dossier((said,)))
    (only,) = redact(known, TODAY).claims.values()
    assert (only.quote, only.target, only.speaker) == (words, *["Anna Lindqvist"] * 2)


def test_names_are_told_where_the_audience_is_told_them() -> None:
    rules = dataclasses.replace(WAR.rules, private_names=True)
    war = dataclasses.replace(WAR, rules=rules)
    words = "Karim Zaki, 34, was killed in Harim."
    known = resolved(dossier((told(words, target="Karim Zaki"),), war=war))
    assert "Karim Zaki, 34" in published(known)
    assert [e.parties for e in redact(known, TODAY).events] == [()]


def test_a_title_and_a_day_do_not_give_away_what_is_blurred() -> None:
    words = "Soldiers raped a girl aged 14 in Harim on Monday."
    one = told(words, kind="attack")
    titled = dataclasses.replace(
        one.report, title="Girl abused in Harim", url="https://x.example/girl-harim"
    )
    known = resolved(dossier((dataclasses.replace(one, report=titled),)))
    opened = redact(known, TODAY)
    (only,) = opened.reports.values()
    assert (only.title, only.url, only.evidence) == (None, None, "")
    assert only.published == date(2021, 5, 3) and only.published_basis == "week"
    assert "Harim" not in printed(opened)


def test_a_title_that_tells_of_something_else_stays() -> None:
    words = "Shells fell on Harim on Monday. Soldiers raped two prisoners there."
    of = dataclasses.replace(report(words), title="Shells fall on Harim")
    first = claim(of, "Shells fell on Harim on Monday", kind="shelling")
    second = claim(of, "Soldiers raped two prisoners there", kind="attack")
    said = (placed(of, c, "2021-05-03", place="Harim") for c in (first, second))
    (only,) = redact(resolved(dossier(said)), TODAY).reports.values()
    assert only.title == "Shells fall on Harim"


def test_a_capital_is_no_person_s_name() -> None:
    words = "Nay Pyi Taw - Shells killed 14 in Harim, Diego Garcia among them."
    of = report(words)
    said = [
        claim(of, words, id=f"clm-{at}", person=name, status="killed")
        for at, name in enumerate(("Nay Pyi Taw", "Diego Garcia"))
    ]
    known = resolved(
        dossier(placed(of, one, "2021-05-03", place="Harim") for one in said)
    )
    text = published(known)
    assert "Nay Pyi Taw" in text and "Garcia" not in text
