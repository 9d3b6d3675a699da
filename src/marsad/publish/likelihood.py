"""How likely a thing is, in the words of ICD 203, by grade and certainty."""

import functools
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from marsad.records.claim import CERTAINTIES, Claim
from marsad.records.grade import Grade

ENGLISH, ARABIC = 0, 1
"""Places in a row of words."""


@functools.cache
def table() -> dict[str, Any]:
    """The words and rules of data/likelihood.toml."""
    text = files("marsad.publish").joinpath("data/likelihood.toml").read_text("utf-8")
    return tomllib.loads(text)


def term(grade: Grade | None, claims: Sequence[Claim]) -> str | None:
    """Which of the seven terms is said of an event (rule W2), if any.

    Args:
        claims: those by which the event is told; the surest of them counts.
    """
    if grade is None or not claims:
        return None
    surest = min(claims, key=lambda c: CERTAINTIES.index(c.certainty)).certainty
    found = table().get(grade.counts_as, {}).get(surest)
    return None if found is None else str(found)


def likelihood(
    grade: Grade | None,
    claims: Sequence[Claim],
    language: int = ENGLISH,
    but: str = "",
) -> str:
    """A sentence of its own: ``Very likely.``, ``Not verified.``, or empty.

    How likely a thing is and how good the evidence is are two statements, and never
    share a sentence (rule W1).

    Args:
        but: what is not as likely, behind a term: ``, the number apart``.
    """
    if grade is None:
        return ""
    words = table()["words"]
    found = term(grade, claims)
    if found is not None:
        said = f"{table()['terms'][found][language]}{but}"
    elif grade.counts_as == "weak":
        said = str(words["unverified"][language])
    else:
        return ""
    return f" {said[:1].upper()}{said[1:]}."
