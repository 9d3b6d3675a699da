"""Agencies and outlets that pass words on: whom a source told something, "a doctor told
AFP", and whether a report says that it has something from one, "(AFP)"."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from marsad.text.arabic import plain, plain_of
from marsad.text.speakers import arabic_names

_SOURCE = r"[^,،.;:!?\n\"“”]{2,100}?"
_BEFORE = re.compile(rf"{_SOURCE}\Z")
_FAR = 100
"""Letters before whom a source told something in which it is looked for."""
_KIND = r"(?:وكاله |قناه |صحيفه |شبكه |موقع )?"
"""Before an Arabic name, what it is."""


@functools.cache
def _data() -> dict[str, Any]:
    source = resources.files("marsad.text").joinpath("data/carriers.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _either(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n))))


@functools.cache
def _told() -> tuple[re.Pattern[str], ...]:
    """Whom a source told something, the source right before or behind; over plain
    spelling."""
    known, heads = _either(_data()["names"]), _either(_data()["heads"])
    word = r"[A-Z][\w'’&-]*"
    english = rf"(?:{known}|{word}(?: {word}){{0,3}} (?:{heads}))(?!\w)"
    arabic = _either({plain(n) for n in arabic_names(_data()["names"])})
    arabic = rf"(?P<name>{_KIND}(?:{arabic}))(?![ء-ي])"
    bare = rf"(?P<bare>{_KIND}(?:{_either(_unarticled())}))(?![ء-ي])"
    passed = "نقلت|نقلته|نقلا عن|اوردت|اوردته"
    return (
        re.compile(rf" (?:has |had )?told (?:the )?(?P<name>{english})"),
        re.compile(rf"(?:{passed}) {arabic} عن (?P<source>{_SOURCE})(?=[.,،\n]|\Z)"),
        re.compile(rf" ل{arabic}"),
        re.compile(rf" لل{bare}"),
    )


def _unarticled() -> set[str]:
    """Arabic names without their article, which «لل» holds."""
    named = {plain(n) for n in arabic_names(_data()["names"])}
    return {n.removeprefix("ال") for n in named if n.startswith("ال")}


def told_to(text: str) -> Iterator[tuple[str, str]]:
    """The words for each source of a report, and the agency or outlet that it told
    something."""
    read = plain_of(text)
    for pattern in _told():
        for found in pattern.finditer(read.text):
            whole = "name" in pattern.groupindex
            name = text[slice(*read.stored(found.span("name" if whole else "bare")))]
            span = _source(read.text, found)
            if span is not None:
                source = text[slice(*read.stored(span))]
                yield source, name if whole else f"ال{name}"


def _source(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    if "source" in found.re.groupindex:
        return found.span("source")
    start = max(0, found.start() - _FAR)
    before = _BEFORE.search(text[start : found.start()])
    return before and (start + before.start(), found.start())


@functools.lru_cache(maxsize=4096)
def is_carrier(name: str) -> bool:
    """Whether a name is an agency's or outlet's."""
    known = (*_data()["names"], *arabic_names(_data()["names"]))
    if plain(name) in {plain(one) for one in known}:
        return True
    return name.split()[-1:] != [] and name.split()[-1] in _data()["heads"]


@functools.lru_cache(maxsize=4096)
def takes_from(text: str, names: tuple[str, ...]) -> bool:
    """Whether a report says that it has something from whoever has one of the names:
    "(AFP)", "told AFP", "AFP reported"."""
    pattern = _credit(names)
    return pattern is not None and pattern.search(plain(text)) is not None


@functools.lru_cache(maxsize=1024)
def _credit(names: tuple[str, ...]) -> re.Pattern[str] | None:
    spelt = {plain(name) for name in names if len(name) > 1}
    if not spelt:
        return None
    name = rf"{_KIND}(?:{_either(spelt)})(?!\w)"
    before, after = ("|".join(_data()["words"][k]) for k in ("before", "after"))
    return re.compile(rf"(?:{before}){name}|(?<!\w){name}(?:{after})")
