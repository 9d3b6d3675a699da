"""Whose word is printed: the speaker's; the publisher's only where it is its own."""

from dataclasses import replace

import pytest

from marsad.publish.arabic.names import Names
from marsad.publish.naming import UNKNOWN, speaker
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.records.war import Party, War

DOSSIER = Dossier(
    war=War("A war"), reports={"rpt-1": Report("rpt-1", "", "", publisher="Reuters")}
)


def said(name: str | None) -> Claim:
    return Claim("clm-1", "rpt-1", "attack", (0, 4), "They", speaker=name)


@pytest.mark.parametrize(
    ("name", "printed", "arabic"),
    [
        (
            "local resistance committees",
            "local resistance committees",
            "لجان المقاومة المحلية",
        ),
        ("emergency room", "the emergency room", "غرفة الطوارئ"),
        (
            "member of the emergency room",
            "a member of the emergency room",
            "عضو في غرفة الطوارئ",
        ),
        ("aunt", "an aunt", "قريبة"),
        ("UN", "the UN", "الأمم المتحدة"),
        ("State television", "state television", "التلفزيون الرسمي"),
        ("Turkish military", "the Turkish military", "القوات التركية"),
        ("Russia", "Russia", "روسيا"),
        ("one analyst", "one analyst", "محلل"),
        ("Talal al-Barazi", "Talal al-Barazi", "Talal al-Barazi"),
        ("governor of Homs", "the governor of Homs", "governor of Homs"),
        ("Israel's military", "Israel's military", "Israel's military"),
        ("13th Division", "the 13th Division", "13th Division"),
    ],
)
def test_whoever_says_it_is_named_not_who_printed_it(
    name: str, printed: str, arabic: str
) -> None:
    assert speaker(said(name), DOSSIER) == printed
    assert Names(DOSSIER).speaker(said(name)).strip("\u2068\u2069") == arabic


@pytest.mark.parametrize("name", ["video", "Video footage", "some estimates", None])
def test_what_nobody_says_is_the_publishers_word(name: str | None) -> None:
    assert speaker(said(name), DOSSIER) == "Reuters"


def test_a_speaker_who_is_withheld_is_not_the_publisher() -> None:
    assert speaker(said("[name withheld]"), DOSSIER) == UNKNOWN


def spokesman(via: str) -> Claim:
    claim = said("Adam Holt")
    return replace(claim, via=(via,))


def test_who_speaks_for_a_side_is_printed_with_it() -> None:
    party = Party("league", "Valley League", ("عصبة الوادي",))
    dossier = replace(DOSSIER, war=War("A war", parties=(party,)))
    claim = spokesman("Valley League")
    assert speaker(claim, dossier) == "Adam Holt of the Valley League"
    told = Names(dossier).speaker(claim).replace("\u2068", "").replace("\u2069", "")
    assert told == "Adam Holt من عصبة الوادي"
    unlisted = speaker(spokesman("River Defence Front"), dossier)
    assert unlisted == "Adam Holt of the River Defence Front"
    assert speaker(spokesman("Reuters"), dossier) == "Adam Holt"


def test_a_speaker_without_a_name_stands_where_the_claim_is_told_of() -> None:
    there = replace(said("rescue worker in Harim"), place="Harim, Idlib")
    assert speaker(there, DOSSIER) == "a rescue worker"
    away = replace(there, place="Salma")
    assert speaker(away, DOSSIER) == "a rescue worker in Harim"
