"""Who speaks: outlet, agency, monitor, party, official, witness, data set, contact."""

from dataclasses import dataclass

KINDS = (
    "outlet",
    "agency",
    "monitor",
    "party",
    "official",
    "witness",
    "dataset",
    "contact",
)
RELIABILITY = ("A", "B", "C", "D", "E", "F")
"""The Admiralty axis of source reliability; F is "no basis", not "worst"."""
RISKS = ("low", "medium", "high")
"""What a protected source risks if it comes out that it talked."""


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who says things."""

    id: str
    name: str
    kind: str = "outlet"
    reliability: str = "F"
    side: str | None = None
    """Id of the party or name of the side it belongs to."""
    ties: tuple[str, ...] = ()
    """Ids of sources it is known to take its material from."""
    aliases: tuple[str, ...] = ()
    protected: bool = False
    """True: who this is, and exact place and time of its reports, never leave."""
    risk: str = RISKS[-1]
    """How much it risks; by it a protected source's places are blurred and its
    reports delayed."""
    secrets: tuple[str, ...] = ()
    """Strings that would give a protected source away; the leak check looks for
    them and nothing else may print them."""
