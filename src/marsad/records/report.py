"""One thing a source put out, untouched."""

from dataclasses import dataclass, field
from datetime import date

from marsad.records.sparse import SPARSE


@dataclass(frozen=True, slots=True)
class Report:
    """A story, post, message or row, with what is known of who put it out."""

    id: str
    text: str
    """The words, exactly as read from the evidence; all spans index this."""
    evidence: str
    """SHA-256 of the bytes it was read from."""
    part: str | None = None
    """Which part of those bytes, where they hold several reports."""
    publisher: str | None = None
    publisher_basis: str = "unknown"
    title: str | None = None
    published: date | None = None
    published_basis: str = "unknown"
    """``given``, ``header``, ``meta``, ``feed``, ``dateline``, ``field``, ``address``
    (which tells the day), ``today`` (a day that its words call so) or ``unknown``: a
    date is never guessed silently."""
    language: str | None = None
    """ISO 639-1, as identified from the text."""
    source: str | None = None
    """Id of the source in marsad.toml, where it is one of them."""
    url: str | None = None
    protected: bool = False
    dataset: str | None = field(default=None, metadata=SPARSE)
    """Of a row of a data set: its layout and edition, as in ``ucdp 23.1``. The text
    has a line "column: value" for each column."""
    passed_on_by: str | None = field(default=None, metadata=SPARSE)
    """Another monitor from whose release it was taken, with the words that its claims
    quote for a text; who put it out and when is as that release has it."""
