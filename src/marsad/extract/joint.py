"""One number for two things counts neither: "612 were killed or injured".

It stays in a claim's words, and an issue tells of it.
"""

import functools
import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources

from marsad.extract.corrected import without_figures
from marsad.records.claim import Claim, Figure, Span
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.text.normal import fold

CODE = "joint-figure"
_REACH = 70
"""Characters beside a number that are looked at."""
_STOP = re.compile(r"[.;:!?؛؟\n](?!\d)|\d|, and\b")


def without_joint(
    report: str, text: str, claims: Iterable[Claim]
) -> tuple[list[Claim], tuple[Issue, ...]]:
    """The claims without numbers of two things and their parts, and an issue for each
    such number."""
    known = list(claims)
    gone = {
        (claim.id, at)
        for claim in known
        for at, figure in enumerate(claim.figures)
        if _is_joint(text, claim, figure)
    }
    told = sorted({(c.figures[at].span, c.id) for c in known for at in _of(c, gone)})
    parts = [
        (claim.id, at)
        for claim in known
        for at, figure in enumerate(claim.figures)
        if (p := figure.part_of) is not None and (p.claim, p.figure) in gone
    ]
    gone.update(parts)
    left = without_figures(known, {claim.id: _of(claim, gone) for claim in known})
    return left, tuple(_issues(report, text, told))


def _of(claim: Claim, gone: set[tuple[str, int]]) -> tuple[int, ...]:
    return tuple(at for at in range(len(claim.figures)) if (claim.id, at) in gone)


def _issues(
    report: str, text: str, told: Iterable[tuple[Span, str]]
) -> Iterator[Issue]:
    for span, rows in itertools.groupby(told, key=lambda row: row[0]):
        yield Issue(
            id=content_id("iss", report, CODE, *span),
            record=report,
            code=CODE,
            message="one number for two things counts neither",
            stage="extract",
            seen=text[slice(*span)],
            span=span,
            claims=tuple(claim for _, claim in rows),
        )


def _is_joint(text: str, claim: Claim, figure: Figure) -> bool:
    """Whether the words right before, right behind or of a number tell two things."""
    if figure.population is None:
        return False
    start, end = figure.span
    before = _STOP.split(text[max(claim.span[0], start - _REACH) : start])[-1]
    behind = _STOP.split(text[end : min(claim.span[1], end + _REACH)], maxsplit=1)[0]
    if _pattern("before").search(fold(before)):
        return True
    own = _STOP.split(figure.text)[-1]
    return _pattern("behind").search(fold(f"{own} {behind}")) is not None


@functools.cache
def _pattern(side: str) -> re.Pattern[str]:
    """Two words of which each tells another thing, beside a number."""
    rows = (
        _FORMS[language][side].format(one=one, link=link, two=two)
        for language in _FORMS
        for one, link, two in _pairs(language)
    )
    return re.compile("|".join(rows))


_HEDGES = (
    "(?: (?:at least|more than|up to|about|around|some|over|nearly|almost|an estimated"
    "|a total of|of|the|نحو|حوالي|قرابه|اكثر من|ما لا يقل عن|ما يزيد علي))*"
)
_AUX = "(?:(?:been|were|was|be|being|seriously|badly|otherwise|have|has|had) )*"
_FORMS = {
    "english": {
        "before": rf"\b(?:{{one}})\w* (?:{{link}}) {_AUX}(?:{{two}})\w*{_HEDGES}$",
        "behind": rf"^(?:\w+ ){{{{0,9}}}}(?:{{one}})\w* (?:{{link}}) {_AUX}(?:{{two}})",
    },
    "arabic": {
        "before": rf"(?:^| )[وفب]?(?:{{one}}) (?:{{link}})(?:ال)?(?:{{two}}){_HEDGES}$",
        "behind": r"(?:^| )(?:ما )?بين (?:{one}) (?:{link})(?:ال)?(?:{two})(?: |$)",
    },
}
"""How two words are put together: "killed or injured", "killing and wounding"."""
_LINKS = {"english": ("and or|or", "and or|or|and"), "arabic": ("او ", "او |و")}
"""Between any two, and between the dead and the injured."""
_HARMED = {"killed", "wounded"}


def _pairs(language: str) -> Iterator[tuple[str, str, str]]:
    source = resources.files("marsad.extract").joinpath("data/joint.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))[language]
    words = {name: "|".join(row.split()) for name, row in rows.items()}
    for one, two in itertools.permutations(words, 2):
        link = _LINKS[language][{one, two} == _HARMED]
        yield words[one], link, words[two]
