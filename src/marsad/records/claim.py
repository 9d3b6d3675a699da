"""Who says what of whom, with the exact span that says so."""

from dataclasses import dataclass, field
from typing import TypeAlias

from marsad.records.coded import Coded
from marsad.records.sparse import SPARSE

KINDS = (
    "clash",
    "airstrike",
    "shelling",
    "bombing",
    "attack",
    "chemical",
    "offensive",
    "casualties",
    "abduction",
    "detention",
    "release",
    "displacement",
    "return",
    "surrender",
    "person",
    "capture",
    "withdrawal",
    "control",
    "siege",
    "ceasefire",
    "strength",
    "damage",
    "aid",
)
MEASURES = (
    "killed",
    "wounded",
    "missing",
    "detained",
    "abducted",
    "released",
    "displaced",
    "returned",
    "evacuated",
    "surrendered",
    "present",
    "fighters",
    "strikes",
    "structures",
    "vehicles",
    "area_km2",
)
CERTAINTIES = ("asserted", "probable", "possible", "doubtful", "denied")
STATUSES = (
    "abducted",
    "detained",
    "missing",
    "alive",
    "wounded",
    "killed",
    "released",
    "escaped",
)
POPULATIONS = ("civilians", "combatants", "people")
FAMILIES = "families"
"""Whom a figure counts that gives families, each of several people (rule N3)."""
STOCKS = frozenset({"present", "fighters", "detained", "missing", "area_km2"})
"""Measures that hold at a moment; the others are flows over an interval."""
MOMENTARY = frozenset({"present", "fighters", "area_km2"})
"""Who is somewhere, who fights, how much is held: what no incident brings about."""

OF_GROUND = frozenset({"capture", "control", "siege", "withdrawal"})
"""Kinds of claims that say who holds or has lost a place."""
PASSED_ON = "row:claims"
"""The rule of a claim that another monitor passes on."""

Span: TypeAlias = tuple[int, int]
"""Character offsets into the report's text, end excluded."""


def touch(one: Span, other: Span) -> bool:
    """Whether two stretches of a text share a character."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True)
class PartOf:
    """Points at the figure that this one is included in."""

    claim: str
    figure: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number inside a claim."""

    measure: str
    text: str
    span: Span
    low: float | None
    high: float | None
    approx: bool = False
    population: str | None = None
    part_of: PartOf | None = None
    best: float | None = field(default=None, metadata=SPARSE)
    """The likeliest number, where whoever reports it says one beside low and high."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words that say when, and how they bear on the claim."""

    text: str
    span: Span
    mode: str = "at"
    """``at``, ``since`` (open, ends on publication), ``until``, ``state`` (holds
    on publication), ``ongoing`` (no start), ``total`` (no start)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that somebody reports as having happened or being so."""

    id: str
    report: str
    kind: str
    span: Span
    quote: str
    """Exactly `text[span[0]:span[1]]` of the report."""
    speaker: str | None = None
    """None where the report asserts it in its own voice."""
    via: tuple[str, ...] = ()
    """Sources between speaker and report, nearest the speaker first."""
    certainty: str = "asserted"
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    """The words for the place, the larger one after a comma."""
    time: TimeWords | None = None
    figures: tuple[Figure, ...] = ()
    person: str | None = None
    status: str | None = None
    reader: str = ""
    """Name and version of the reader."""
    rules: tuple[str, ...] = ()
    """Which rules or models made it: ``part:maker``, as in ``kind:model`` and
    ``figure 0:number-noun``, or a bare name for the claim as a whole."""
    people: tuple[str, ...] | None = field(default=None, metadata=SPARSE)
    """Names of persons that the reader met in and around its words, for withholding
    them: never published."""
    coded: Coded | None = field(default=None, metadata=SPARSE)
    """Where and when by the codes of a data set, whose rows give both."""

    @property
    def is_row(self) -> bool:
        """True for what a row of a data set says itself; of what another monitor passes
        on, where that monitor had it from a row."""
        if self.coded is None:
            return False
        rows = (rule for rule in self.rules if rule.startswith("row:"))
        return not self.coded.passed_on or any(rule != PASSED_ON for rule in rows)
