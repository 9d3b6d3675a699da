"""Whether words bear out that somebody was killed: a strike that targets a man is not
yet his death, and a life that is threatened not lost."""

import re

from marsad.extract.arabic.wording import beginnings
from marsad.records.claim import Span
from marsad.text.arabic import plain

_BEFORE, _BEHIND = 3000, 160
"""Characters before and behind a figure in which a word of death may stand."""
_TARGET = re.compile(
    r"(?<![ء-ي])[وفب]?(?:ال)?(?:استهد|تستهد|يستهد|مستهد|لاستهد)[ء-ي]*(?: [^ .\n]+){0,4} ?\Z"
)
"""Right before what is targeted."""


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
