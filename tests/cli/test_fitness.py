"""What `marsad doctor` says of settings that load, but are unsafe or say too little."""

from pathlib import Path

import pytest

from marsad import settings
from marsad.cli.fitness import Check, fitness

GOOD = """
[war]
name = "A war"
languages = ["en", "ar"]

[publish]
publisher = "Valley Watch"
contact = "desk@example.org"
risk.high = { delay_days = 30, blur_km = 50 }

[audiences.partner]
delay_days = 1
blur_km = 10

[[sources]]
id = "desk-77"
name = "A contact"
protected = true
"""
SECRETS = '[secrets]\ndesk-77 = ["Qaxal Dorvim"]\n'
NONE = "[secrets]\ndesk-77 = []\n"


def found(folder: Path, config: str, secrets: str | None = SECRETS) -> dict[str, Check]:
    (folder / "marsad.toml").write_text(config, encoding="utf-8")
    (folder / "secrets.toml").unlink(missing_ok=True)
    if secrets is not None:
        (folder / "secrets.toml").write_text(secrets, encoding="utf-8")
    return {check.name: check for check in fitness(settings.load(folder))}


def test_good_settings_are_told_with_what_holds_for_whom(tmp_path: Path) -> None:
    checks = found(tmp_path, GOOD)
    assert all(check.ok and not check.note for check in checks.values())
    assert checks["partner releases"].found == (
        "low 1 days, 10 km; medium 1 days, 10 km; high 30 days, 50 km"
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "secrets", "words"),
    [
        ("protected sources", "", "", NONE, "no strings in secrets.toml for desk-77"),
        ("protected sources", "", "", "[secrets]\n", "toml does not speak of desk-77"),
        ("protected sources", "", "", None, "secrets.toml is missing, with the"),
        ("languages", '"ar"', '"arabic"', SECRETS, "'arabic': write two letters"),
        ("languages", '"ar"', '"fr"', SECRETS, "no reader reads fr"),
        ("publishing", "Valley Watch", "", SECRETS, "publish.publisher is empty"),
        ("publishing", "desk@example.org", " ", SECRETS, "publish.contact is empty"),
        ("public releases", "blur_km = 50", "blur_km = 0", SECRETS, "are told exactly"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unsafe_is_named(
    tmp_path: Path, name: str, old: str, new: str, secrets: str | None, words: str
) -> None:
    config = GOOD.replace(old, new) if old else GOOD
    if new == "blur_km = 0":
        config = config.replace("blur_km = 10", "").replace(
            "[publish]", "[publish]\nblur_km = 0"
        )
    check = found(tmp_path, config, secrets)[name]
    assert not check.ok or check.note
    assert words in check.found
