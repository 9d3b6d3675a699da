"""What is published is published by the settings of now."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import OperatorError
from marsad.publish.audiences import ladder
from marsad.records.evidence import Capture, Evidence
from marsad.records.release import Release
from marsad.records.source import Source
from marsad.records.war import PublishRules, War
from marsad.run.joining import refuse_outdated, resolve, weigh
from marsad.run.publishing import publish_into
from marsad.run.releasing import newest_release, release, release_to
from marsad.run.tools import Tools
from marsad.store.base import Step
from marsad.store.memory import MemoryStore
from marsad.vault.folder import FolderVault
from tests.build import WAR, figure, told

NOW = datetime(2021, 6, 1, 12, tzinfo=UTC)
NAME = "Qaxal Dorvim"


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither printing nor pages, which take most of the time of a release: a file
    that says what of the war is told stands for them."""
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")

    def pages(made: Any) -> Any:
        war = made.dossier.war
        colours = [party.colour for party in war.parties]
        yield "index.html", json.dumps([war.rules.contact, *colours]).encode()

    monkeypatch.setattr("marsad.publish.release.site_files", pages)


def tools(folder: Path, war: War = WAR) -> Tools:
    """A monitor with one strike and one death on record, read and placed."""
    store = MemoryStore()
    strike = told("Planes killed 4 people in Harim.", figures=[figure("killed", 4.0)])
    death = told(f"{NAME} was killed in Harim.", kind="casualties", person=NAME)
    both = [r for t in (strike, death) for r in (t.report, t.claim, t.placement)]
    was = store.cursor("locate")
    assert store.advance(Step("locate", was, type(was)(store.put(both), "placed")))
    vault = FolderVault(folder / "vault")
    return Tools(store, vault, war, lambda: NOW, folder, folder / "releases", None)


def published(at: Tools, **rules: Any) -> str:
    """The newest public release once the settings were changed, by its id."""
    known = _with(at, **rules)
    for stage in (resolve, weigh, release):
        stage(known)
    newest = newest_release(known)
    assert newest is not None
    return newest.id


def _with(at: Tools, **rules: Any) -> Tools:
    return replace(at, war=replace(at.war, rules=replace(at.war.rules, **rules)))


def manifest(at: Tools, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (at.releases / name / "release.json").read_text("utf-8")
    )
    return found


def test_every_setting_that_readers_see_makes_a_new_release(tmp_path: Path) -> None:
    at = tools(tmp_path)
    last = published(at)
    assert published(at) == last
    for setting, value in (
        ("title", "The valley, watched"),
        ("publisher", "Valley Watch"),
        ("licence", "CC0-1.0"),
        ("contact", "desk@example.org"),
    ):
        new = published(at, **{setting: value})
        assert new != last
        assert manifest(at, new)[setting] == value
        assert manifest(at, new)["previous"] == last
        assert published(at, **{setting: value}) == new
        last = new
    parties = tuple(replace(p, colour="#123456") for p in WAR.parties)
    painted = published(replace(at, war=replace(WAR, parties=parties)))
    assert painted != last


def test_going_back_to_old_settings_points_at_a_release_that_has_them(
    tmp_path: Path,
) -> None:
    at = tools(tmp_path)
    seen = [published(at, contact=text) for text in ("a", "b", "a", "b", "a")]
    pointed = (at.releases / "latest").read_text().strip()
    assert pointed == seen[-1]
    assert [manifest(at, name)["contact"] for name in seen] == ["a", "b"] * 2 + ["a"]
    assert published(at, contact="a") == seen[-1]


def test_a_name_that_is_no_longer_public_is_in_no_new_release(tmp_path: Path) -> None:
    at = tools(tmp_path)
    named = published(at, public_persons=(NAME,))
    claims = at.releases / named / "data" / "claims.jsonl"
    assert NAME in claims.read_text("utf-8")
    later = at.releases / published(at, public_persons=())
    assert later.name != named
    for path in (p for p in later.rglob("*") if p.is_file()):
        assert b"Dorvim" not in path.read_bytes(), path.name


def test_nothing_is_shown_as_public_by_other_settings_than_those_of_now(
    tmp_path: Path,
) -> None:
    at = tools(tmp_path)
    refuse_outdated(at)
    resolve(at)
    changed = _with(at, public_persons=(NAME,))
    with pytest.raises(OperatorError, match="do `marsad run` first"):
        refuse_outdated(changed)
    more = told("Planes hit Salma.", place="Salma")
    was = at.store.cursor("locate")
    seq = at.store.put([more.report, more.claim, more.placement])
    assert at.store.advance(Step("locate", was, type(was)(was.at + seq, "placed")))
    refuse_outdated(at)  # a run that goes on beside is no reason
    resolve(changed)
    refuse_outdated(changed)


def test_a_partner_gets_the_settings_of_now_as_well(tmp_path: Path) -> None:
    war = replace(WAR, audiences=ladder(WAR.rules, {}))
    at = tools(tmp_path, war)
    resolve(at)
    weigh(at)
    first = release_to(at, "partner")
    assert release_to(at, "partner") == first
    rules = tuple(replace(rule, contact="x") for rule in war.audiences)
    other = release_to(replace(at, war=replace(war, audiences=rules)), "partner")
    assert other.id != first.id


def test_the_day_on_which_a_report_without_a_date_is_free_makes_a_release_due(
    tmp_path: Path,
) -> None:
    contact = Source("contact-77", "Xumir Vaqel", "contact", protected=True)
    rules = PublishRules(delay_days=20)
    at = tools(tmp_path, replace(WAR, sources=(*WAR.sources, contact), rules=rules))
    said = told("Planes hit Salma.", place="Salma")
    hidden = replace(said.report, published=None, source="contact-77", protected=True)
    capture = Capture(NOW, "given", "test", "text/plain", 1, "")
    kept = Evidence("evd-1", hidden.evidence, hidden.id, capture)
    at.store.put([hidden, said.claim, said.placement, kept])
    published(at)
    later = replace(at, now=lambda: NOW.replace(day=26))  # its Sunday was the 6th
    assert not release(replace(at, now=lambda: NOW.replace(day=25)))
    assert release(later)


def test_a_monitor_with_nothing_on_record_publishes_nothing(tmp_path: Path) -> None:
    at = replace(tools(tmp_path), store=MemoryStore())
    assert not release(at)
    with pytest.raises(OperatorError, match="no report on record; add some"):
        publish_into(at, None)
    assert not at.releases.exists()
    assert list(at.store.scan(Release)) == []
