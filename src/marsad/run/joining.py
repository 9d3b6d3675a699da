"""Stages 5 and 6, resolve and weigh: the whole record at once, when it changed."""

from typing import TypeAlias

from marsad.engine.local import LocalEngine
from marsad.errors import OperatorError
from marsad.records.codec import Record, dumps
from marsad.records.control import Control
from marsad.records.decision import Decision
from marsad.records.event import Event
from marsad.records.grade import METHOD, Grade
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.records.person import PersonCase
from marsad.records.tally import Tally
from marsad.run.dossier import load_dossier
from marsad.run.guarding import refuse_unguarded
from marsad.run.tools import Tools, fingerprint
from marsad.store.base import Cursor, Step

Kinds: TypeAlias = tuple[type[Record], ...]
RESOLVE_MAKES: Kinds = (Origin, Event, PersonCase)
WEIGH_MAKES: Kinds = (Grade, Tally, Control)
FORM = "2"
"""Of what weighing keeps: another one has everything weighed anew."""


def resolving_key(tools: Tools) -> str:
    """Changes when claims changed, or could be joined or weighed differently."""
    placed = tools.store.cursor("locate")
    known = fingerprint("resolve", METHOD, placed.key, str(placed.at))
    return f"{known} {_settings_key(tools)}"


def _settings_key(tools: Tools) -> str:
    return fingerprint("settings", dumps(tools.war))


def refuse_outdated(tools: Tools) -> None:
    """What others may see hangs on settings: nothing is shown as public that was worked
    out by other ones, or without what protects contacts.

    Raises:
        OperatorError: the settings have changed since the record was worked out, or
            what protects contacts is missing.
    """
    refuse_unguarded(tools)
    was = tools.store.cursor("resolve").key
    if was and was.partition(" ")[2] != _settings_key(tools):
        raise OperatorError(
            "marsad.toml, or marsad itself, has changed since the record was worked "
            "out: do `marsad run` first, or `marsad publish --dry-run`, which "
            "publishes nothing"
        )


def weighing_key(tools: Tools) -> str:
    """Changes when what is weighed changed, or what is kept of it."""
    resolved = tools.store.cursor("resolve")
    return fingerprint("weigh", FORM, resolved.key, str(resolved.at))


def resolve(tools: Tools) -> bool:
    """Origins, events and person cases anew, if claims or decisions changed."""
    key = resolving_key(tools)
    was = tools.store.cursor("resolve")
    now = Cursor(newest_of(tools, Decision, was.at), key)
    if now == was:
        return False
    from marsad.resolve.resolve import resolve_claims

    tools.progress.begin("resolve")
    read = load_dossier(tools.store, tools.war, (*RESOLVE_MAKES, *WEIGH_MAKES, Issue))
    found = resolve_claims(read, LocalEngine())
    put: tuple[Record, ...] = (
        *found.origins,
        *found.events,
        *found.persons,
        *found.issues,
    )
    return _finish(tools, Step("resolve", was, now, put, (*RESOLVE_MAKES, Issue)))


def weigh(tools: Tools) -> bool:
    """Grades, tallies and control anew, if what is weighed changed."""
    was = tools.store.cursor("weigh")
    now = Cursor(0, weighing_key(tools))
    if now == was:
        return False
    from marsad.weigh.weigh import weigh_groups

    tools.progress.begin("weigh")
    read = load_dossier(tools.store, tools.war, WEIGH_MAKES)
    found = weigh_groups(read, LocalEngine())
    put: tuple[Record, ...] = (
        *found.grades,
        *found.tallies,
        *found.controls,
        *found.issues,
    )
    return _finish(tools, Step("weigh", was, now, put, (*WEIGH_MAKES, Issue)))


def newest_of(tools: Tools, kind: type[Record], at: int) -> int:
    """The highest sequence number of a kind, or `at` if none is above it."""
    for at, _ in tools.store.since(kind, at):  # noqa: B007, B020 (the last one counts)
        pass
    return at


def _finish(tools: Tools, step: Step) -> bool:
    done = tools.store.advance(step)
    tools.progress.advance(len(step.put))
    tools.progress.end()
    return done
