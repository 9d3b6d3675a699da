"""What the network found in one text; all spans are offsets into the text."""

from dataclasses import dataclass, field

from marsad.records.claim import Span


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """Words that count something."""

    span: Span
    measure: str
    population: str | None
    part_of: int | None
    """Index of the figure that this one is included in, if any."""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """Words that state a claim, and what the network makes of them."""

    span: Span
    kind: str
    certainty: str
    status: str | None
    roles: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Role -> the words that name it, the likeliest first; none where nothing does."""
    time: int | str = "none"
    """Index of the time expression that dates it, or one of labels.TIMES."""
    since: bool = False
    """Whether it goes on from that time until publication."""
    made_by: str = "network"
    """What found it."""
    person: str | None = None
    """Whom it tells of, where rules have worked it out; else the words of the role."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name, by type: PER, ORG or LOC."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part of an attribution: source, cue or content."""

    span: Span
    kind: str


@dataclass(slots=True)
class Found:
    """Everything found in one text, in the order of the text."""

    claims: list[FoundClaim] = field(default_factory=list)
    figures: list[FoundFigure] = field(default_factory=list)
    names: list[FoundName] = field(default_factory=list)
    attributions: list[FoundPart] = field(default_factory=list)
