"""The vault keeps bytes once, whole or not at all, and notices what was changed."""

import errno
import hashlib
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.vault.base import Fault
from marsad.vault.folder import FolderVault


def place(root: Path, name: str) -> Path:
    return root / name[:2] / name[2:]


def test_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path / "vault")
    name = vault.keep(b"shelling near the bridge")
    assert name == hashlib.sha256(b"shelling near the bridge").hexdigest()
    with vault.open(name) as handle:
        assert handle.read() == b"shelling near the bridge"
    assert vault.has(name)
    assert place(tmp_path / "vault", name).stat().st_mode & 0o777 == 0o444


@given(blobs=st.lists(st.binary(max_size=300), max_size=8))
def test_keeping_is_idempotent_and_verifies(
    blobs: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("vault")
    vault = FolderVault(root)
    names = [vault.keep(blob) for blob in blobs] + [vault.keep(b) for b in blobs]
    files = list(root.glob("*/*"))
    assert len(files) == len(set(blobs))
    assert list(vault.verify(iter(names))) == []


def test_empty_bytes_are_kept(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    name = vault.keep(b"")
    with vault.open(name) as handle:
        assert handle.read() == b""


def test_missing_blob_is_an_error_of_the_operator(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    with pytest.raises(OperatorError, match="has no"):
        vault.open("0" * 64)
    assert not vault.has("0" * 64)
    with pytest.raises(OperatorError, match="no SHA-256"):
        vault.open("../../etc/passwd")


def test_verify_names_missing_altered_and_stray(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    kept, changed, cut, gone, stray = (
        vault.keep(text) for text in (b"kept", b"changed", b"cut short", b"gone", b"x")
    )
    for name, data in ((changed, b"chanGed"), (cut, b"cut")):
        place(tmp_path, name).chmod(0o644)
        place(tmp_path, name).write_bytes(data)
    place(tmp_path, gone).unlink()
    faults = set(vault.verify(iter([kept, changed, cut, gone])))
    assert faults == {
        Fault(changed, "altered"),
        Fault(cut, "altered"),
        Fault(gone, "missing"),
        Fault(stray, "stray"),
    }


def test_leftover_temporary_files_do_no_harm(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    name = vault.keep(b"one")
    (tmp_path / name[:2] / ".part-left").write_bytes(b"on")
    assert list(vault.verify(iter([name]))) == []


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_full_disk_is_told_and_leaves_nothing(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    vault = FolderVault(tmp_path)
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OperatorError, match="the disk is full"):
        vault.keep(b"does not fit")
    monkeypatch.undo()
    assert list(tmp_path.glob("*/*")) == []
    assert vault.has(vault.keep(b"does not fit"))


def test_short_writes_are_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:7]))
    vault = FolderVault(tmp_path)
    name = vault.keep(b"a blob that is longer than seven bytes")
    monkeypatch.undo()
    assert list(vault.verify(iter([name]))) == []


def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("a file stands where the vault should be")
    with pytest.raises(OperatorError, match="cannot write to the vault"):
        FolderVault(tmp_path / "vault").keep(b"x")


def test_read_only_disk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> tuple[int, str]:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("tempfile.mkstemp", fail)
    with pytest.raises(OperatorError, match="cannot write to the vault"):
        FolderVault(tmp_path).keep(b"x")


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere"
)
def test_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(OperatorError, match="cannot write to the vault"):
        FolderVault(tmp_path).keep(b"x")
    tmp_path.chmod(0o755)


def test_many_writers_of_the_same_bytes(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path)
    blobs = [f"report {number}".encode() for number in range(20)]
    threads = [
        threading.Thread(target=lambda: [vault.keep(blob) for blob in blobs])
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = [hashlib.sha256(blob).hexdigest() for blob in blobs]
    assert list(vault.verify(iter(names))) == []
    assert len(list(tmp_path.glob("*/*"))) == len(blobs)
    assert list(tmp_path.glob("*/.part-*")) == []


def test_a_file_is_kept_as_its_bytes_are(tmp_path: Path) -> None:
    vault, path = FolderVault(tmp_path / "vault"), tmp_path / "rows.csv"
    data = bytes(range(256)) * 9000
    path.write_bytes(data)
    name = vault.keep_file(path)
    assert name == hashlib.sha256(data).hexdigest() == vault.keep_file(path)
    assert list(vault.verify(iter([name]))) == []
    assert vault.keep(data) == name
    with pytest.raises(OperatorError, match="cannot be read"):
        vault.keep_file(tmp_path / "none.csv")
