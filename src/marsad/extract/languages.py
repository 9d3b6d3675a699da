"""The languages that can be read: each is a folder beside this file.

Such a folder holds `language.toml` with the language's code (ISO 639-1); `version.py`
with the functions `version`, which tells without loading anything large which reader
this is, and `weights`, the folder of its network; `reader.py` with the function
`make_reader`; and `toponyms.py` with the function `toponyms`, which tells where a text
names places. Nothing else knows which languages there are.
"""

import functools
import importlib
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from marsad.extract.base import Reader
from marsad.records.claim import Span

_PACKAGE = "marsad.extract"
_MARK = "language.toml"


@functools.cache
def folders() -> dict[str, str]:
    """Code of each language -> the package that reads it, in the order of the codes."""
    found = {}
    for folder in resources.files(_PACKAGE).iterdir():
        mark = folder.joinpath(_MARK)
        if folder.is_dir() and mark.is_file():
            code = tomllib.loads(mark.read_text(encoding="utf-8"))["code"]
            found[str(code)] = f"{_PACKAGE}.{folder.name}"
    return dict(sorted(found.items()))


def make_readers() -> dict[str, Reader]:
    """A reader for each language."""
    return {code: _module(code, "reader").make_reader() for code in folders()}


def versions() -> dict[str, str]:
    """Which reader each language has; changes when it could read differently."""
    return {code: str(_module(code, "version").version()) for code in folders()}


def weights() -> dict[str, Path]:
    """The folder of each language's network."""
    return {code: _module(code, "version").weights() for code in folders()}


def toponyms(text: str, code: str) -> list[Span]:
    """Where a text in a language names places; nowhere in one that is not read."""
    if code not in folders():
        return []
    found: list[Span] = _module(code, "toponyms").toponyms(text)
    return found


def _module(code: str, name: str) -> Any:
    return importlib.import_module(f"{folders()[code]}.{name}")
