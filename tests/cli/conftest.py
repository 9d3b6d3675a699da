"""A small monitor that went through the whole line once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CONFIG = """
[war]
name = "A test war"
area = ["SY"]

[[parties]]
id = "sdf"
name = "Syrian Democratic Forces"
aliases = ["SDF"]
side = "coalition"

[[sources]]
id = "observatory"
name = "Syrian Observatory for Human Rights"
aliases = ["SOHR"]
kind = "monitor"
reliability = "B"

[[sources]]
id = "contact-1"
name = "a contact"
kind = "contact"
protected = true
"""
SECRETS = '[secrets]\ncontact-1 = ["Qaxal Dorvim", "qaxal@example.org"]\n'
REPORTS = {
    "one.txt": """Publisher: Example Wire
Date: 2019-02-10
Title: Thousands flee

More than 3,000 people fled the town of Hajin on Saturday, the Syrian Observatory
for Human Rights said. An air strike killed at least 16 people, six of them
children, in Raqqa on Friday, the monitor said.
""",
    "two.txt": """Publisher: Second Daily
Date: 2019-02-11
Title: Strike on Raqqa

Twenty people were killed in an air strike on Raqqa on Friday, a spokesman for the
Syrian Democratic Forces said.
""",
}
MESSAGE = """From: Qaxal Dorvim <qaxal@example.org>
Date: Tue, 1 Jan 2019 10:00:00 +0000
Subject: news

Two men were detained in Raqqa on Monday.
"""

Marsad = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def marsad(tmp_path_factory: pytest.TempPathFactory) -> Marsad:
    """Runs the real program as a person would, on a fixed clock."""
    cache = tmp_path_factory.mktemp("cache")

    def call(
        *args: str | Path, stdin: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "marsad", *map(str, args)],
            env={
                "SOURCE_DATE_EPOCH": "1767225600",
                "MARSAD_CACHE": str(cache),
                "MARSAD_STATE": str(cache / "state"),
                "PATH": "/usr/bin:/bin",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.fixture(scope="session")
def monitor(tmp_path_factory: pytest.TempPathFactory, marsad: Marsad) -> Path:
    """A monitor with three reports, run once; tests must not change it."""
    root = tmp_path_factory.mktemp("monitor")
    (root / "marsad.toml").write_text(CONFIG, encoding="utf-8")
    (root / "secrets.toml").write_text(SECRETS, encoding="utf-8")
    inbox = tmp_path_factory.mktemp("inbox")
    for name, text in REPORTS.items():
        (inbox / name).write_text(text, encoding="utf-8")
    (inbox / "message.eml").write_text(MESSAGE, encoding="utf-8")
    for step in (
        ("init", root),
        ("-C", root, "add", inbox / "one.txt", inbox / "two.txt"),
        ("-C", root, "add", inbox / "message.eml", "--source", "contact-1"),
        ("-C", root, "run"),
    ):
        done = marsad(*step)
        assert done.returncode == 0, done.stderr
    return root
