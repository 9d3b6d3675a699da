"""Running totals: which are told, whose they are, and how many are left."""

from dataclasses import replace
from datetime import date

import pytest

from marsad.publish import arabic, figures
from marsad.publish.brief import make_brief
from marsad.publish.briefs import brief_files
from marsad.publish.figures import MOST_TOTALS, totals
from marsad.publish.redact import redact
from marsad.publish.running import contacts_words, running_totals, whose
from marsad.records.claim import Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.placement import Placement
from marsad.records.when import When
from tests.publish.scene import CLAIMS, NOW, figure, scene

WHEN = When(date(2021, 3, 1), date(2021, 5, 10))


def total(id: str, made: Figure, when: When = WHEN, **more: object) -> Dossier:
    """The scene with one more claim in no event."""
    return with_claims(scene(), claim(id, made, **more), when=when)


def claim(id: str, *made: Figure, **more: object) -> Claim:
    kept = {"kind": "clash", "speaker": "Valley Observatory", **more}
    return replace(CLAIMS[5], id=id, figures=made, **kept)  # type: ignore[arg-type]


def with_claims(dossier: Dossier, *claims: Claim, when: When = WHEN) -> Dossier:
    placed = {
        c.id: Placement(f"plc-{c.id}", c.id, None, None, (), when) for c in claims
    }
    return replace(
        dossier,
        claims=dict(sorted((dossier.claims | {c.id: c for c in claims}).items())),
        placements=dossier.placements | placed,
    )


def dead(text: str, many: float) -> Figure:
    return figure("killed", text, many, many, population="combatants")


def told(dossier: Dossier) -> list[str]:
    return [one.text for one in totals(dossier)[0]]


def test_dead_of_two_sides_do_not_displace_one_another() -> None:
    own = claim("clm-x2", dead("11,000 Northern Army soldiers", 11000))
    others = claim("clm-x1", dead("1,306 militants", 1306), target="Valley League")
    words = told(with_claims(scene(), own, others))
    assert words[0].startswith(
        "The Valley Observatory said 11,000 fighters of the Northern Army were killed"
    )
    assert "1,306 fighters of the Valley League were killed" in words[1]
    newer = claim("clm-x3", dead("1,400 militants", 1400), target="Valley League")
    again = with_claims(
        with_claims(scene(), own, others), newer, when=When(None, date(2021, 5, 20))
    )
    assert [w for w in told(again) if "1,306" in w] == []


@pytest.mark.parametrize(
    ("made", "more", "side"),
    [
        (dead("500 League fighters", 500), {"target": "North"}, "the Valley League"),
        (dead("61 of its own", 61), {"speaker": "Northern Army"}, "the Northern Army"),
        (dead("20 fighters", 20), {"target": "people"}, None),
        (figure("killed", "9 Northerners", 9, 9, population="civilians"), {}, None),
    ],
)
def test_whose_dead_they_are_is_in_the_words(
    made: Figure, more: dict[str, object], side: str | None
) -> None:
    assert whose(claim("clm-x", made, **more), made, scene()) == side


def test_a_target_is_not_said_of_two_numbers_at_once() -> None:
    both = claim("clm-x", dead("900", 900), dead("500", 500), target="Valley League")
    assert [whose(both, one, scene()) for one in both.figures] == [None, None]


def test_deaths_come_first_then_the_largest_and_things_last() -> None:
    made = [
        claim("clm-x1", figure("wounded", "61", 61, 61)),
        claim("clm-x2", dead("82", 82)),
        claim("clm-x3", figure("strikes", "90,000 strikes", 90000, 90000)),
    ]
    found = [f.measure for _, f in running_totals(with_claims(scene(), *made))]
    assert found == ["killed", "displaced", "wounded", "strikes"]


def test_lorries_that_left_are_no_vehicles_hit() -> None:
    made = figure("vehicles", "14 lorries", 14, 14)
    words = " ".join(told(total("clm-x", made, kind="displacement")))
    assert "14 vehicles were seen" in words
    assert "vehicles" in " ".join(told(total("clm-x", made, kind="attack")))


def test_a_contacts_incident_is_no_running_total() -> None:
    opened = redact(scene(), NOW.date())
    sealed = next(c.id for c in opened.claims.values() if c.quote == "")
    alone = replace(
        opened, events=tuple(e for e in opened.events if sealed not in e.claims)
    )
    assert sealed not in {c.id for c, _ in running_totals(alone)}
    assert {c.id for c, _ in contacts_words(alone)} == {sealed}
    brief = make_brief(alone)
    part = next(p for p in brief.sections if p.id == "figures")
    block = next(b for b in part.blocks if b.of == "contacts")
    assert "A protected contact said 3 people were killed" in block.sentences[0].text
    in_arabic = arabic.in_arabic(brief, alone)
    part = next(p for p in in_arabic.sections if p.id == "figures")
    assert any(b.heading and "مصادر محمية" in b.heading for b in part.blocks)


def test_totals_that_are_not_told_are_counted_with_a_link(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [
        claim(f"clm-x{at:02}", dead(str(at), at), speaker=f"Watcher {chr(65 + at)}")
        for at in range(2, MOST_TOTALS + 4)
    ]
    dossier = with_claims(scene(), *many)
    assert len(totals(dossier)[0]) == MOST_TOTALS
    assert totals(dossier)[1] == 3
    files = dict(brief_files(redact(dossier, NOW.date()), pdf=False))
    words = "3 further running totals are on the page of tallies and in the data"
    assert words.replace("3", "Three", 1) in files["brief.md"].decode()
    assert "(tallies.html#h-totals)" in files["brief.md"].decode()
    assert 'href="ar/tallies.html#h-totals"' in files["brief.ar.html"].decode()
    monkeypatch.setattr(figures, "MOST_TOTALS", 99)
    files = dict(brief_files(redact(dossier, NOW.date()), pdf=False))
    assert "tallies.html#h-totals" not in files["brief.md"].decode()
