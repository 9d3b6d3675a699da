"""Words and figures of one report that do not agree, as English tells them."""

import re
from collections.abc import Mapping, Sequence

from marsad.publish.prose import number, sentence
from marsad.publish.subjects import Mismatch
from marsad.publish.telling import Sentence
from marsad.records.claim import touch
from marsad.records.dossier import Dossier
from marsad.records.issue import Issue

UNITS = re.compile(r"(?P<a>.+) is (?P<b>[\d.]+) (?P<unit>.+), not (?P<c>.+)")
"""What an issue says of a measurement told in two units."""
_BEFORE = re.compile(
    r"^(?:with|of|in|at|to|from|than|for|just|only|and|by|over|the) (?=\S)", re.I
)
"""A word caught with the number that it stands before."""


def mismatch_sentence(
    issue: Issue, told: Mapping[str, Sequence[str]], dossier: Dossier
) -> Sentence:
    """``One report puts 4 square kilometres at one square mile, though ...``

    Args:
        told: ids of the claims of each report.
    """
    found = UNITS.fullmatch(issue.message)
    text = issue.message
    if found:
        a, unit = bare(found["a"]), found["unit"]
        many = unit if found["b"] == "1" or unit.endswith("s") else f"{unit}s"
        text = (
            f"One report puts {a} at {found['c']} {unit}, though that is "
            f"{_grouped(found['b'])} {many}"
        )
    claims = issue_claims(issue, told, dossier)
    return Sentence(
        sentence(f"{text}; both are kept"), claims, issue.record, of=Mismatch(issue)
    )


def _grouped(digits: str) -> str:
    """Digits with separators from a thousand on; decimals as they stand."""
    return digits if "." in digits else number(float(digits))


def bare(words: str) -> str:
    """A measurement without a word that was caught before it."""
    found = _BEFORE.sub("", words)
    return found[:1].lower() + found[1:] if found != words else words


def issue_claims(
    issue: Issue, told: Mapping[str, Sequence[str]], dossier: Dossier
) -> tuple[str, ...]:
    """Claims that an issue is about; of one about a report those in the words that do
    not agree, else all that it tells."""
    if issue.claims or issue.record in dossier.claims:
        return issue.claims or (issue.record,)
    known = tuple(told.get(issue.record, ()))
    if issue.span is None:
        return known
    near = (c for c in known if touch(dossier.claims[c].span, issue.span))
    return tuple(near) or known
