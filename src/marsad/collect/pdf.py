"""PDF files: their text layer by pypdf; their date is when the file was made."""

import io
import logging
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.collect.dateline import fill
from marsad.collect.decode import whole
from marsad.collect.draft import Draft, Found, Problem, Raw

if TYPE_CHECKING:
    from pypdf import PdfReader

BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    OverflowError,
    zlib.error,
    OSError,
)
"""What pypdf lets through over broken files, beside its own errors."""


def read_pdf(raw: Raw) -> Found:
    """One report of all pages; a scan without a text layer is an issue."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = PdfReader(io.BytesIO(raw.data))
        text = "\n".join(page.extract_text() for page in reader.pages)
        about = _information(reader)
    except FileNotDecryptedError:
        what = "the PDF has a password; save it without one and add it again"
        yield Problem("encrypted", what, item=raw.name)
    except (PyPdfError, *BROKEN) as error:
        what = f"the PDF is broken ({type(error).__name__}: {error})"
        yield Problem("malformed-pdf", what, item=raw.name)
    else:
        yield _draft(raw, text, about)


def _information(reader: "PdfReader") -> tuple[str, str, str]:
    """Title, author, and when the file was made; empty where it does not say."""
    about = reader.metadata
    if about is None:
        return "", "", ""
    values = (about.title, about.author, about.creation_date_raw)
    title, author, made = (str(value or "").strip() for value in values)
    return title, author, made


def _draft(raw: Raw, text: str, about: tuple[str, str, str]) -> Draft:
    decoded = whole(text)
    title, author, made = (whole(words).text for words in about)
    hint = f"the file was made on {made}, which is no date of publication"
    filled = fill(Draft(text=decoded.text, data=raw.data, media_type="application/pdf"))
    return replace(
        filled,
        reader="pypdf",
        title=filled.title or title or None,
        hint=filled.hint or (hint if made else ""),
        url=raw.url or filled.url,
        bylines=(*filled.bylines, *(((author, "meta"),) if author else ())),
        problems=decoded.problems,
    )
