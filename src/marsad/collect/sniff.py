"""Which format some bytes have, by name, declared type and first bytes."""

import codecs
import re
from pathlib import PurePosixPath

HEAD = 1 << 16
"""Bytes that are enough to tell."""
EXTENSIONS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".eml": "mail",
    ".pdf": "pdf",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".rss": "feed",
    ".atom": "feed",
}
TYPES = {
    "text/markdown": "text",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/pdf": "pdf",
    "message/rfc822": "mail",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/feed+json": "json",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "application/json": "json",
}
OTHERS = frozenset(
    {".toml", ".ini", ".cfg", ".yml", ".yaml", ".css", ".js", ".py", ".sh", ".log"}
    | {".csv", ".tsv", ".geojson", ".kml", ".gpx", ".svg", ".pem", ".key", ".lock"}
)
"""Files of text that are settings, programs or tables, never a report."""
BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document or Outlook message"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"SQLite format 3", "a database"),
)
FEED = re.compile(r"<(?:rss|feed|(?:\w+:)?RDF)[\s>]")
PAGE = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|title|meta|p|div)[\s>/]", re.I
)
MAIL = re.compile(
    r"^(?:From|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Subject|"
    r"Date|To|Content-Type): ",
    re.I | re.M,
)


def sniff(head: bytes, name: str, media_type: str | None = None) -> str:
    """The format: `text`, `page`, `mail`, `pdf`, `lines`, `json` or `feed`.

    First what the bytes show beyond doubt, then the name, then what a server or a
    mail says, and last a guess by the first words.
    """
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    named = EXTENSIONS.get(PurePosixPath(name).suffix.lower())
    if named is not None and named not in ("page", "pdf"):
        return named
    declared = TYPES.get((media_type or "").lower())
    text = _peek(head)
    if text.startswith("<") and FEED.search(text[:2000]) is not None:
        return "feed"
    if named == "pdf" or declared == "pdf":
        return "pdf"
    return declared or named or _by_words(text)


def _by_words(text: str) -> str:
    if text.startswith("{"):
        return "lines" if _first_line_closes(text) else "json"
    if text.startswith("[") and text[1:].lstrip()[:1] in ("{", "]"):
        return "json"
    if text.startswith("<") and PAGE.search(text[:4000]) is not None:
        return "page"
    lines = text.split("\n\n", 1)[0]
    return "mail" if len(MAIL.findall(lines)) >= 3 else "text"


def _first_line_closes(text: str) -> bool:
    first, rest = text.partition("\n")[::2]
    return first.rstrip().endswith("}") or (rest == "" and len(text) > HEAD // 4)


def is_other(name: str) -> bool:
    """Whether a file's name says that it is no report."""
    return PurePosixPath(name).suffix.lower() in OTHERS


def kind_of_binary(head: bytes) -> str | None:
    """What a file is that is surely no text, in words."""
    return next((what for magic, what in BINARY if head.startswith(magic)), None)


def _peek(head: bytes) -> str:
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if wide else "utf-8-sig", "replace")
    return text.replace("\r\n", "\n").lstrip("\ufeff \n\t")
