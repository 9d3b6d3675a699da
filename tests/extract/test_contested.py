"""Contested ground is nobody's."""

import pytest

from marsad.extract.contested import with_contested
from marsad.records.claim import Claim


@pytest.mark.parametrize(
    ("kind", "quote", "actor", "told"),
    [
        ("control", "the town is contested", "army", ("control", None)),
        ("control", "the town is no longer contested", "army", ("control", "army")),
        ("control", "the army holds the town", "army", ("control", "army")),
        ("capture", "The army took the contested town", "army", ("capture", "army")),
        ("capture", "وتتقاسم الأطراف السيطرة على حارم", "الجيش", ("control", None)),
        ("clash", "the town is contested", "army", ("clash", "army")),
    ],
)
def test_contested(
    kind: str, quote: str, actor: str, told: tuple[str, str | None]
) -> None:
    (claim,) = with_contested([Claim("c", "r", kind, (0, 9), quote, actor=actor)])
    assert (claim.kind, claim.actor) == told
