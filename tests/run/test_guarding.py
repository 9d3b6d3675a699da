"""Nothing is published while what protects contacts is missing."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad import settings
from marsad.errors import OperatorError
from marsad.run.briefing import Asked, brief_of
from marsad.run.correcting import rule_correct
from marsad.run.guarding import refuse_unguarded
from marsad.run.previewing import preview
from marsad.run.releasing import release, release_to
from marsad.run.reviewing import Ruling
from marsad.run.tools import Tools
from marsad.store.memory import MemoryStore
from marsad.vault.folder import FolderVault
from tests.build import told

CONFIG = """
[war]
name = "A war"

[[sources]]
id = "herald"
name = "Coast Herald"

[[sources]]
id = "desk-77"
name = "A contact"
protected = true
"""
SECRETS = '[secrets]\ndesk-77 = ["Qaxal Dorvim"]\n'


def tools(
    folder: Path, config: str = CONFIG, secrets: str | None = SECRETS, source: str = ""
) -> Tools:
    """A monitor with one report on record: of a protected source, if one is named."""
    (folder / "marsad.toml").write_text(config, encoding="utf-8")
    if secrets is not None:
        (folder / "secrets.toml").write_text(secrets, encoding="utf-8")
    loaded, store = settings.load(folder), MemoryStore()
    report = told("Planes killed 4 people in Harim.").report
    store.put([replace(report, protected=bool(source), source=source or None)])
    now = lambda: datetime(2021, 6, 1, tzinfo=UTC)  # noqa: E731
    vault, out = FolderVault(folder / "vault"), folder / "releases"
    made = Tools(store, vault, loaded.war, now, folder, out, None)
    return replace(made, secrets=loaded.folder.secrets, unlisted=loaded.unlisted)


@pytest.mark.parametrize(
    ("secrets", "words"),
    [
        (None, "secrets.toml is missing, with the strings of desk-77"),
        ("", "secrets.toml does not speak of desk-77"),
        ("[secrets]\nherald = []\n", "secrets.toml does not speak of desk-77"),
    ],
)
def test_nothing_leaves_without_what_would_give_a_contact_away(
    tmp_path: Path, secrets: str | None, words: str
) -> None:
    at = tools(tmp_path, secrets=secrets)
    for leave in (
        release,
        preview,
        lambda at: release_to(at, "internal"),
        lambda at: brief_of(at, Asked()),
    ):
        with pytest.raises(OperatorError, match=words) as caught:
            leave(at)
        assert "Restore it from your backup" in str(caught.value)
        assert "desk-77 = []" in str(caught.value)
    assert not at.releases.exists()


@pytest.mark.parametrize("secrets", [SECRETS, "[secrets]\ndesk-77 = []\n"])
def test_it_may_be_said_that_nothing_gives_a_contact_away(
    tmp_path: Path, secrets: str
) -> None:
    refuse_unguarded(tools(tmp_path, secrets=secrets, source="desk-77"))


def test_without_contacts_no_secrets_are_asked_for(tmp_path: Path) -> None:
    config = CONFIG.partition('[[sources]]\nid = "desk-77"')[0]
    refuse_unguarded(tools(tmp_path, config, None))


@pytest.mark.parametrize("change", ["protected = false", 'id = "other"'])
def test_a_contact_that_has_reports_cannot_be_dropped_from_the_settings(
    tmp_path: Path, change: str
) -> None:
    old = "protected = true" if change.startswith("protected") else 'id = "desk-77"'
    config = CONFIG.replace(old, change)
    at = tools(
        tmp_path,
        config,
        "[secrets]\nother = []\n" if old[0] == "i" else "",
        source="desk-77",
    )
    with pytest.raises(OperatorError, match="does not have as such: desk-77"):
        refuse_unguarded(at)
    (report,) = at.store.scan(type(told("Nothing.").report))
    rule_correct(at, [report.id], {"source": "herald"}, Ruling("correct", "A", "B"))
    refuse_unguarded(at)
