"""Where one claim goes back to: who had it from whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of one claim. Claims of one origin count as one voice."""

    id: str
    claim: str
    origin: str
    """Equal for all claims that go back to one origin."""
    copy_of: str | None = None
    """The claim this one repeats, where it is a copy."""
    basis: str = "own"
    """``own``, ``same text``, ``same quote``, ``same speaker``, ``tie``,
    ``repeated in report`` ..."""
