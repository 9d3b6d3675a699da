"""Looks for what is protected in every file of a release; anything found stops it.

It fails closed: a file that cannot be opened, or of a kind that nobody can look into,
counts as a leak. Files that are byte for byte those of the package are not searched.
"""

import base64
import functools
import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote_plus

from marsad.publish.beside import DAY, Beside
from marsad.publish.contacts import Digits, mails
from marsad.publish.exact import points_in, points_in_bytes, spelled_in
from marsad.publish.folding import Names, fold
from marsad.publish.guarded import MACHINE, Guarded
from marsad.publish.sounds import Sounds
from marsad.publish.unpacked import Blob, CannotCheck, Piece, unpack
from marsad.records.ids import sha256
from marsad.records.source import Source
from marsad.text.phones import phones

PRIVATE = "name of a private person"
ID = "id of a protected source"
SOUND = "name of a protected source, as it sounds"
IDENTITY = (
    "name of a protected source",
    ID,
    "secret of a protected source",
)
IN_NAME = " in a file name"
OF_SOURCES = (*IDENTITY, SOUND, "number of a protected source")
"""Kinds of strings that give a protected source away."""
LEAST = 3
"""Letters or digits that a secret must have to be looked for."""
_ESCAPED = {sign: sign for sign in '"\\/'} | dict(
    zip("bfnrt", "\b\f\n\r\t", strict=True)
)
"""What JSON writes after a stroke, and what it means."""
NOTHING = Guarded()
PAGES = (".html", ".js", ".css")
LICENCES = "licences.txt"
"""Files in which whole texts of others may stand: the endings of their names, and the
one with the licences."""
_ENDS = ".-_+"
"""Signs that end a sentence, and begin an address that is read from its end."""
LEAST_GLUED = 8
"""Letters from which it is found inside other words, and in base64, as well."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not leave, and the file that has it."""

    file: str
    kind: str
    hint: str
    """Enough to find it in marsad.toml, not enough to give it away."""
    where: str = ""
    """Line, page, sheet, table or column."""


@dataclass(frozen=True, slots=True)
class _Needles:
    """What is looked for, with the kind of each."""

    known: tuple[tuple[str, str, str], ...]
    """Kind, the string, and the string folded."""
    names: Names

    def in_words(
        self, view: str, text: str, words: Sequence[str]
    ) -> Iterator[tuple[str, str]]:
        """Kind and string of all that stand in a view as whole words; `text` is the
        view folded, and `words` its words."""
        held = self.names.held(words)
        for kind, needle, folded in self.known:
            if kind == ID:
                likely = folded.partition(" ")[0] in text
                if likely and _coded(needle).search(view):
                    yield kind, needle
                continue
            verbatim = not folded and bool(needle) and needle in view
            if verbatim or (len(folded) >= LEAST and folded in held):
                yield kind, needle

    def hidden(self, view: str, folded: str) -> Iterator[tuple[str, str]]:
        """Those of protected sources that stand inside other words, or in base64:
        looked for where a life may hang on it."""
        wanted = [one for one in self.known if one[0] in IDENTITY]
        squeezed = folded.replace(" ", "") if wanted else ""
        for kind, needle, words in wanted:
            glued = words.replace(" ", "")
            inside = kind != ID and len(glued) >= LEAST_GLUED and glued in squeezed
            if inside or any(code in view for code in _encoded(needle)):
                yield kind, needle


def check_leaks(
    folder: Path,
    sources: Iterable[Source],
    private: Iterable[str] = (),
    allowed: Iterable[str] = (),
    vendored: Iterable[str] = (),
    record: Guarded = NOTHING,
) -> list[Leak]:
    """Every leak in every file under a folder, in order of file and kind.

    `allowed` are strings that may stand (the monitor's own contact), `vendored`
    whole texts of libraries and map data inside files, which are not searched;
    `record` is what else this record has that must not be found.
    """
    search = search_for(sources, private, allowed, record)
    return found_by(search, folder, vendored)


