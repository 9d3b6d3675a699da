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

SHOWN_NO_LESS = "whoever is shown more waits no longer and sees no less"


@dataclass(frozen=True, slots=True)
class Own:
    """What marsad.toml sets for one audience; None where it sets nothing."""

    delay_days: int | None = None
    blur_km: float | None = None
    withhold_names: bool | None = None
    shields: Mapping[str, tuple[int | None, float | None]] = field(default_factory=dict)
    """Delay and blur by risk."""

    @property
    def days(self) -> dict[str, float | None]:
        """Delays by risk."""
        return {risk: days for risk, (days, _) in self.shields.items()}

    @property
    def blurs(self) -> dict[str, float | None]:
        """Blurs by risk, in km."""
        return {risk: blur for risk, (_, blur) in self.shields.items()}


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


@dataclass(frozen=True, slots=True)
class _Rung:
    """Delay, or blur, for one audience."""

    plain: float
    by_risk: Mapping[str, float]
    kept: frozenset[str]
    """Risks whose number stays until an audience sets that risk itself: those that
    somebody set to be guarded no less than the others, and the highest."""


def _keeps(risk: str, said: float | None, plain: float) -> bool:
    return said is not None and (risk == RISKS[-1] or said >= plain)


def _above(
    below: _Rung, plain: float | None, said: Mapping[str, float | None]
) -> _Rung:
    """The rung over another, of what is set for its audience."""
    usual = below.plain if plain is None else plain
    found, kept, least = dict[str, float](), set[str](), 0.0
    for risk in RISKS:
        number, stays = said.get(risk), risk in below.kept
        if number is not None:
            stays = _keeps(risk, number, usual)
        else:
            was = below.by_risk[risk]
            number = max(least, was if stays else min(was, usual))
        found[risk] = number
        if stays:
            kept.add(risk)
            least = max(least, number)
    return _Rung(usual, found, frozenset(kept))


def ladder(public: PublishRules, own: Mapping[str, Own]) -> tuple[PublishRules, ...]:
    """Rules of the audiences above the public, in the order of `AUDIENCES`: what is not
    set for one is as for the one below it, risk by risk.

    The delay and blur of an audience hold for the risks that nobody set apart to guard
    them more, and never guard one more than below. `own` has what is set for the public
    too, for it cannot be told from the rules what was set there.
    """
    less, made = shielded(public, {}), list[PublishRules]()
    said = own.get(AUDIENCES[-1], Own())
    days = _lowest(public.delay_days, [s.delay_days for s in less.shields], said.days)
    blurs = _lowest(public.blur_km, [s.blur_km for s in less.shields], said.blurs)
    for name in reversed(AUDIENCES[:-1]):
        said = own.get(name, Own())
        days = _above(days, said.delay_days, said.days)
        blurs = _above(blurs, said.blur_km, said.blurs)
        numbers = zip(RISKS, days.by_risk.values(), blurs.by_risk.values(), strict=True)
        less = replace(
            less,
            audience=name,
            delay_days=int(days.plain),
            blur_km=blurs.plain,
            shields=tuple(Shield(risk, int(d), blur) for risk, d, blur in numbers),
        )
        if said.withhold_names is not None:
            less = replace(less, private_names=not said.withhold_names)
        made.insert(0, less)
    return tuple(made)


def _lowest(
    plain: float, numbers: Sequence[float], said: Mapping[str, float | None]
) -> _Rung:
    kept = (risk for risk in RISKS if _keeps(risk, said.get(risk), plain))
    return _Rung(plain, dict(zip(RISKS, numbers, strict=True)), frozenset(kept))


def rule_faults(rungs: Sequence[PublishRules]) -> Iterator[str]:
    """Where somebody who should be shown more would be shown less, or where who risks
    more is guarded less; each with what to write."""
    rungs = [shielded(rules, {}) for rules in rungs]
    for more, less in itertools.pairwise(rungs):
        table = f"audiences.{more.audience}"
        if less.private_names and not more.private_names:
            yield (
                f"{table}.withhold_names: must be false where "
                f"audiences.{less.audience} has false"
            )
        usual = (Shield("", r.delay_days, r.blur_km) for r in (more, less))
        pairs = [tuple(usual), *zip(more.shields, less.shields, strict=True)]
        for a, b in pairs:
            part = f"risk.{a.risk}." if a.risk else ""
            for name, x, y in _beyond(a, b):
                yield (
                    f"{table}.{part}{name}: is {x:g}, more than the {y:g} of "
                    f"{less.audience} releases; {SHOWN_NO_LESS}: write "
                    f"`{part}{name} = {y:g}` or less under [{table}]"
                )
    for rules in rungs:
        public = rules.audience == AUDIENCES[-1]
        table = "publish" if public else f"audiences.{rules.audience}"
        for a, b in itertools.pairwise(rules.shields):
            for name, x, y in _beyond(a, b):
                yield (
                    f"{table}.risk.{b.risk}.{name}: is {y:g}, less than the {x:g} of "
                    f"risk {a.risk!r}; who risks more is guarded no less: write "
                    f"`risk.{b.risk}.{name} = {x:g}` or more under [{table}], or less "
                    f"for risk {a.risk!r}"
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
