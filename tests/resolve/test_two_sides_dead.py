"""One side's dead are no word against the other's."""

from dataclasses import replace

import pytest

from tests.build import Told, claim, dossier, figure, placed, report, resolved

WORDS = "Nine {} were killed in Harim, the League said. Two League {} died there, too."


def both(one: str, other: str, actor: str | None = None) -> list[Told]:
    words = WORDS.format(one, other)
    of = report(words, "2021-05-04", "Coast Herald")
    parts = (
        (words.partition(",")[0], 9, f"Nine {one}", "Valley League", one),
        (words.partition(". ")[2], 2, f"Two League {other}", None, other),
    )
    said = []
    for quote, many, text, speaker, target in parts:
        count = figure("killed", many, population="combatants")
        made = claim(
            of,
            quote,
            "clash",
            speaker,
            figures=[replace(count, text=text)],
            target=target,
            actor=actor if speaker else None,
        )
        said.append(placed(of, made, "2021-05-03", "same", "Harim"))
    return said


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [("soldiers", "fighters", False), ("soldiers", "soldiers", True)],
)
def test_soldiers_are_not_counted_against_fighters(
    one: str, other: str, clash: bool
) -> None:
    (event,) = resolved(dossier(both(one, other))).events
    assert bool(event.contradictions) is clash


def test_those_whom_a_side_killed_are_not_its_own_dead() -> None:
    said = both("people", "League fighters", actor="Valley League")
    (event,) = resolved(dossier(said)).events
    assert not event.contradictions
