"""A claim in the making: what the readers of acts and of persons hand on."""

from dataclasses import dataclass

from marsad.records.claim import Figure, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Something reported as having happened or being so, not yet attributed."""

    passage: int
    """Index of the passage it stands in."""
    span: Span
    """The words that state it, in the report's text."""
    kind: str
    anchor: Span
    """The verb or noun it hangs on, in the report's text."""
    figures: tuple[Figure, ...] = ()
    """Their `part_of` is set last, when claims have ids."""
    actor: str | None = None
    target: str | None = None
    person: str | None = None
    status: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches for a stretch of the report's text."""

    content: Span
    """What is said."""
    cue: Span | None
    """The reporting verb or phrase."""
    source: Span | None
    """The words that name the speaker."""
    speaker: str
    """Its fullest name in the report."""
    via: tuple[str, ...] = ()
    hedge: str | None = None
    """A certainty that the way of saying implies ("could not verify")."""
