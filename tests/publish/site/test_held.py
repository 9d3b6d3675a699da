"""Stretches of who holds what: in order, with what stood before, in words."""

import json

from marsad.publish.site.held import COLUMNS, basis, basis_words, held_files, stretches
from tests.publish.site.terrain import edition, held, hold, material

SERIES = held(
    hold("ctl-a", "2021-01-01", "north"),
    hold("ctl-b", "2021-02-01", None, "contested"),
    hold(
        "ctl-c", "2021-03-01", "Hill Front", "claimed", basis="one belligerent claims"
    ),
)


def test_the_newest_change_comes_first_with_what_stood_before() -> None:
    rows = stretches(edition(material(SERIES)))
    assert [row["state"] for row in rows] == ["claimed", "contested", "held"]
    assert [row["newest"] for row in rows] == [1, 0, 0]
    sides = [row["side"] for row in rows]
    assert sides == [2, None, 0]
    assert [row["before"] for row in rows] == [
        [None, "contested", None],
        [0, "held", None],
        None,
    ]


def test_a_holder_that_no_party_is_has_a_sentence_too() -> None:
    rows = stretches(edition(material(SERIES)))
    assert rows[0]["told"] == "Harim: claimed by Hill Front on 1 March 2021."
    assert rows[2]["told"].startswith("Harim was held by the Northern Army")
    arabic = stretches(edition(material(SERIES), "ar"))
    assert all(row["told"] for row in arabic)


def test_bases_have_words_in_both_languages() -> None:
    words = "third party reports, last said of 2021-05-01"
    assert basis(words) == ["basis_third"]
    lost = basis("both sides agree: all of it lost, last said of 2021-05-01")
    assert lost == ["basis_both", "basis_lost"]
    assert basis("something new") == ["something new"]
    english = basis_words(lost, edition(material()))
    assert english == "both sides agree; all of it was lost"
    assert basis_words(lost, edition(material(), "ar")) != english


def test_files_hold_every_stretch_in_columns() -> None:
    made = edition(material(SERIES))
    texts = dict(held_files(made))
    first = texts["site/data/control-en-0.js"].decode()
    rows = json.loads(first.split(",", 1)[1].removesuffix(");\n"))
    assert [row[COLUMNS.index("id")] for row in rows] == ["ctl-c", "ctl-b", "ctl-a"]
    shared = texts["site/data/control-en.js"].decode()
    assert '"rows":3' in shared and '"files":1' in shared


def test_sizes_are_series_of_their_own() -> None:
    rows = [r for r in stretches(edition(material())) if r["km2"] is not None]
    assert [row["km2"] for row in rows] == [4, 12.5, 50]
    assert [row["before"] and row["before"][2] for row in rows] == [12.5, 50, None]
    assert "4 square kilometres" in rows[0]["told"]