def search_for(
    sources: Iterable[Source],
    private: Iterable[str] = (),
    allowed: Iterable[str] = (),
    record: Guarded = NOTHING,
) -> "Search":
    """All that `check_leaks` looks for."""
    sources = tuple(sources)
    return Search(
        needles=_prepared([*_needles(sources, private), *record.words]),
        sounds=Sounds(n for s in sources if s.protected for n in (s.name, *s.aliases)),
        digits=Digits(secret for s in sources if s.protected for secret in s.secrets),
        allowed=tuple(allowed),
        record=record,
        beside=Beside(record.days),
    )


def found_by(
    search: "Search", folder: Path, vendored: Iterable[str] = ()
) -> list[Leak]:
    """What a search finds under a folder; see `check_leaks`."""
    found: set[Leak] = set()
    texts = tuple(vendored)
    for path in sorted(p for p in folder.rglob("*") if p.is_file() or p.is_symlink()):
        name = path.relative_to(folder).as_posix()
        found.update(
            Leak(name, kind + IN_NAME, hint) for kind, hint in search.words(name)
        )
        found.update(Leak(name, *leak) for leak in in_file(path, search, texts))
    found.update(Leak(name, DAY, id) for id, name in search.beside.on_map(folder))
    return sorted(found, key=lambda leak: (leak.file, leak.kind, leak.hint, leak.where))


def in_file(
    path: Path, search: "Search", vendored: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, str]]:
    """Kind, hint and where of each thing found in one file."""
    if path.is_symlink():
        yield "path out of the release", "a link", ""
        return
    if is_shipped(path):
        return
    whole = len(vendored) > 0 and (path.suffix in PAGES or path.name == LICENCES)
    try:
        for piece in unpack(path, whole=whole):
            if isinstance(piece, Blob):
                yield from (
                    (kind, hint, piece.where) for kind, hint in search.bytes(piece.data)
                )
                continue
            text = piece.text
            for known in vendored if whole else ():
                text = text.replace(known, " ")
            if piece.written:
                days = search.beside.find(replace(piece, text=text))
                yield from ((DAY, id, at) for id, at in days)
            if piece.again:
                continue
            for kind, hint in search.text(text, written=piece.written):
                yield kind, hint, line_of(piece, hint, kind, search)
    except CannotCheck as error:
        yield "file that cannot be checked", str(error), ""


def line_of(piece: Piece, hint: str, kind: str, search: "Search") -> str:
    """Where a piece stands; of written lines, the one that has what was found."""
    first = piece.where.rpartition("line ")
    if not first[1] or not first[2].isdigit():
        return piece.where
    for at, line in enumerate(piece.text.split("\n"), int(first[2])):
        if (kind, hint) in set(search.text(line)):
            return f"{first[0]}line {at}"
    return piece.where


@functools.cache
def _shipped() -> frozenset[tuple[int, str]]:
    """Size and SHA-256 of every file of the package that a release may have."""
    folders = [Path(str(files("marsad.publish")))]
    paths = (p for f in folders for p in f.rglob("*") if p.is_file())
    kept = (p for p in paths if p.suffix not in (".py", ".pyc"))
    return frozenset((p.stat().st_size, sha256(p.read_bytes())) for p in kept)


def is_shipped(path: Path) -> bool:
    """Whether a file is one of the package's own: a library, a font, a base map."""
    size = path.stat().st_size
    if all(size != known for known, _ in _shipped()):
        return False
    return (size, sha256(path.read_bytes())) in _shipped()


_DRAWN = re.compile(
    r"\s(?:d|points|transform|viewBox|x|y|x1|x2|y1|y2|width|height)="
    r'"(?:[MLHVCSQTAZmlhvcsqtaz(),.\s\d+\-]|translate|scale|rotate|matrix|pt|px)+"'
)
"""Where lines of a drawing run: numbers that nobody calls."""


