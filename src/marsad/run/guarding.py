"""Whether all that keeps protected contacts safe is there; else nothing leaves."""

from marsad.errors import OperatorError
from marsad.records.report import Report
from marsad.run.amending import Amendments
from marsad.run.keys import refuse_other_key
from marsad.run.tools import Tools

SHOWN = 5
"""Ids named one by one."""


def refuse_unguarded(tools: Tools) -> None:
    """Where nobody says what gives a contact away, nobody can look for it: neither in
    what is about to leave, nor in open reports that may be the contact's own.

    Raises:
        OperatorError: log.key is missing or another one; secrets.toml is missing or
            does not speak of a protected source; or marsad.toml does not protect one
            whose reports are on record.
    """
    refuse_other_key(tools)
    if tools.secrets is None:
        return
    if tools.unlisted:
        raise OperatorError(_unlisted(tools, tools.unlisted))
    if lost := _lost(tools):
        raise OperatorError(_unprotected(lost))


def _unlisted(tools: Tools, ids: tuple[str, ...]) -> str:
    there = tools.secrets is not None and tools.secrets.is_file()
    what = "does not speak of" if there else "is missing, with the strings of"
    return (
        f"nothing is published: secrets.toml {what} {_some(ids)}. Without it nobody "
        "can look for the names and numbers that give a contact away. Restore it from "
        "your backup, or write down what would: under [secrets], "
        f'{ids[0]} = ["every name", "every number"]; or {ids[0]} = [] if you know of '
        "none. `marsad doctor` says which sources are missing"
    )


def _lost(tools: Tools) -> tuple[str, ...]:
    """Sources that a protected report is of, and that marsad.toml does not protect."""
    kept = {source.id for source in tools.war.sources if source.protected}
    reports = map(Amendments(tools.store, tools.war), tools.store.scan(Report))
    found = {r.source or "" for r in reports if r.protected and r.source not in kept}
    return tuple(sorted(found))


def _unprotected(ids: tuple[str, ...]) -> str:
    return (
        "nothing is published: reports on record are of protected sources that "
        f"marsad.toml does not have as such: {_some(ids)}. Put them back, with "
        "`protected = true`, and what gives them away into secrets.toml. If one wants "
        "to be named from now on, say so of each of its reports: `marsad correct "
        "REPORT --source ID --by NAME --reason WHY`"
    )


def _some(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return ", ".join(ids[:SHOWN]) + more
