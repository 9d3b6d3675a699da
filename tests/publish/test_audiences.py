"""Whoever is shown less is never shown more: public within partner within internal."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.publish.audiences import (
    Own,
    allowed,
    ladder,
    rule_faults,
    shielded,
    told_rows,
)
from marsad.publish.hand import hand_on
from marsad.publish.manifest import Imprint
from marsad.publish.read import read_manifest
from marsad.publish.redact import redact
from marsad.publish.release import publish_release
from marsad.publish.scope import make_scope
from marsad.publish.seal import WITHHELD, make_seal
from marsad.publish.wire import EXPORTS, rows
from marsad.records.dossier import Dossier
from marsad.records.release import Release
from marsad.records.source import RISKS
from marsad.records.war import AUDIENCES, PublishRules
from tests.publish.scene import HEAD, NOW, PRIVATE, SECRETS, scene
from tests.publish.test_redact import distance_km
from tests.publish.worlds import SECRET, Flips, flips, world

CIRCLE = ("lat", "lon", "radius_m")
DAYS = ("start", "end")
LESS = {"where_prec", "geo_precision", "date_prec"}
"""Codes that are higher where less is told."""
FEWER = {"origin_count", "independent_origin_count"}


@pytest.fixture(autouse=True)
def without_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes most of the time of a release, and is tested elsewhere."""
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")


def rising(count: int, most: int) -> st.SearchStrategy[list[int]]:
    numbers = st.lists(st.integers(0, most), min_size=count, max_size=count)
    return numbers.map(sorted)


@st.composite
def rungs(draw: st.DrawFn) -> tuple[PublishRules, ...]:
    """Delay and blur that rise with the risk and from one audience to the next."""
    days = [draw(rising(3, 15)) for _ in AUDIENCES]
    kms = [draw(rising(3, 30)) for _ in AUDIENCES]
    tables = []
    for at in range(3):
        wait = [sum(d[risk] for d in days[: at + 1]) for risk in range(3)]
        blur = [float(sum(k[risk] for k in kms[: at + 1])) for risk in range(3)]
        tables.append(dict(zip(RISKS, zip(wait, blur, strict=True), strict=True)))
    public = shielded(PublishRules(delay_days=0), tables[2])
    own = {
        "partner": Own(withhold_names=draw(st.booleans()), shields=tables[1]),
        "internal": Own(withhold_names=False, shields=tables[0]),
    }
    return (*ladder(public, own), public)


def shown(dossier: Dossier, rules: tuple[PublishRules, ...], to: str) -> dict[str, Any]:
    war = dataclasses.replace(dossier.war, rules=rules[-1], audiences=rules[:-1])
    known = dataclasses.replace(dossier, war=war.shown_to(to))
    opened = redact(known, date(2021, 5, 20))
    return {
        f"{name} {row.get('id') or row.get('report') or row.get('claim')}": row
        for name in EXPORTS
        if name != "tallies_by"  # sums of the events shown: tests/publish/test_cuts.py
        for row in told_rows(name, opened)
    }


def beyond(less: Any, more: Any, path: str = "") -> Iterator[str]:
    """Where something is told that who is shown more is not told as exactly."""
    if less in (None, [], {}, "", False) or less == more:
        return
    if isinstance(less, dict) and isinstance(more, dict):
        yield from _inside(less, more, path)
    elif isinstance(less, list) and isinstance(more, list):
        for item in less:
            if all(any(beyond(item, other, path)) for other in more):
                yield f"{path}: {item!r} is not among {more!r}"
    elif isinstance(less, str) and isinstance(more, str) and WITHHELD in less:
        parts = map(re.escape, less.split(WITHHELD))
        if not re.fullmatch(".*".join(parts), more, re.DOTALL):
            yield f"{path}: {less!r} is not {more!r} with words left out"
    else:
        yield f"{path}: {less!r} against {more!r}"


def _inside(less: dict[str, Any], more: dict[str, Any], path: str) -> Iterator[str]:
    """Fields one by one; a point with its circle and two days are one thing."""
    done = {"blurred"}
    if less.get("lat") is not None and more.get("lat") is not None:
        done.update(CIRCLE)
        away = distance_km(less["lat"], less["lon"], more["lat"], more["lon"])
        slack = less["radius_m"] / 1000 - more["radius_m"] / 1000 + 0.3
        if away > slack:
            yield f"{path}: its circle is {away - slack:.1f} km out of the wider one"
    if less.get("start") and more.get("start"):
        done.update(DAYS)
        if less["start"] > more["start"] or (less["end"] or "9") < (more["end"] or "9"):
            yield f"{path}: days do not hold the finer ones"
    for name in less.keys() - done:
        yield from _field(name, less[name], more.get(name), f"{path}.{name}")


def _field(name: str, less: Any, more: Any, path: str) -> Iterator[str]:
    if name in LESS and less is not None and more is not None:
        if less < more:
            yield f"{path}: {less} is finer than {more}"
    elif name in FEWER:
        if less is not None and (more is None or less > more):
            yield f"{path}: {less} is more than {more}"
    else:
        yield from beyond(less, more, path)


@settings(max_examples=60, deadline=None)
@given(flips, rungs())
def test_a_stricter_audience_never_sees_more(
    told: Flips, rules: tuple[PublishRules, ...]
) -> None:
    assert list(rule_faults(rules)) == []
    known = world(told, rules[-1])
    internal, partner, public = (shown(known, rules, name) for name in AUDIENCES)
    for less, more in ((public, partner), (partner, internal)):
        assert set(less) <= set(more)
        for key, row in less.items():
            assert list(beyond(row, more[key], key)) == []


