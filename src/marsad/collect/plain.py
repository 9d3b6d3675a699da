"""Plain text: the text untouched, its header lines and dateline read."""

from marsad.collect.dateline import fill
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
    yield fill(draft)
