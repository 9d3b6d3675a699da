"""PDF files: their text layer by pypdf; their date is when the file was made."""

import io
import logging
import zlib
from typing import TYPE_CHECKING

from marsad.collect.dateline import read_top
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
        title, made = _information(reader)
    except FileNotDecryptedError:
        what = "the PDF has a password; save it without one and add it again"
        yield Problem("encrypted", what, item=raw.name)
    except (PyPdfError, *BROKEN) as error:
        what = f"the PDF is broken ({type(error).__name__}: {error})"
        yield Problem("malformed-pdf", what, item=raw.name)
    else:
        yield _draft(raw, text, title, made)


def _information(reader: "PdfReader") -> tuple[str | None, str]:
    information = reader.metadata
    if information is None:
        return None, ""
    title = str(information.title or "").strip() or None
    return title, str(information.creation_date_raw or "")


def _draft(raw: Raw, text: str, title: str | None, made: str) -> Draft:
    decoded = whole(text)
    top = read_top(decoded.text)
    hint = f"the file was made on {made}, which is no date of publication"
    return Draft(
        text=decoded.text,
        data=raw.data,
        media_type="application/pdf",
        reader="pypdf",
        title=top.title or title,
        publisher=top.publisher,
        publisher_basis=top.publisher_basis,
        published=top.published,
        published_basis=top.published_basis,
        hint=top.hint or (hint if made else ""),
        url=raw.url or top.url,
        problems=decoded.problems,
    )
