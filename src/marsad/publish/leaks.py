"""Looks for protected strings in every file of a release; anything found stops it."""

import base64
import functools
import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_plus

from marsad.publish.contacts import mails, phones
from marsad.publish.folding import Names, fold
from marsad.records.source import Source

PRIVATE = "name of a private person"
LEAST = 3
"""Letters or digits that a secret must have to be looked for."""
_ESCAPED = {sign: sign for sign in '"\\/'} | dict(
    zip("bfnrt", "\b\f\n\r\t", strict=True)
)
"""What JSON writes after a stroke, and what it means."""
LEAST_GLUED = 8
"""Letters from which it is found inside other words, and in base64, as well."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not leave, and the file that has it."""

    file: str
    kind: str
    hint: str
    """Enough to find it in marsad.toml, not enough to give it away."""


@dataclass(frozen=True, slots=True)
class _Needles:
    """What is looked for, with the kind of each."""

    known: tuple[tuple[str, str, str], ...]
    """Kind, the string, and the string folded."""
    names: Names

    def in_words(self, view: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Kind and string of all that stand in a view as whole words."""
        held = self.names.held(words)
        for kind, needle, folded in self.known:
            verbatim = not folded and bool(needle) and needle in view
            if verbatim or (len(folded) >= LEAST and folded in held):
                yield kind, needle

    def hidden(self, view: str, folded: str) -> Iterator[tuple[str, str]]:
        """Those of protected sources that stand inside other words, or in base64:
        looked for where a life may hang on it."""
        wanted = [one for one in self.known if one[0] != PRIVATE]
        squeezed = folded.replace(" ", "") if wanted else ""
        for kind, needle, words in wanted:
            glued = words.replace(" ", "")
            inside = len(glued) >= LEAST_GLUED and glued in squeezed
            if inside or any(code in view for code in _encoded(needle)):
                yield kind, needle


def check_leaks(
    folder: Path,
    sources: Iterable[Source],
    private: Iterable[str] = (),
    allowed: Iterable[str] = (),
    vendored: Iterable[str] = (),
) -> list[Leak]:
    """Every leak in every file under a folder, in order of file and kind.

    `allowed` are strings that may stand (the monitor's own contact), `vendored`
    whole texts of libraries and map data inside files, which are not searched.
    """
    needles = _prepared(_needles(sources, private))
    allowed, vendored = tuple(allowed), tuple(vendored)
    found: set[Leak] = set()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        text = path.read_bytes().decode("utf-8", "replace")
        for known in vendored:
            text = text.replace(known, " ")
        for view in _views(text):
            for kind, hint in _look(view, needles, allowed):
                found.add(Leak(name, kind, hint))
        for kind, hint in _look(name, needles, allowed):
            found.add(Leak(name, f"{kind} in a file name", hint))
    return sorted(found, key=lambda leak: (leak.file, leak.kind, leak.hint))


def _prepared(needles: Iterable[tuple[str, str]]) -> _Needles:
    known = tuple((kind, needle, fold(needle)) for kind, needle in needles)
    return _Needles(known, Names(folded for _, _, folded in known))


def _needles(
    sources: Iterable[Source], private: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for source in sources:
        if source.protected:
            yield "name of a protected source", source.name
            yield "id of a protected source", source.id
            for alias in source.aliases:
                yield "name of a protected source", alias
            for secret in source.secrets:
                yield "secret of a protected source", secret
    for name in private:
        yield PRIVATE, name


def _views(text: str) -> list[str]:
    """The text as it stands and with each usual escaping undone."""
    views = {text}
    if "&" in text:
        views.add(html.unescape(text))
    if "\\" in text:
        views.add(_unescape_json(text))
    views |= {unquote_plus(view) for view in tuple(views) if "%" in view}
    views |= {re.sub(r"<[^<>]*>", "", view) for view in tuple(views) if "<" in view}
    return sorted({unicodedata.normalize("NFKC", view) for view in views} | {text})


def _unescape_json(text: str) -> str:
    def letter(match: re.Match[str]) -> str:
        if len(match[0]) == 2:
            return _ESCAPED[match[0][1]]
        try:
            return str(json.loads(f'"{match[0]}"'))
        except ValueError:
            return match[0]

    return re.sub(r"(?:\\u[0-9a-fA-F]{4})+|\\[\"\\/bfnrt]", letter, text)


def _look(
    view: str, needles: _Needles, allowed: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    folded = fold(view)
    found = set(needles.in_words(view, folded.split()))
    found.update(needles.hidden(view, folded))
    for kind, needle in found:
        yield kind, f"{needle[:2]}***"
    yield from _contacts(view, allowed)


@functools.cache
def _encoded(needle: str) -> tuple[str, ...]:
    """What base64 makes of the needle at each of three offsets, ends cut off."""
    data = needle.encode()
    if len(data) < LEAST_GLUED:
        return ()
    starts = (0, 2, 3)
    return tuple(
        base64.b64encode(b"x" * n + data).decode().rstrip("=")[starts[n] : -2]
        for n in range(3)
    )


def _contacts(view: str, allowed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for kind, found in (("phone number", phones), ("e-mail address", mails)):
        for contact in found(view):
            if not any(contact in known for known in allowed):
                yield kind, f"{contact[:3]}***"
