"""The list of stages, in order; read this file first."""

from collections.abc import Callable
from dataclasses import dataclass

from marsad.records.claim import Claim
from marsad.records.issue import Issue
from marsad.records.placement import Placement
from marsad.run.joining import RESOLVE_MAKES, WEIGH_MAKES, Kinds, resolve, weigh
from marsad.run.placing import locate
from marsad.run.reading import extract
from marsad.run.releasing import release
from marsad.run.sealing import seal_log
from marsad.run.tools import Tools


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the walk."""

    name: str
    work: Callable[[Tools], bool]
    """Does what is due; True if anything was."""
    makes: Kinds = ()
    """Derived records that can be dropped and made again."""


STAGES = (
    # collect and the keeping of bytes happen in `marsad add`, see adding.py
    Stage("archive", seal_log),
    Stage("extract", extract, (Claim, Issue)),
    Stage("locate", locate, (Placement,)),
    Stage("resolve", resolve, (*RESOLVE_MAKES, Issue)),
    Stage("weigh", weigh, (*WEIGH_MAKES, Issue)),
    Stage("publish", release),
)
