"""Whom releases are for: the rules of each audience, from one that is shown more to the
public, made from what marsad.toml sets, and what is wrong with them.

Whoever is shown more is never shown less: delays are no longer, blur is no wider, and
names that somebody below is told are told.
"""

import functools
import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any

from marsad.publish.wire import Row, Tell, rows
from marsad.records.dossier import Dossier
from marsad.records.source import RISKS
from marsad.records.war import AUDIENCES, PublishRules, Shield


@dataclass(frozen=True, slots=True)
class Own:
    """What marsad.toml sets for one audience; None where it sets nothing."""

    delay_days: int | None = None
    blur_km: float | None = None
    withhold_names: bool | None = None
    shields: Mapping[str, tuple[int | None, float | None]] = field(default_factory=dict)
    """Delay and blur by risk."""


def shielded(
    rules: PublishRules, own: Mapping[str, tuple[int | None, float | None]]
) -> PublishRules:
    """The rules with a delay and a blur for every risk."""
    made = []
    for risk in RISKS:
        usual, (delay, blur) = rules.shield(risk), own.get(risk, (None, None))
        days = usual.delay_days if delay is None else delay
        made.append(Shield(risk, days, usual.blur_km if blur is None else blur))
    return replace(rules, shields=tuple(made))


def ladder(public: PublishRules, own: Mapping[str, Own]) -> tuple[PublishRules, ...]:
    """Rules of the audiences above the public, in the order of `AUDIENCES`: what is not
    set for one is as for the one below it."""
    made, less = list[PublishRules](), public
    for name in reversed(AUDIENCES[:-1]):
        set_ = own.get(name, Own())
        less = replace(less, audience=name)
        if set_.withhold_names is not None:
            less = replace(less, private_names=not set_.withhold_names)
        if set_.delay_days is not None:
            less = _for_all(replace(less, delay_days=set_.delay_days), days=True)
        if set_.blur_km is not None:
            less = _for_all(replace(less, blur_km=set_.blur_km), days=False)
        less = shielded(less, set_.shields)
        made.insert(0, less)
    return tuple(made)


def _for_all(rules: PublishRules, *, days: bool) -> PublishRules:
    """What is set for an audience holds for every risk that it does not name."""
    shields = (
        replace(s, delay_days=rules.delay_days)
        if days
        else replace(s, blur_km=rules.blur_km)
        for s in rules.shields
    )
    return replace(rules, shields=tuple(shields))


def rule_faults(rungs: Sequence[PublishRules]) -> Iterator[str]:
    """Where somebody who should be shown more would be shown less, or where who risks
    more is guarded less."""
    rungs = [shielded(rules, {}) for rules in rungs]
    for more, less in itertools.pairwise(rungs):
        if less.private_names and not more.private_names:
            yield (
                f"audiences.{more.audience}.withhold_names: must be false where "
                f"audiences.{less.audience} has false"
            )
        for a, b in zip(more.shields, less.shields, strict=True):
            for name, x, y in _beyond(a, b):
                yield (
                    f"audiences.{more.audience}: {name} of risk {a.risk!r} is {x:g}, "
                    f"more than the {y:g} of {less.audience} releases; whoever is "
                    "shown more waits no longer and sees no less"
                )
    for rules in rungs:
        for a, b in itertools.pairwise(rules.shields):
            for name, x, y in _beyond(a, b):
                yield (
                    f"{name} of risk {b.risk!r} is {y:g} in {rules.audience} releases, "
                    f"less than the {x:g} of risk {a.risk!r}; who risks more is "
                    "guarded no less"
                )


def _beyond(a: Shield, b: Shield) -> Iterator[tuple[str, float, float]]:
    """What the first has more of."""
    if a.delay_days > b.delay_days:
        yield "delay_days", a.delay_days, b.delay_days
    if a.blur_km > b.blur_km:
        yield "blur_km", a.blur_km, b.blur_km


@functools.cache
def _fields() -> dict[str, dict[str, list[str]]]:
    text = files("marsad.publish").joinpath("data/audiences.toml").read_text("utf-8")
    return tomllib.loads(text)


@functools.cache
def allowed(audience: str, export: str) -> frozenset[str]:
    """Fields of an export's rows that may leave for an audience: a field that nobody
    has listed stays inside."""
    shown = AUDIENCES[AUDIENCES.index(audience) :]
    return frozenset(f for name in shown for f in _fields()[name].get(export, ()))


def told_rows(name: str, opened: Dossier, tell: Tell | None = None) -> Iterator[Row]:
    """Rows of a redacted record with what its audience may see; other fields are
    empty, so that tables have the same columns for everybody.

    Args:
        tell: as in `wire.rows`, of the same record.

    Raises:
        OperatorError: there is no export of that name.
    """
    for row in rows(name, opened, tell):
        yield told_row(row, name, opened)


def told_row(row: Row, name: str, opened: Dossier) -> Row:
    """A row of that export with what the record's audience may see."""
    shown = allowed(opened.war.rules.audience, name)
    return {f: v if f in shown else _nothing(v) for f, v in row.items()}


def _nothing(value: Any) -> Any:
    return type(value)() if isinstance(value, list | dict) else None
