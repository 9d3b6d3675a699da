"""One process: every stage in order, only what is due, resumable at any point."""

from marsad.run.plan import STAGES
from marsad.run.tools import Tools
from marsad.store.base import Cursor, Step


def run_line(tools: Tools) -> tuple[str, ...]:
    """Do what is due; returns the names of the stages that had something to do.

    A run that is killed loses at most the batch in hand: every batch and the
    stage's cursor are written in one transaction, so the next run goes on there.
    """
    return tuple(stage.name for stage in STAGES if stage.work(tools))


def catch_up(tools: Tools) -> None:
    """Do all that is due before a release."""
    for stage in STAGES:
        if stage.name != "publish":
            stage.work(tools)


def drop_derived(tools: Tools) -> None:
    """Drop everything that can be made again; reports, evidence, decisions, the
    log and the releases stay."""
    for stage in STAGES:
        if stage.makes:
            while not tools.store.advance(
                Step(
                    stage.name,
                    tools.store.cursor(stage.name),
                    Cursor(),
                    clear=stage.makes,
                )
            ):
                continue
