"""Nothing once public disappears without a line that says so."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from marsad.publish.arabic.names import Names
from marsad.publish.correction_words import reason_in, reason_of, told
from marsad.publish.corrections import belied, printed
from marsad.publish.differing import KINDS, Difference, Row
from marsad.publish.folding import fold
from marsad.publish.formats import jsonl
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.history import Before, behind_of, write_history
from marsad.publish.redact import redact_within
from marsad.publish.scope import make_scope
from marsad.publish.wire import EXPORTS, rows
from marsad.records.decision import Decision
from marsad.records.dossier import Dossier
from marsad.records.event import event_id
from marsad.records.release import Release
from tests.publish.scene import scene
from tests.publish.worlds import NAMES, NOW, SECRET, Flips, flips, world

PLAIN = Flips(frozenset(range(10)), (0, 0, 1, 1, 2, 2, 3, 3, 3, 3), frozenset(),
              False, False, 2, frozenset({2, 3}))  # fmt: skip


def released(dossier: Dossier, folder: Path, before: Before | None) -> Before:
    """The rows of a release and its history, without pages."""
    (folder / "data").mkdir(parents=True)
    scope = make_scope(dossier, NOW.date())
    opened = redact_within(dossier, scope)
    for name in EXPORTS:
        path = folder / "data" / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", newline="") as out:
            jsonl.write(rows(name, opened), out)
    release = Release(folder.name, NOW - timedelta(days=2), date(2021, 5, 5), (), "s",
                      "m", before.release.id if before else None, 0, "")  # fmt: skip
    was = before.release if before else None
    behind = behind_of(dossier, scope, was)
    write_history(folder, before, release.as_of, behind)
    return Before(release, folder)


def lines(one: Before, name: str) -> list[dict[str, Any]]:
    text = (one.folder / "data" / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def redirects(one: Before) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(
        (one.folder / "data" / "redirects.json").read_text("utf-8")
    )
    return found


def ids(one: Before) -> dict[str, str]:
    return {
        row[kind.key]: kind.name for kind in KINDS for row in lines(one, kind.export)
    }


def open_ids(dossier: Dossier) -> set[str]:
    """Ids that could be computed from what is not protected, whether out or not."""
    shielded = {r.id for r in dossier.reports.values() if r.protected}
    claims = {c.id for c in dossier.claims.values() if c.report not in shielded}
    return {*dossier.reports, *dossier.claims, *(event_id(c) for c in claims)}


def pair(folder: str, *told: Flips) -> list[Before]:
    made: list[Before] = []
    for at, one in enumerate(told):
        last = made[-1] if made else None
        made.append(released(world(one), Path(folder) / f"rel-{at}", last))
    return made


@settings(max_examples=60, deadline=None)
@given(flips, flips, flips)
def test_what_was_public_is_there_leads_on_or_is_told_of(
    first: Flips, second: Flips, third: Flips
) -> None:
    with TemporaryDirectory() as folder:
        made = pair(folder, first, second, third)
        now, led = ids(made[-1]), redirects(made[-1])
        told = {line["record"] for line in lines(made[-1], "corrections")}
        for one in made:
            assert set(ids(one)) <= {*now, *led, *told}
        assert not set(led) & set(now)
        assert {to for ends in led.values() for to in ends} <= set(now)
        assert {id for id, ends in led.items() if not ends} <= told | set(now)


@settings(max_examples=60, deadline=None)
@given(flips, flips)
def test_no_line_links_what_is_sealed_with_what_is_open(
    first: Flips, second: Flips
) -> None:
    with TemporaryDirectory() as folder:
        made = pair(folder, first, second)
        known = open_ids(world(first)) | open_ids(world(second))
        links = list(redirects(made[-1]).items())
        for line in (*lines(made[-1], "corrections"), *lines(made[-1], "changes")):
            if line["record_type"] in ("report", "claim", "event"):
                links.append((line["record"], line["to"]))
        kinds = ids(made[0]) | ids(made[1])
        for id, ends in links:
            if kinds[id] in ("report", "claim", "event"):
                assert {to in known for to in ends} <= {id in known}


@settings(max_examples=60, deadline=None)
@given(flips, flips)
def test_history_prints_nothing_withheld(first: Flips, second: Flips) -> None:
    second = replace(second, private=True)
    with TemporaryDirectory() as folder:
        made = pair(folder, first, second)
        for name in ("corrections.jsonl", "changes.jsonl", "redirects.json"):
            text = fold((made[-1].folder / "data" / name).read_text("utf-8"))
            for secret in (SECRET, *NAMES, "as zahra"):
                assert fold(secret) not in text


@settings(max_examples=40, deadline=None)
@given(flips)
def test_the_same_record_has_no_history(told: Flips) -> None:
    with TemporaryDirectory() as folder:
        made = pair(folder, told, told)
        assert lines(made[1], "changes") == []
        assert lines(made[1], "corrections") == []
        assert redirects(made[1]) == {}


def test_a_figure_read_anew_is_a_correction_with_before_and_after(
    tmp_path: Path,
) -> None:
    made = pair(str(tmp_path), PLAIN, replace(PLAIN, low=3))
    event = next(e for e in world(PLAIN).events if len(e.claims) == 2)
    (line,) = (x for x in lines(made[1], "corrections") if x["record"] == event.id)
    assert list(line) == [field.path for field in fields_of("corrections")]
    (row, *_) = lines(made[1], "changes")
    assert list(row) == [field.path for field in fields_of("changes")]
    assert line["change"] == "corrected" and line["release"] is None
    before, after = line["fields"]["figures"]
    assert (before["killed"]["best"], after["killed"]["best"]) == (3, 4)
    assert line["told"]["en"].endswith(
        "Killed: 3 to 5, best 4; before, 2 to 4, best 3."
    )
    assert "بدلاً من" in line["told"]["ar"]
    third = released(world(replace(PLAIN, low=3)), tmp_path / "rel-9", made[1])
    (carried,) = (x for x in lines(third, "corrections") if x["record"] == event.id)
    assert carried == line | {"release": "rel-1"}


def test_a_claim_that_comes_in_makes_a_change_and_no_correction(
    tmp_path: Path,
) -> None:
    less = replace(PLAIN, there=PLAIN.there - {9})
    made = pair(str(tmp_path), less, replace(PLAIN, low=2))
    assert lines(made[1], "corrections") == []
    changed = {(c["record_type"], c["change"]) for c in lines(made[1], "changes")}
    assert ("claim", "added") in changed


def test_a_figure_that_was_published_and_holds_no_more_is_corrected() -> None:
    kind = next(kind for kind in KINDS if kind.name == "event")

    def differing(was: Row, now: Row) -> Difference:
        rows = ({"figures": {"killed": one}} for one in (was, now))
        return Difference(kind, "evt-x", *rows)

    sixteen = {"low": 15, "best": 16, "high": 16}
    assert belied(differing(sixteen, {"low": 18, "best": 18, "high": 18}))
    assert not belied(differing(sixteen, {"low": 15, "best": 18, "high": 18}))
    assert not belied(differing(sixteen, {"low": 16, "best": 16, "high": None}))
    other = replace(kind, name="tally")
    assert not belied(replace(differing(sixteen, {**sixteen, "low": 17}), kind=other))


def test_the_basis_before_is_told_in_our_words_alone() -> None:
    kind = next(kind for kind in KINDS if kind.name == "control")
    now = {"basis": "third party reports"}
    for was, left in (
        ("one belligerent claims, last said of 2021-05-05", "one belligerent claims"),
        ("Zahra said so", None),
    ):
        one = Difference(kind, "ctl-x", {"basis": was}, now)
        assert printed(one, str)["basis"] == [left, "third party reports"]


def test_events_that_are_joined_lead_to_the_one_they_are_in(tmp_path: Path) -> None:
    joined = replace(PLAIN, groups=(0, 0, 0, 0, 2, 2, 3, 3, 3, 3), low=3)
    made = pair(str(tmp_path), PLAIN, joined, PLAIN)
    (old,) = set(ids(made[0])) - set(ids(made[1])) - {
        t.id for t in world(PLAIN).tallies
    }  # fmt: skip
    (to,) = redirects(made[1])[old]
    (line,) = (x for x in lines(made[1], "corrections") if x["record"] == old)
    assert (line["change"], line["to"]) == ("merged", [to])
    told = [x for x in lines(made[2], "corrections") if x["record"] == to]
    assert (told[-1]["change"], told[-1]["to"]) == ("split", [to, old])
    assert old not in redirects(made[2])


@pytest.mark.parametrize(
    ("act", "change"), [("retract", "retracted"), ("withhold", "withheld")]
)
def test_a_ruling_is_told_by_its_kind_and_not_by_the_reviewers_note(
    tmp_path: Path, act: str, change: str
) -> None:
    first = released(world(PLAIN), tmp_path / "rel-0", None)
    told = world(replace(PLAIN, there=frozenset(range(8))))
    gone = set(world(PLAIN).claims) - set(told.claims)
    ruling = Decision("dec-9", NOW, "night desk", act, tuple(gone), "the nurse rang")
    second = released(replace(told, decisions=(ruling,)), tmp_path / "rel-1", first)
    found = [x for x in lines(second, "corrections") if x["record"] in gone]
    assert {x["change"] for x in found} == {change}
    assert all("reviewer" in x["reason"] and x["fields"] == {} for x in found)
    text = (second.folder / "data" / "corrections.jsonl").read_text("utf-8")
    assert "nurse" not in text and "night desk" not in text
    third = released(world(PLAIN), tmp_path / "rel-2", second)
    back = [x["change"] for x in lines(third, "corrections") if x["record"] in gone]
    assert back.count("restored") == len(gone)


def test_a_report_that_became_protected_is_withheld_and_leads_nowhere(
    tmp_path: Path,
) -> None:
    made = pair(str(tmp_path), PLAIN, replace(PLAIN, protected=frozenset({4})))
    found = {x["record"]: x for x in lines(made[1], "corrections")}
    assert (found["rpt-4"]["change"], found["rpt-4"]["to"]) == ("withheld", [])
    for claim in world(PLAIN).claims.values():
        if claim.report == "rpt-4":
            assert found[claim.id]["change"] == "withheld"
            assert found[claim.id]["to"] == [] and found[claim.id]["fields"] == {}


def test_an_event_keeps_its_id_when_a_protected_report_tells_of_it_too(
    tmp_path: Path,
) -> None:
    open_only = replace(PLAIN, there=frozenset(range(2, 10)), groups=(1,) * 10)
    both = replace(PLAIN, groups=(1,) * 10, protected=frozenset({0}))
    made = pair(str(tmp_path), open_only, both)
    first, second = ([r["id"] for r in lines(one, "events")] for one in made)
    assert first == second


def row_of(made: Before, record: str) -> dict[str, Any]:
    return next(x for x in lines(made, "corrections") if x["record"] == record)


def test_a_merge_is_one_line_and_what_it_moved_stands_under_it(tmp_path: Path) -> None:
    joined = replace(PLAIN, groups=(0, 0, 0, 0, 2, 2, 3, 3, 3, 3), low=3)
    made = pair(str(tmp_path), PLAIN, joined)[-1]
    found = lines(made, "corrections")
    (merged,) = [x for x in found if x["change"] == "merged"]
    assert merged["part_of"] is None and len(merged["to"]) == 1
    assert row_of(made, merged["to"][0])["part_of"] == merged["record"]
    assert "shelling, 2 May" in merged["told"]["en"] and "قصف" in merged["told"]["ar"]
    assert "place" not in merged["about"], "its place may be withheld one day"


def test_claims_and_report_of_a_withheld_event_stand_under_it(tmp_path: Path) -> None:
    first = world(PLAIN)
    left = replace(PLAIN, there=frozenset(range(2, 10)))
    kept = {event.id for event in world(left).events}
    gone = [event for event in first.events if event.id not in kept]
    ruled = Decision("dec-9", NOW, "desk", "withhold", (gone[0].id,), "a note")
    before = released(first, tmp_path / "rel-0", None)
    known = replace(world(left), decisions=(ruled,))
    made = released(known, tmp_path / "rel-1", before)
    assert len(gone) == 1
    for event in gone:
        line = row_of(made, event.id)
        assert line["part_of"] is None and line["about"] == {}
        for claim in event.claims:
            assert row_of(made, claim)["part_of"] == event.id


def test_a_count_is_told_as_what_it_counts_from_which_figure_to_which() -> None:
    counts = [
        {"low": 41, "best": 41, "high": 50},
        {"low": 40, "best": 41, "high": None},
    ]
    about = {
        **{"measure": "killed", "population": "civilians", "place": "Harim"},
        **{"start": "2021-05-01", "end": "2021-05-31", "counts": counts},
    }
    line = {
        **{"record": "tly-1", "record_type": "tally", "change": "corrected", "to": []},
        **{"fields": {"low": [41, 40], "high": [50, None]}, "about": about},
    }
    said = told(line)
    assert said["en"] == (
        "Corrected: count of civilians killed in \u2068Harim\u2069, May 2021 "
        "(\u2068tly-1\u2069). Now 40 or more, best 41; before, 41 to 50, best 41."
    )
    assert "القتلى" in said["ar"] and "مايو/أيار 2021" in said["ar"]
    of_war = told(line, Names(scene()))
    assert of_war["en"] == said["en"]
    assert "أيار/مايو 2021" in of_war["ar"]
    assert "حارم" in of_war["ar"] and "Harim" not in of_war["ar"]


@pytest.mark.parametrize("act", ["retract", "withhold", "merge", "grade", "place"])
def test_a_kind_of_ruling_is_told_in_arabic_and_other_reasons_as_they_stand(
    act: str,
) -> None:
    english = reason_of(act)
    assert english is not None
    assert reason_in(english, "en") == english
    assert "مراجع" in reason_in(english, "ar")
    assert reason_in("seen on video", "ar") == "seen on video"


def test_a_count_of_which_nothing_was_confirmed_says_so() -> None:
    none = {"low": None, "best": None, "high": None}
    counts = [none, {"low": 3, "best": 3, "high": 3}]
    line = {
        **{"record": "tly-1", "record_type": "tally", "change": "corrected", "to": []},
        **{"fields": {"low": [None, 3]}, "about": {"measure": "killed"}},
    }
    for pair in (counts, counts[::-1]):
        said = told({**line, "about": {"measure": "killed", "counts": pair}})
        assert "none confirmed or fair" in said["en"]
        assert "لا رقم" in said["ar"]


def test_a_point_that_moved_says_how_far() -> None:
    line = {
        **{"record": "evt-1", "record_type": "event", "change": "corrected", "to": []},
        **{"fields": {"lat": [4.0, 11.3], "lon": [14.0, 27.8]}, "about": {}},
    }
    assert "On the map about 1,7" in told(line)["en"]


def test_a_reviewers_grade_is_no_word_on_the_sources() -> None:
    line = {
        **{"record": "evt-1", "record_type": "event", "change": "corrected", "to": []},
        **{"fields": {"grade": ["fair", "weak"]}, "about": {"ruled": [False, True]}},
    }
    said = told(line)
    assert "Grade: a reviewer’s “weak”; before, “Reported by two" in said["en"]
    assert "«ضعيف» بتقييم مراجع" in said["ar"]
    assert "One source says so" in told({**line, "about": {}})["en"]
