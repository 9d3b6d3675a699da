"""`marsad serve` starts on a folder of releases alone, and refuses what it must."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.web.public.library import history, made_rows, pages, put


def start(*args: str, cwd: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "marsad", "serve", *args]
    return subprocess.Popen(command, cwd=cwd, stderr=subprocess.PIPE, text=True)


def refused(*args: str, cwd: Path) -> str:
    process = start(*args, cwd=cwd)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 2 and "serving" not in told
    return told


def ask(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address) as got:
            return got.status, got.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_it_serves_releases_without_a_monitor(tmp_path: Path) -> None:
    """A folder of releases, nothing else of a monitor's: no store, no key, no
    settings are there to be opened."""
    put(tmp_path / "releases", made_rows(), {**pages(), **history()})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = start("--port", str(port), "--cache", "cache", cwd=tmp_path)
    try:
        at = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                status, body = ask(f"{at}/api/v1/release")
            except OSError:
                status = 0
            if status == 200:
                break
            time.sleep(0.1)
        assert json.loads(body)["counts"]["events"] == len(made_rows()["events"])
        assert ask(f"{at}/index.html")[0] == 200
        assert ask(f"{at}/nothing")[0] == 404
    finally:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert "Traceback" not in told
    assert not re.search(r"GET|nothing|index\.html", told)  # readers are not logged
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "releases"]


def test_what_cannot_or_must_not_be_served_is_refused(tmp_path: Path) -> None:
    assert "is no folder of releases" in refused(cwd=tmp_path)
    put(tmp_path / "given", {}, {"index.html": ""}, audience="partner")
    told = refused("given", cwd=tmp_path)
    assert "'partner'" in told
    assert "--audience partner" in told


@pytest.mark.parametrize("address", ["monitor.example.org", "ftp://x", "http://x/?a"])
def test_addresses_that_are_none_are_refused(tmp_path: Path, address: str) -> None:
    assert "--base-url" in refused("--base-url", address, cwd=tmp_path)
