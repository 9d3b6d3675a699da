"""Rows of Airwars, Iraq Body Count and spreadsheets of one's own."""

from datetime import date

import pytest

from marsad.extract.datasets.reader import read_row, version
from tests.collect.datasets.rows import AIRWARS, IBC
from tests.extract.datasets.rows import claim_of, codes, read, row_report

FLAT = {k: v for k, v in AIRWARS.items() if k != "sources"} | {
    "sources 1 name": "Valley Watch",
    "sources 2 name": "Coast Herald",
}
TABLE = {
    "Datum [start %d/%m/%Y]": "03/04/2016",
    "Was [kind]": "Artillery fire",
    "Wo [place]": "Harim",
    "Tote [killed_low]": "3",
    "Tote bis [killed_high]": "5",
    "Zivil [killed_civilians]": "2",
    "Quelle [speaker]": "Valley Watch",
    "Notiz": "x",
}


def test_an_incident_of_airwars() -> None:
    claim = claim_of(FLAT, "airwars")
    killed, wounded, children = claim.figures
    assert (killed.low, killed.high, killed.population) == (4, 6, "civilians")
    assert killed.text == "4\nkilled_max: 6"
    assert (wounded.measure, wounded.low, wounded.high) == ("wounded", 2, 2)
    assert children.part_of is not None and children.part_of.figure == 0
    assert (claim.kind, claim.certainty, claim.actor) == (
        "airstrike",
        "asserted",
        "Qaxal Military",
    )
    assert claim.coded is not None
    assert (claim.coded.precision, claim.coded.radius_m) == (1, 1500)
    assert (claim.speaker, claim.via) == (None, ())
    assert claim.rules == ("row:airwars", "grade:fair", "sources:2")


@pytest.mark.parametrize(
    ("grade", "certainty"),
    [("Confirmed", "asserted"), ("Weak", "possible"), ("Contested", "probable"),
     ("Discounted", "doubtful"), ("Contested, Discounted", "probable"),
     ("", "asserted")],
)  # fmt: skip
def test_a_grade_is_how_sure_they_say_they_are(grade: str, certainty: str) -> None:
    assert claim_of({**FLAT, "grade": grade}, "airwars").certainty == certainty


def test_the_one_source_of_an_incident_speaks() -> None:
    row = {k: v for k, v in FLAT.items() if k != "sources 2 name"}
    assert claim_of(row, "airwars").speaker == "Valley Watch"
    assert codes({**FLAT, "killed_max": "3"}, "airwars") == ["mismatch-range"]


@pytest.mark.parametrize(
    ("strike", "cause", "kind"),
    [("Artillery", "", "shelling"), ("Airstrike and/or Artillery", "", "airstrike"),
     ("", "Small arms and light weapons", "attack"), ("", "", "airstrike"),
     ("", "Planted explosives and unexploded ordnance (UXO)", "bombing")],
)  # fmt: skip
def test_kinds_of_strikes(strike: str, cause: str, kind: str) -> None:
    row = {**FLAT, "strike_type": strike, "cause": cause}
    assert claim_of(row, "airwars").kind == kind


def test_a_row_of_iraq_body_count() -> None:
    claim = claim_of(IBC, "ibc")
    (figure,) = claim.figures
    assert (figure.low, figure.high, figure.population) == (3, 4, "civilians")
    assert (claim.kind, claim.place, claim.target) == (
        "bombing",
        "Baquba",
        "police patrol",
    )
    assert (claim.speaker, claim.via) == (None, ("ABC", "DEF"))
    assert claim.coded is not None and claim.coded.lat is None
    assert claim.coded.country == "Iraq" and not claim.coded.summary
    long = claim_of({**IBC, "date_end": "2005-03-31"}, "ibc").coded
    assert long is not None and long.summary
    assert codes({**IBC, "reported_maximum": "2"}, "ibc") == ["mismatch-range"]
    assert codes({**IBC, "date_end": "2005-03-01"}, "ibc") == ["mismatch-dates"]


def test_words_that_may_name_a_victim_are_no_target() -> None:
    assert claim_of({**IBC, "target": "taxi driver Qaxal Dorvim"}, "ibc").target is None


@pytest.mark.parametrize(
    ("weapons", "kind"),
    [("gunfire, executed", "attack"), ("US air strike", "airstrike"),
     ("mortar rounds", "shelling"), ("suicide car bomb", "bombing"),
     ("-", "casualties"),
     ("crossfire", "clash"), ("chlorine truck bomb", "chemical")],
)  # fmt: skip
def test_kinds_by_weapon(weapons: str, kind: str) -> None:
    assert claim_of({**IBC, "weapons": weapons}, "ibc").kind == kind


def test_a_table_says_itself_what_its_columns_hold() -> None:
    claim = claim_of(TABLE, "table")
    whole, civilians = claim.figures
    assert (whole.low, whole.high, whole.best) == (3, 5, None)
    assert (civilians.population, civilians.low) == ("civilians", 2)
    assert civilians.part_of is not None
    assert (claim.kind, claim.place, claim.speaker) == (
        "shelling",
        "Harim",
        "Valley Watch",
    )
    assert claim.coded is not None and claim.coded.start == date(2016, 4, 3)


def test_a_number_between_bounds_is_the_best() -> None:
    claim = claim_of({**TABLE, "So [killed]": "4"}, "table")
    whole = claim.figures[0]
    assert (whole.low, whole.best, whole.high) == (3, 4, 5)
    assert codes({**TABLE, "So [killed]": "9"}, "table") == ["mismatch-range"]


def test_a_row_that_says_nothing_makes_no_claim() -> None:
    assert read({"Datum [start]": "2016-03-04", "Notiz": "x"}, "table").claims == ()
    kind = claim_of({"Datum [start]": "2016-03-04", "Was [kind]": "clash"}, "table")
    assert (kind.kind, kind.quote) == ("clash", "Was [kind]: clash")


def test_a_layout_that_nobody_reads() -> None:
    with pytest.raises(KeyError):
        read_row(row_report(IBC, "other"))
    assert version().startswith("datasets-")
