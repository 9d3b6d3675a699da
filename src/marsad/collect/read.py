"""Bytes to drafts: one reader a format."""

from marsad.collect.draft import Found, Raw
from marsad.collect.feed import read_feed
from marsad.collect.lines import read_document, read_lines
from marsad.collect.mail import read_mail
from marsad.collect.page import read_page
from marsad.collect.pdf import read_pdf
from marsad.collect.plain import read_plain
from marsad.collect.sniff import HEAD, sniff


def read(raw: Raw) -> Found:
    """What is in some bytes, whatever their format.

    Raises:
        SourceError: the bytes are no text.
    """
    return read_as(sniff(raw.data[:HEAD], raw.name, raw.media_type), raw)


def read_as(format: str, raw: Raw) -> Found:
    """What is in bytes of a known format (see `sniff`).

    Raises:
        SourceError: the bytes are no text.
    """
    if format == "mail":
        return read_mail(raw, read)
    if format == "lines":
        return read_lines([raw.data], raw)
    return READERS[format](raw)


READERS = {
    "text": read_plain,
    "page": read_page,
    "pdf": read_pdf,
    "json": read_document,
    "feed": read_feed,
}