@settings(max_examples=60, deadline=None)
@given(flips, rungs())
def test_nobody_is_told_who_a_protected_source_is(
    told: Flips, rules: tuple[PublishRules, ...]
) -> None:
    known = world(told, rules[-1])
    for name in AUDIENCES:
        text = repr(shown(known, rules, name)).casefold()
        for secret in (SECRET, "contact-low", "contact-medium", "contact-high"):
            assert secret.casefold() not in text


@settings(max_examples=60, deadline=None)
@given(flips, rungs())
def test_circles_of_one_event_share_their_middle_and_the_riskiest_radius(
    told: Flips, rules: tuple[PublishRules, ...]
) -> None:
    """So no two of them laid over one another tell more than either."""
    known = world(told, rules[-1])
    raw = {c: e.id for e in known.events for c in e.claims}
    for name, rule in zip(AUDIENCES, rules, strict=True):
        rows_ = shown(known, rules, name)
        for event in known.events:
            risks = [
                RISKS.index(s.risk)
                for s in known.war.sources
                for c in event.claims
                if known.reports[known.claims[c].report].source == s.id
            ]
            least = rule.shield(RISKS[max(risks)]).blur_km if risks else 0
            members = [
                row["placement"]
                for key, row in rows_.items()
                if key.startswith("claims ") and row["placement"]
                if row["placement"]["blurred"] and row["event"]
                if _of(row, event.id, known, raw)
            ]
            assert len({(p["lat"], p["lon"]) for p in members}) <= 1
            assert all(p["radius_m"] >= least * 1000 for p in members)


def _of(row: Any, event: str, known: Dossier, raw: dict[str, str]) -> bool:
    """Whether a published claim is one of the event's, under its own id or another."""
    scope = make_scope(known, date(2021, 5, 20))
    return any(scope.ren(c) == row["id"] for c, e in raw.items() if e == event)


def test_the_salt_outlives_new_protected_sources() -> None:
    sources = scene().war.sources
    one = make_seal(sources, (), "the monitor's own")
    assert one.salt == make_seal(sources[:1], (), "the monitor's own").salt
    assert make_seal(sources, ()).salt != make_seal(sources[:1], ()).salt


def test_every_field_of_every_table_is_listed_for_somebody() -> None:
    for name in EXPORTS:
        for row in rows(name, scene()):
            assert set(row) - {"text"} <= allowed("internal", name)
            assert "text" not in allowed("internal", name)


def test_a_field_that_nobody_listed_stays_inside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(EXPORTS, "issues", lambda d: iter([{"id": "i", "new": "x"}]))
    assert list(told_rows("issues", scene())) == [{"id": "i", "new": None}]


def published(out: Path, audience: str) -> Release:
    war = scene().war
    own = {"internal": Own(delay_days=0, blur_km=5.0, withhold_names=False)}
    war = dataclasses.replace(war, audiences=ladder(war.rules, own))
    told = dataclasses.replace(scene(), war=war.shown_to(audience))
    return publish_release(told, out, Imprint(HEAD, NOW, None, "marsad 0.1.0"))


def test_what_is_not_public_is_closed_to_others_and_says_whom_it_is_for(
    tmp_path: Path,
) -> None:
    out = tmp_path / "releases-internal"
    made = published(out, "internal")
    assert made.audience == "internal"
    assert read_manifest(out / made.id)["audience"] == "internal"
    for path in (out, *out.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
    text = (out / made.id / "data" / "persons.jsonl").read_text("utf-8")
    assert PRIVATE in text
    for path in (p for p in out.rglob("*") if p.is_file()):
        held = path.read_bytes().decode("utf-8", "replace").casefold()
        assert not [s for s in SECRETS if s.casefold() in held], path


def test_releases_for_different_people_never_share_a_folder(tmp_path: Path) -> None:
    inside = published(tmp_path / "in", "internal")
    published(tmp_path / "out", "public")
    with pytest.raises(OperatorError, match="has public releases"):
        published(tmp_path / "out", "internal")
    with pytest.raises(OperatorError, match="has internal releases"):
        published(tmp_path / "in", "public")
    with pytest.raises(OperatorError, match="has public releases"):
        hand_on(inside.id, tmp_path / "in", tmp_path / "out")


def test_rules_that_show_more_to_who_should_be_shown_less_are_faults() -> None:
    public = PublishRules(delay_days=3, blur_km=20.0)
    own = {"partner": Own(delay_days=7, withhold_names=False),
           "internal": Own(None, None, True, {"low": (None, 50.0)})}  # fmt: skip
    told = " ".join(rule_faults((*ladder(public, own), public)))
    assert "audiences.partner: delay_days of risk 'low' is 7, more than the 3" in told
    assert "audiences.internal.withhold_names: must be false" in told
    assert "blur_km of risk 'medium' is 20 in internal releases, less than the" in told


def test_a_longer_delay_for_who_risks_more(tmp_path: Path) -> None:
    told = Flips(frozenset(range(10)), (0,) * 10, frozenset({0, 1, 2}), False, False,
                 1, frozenset())  # fmt: skip
    days = dict(zip(RISKS, ((0, 1.0), (5, 5.0), (60, 20.0)), strict=True))
    rules = shielded(PublishRules(), days)
    known = world(told, rules)
    seen = []
    for wait in (3, 30, 90):
        opened = redact(known, date(2021, 5, 1) + timedelta(days=wait))
        seen.append(sum(r.protected for r in opened.reports.values()))
    assert seen == [1, 2, 3]
