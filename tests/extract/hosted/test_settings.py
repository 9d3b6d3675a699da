"""The table [reader] in marsad.toml, and where its key comes from."""

from pathlib import Path

import pytest

from marsad import settings
from marsad.cli.begin import SECRETS, TEMPLATE
from marsad.errors import OperatorError
from marsad.extract.hosted.options import HostedOptions

WAR = '[war]\nname = "Test war"\nlanguages = ["en", "ar"]\n'
READER = '[reader]\nkind = "openai"\naddress = "http://localhost:1/v1"\nmodel = "m"\n'


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.READER_KEY, raising=False)


def load(folder: Path, text: str, secrets: str = "") -> HostedOptions | None:
    (folder / "marsad.toml").write_text(WAR + text, encoding="utf-8")
    (folder / "secrets.toml").write_text(secrets, encoding="utf-8")
    return settings.load(folder).reader


def test_there_is_no_second_reader_unless_one_is_named(tmp_path: Path) -> None:
    assert load(tmp_path, "") is None
    assert load(tmp_path, '[reader]\nmodel = "m"\n') is None
    assert settings.stateless().reader is None


def test_defaults_are_careful(tmp_path: Path) -> None:
    found = load(tmp_path, READER)
    assert found == HostedOptions(
        "http://localhost:1/v1", "m", languages=("en", "ar"), send_protected=False
    )


def test_the_key_comes_from_secrets_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = '[reader]\nkey = "from-file"\n'
    found = load(tmp_path, READER, secrets)
    assert found is not None
    assert found.key == "from-file"
    monkeypatch.setenv(settings.READER_KEY, "from-environment")
    found = load(tmp_path, READER, secrets)
    assert found is not None
    assert found.key == "from-environment"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[reader]\nkind = "openai"\n', ["reader.address", "reader.model"]),
        ('[reader]\nkind = "gpt"\n', ["reader.kind", "'openai'"]),
        (READER + 'mode = "both"\n', ["reader.mode", "'beside'"]),
        (READER + 'send_protected = "no"\n', ["reader.send_protected"]),
        (READER + "timeout_s = 0\n", ["reader.timeout_s"]),
        (READER + "part_length = 10\n", ["reader.part_length"]),
        (READER + "retires = 1\n", ["reader.retires", "'retries'"]),
        (READER + 'key = "s3cret"\n', ["reader.key", "secrets.toml"]),
        (
            READER.replace("localhost", "me:s3cret@localhost"),
            ["reader.address", "secrets.toml"],
        ),
    ],
)
def test_faults_name_the_key_and_tell_no_secret(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    with pytest.raises(OperatorError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert all(word in message for word in words), message
    assert "s3cret" not in message


@pytest.mark.parametrize("key", ["5", '"a\\nb"', '"schlüssel"'])
def test_a_key_that_cannot_be_sent_is_refused_and_not_shown(
    tmp_path: Path, key: str
) -> None:
    with pytest.raises(OperatorError, match="key of the reader") as caught:
        load(tmp_path, READER, f"[reader]\nkey = {key}\n")
    assert "schl" not in str(caught.value)


def test_what_init_writes_is_sound_with_the_reader_switched_on(tmp_path: Path) -> None:
    text = TEMPLATE.format(name="x")
    on = text.partition("# [reader]")[2].replace("\n# ", "\n")
    (tmp_path / "marsad.toml").write_text(text + "\n[reader]" + on, encoding="utf-8")
    (tmp_path / "secrets.toml").write_text(SECRETS, encoding="utf-8")
    found = settings.load(tmp_path).reader
    assert found is not None
    assert found.inside
