"""What a sentence of sexual violence says leaves in no words, and names nobody."""

import dataclasses
from datetime import date

from marsad.publish.redact import redact
from marsad.publish.row_sides import side_of_row
from marsad.publish.tellings import Tellings
from marsad.publish.wire import EXPORTS, rows
from marsad.records.dossier import Dossier
from tests.build import WAR, dossier, resolved, told

WORDS = "Soldiers raped Vera Nilsson in Harim on Monday, she told a nurse."
MORE = "Shells fell on Salma on Monday, Vera Nilsson said."


def published(known: Dossier) -> str:
    opened = redact(known, date(2022, 1, 1))
    tell = Tellings(opened).headlines
    return "".join(str(row) for name in EXPORTS for row in rows(name, opened, tell))


def test_no_words_and_no_names_leave() -> None:
    of = told(WORDS, kind="attack", speaker="Vera Nilsson")
    also = told(MORE, kind="shelling", place="Salma", speaker="Vera Nilsson")
    text = published(resolved(dossier((of, also))))
    assert "Nilsson" not in text and "raped" not in text
    assert "Shells fell on Salma" in text


def test_public_names_are_no_exception() -> None:
    rules = dataclasses.replace(WAR.rules, public_persons=("Vera Nilsson",))
    war = dataclasses.replace(WAR, rules=rules)
    of = told(WORDS, kind="attack", speaker="Vera Nilsson")
    known = resolved(dossier((of,), war=war))
    assert "raped" not in published(known)


def test_cells_of_tables_that_may_name_somebody_stay_here() -> None:
    assert side_of_row("civilians", WAR) == "civilians"
    assert side_of_row("Northern Army", WAR) == "Northern Army"
    assert side_of_row("Islamic State", WAR) == "Islamic State"
    for words in ("Hassan Adam (7)", "Dr. Karim Zaki", "الطفلة مريم صالح", None):
        assert side_of_row(words, WAR) is None
