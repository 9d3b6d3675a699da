"""Whether words bear out what a figure counts: a strike that targets a man is not yet
his death, a life that is threatened not lost, and another name of his no other man."""

import re

from marsad.extract.arabic.wording import beginnings
from marsad.records.claim import Figure, Span
from marsad.text.arabic import plain

_BEFORE, _BEHIND = 3000, 160
"""Characters before and behind a figure in which a word of death may stand."""
_TARGET = re.compile(
    r"(?<![ء-ي])[وفب]?(?:ال)?(?:استهد|تستهد|يستهد|مستهد|لاستهد)[ء-ي]*"
    r"(?: [^ .\n]+){0,4} ?\Z"
)
"""Right before what is targeted."""


_ALIAS = re.compile(
    r"(?<![ء-ي])و?(?:ال)?(?:ملقب|مكني|معروف|مسمي|يلقب|يكني|يعرف|اسمه|باسم|كنيته|لقبه)[هة]?"
    r"(?: ?(?:ب|باسم))?[ \"'(]*(?:ب ?[\"'(]*)?\Z"
)
"""Right before another name of somebody."""
_ONE = re.compile(r".*(?:\d|(?<![ء-ي])[وفب]?(?:احدي?|واحده?)(?![ء-ي]))", re.S)


def is_alias(text: str, span: Span) -> bool:
    """Whether words are another name of somebody told of before them."""
    return _ALIAS.search(plain(text[max(0, span[0] - 30) : span[0]])) is not None


def is_lone(figure: Figure) -> bool:
    """Whether a figure is a building or a strike, and nothing says how many."""
    if figure.measure not in ("structures", "strikes") or figure.low != 1:
        return False
    return not _ONE.match(plain(figure.text))


def killed(text: str, span: Span) -> bool:
    """Whether people that a figure counts may have been killed."""
    behind = plain(text[span[0] : span[1] + _BEHIND])
    before = plain(text[max(0, span[0] - _BEFORE) : span[0]])
    deaths = beginnings("borne")["killed"]
    if deaths.search(behind):
        return True
    sentence = re.split(r"[.\n!?]", before)[-1]
    if _TARGET.search(sentence):
        return deaths.search(sentence) is not None
    return deaths.search(before) is not None


def wounded(text: str, span: Span) -> bool:
    """Whether words beside a figure tell of wounds."""
    beside = plain(text[max(0, span[0] - _BEHIND) : span[1] + _BEHIND])
    return beginnings("borne")["wounded"].search(beside) is not None
