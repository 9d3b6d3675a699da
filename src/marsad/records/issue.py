"""A problem met in a record, kept as data beside it."""

from dataclasses import dataclass

from marsad.records.claim import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a reviewer should look at; never repaired silently."""

    id: str
    record: str
    """Id of the record, or the name of the item that became none."""
    code: str
    """``mismatch...``: words or figures of one report disagree;
    ``contradiction...``: two claims do; others name what was met."""
    message: str
    stage: str = ""
    seen: str | None = None
    """The words that were met."""
    span: Span | None = None
    """Into the report's text."""
    claims: tuple[str, ...] = ()
