"""Plain text: the text untouched, its header lines and dateline read."""

from marsad.collect.dateline import bylines, read_top
from marsad.collect.decode import decode
from marsad.collect.draft import Draft, Found, Raw


def read_plain(raw: Raw) -> Found:
    """One report.

    Raises:
        SourceError: the bytes are no text.
    """
    decoded = decode(raw.data, raw.charset)
    top = read_top(decoded.text)
    yield Draft(
        text=decoded.text,
        data=raw.data,
        media_type=raw.media_type or "text/plain",
        title=top.title,
        publisher=top.publisher,
        publisher_basis=top.publisher_basis,
        published=top.published,
        published_basis=top.published_basis,
        hint=top.hint,
        url=top.url or raw.url,
        bylines=bylines(top),
        problems=decoded.problems,
    )
