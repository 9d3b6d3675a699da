"""Where one claim goes back to: who had it from whom."""

from dataclasses import dataclass

OWN = "own"
"""The basis of a claim that nobody else's is known behind."""
SHARED = "shared copies"
"""The basis where only other claims of one origin tie a claim to the earlier one."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of one claim. Claims of one origin count as one voice."""

    id: str
    claim: str
    origin: str
    """Equal for all claims that go back to one origin."""
    copy_of: str | None = None
    """The claim this one was had from, where it is a copy: an earlier one of its
    origin, which may be a copy itself."""
    basis: str = OWN
    """``own``, ``same text``, ``same quote``, ``same speaker``, ``told``, ``tie``,
    ``repeated in report``, ``shared copies``: what shows that it was had from it."""
