"""Whatever is done to a release that somebody was given is found."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marsad.archive.seal import load_key, new_key, seal
from marsad.errors import OperatorError
from marsad.publish.checking import digest_of, release_id
from marsad.publish.manifest import Imprint, Signer
from marsad.publish.read import KEY, MANIFEST, SIGNATURE, SUMS
from marsad.publish.release import publish_release
from marsad.run.verifying import refuse_altered, verify
from tests.publish.scene import NOW, scene

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "check-a-release.md"
EVENTS = "data/events.jsonl"


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release signed with a key of its own."""
    out, key = tmp_path_factory.mktemp("releases"), load_key(new_key())
    signer = Signer(key.public_pem(), key.sign)
    head = seal((), key, NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
        made = publish_release(scene(), out, Imprint(head, NOW, None, "test", signer))
    return out / made.id


@pytest.fixture
def release(signed: Path, tmp_path: Path) -> Path:
    copy = tmp_path / signed.name
    shutil.copytree(signed, copy)
    return copy


def bad(folder: Path, key: str | None = None) -> set[str]:
    return {check.name for check in verify(folder, key) if check.holds is False}


def rewritten(folder: Path, name: str, content: bytes) -> None:
    """A file with other bytes, and every list of hashes made to fit."""
    (folder / name).write_bytes(content)
    told = json.loads((folder / MANIFEST).read_text())
    told["files"][name] = digest_of(folder / name)
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=2))
    hashes = {**told["files"], MANIFEST: digest_of(folder / MANIFEST)}
    lines = (f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
    (folder / SUMS).write_text("".join(lines))


def raised(row: bytes) -> bytes:
    return row.replace(b'"best":', b'"best":9', 1)


def test_what_was_published_holds(signed: Path) -> None:
    key = json.loads((signed / MANIFEST).read_text())["log"]["key"]
    for known in (None, key[:16], key.upper()):
        assert bad(signed, known) == set()
    found = {check.name: check.holds for check in verify(signed, key)}
    assert found == {
        "files": True,
        "signature": True,
        "log": True,
        "key": True,
        "previous": None,
    }
    refuse_altered(signed)


def _other_byte(folder: Path) -> None:
    path = folder / EVENTS
    path.write_bytes(raised(path.read_bytes()))


def _gone(folder: Path) -> None:
    (folder / "brief.md").unlink()


def _one_more(folder: Path) -> None:
    (folder / "data" / "more.csv").write_text("id\n")


def _a_link(folder: Path) -> None:
    shutil.copy(folder / "brief.md", folder.parent / "brief.md")
    (folder / "brief.md").unlink()
    (folder / "brief.md").symlink_to(folder.parent / "brief.md")


def _manifest(folder: Path) -> None:
    text = (folder / MANIFEST).read_text()
    (folder / MANIFEST).write_text(text.replace('"licence": "', '"licence": "not '))


def _no_sums(folder: Path) -> None:
    (folder / SUMS).unlink()


def _rewritten(folder: Path) -> None:
    rewritten(folder, EVENTS, raised((folder / EVENTS).read_bytes()))


@pytest.mark.parametrize(
    "harm",
    [_other_byte, _gone, _one_more, _a_link, _manifest, _no_sums, _rewritten],
)
def test_what_was_done_to_it_is_found(
    release: Path, harm: Callable[[Path], None]
) -> None:
    harm(release)
    assert "files" in bad(release)
    with pytest.raises(OperatorError, match="was altered"):
        refuse_altered(release)


def test_lists_and_id_that_fit_do_not_fit_the_signature(release: Path) -> None:
    _rewritten(release)
    told: dict[str, Any] = json.loads((release / MANIFEST).read_text())
    told["id"] = release_id(told["files"], "public")
    (release / MANIFEST).write_text(json.dumps(told))
    hashes = {**told["files"], MANIFEST: digest_of(release / MANIFEST)}
    lines = (f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
    (release / SUMS).write_text("".join(lines))
    assert bad(release) == {"signature"}


def test_signed_anew_by_somebody_else_is_another_key(release: Path) -> None:
    was = json.loads((release / MANIFEST).read_text())["log"]["key"]
    key = load_key(new_key())
    rewritten(release, KEY, key.public_pem())
    told = json.loads((release / MANIFEST).read_text())
    told["id"] = release_id(told["files"], "public")
    (release / MANIFEST).write_text(json.dumps(told))
    rewritten(release, KEY, key.public_pem())
    (release / SIGNATURE).write_bytes(key.sign((release / SUMS).read_bytes()))
    assert bad(release) == {"log"}
    assert bad(release, was[:16]) == {"log", "key"}


def test_without_its_signature_it_is_not_whole(release: Path) -> None:
    (release / SIGNATURE).unlink()
    assert bad(release) == {"signature"}


def test_without_its_key_it_is_not_whole_and_says_so(release: Path) -> None:
    (release / KEY).unlink()
    assert bad(release) == {"files", "signature"}
    told = {check.name: check.told for check in verify(release)}
    assert told["signature"] == f"{KEY} is missing"


def test_a_key_that_is_none_is_refused(signed: Path) -> None:
    for key in ("", "abc", "x" * 64):
        with pytest.raises(OperatorError, match="first 16 digits"):
            list(verify(signed, key))


def test_the_commands_of_the_page_find_the_forgery(release: Path) -> None:
    """What strangers are told to do works without this program."""
    page = PAGE.read_text("utf-8")
    blocks = [
        "\n".join(line[4:] for line in block.splitlines())
        for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", page, re.MULTILINE)
    ]
    scripts = [block for block in blocks if "json.load(" in block]
    assert len(scripts) == 2
    shown = next(b for b in blocks if "openssl" in b and "-sigfile" in b)
    openssl = "\n".join(x for x in shown.splitlines() if not x.startswith("cd "))

    def held() -> list[bool]:
        runs = [
            subprocess.run([sys.executable, "-c", script], cwd=release, check=False)
            for script in scripts
        ]
        quiet = {"cwd": release, "check": False, "capture_output": True}
        runs.append(subprocess.run(["sh", "-ec", openssl], env=os.environ, **quiet))
        return [run.returncode == 0 for run in runs]

    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here")
    assert held() == [True, True, True]
    _rewritten(release)
    id, log, signature = held()
    assert log, "the log itself was not touched"
    assert not id
    assert not signature
