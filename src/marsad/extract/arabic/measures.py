"""What a figure counts, by the words before it: "and the injury of three"."""

import re

from marsad.extract.arabic.wording import whole
from marsad.records.claim import Claim, Figure
from marsad.text.arabic import plain
from marsad.text.numbers_ar import arabic_numbers

_REACH = 70
"""Characters before a figure that are looked at."""
_OWN = ("killed", "wounded")
"""What a figure's own noun tells: "three martyrs"; of detainees, nobody knows what
befell them."""
_BOTH = re.compile(
    r"(?<![ء-ي])[وفبل]?(?:ال)?(?:مقتل|استشهاد|ارتقاء|وفاه|قتل|قتلت|استشهدت?|قتلي"
    r"|شهداء|ضحايا) (?:و|او ?)(?:ال)?\Z"
)
"""Before a word of which the first tells: "killing and wounding six". A verb in the
plural tells of those before it, and a noun in the singular of its own number: "six were
killed and three wounded", "one martyr and three wounded"."""


def counted(text: str, figure: Figure, claim: Claim) -> str:
    """The measure that a figure's noun or the words before it tell, or its own."""
    if figure.population is None:
        return figure.measure
    own = told(plain(figure.text))
    if own in _OWN:
        return own
    last = told(plain(text[claim.span[0] : figure.span[0]])[-_REACH:])
    return last or figure.measure


def told(words: str) -> str | None:
    """What the last word tells that tells any measure."""
    found = sorted(
        (match.span(), name)
        for name, pattern in whole("measures").items()
        for match in pattern.finditer(words)
    )
    if not found:
        return None
    (start, _), name = found[-1]
    both = _BOTH.search(words[: start + (words[start] == "و")])
    return "killed" if both and not _numbered(words[: both.start()]) else name


def _numbered(before: str) -> bool:
    """Whether a number stands right before a noun: "six martyrs and three wounded"."""
    last = max((n.core[1] for n in arabic_numbers(before)), default=-1)
    return last == len(before.rstrip())
