"""Sexual violence hurts; it kills only where the words say so."""

import pytest

from marsad.extract.outrage import without_false_dead
from marsad.records.claim import Claim
from tests.build import claim, figure, report


def made(text: str, kind: str = "shelling", status: str | None = "killed") -> Claim:
    of = report(text)
    return claim(of, text, kind, figures=[figure("killed", 1)], status=status)


@pytest.mark.parametrize(
    "text",
    ["Soldiers raped a woman in Harim on Monday.", "اغتصب مسلحون امرأة في حارم"],
)
def test_nobody_is_dead_of_it_without_a_word_of_death(text: str) -> None:
    (found,) = without_false_dead(text, [made(text)])
    assert (found.kind, found.status) == ("attack", "wounded")
    assert [f.measure for f in found.figures] == ["wounded"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers raped and killed a woman in Harim.",
        "اغتصب مسلحون امرأة ثم قتلوها في حارم",
        "Shells killed a woman in Harim on Monday.",
    ],
)
def test_who_is_told_to_be_dead_is(text: str) -> None:
    one = made(text)
    assert without_false_dead(text, [one]) == [one]
