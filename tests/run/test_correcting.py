"""What was given wrongly with a report is put right, in every kind of store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.collect.item import Given
from marsad.errors import InternalError, OperatorError
from marsad.publish.read import each_row
from marsad.publish.shielding import held_reports
from marsad.publish.wire import rows
from marsad.publish.withdrawn import NAMED
from marsad.records.claim import Claim
from marsad.records.decision import Decision
from marsad.records.evidence import Evidence
from marsad.records.issue import Issue
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import PublishRules
from marsad.run.adding import add
from marsad.run.chain import chain
from marsad.run.correcting import rule_correct
from marsad.run.dossier import load_dossier
from marsad.run.joining import resolve, weigh
from marsad.run.local import run_line
from marsad.run.naming import find_names, waiting
from marsad.run.parting import public
from marsad.run.placing import locate
from marsad.run.reading import extract
from marsad.run.releasing import newest_release
from marsad.run.reviewing import Ruling, rule_fate
from marsad.run.tools import Tools
from marsad.store.base import Cursor, Step, Store
from marsad.vault.folder import FolderVault
from tests.build import WAR
from tests.conformance.test_store import MAKERS

DESK = Ruling("correct", "Night desk", "It was forgotten")
SECRET = "Qaxal Dorvim"
CONTACT = Source(
    "contact-1", "a contact", "contact", "C", protected=True, secrets=(SECRET,)
)
OPEN = """Publisher: Capital Wire
Date: 2019-02-11

