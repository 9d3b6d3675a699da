"""Bytes to text: marks, declared charset, then a guess that says it is one."""

import codecs
import re
from dataclasses import dataclass

from marsad.collect.draft import Problem
from marsad.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LATIN = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1"})
"""Declared like this, text is Windows-1252 in practice (WHATWG Encoding)."""
GUESSES = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1254",
    "cp1255",
    "koi8_r",
    "koi8_u",
    "iso8859_6",
    "big5",
    "gb18030",
    "shift_jis",
    "euc_kr",
)
"""What the guess chooses from."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SAMPLE = 1 << 16
SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as read, line ends LF and no NUL, and what was wrong with the bytes."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of some bytes.

    Raises:
        SourceError: they are no text in any encoding known here.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    wide = _wide(data)
    if wide is not None:
        return _guessed(data.decode(wide, "replace"), wide)
    if is_binary(data):
        raise SourceError("it holds binary data, not text")
    for encoding in filter(None, ("utf-8", _known(declared))):
        try:
            return Decoded(clean(data.decode(encoding)))
        except UnicodeDecodeError:
            continue
    return _mended(data) or _guess(data)


def clean(text: str) -> str:
    """Line ends as LF, NUL characters dropped; nothing else changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def whole(text: str) -> Decoded:
    """Text from an escaped format: half characters become U+FFFD, with a problem."""
    fixed, count = SURROGATE.subn("\ufffd", clean(text))
    if count == 0:
        return Decoded(fixed)
    what = f"{count} half characters (lone surrogates) were replaced by U+FFFD"
    return Decoded(fixed, (Problem("encoding", what),))


def is_binary(data: bytes) -> bool:
    """More than one control character in a hundred bytes: no text."""
    sample = data[:SAMPLE]
    return len(CONTROL.findall(sample)) * 100 > len(sample)


def _marked(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    if bad * 20 > len(text):
        raise SourceError(f"it is marked as {encoding} but most of it cannot be read")
    what = f"{bad} characters are broken in {encoding} and were replaced by U+FFFD"
    return Decoded(clean(text), (Problem("encoding", what),) if bad else ())


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain text is NUL."""
    sample = data[: SAMPLE & ~1]
    half = len(sample) // 2
    if half < 4 or sample.count(0) * 4 < len(sample):
        return None
    for encoding, zeros, letters in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if (
            sample[zeros::2].count(0) * 10 > half * 7
            and sample[letters::2].count(0) == 0
        ):
            return encoding
    return None


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    name = declared.strip().strip("\"'").lower()
    if name in LATIN:
        return "cp1252"
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if info._is_text_encoding else None


def _mended(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, which are replaced; None if it is not that."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    sound = sum(1 for letter in text if letter > "\x7f") - bad
    if bad * 10 > sound:
        return None
    what = f"{bad} bytes are not UTF-8 as the rest is; they were replaced by U+FFFD"
    return Decoded(clean(text), (Problem("encoding", what),))


def _guess(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: SAMPLE * 4], cp_isolation=list(GUESSES)).best()
    if best is None:
        raise SourceError("its encoding is unknown; UTF-8 would be right")
    return _guessed(data.decode(best.encoding, "replace"), best.encoding)


def _guessed(text: str, encoding: str) -> Decoded:
    what = (
        f"it is not UTF-8 and does not say what it is; read as {encoding}, a guess. "
        "Save it as UTF-8 if words look wrong"
    )
    return Decoded(clean(text), (Problem("encoding", what, encoding),))