@dataclass(frozen=True)
class Search:
    """Everything that is looked for in one release."""

    needles: _Needles
    sounds: Sounds
    digits: Digits
    allowed: tuple[str, ...]
    record: Guarded
    beside: Beside

    def text(self, text: str, *, written: bool = True) -> Iterator[tuple[str, str]]:
        """Kind and hint of whatever is found; among bytes no contacts are looked for
        but those of protected sources."""
        views = _views(text)
        for view in views:
            yield from self.words(view)
            for start, _ in self.digits.find(view):
                yield "number of a protected source", f"{view[start : start + 2]}***"
            yield from self._paths(view)
        if written:
            undrawn = _DRAWN.sub(" ", text) if '="' in text else text
            drawn = len(undrawn) != len(text)
            yield from self._contacts(undrawn, _views(undrawn) if drawn else views)
            yield from points_in(text, self.record.points)
            for view in {text, *views}:
                yield from spelled_in(view, self.record.points)

    def words(self, view: str) -> Iterator[tuple[str, str]]:
        """Names and other strings, in any spelling and script."""
        folded = fold(view)
        words = folded.split()
        found = set(self.needles.in_words(view, folded, words))
        found.update(self.needles.hidden(view, folded))
        for kind, needle in found:
            yield kind, f"{needle[:2]}***"
        for word in self.sounds.held(words):
            yield SOUND, f"{word[:2]}***"

    def bytes(self, data: bytes) -> Iterator[tuple[str, str]]:
        """Points as two numbers beside each other."""
        return points_in_bytes(data, self.record.points)

    def _contacts(self, text: str, views: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each once: the same with what stands beside it, where marks between them
        were taken out, or from its end to its start, as lines of a PDF file are read
        too, is no other."""
        for kind, found in (("phone number", phones), ("e-mail address", mails)):
            stand = [one for one in found(text) if not self._is_own(one)]
            met = {one for view in views for one in found(view)}
            for contact in (one for one in met if not self._is_own(one)):
                glued = contact not in stand
                before = stand if glued else stand[: stand.index(contact)]
                again = any(one in contact[::-1] for one in before)
                if not again and not (glued and any(one in contact for one in stand)):
                    yield kind, f"{contact[:3]}***"

    def _is_own(self, contact: str) -> bool:
        """Whether it is the monitor's own, in either direction."""
        turned = contact[::-1].strip(_ENDS)
        told = (contact, turned)
        return any(_may_stand(one, own) for one in told for own in self.allowed)

    def _paths(self, view: str) -> Iterator[tuple[str, str]]:
        if any(path in view for path in self.record.paths):
            yield MACHINE, "a path"


def _prepared(needles: Iterable[tuple[str, str]]) -> _Needles:
    known = tuple((kind, needle, fold(needle)) for kind, needle in needles)
    return _Needles(known, Names(folded for _, _, folded in known))


def _needles(
    sources: Iterable[Source], private: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for source in sources:
        if source.protected:
            yield "name of a protected source", source.name
            yield ID, source.id
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
    return sorted({_composed(view) for view in views} | {text})


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _unescape_json(text: str) -> str:
    def letter(match: re.Match[str]) -> str:
        if len(match[0]) == 2:
            return _ESCAPED[match[0][1]]
        try:
            return str(json.loads(f'"{match[0]}"'))
        except ValueError:
            return match[0]

    return re.sub(r"(?:\\u[0-9a-fA-F]{4})+|\\[\"\\/bfnrt]", letter, text)


@functools.cache
def _coded(id: str) -> re.Pattern[str]:
    """How an id is met: as it is written, its strokes perhaps low or left out, inside
    other words too where it is long. It is a code without spaces: "a contact, 1 report"
    is no ``contact-1``."""
    parts = "[-_]?".join(re.escape(part) for part in id.split("-") if part)
    alone = len(id.replace("-", "")) < LEAST_GLUED
    edges = (r"(?<![^\W_])", r"(?![^\W_])") if alone else ("", "")
    return re.compile(parts.join(edges), re.IGNORECASE)


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


def _may_stand(contact: str, known: str) -> bool:
    """Whether it is the monitor's own, perhaps with Arabic and digits glued to it, its
    words in another order or their letters backwards, as pages of a PDF file come."""
    own, parts = (set(re.findall("[A-Za-z]+", text)) for text in (known, contact))
    mixed = not contact.isascii() and bool(parts)
    own |= {word[::-1] for word in own}
    return contact in known or (mixed and parts <= own)
