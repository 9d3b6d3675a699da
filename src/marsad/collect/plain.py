"""Plain text: its header lines and dateline read, the text below them untouched."""

from dataclasses import replace

from marsad.collect.dateline import below_headers, fill
from marsad.collect.decode import decode
from marsad.collect.draft import Draft, Found, Raw


def read_plain(raw: Raw) -> Found:
    """One report.

    Raises:
        SourceError: the bytes are no text.
    """
    decoded = decode(raw.data, raw.charset)
    draft = Draft(
        text=decoded.text,
        data=raw.data,
        media_type=raw.media_type or "text/plain",
        url=raw.url,
        problems=decoded.problems,
    )
    yield replace(fill(draft), text=below_headers(draft.text))