Twenty people were killed in an air strike on Raqqa on Friday, doctors said.
"""
CHAT = "Two men were detained in Hajin on Monday, a neighbour said.\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def monitor(store: Store, folder: Path, cache: Path, **texts: str) -> Tools:
    """A monitor with these reports added."""
    war = replace(
        WAR, sources=(*WAR.sources, CONTACT), rules=PublishRules(delay_days=0)
    )
    vault = FolderVault(folder / "vault")
    now = datetime(2021, 6, 1, tzinfo=UTC)
    tools = Tools(store, vault, war, lambda: now, cache, folder / "releases", None)
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    for name, text in texts.items():
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    add(tools, [str(inbox)], Given())
    return tools


def chat(tools: Tools) -> Report:
    return next(r for r in tools.store.scan(Report) if "Hajin" in r.text)


def walk(tools: Tools) -> None:
    """The stages up to weighing."""
    for stage in (extract, locate, resolve, weigh):
        stage(tools)


def told(tools: Tools, name: str) -> list[dict[str, Any]]:
    """Rows of an export as they would be published."""
    find_names(tools)
    opened = public(load_dossier(tools.store, tools.war), tools.now().date())
    return [dict(row) for row in rows(name, opened)]


def data(tools: Tools, name: str) -> list[dict[str, Any]]:
    """Rows of a file of the newest release."""
    release = newest_release(tools)
    assert release is not None
    folder = tools.releases / release.id / "data"
    return [dict(row) for row in each_row(folder / f"{name}.jsonl")]


def correct(tools: Tools, report: str, **said: str) -> Any:
    (done,) = rule_correct(tools, [report], said, DESK)
    return done


def test_a_day_that_was_missing_dates_what_the_report_tells(
    store: Store, tmp_path: Path, cache: Path
) -> None:
    tools = monitor(store, tmp_path, cache, chat=CHAT)
    walk(tools)
    report = chat(tools).id
    assert [i.code for i in store.scan(Issue) if i.record == report] == ["no-date"]
    assert all(p.when.start is None for p in store.scan(Placement))
    assert correct(tools, report, published="2019-02-12").fields == ("published",)
    walk(tools)
    days = {p.when.start for p in store.scan(Placement)}
    assert days == {date(2019, 2, 11)}, "the Monday before"
    assert [i for i in store.scan(Issue) if i.code == "no-date"] == []
    assert load_dossier(store, tools.war).reports[report].published_basis == "given"
    assert store.get(Report, report) == replace(chat(tools), published=None), (
        "the report itself is untouched"
    )
    assert correct(tools, report, published="2019-02-12").fields == ()
    assert len(list(store.scan(Decision))) == 1
    correct(tools, report, published="2019-02-19")
    walk(tools)
    assert {p.when.start for p in store.scan(Placement)} == {date(2019, 2, 18)}


def test_a_forgotten_source_makes_the_report_protected_everywhere(
    store: Store, tmp_path: Path, cache: Path
) -> None:
    tools = monitor(store, tmp_path, cache, chat=f"Date: 2019-02-12\n\n{CHAT}")
    report = chat(tools).id
    done = correct(tools, report, source="contact-1")
    assert (done.shown, done.withheld) == ((), False), "nothing was published yet"
    walk(tools)
    (row,) = told(tools, "reports")
    assert row["protected"] and row["report"] != report and row["sha256"] is None
    assert row["publisher"] == "a protected contact"
    claims = list(store.scan(Claim))
    assert claims and {c["quote"] for c in told(tools, "claims")} == {""}
    assert not {c.id for c in claims} & {c["id"] for c in told(tools, "claims")}
    known = load_dossier(store, tools.war)
    assert known.reports[report].protected
    assert report in held_reports(known, date(2019, 2, 11))


def test_what_was_published_openly_is_withdrawn_without_saying_why_or_whose(
    tmp_path: Path, cache: Path
) -> None:
    store = MAKERS["embedded"](tmp_path)
    text = f"Date: 2019-02-12\n\n{CHAT}"
    tools = monitor(store, tmp_path, cache, one=OPEN, chat=text)
    run_line(tools)
    first = newest_release(tools)
    report = chat(tools).id
    assert first and report in {row["report"] for row in data(tools, "reports")}
    done = correct(tools, report, source="contact-1")
    assert (done.shown, done.withheld) == ((first.id,), True)
    run_line(tools)
    assert newest_release(tools) != first
    assert [row["protected"] for row in data(tools, "reports")] == [False]
    assert "Hajin" not in str([data(tools, n) for n in ("claims", "events")])
    lines = {row["record"]: row for row in data(tools, "corrections")}
    assert lines[report]["change"] == "withheld"
    text = str(lines)
    for secret in ("contact", "source", "protected", SECRET, "Night desk", "forgotten"):
        assert secret not in text
    rule_fate(tools, Ruling("accept", "Night desk"), [report])
    walk(tools)
    assert sorted(row["protected"] for row in told(tools, "reports")) == [False, True]
    store.close()


def test_an_open_report_with_a_contacts_name_waits_for_a_ruling(
    store: Store, tmp_path: Path, cache: Path
) -> None:
    text = f"Date: 2019-02-12\n\n[12/02] {SECRET}: {CHAT}"
    tools = monitor(store, tmp_path, cache, one=OPEN, chat=text)
    report = chat(tools).id
    (issue,) = [i for i in store.scan(Issue) if i.code == NAMED]
    assert issue.record == report and SECRET not in issue.message
    walk(tools)
    assert waiting(tools) == (report,)
    assert report not in {row["report"] for row in told(tools, "reports")}
    assert "Hajin" not in str([told(tools, n) for n in ("claims", "events")])
    rule_fate(tools, Ruling("accept", "Night desk"), [report])
    walk(tools)
    assert waiting(tools) == ()
    assert report in {row["report"] for row in told(tools, "reports")}
    correct(tools, report, source="contact-1")
    walk(tools)
    assert report not in {row["report"] for row in told(tools, "reports")}


def test_strings_that_are_listed_later_are_looked_for_in_what_is_on_record(
    store: Store, tmp_path: Path, cache: Path
) -> None:
    tools = monitor(store, tmp_path, cache, one=OPEN)
    assert find_names(tools) and not find_names(tools) and waiting(tools) == ()
    label = Source("contact-2", "a doctor", "contact", protected=True)
    known = replace(label, id="contact-3", secrets=("doctors said",))
    war = replace(tools.war, sources=(*tools.war.sources, label))
    assert find_names(replace(tools, war=war)) and waiting(tools) == ()
    war = replace(tools.war, sources=(*tools.war.sources, known))
    tools = replace(tools, war=war)
    assert find_names(tools)
    (report,) = store.scan(Report)
    assert waiting(tools) == (report.id,)
    correct(tools, report.id, published="2019-02-12")
    assert waiting(tools) == (report.id,), "that does not say whose it is"
    correct(tools, report.id, source="herald")
    assert waiting(tools) == ()


def test_adding_it_again_otherwise_names_the_command_that_corrects_it(
    store: Store, tmp_path: Path, cache: Path
) -> None:
    tools = monitor(store, tmp_path, cache, chat=CHAT)
    given = Given(published=date(2019, 2, 12), source=CONTACT)
    (issue,) = add(tools, [str(tmp_path / "inbox")], given).issues
    options = "--published 2019-02-12 --source contact-1"
    command = f"marsad correct {chat(tools).id} {options}"
    assert command in issue.message
    correct(tools, chat(tools).id, published="2019-02-12", source="contact-1")
    assert add(tools, [str(tmp_path / "inbox")], given).issues == ()


def test_show_tells_a_report_as_it_was_corrected_and_by_whom(
    store: Store, tmp_path: Path, cache: Path
) -> None:
    tools = monitor(store, tmp_path, cache, one=OPEN)
    (report,) = store.scan(Report)
    correct(tools, report.id, publisher="Coast Herald", url="https://example.org/a")
    link = chain(report, load_dossier(store, tools.war), {})
    assert (link["publisher"], link["url"]) == ("Coast Herald", "https://example.org/a")
    (ruling,) = link["rulings"]
    assert (ruling["by"], ruling["reason"]) == ("Night desk", "It was forgotten")


@pytest.mark.parametrize(
    "said",
    [{}, {"source": "nobody"}, {"source": "contact-1", "publisher": "Amal"}],
)
def test_corrections_that_cannot_be_are_refused(
    said: dict[str, str], tmp_path: Path, cache: Path
) -> None:
    tools = monitor(MAKERS["memory"](tmp_path), tmp_path, cache, one=OPEN)
    (report,) = tools.store.scan(Report)
    with pytest.raises(OperatorError):
        rule_correct(tools, [report.id], said, DESK)
    with pytest.raises(OperatorError):
        rule_correct(tools, [report.id], {"url": "x"}, replace(DESK, reason=" "))
    assert list(tools.store.scan(Decision)) == []


def test_a_step_drops_what_it_names_and_nothing_that_is_kept(
    store: Store, tmp_path: Path, cache: Path
) -> None:
    kept = Issue("iss-a", "rpt", "odd", "odd", "extract")
    gone = replace(kept, id="iss-b")
    store.put([kept, gone])
    ((_, at),) = [(r, seq) for seq, r in store.since(Issue, 0) if r == gone]
    assert store.advance(Step("x", Cursor(), Cursor(1), put=(gone,), drop=(gone,)))
    assert [seq > at for seq, r in store.since(Issue, 0) if r == gone] == [True]
    assert store.advance(Step("x", Cursor(1), Cursor(2), drop=(gone,)))
    assert list(store.scan(Issue)) == [kept]
    monitor(store, tmp_path, cache, one=OPEN)
    (report,) = store.scan(Report)
    with pytest.raises(InternalError):
        store.advance(Step("x", Cursor(2), Cursor(3), drop=(report,)))
    assert list(store.scan(Evidence))


@pytest.mark.parametrize(
    "said", [{"publisher": SECRET}, {"url": "https://x.example/qaxal-dorvim"}]
)
def test_words_of_a_contact_are_not_put_beside_an_open_report(
    store: Store, tmp_path: Path, cache: Path, said: dict[str, str]
) -> None:
    tools = monitor(store, tmp_path, cache, open=OPEN)
    (report,) = store.scan(Report)
    with pytest.raises(OperatorError, match="contact-1 can be known") as caught:
        correct(tools, report.id, **said)
    assert "--source contact-1" in str(caught.value)
    assert SECRET not in str(caught.value)
    assert list(store.scan(Decision)) == []
    rule_fate(tools, Ruling("accept", "Night desk", "Nobody's."), [report.id])
    assert correct(tools, report.id, **said).fields == tuple(said)
