"""Both sides of an event in the columns of others: a doer, and another party."""

from dataclasses import replace
from pathlib import Path

from marsad.publish.formats import acled, ucdp
from marsad.publish.formats.ftm import entities
from marsad.publish.formats.labels import Labels
from marsad.publish.formats.sides import Doers
from marsad.publish.wire import Row, rows
from marsad.records.war import Party
from tests.publish.formats.material import given_of, given_rows, table
from tests.publish.formats.test_layouts import event, one_row
from tests.publish.scene import scene


def claim(actor: str | None, target: str | None, **changed: object) -> Row:
    """A claim of the first event, of a doer and a target."""
    known = next(iter(given_of().rows_of("claims")))
    plain = {"certainty": "asserted", "copy_of": None, "event": event()["id"]}
    told = {"kind": event()["kind"], "actor": actor, "target": target}
    return {**known, **plain, **told, **changed}


def pair(row: Row, *claims: Row) -> tuple[str | None, str | None]:
    """Both sides of an event."""
    known = given_of()
    rows = given_rows({"events": [row], "claims": list(claims)})
    found = Doers(rows.rows_of, known.labels).sides(row)
    return found.one, found.other


def test_the_first_side_is_whom_most_claims_of_the_kind_name_as_the_doer() -> None:
    row = event(parties=["league", "north"])
    act, bear = claim("Valley League", None), claim(None, "Northerners")
    assert pair(row, act, bear) == ("Valley League", "Northern Army")
    assert pair(row, claim("Northerners", "League fighters")) == (
        "Northern Army",
        "Valley League",
    )
    off = claim("Northerners", None, kind="offensive")
    assert pair(row, act, off, off)[0] == "Valley League"
    denied = claim("Valley League", None, certainty="denied")
    assert pair(row, denied, off)[0] == "Northern Army"


def test_a_party_that_is_only_hit_is_no_doer(tmp_path: Path) -> None:
    row = event(parties=["north"])
    assert pair(row, claim(None, "Northerners")) == (None, "Northern Army")
    known = given_rows({"events": [row], "claims": [claim(None, "Northerners")]})
    acled.save(replace(known, labels=given_of().labels), (), tmp_path / "x.csv")
    told_as = table(tmp_path / "x.csv")[0]
    assert told_as["actor1"] == "Unidentified Armed Group (Syria)"
    assert told_as["actor2"] == "Northern Army"


def test_civilians_are_a_side_where_all_who_were_harmed_are_civilians(
    tmp_path: Path,
) -> None:
    seven = {"low": 7, "best": 7, "high": 7}
    figures = {"killed": {**seven, "civilians": seven}}
    row = event(parties=["north"], figures=figures)
    assert one_row(ucdp, tmp_path / "x.csv", row)["side_b"] == "Civilians"
    assert one_row(acled, tmp_path / "x.csv", row)["actor2"] == "Civilians (Syria)"
    mixed = event(parties=["north"])
    assert one_row(ucdp, tmp_path / "x.csv", mixed)["side_b"] == ""


def test_parties_of_one_side_are_never_both_sides() -> None:
    allies = replace(
        Labels(parties={"a": "A", "b": "B"}),
        own=(Party("a", "A", (), "north"), Party("b", "B", (), "north")),
    )
    row = event(parties=["a", "b"], figures={})
    found = Doers(given_rows({}).rows_of, allies).sides(row)
    assert (found.one, found.other, found.rest) == ("A", None, ("B",))


def test_rows_of_events_have_no_persons_or_things_among_parties() -> None:
    known = scene()
    odd = ("Karim Haddadin", "Warplanes and artillery", "north", "Hill militia")
    one = replace(known.events[0], parties=odd)
    row = next(rows("events", replace(known, events=(one,))))
    assert row["parties"] == ["Hill militia", "north"]


def test_organizations_are_parties_of_lists_alone() -> None:
    row = event(parties=["Hill militia", "north"])
    labels = given_of().labels
    made = list(entities(replace(given_rows({"events": [row]}), labels=labels)))
    bodies = [e["properties"]["name"] for e in made if e["schema"] == "Organization"]
    assert bodies == [["Northern Army"]]
    (told_of,) = (e for e in made if e["schema"] == "Event")
    assert "side: Hill militia" in told_of["properties"]["notes"]
