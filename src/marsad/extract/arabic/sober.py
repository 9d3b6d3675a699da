"""What an Arabic claim does not say: people behind whom fighters hide were not carried
off by that, and who has not enough to eat is not wounded."""

import re

from marsad.text.arabic import plain
from marsad.text.manners import so

_TAKEN = re.compile(r"خطف|اختطف|اختطاف|احتجز|احتجاز|يحتجز|اعتقل|اعتقال|اسر|اقتاد|اخذ")
_HUNGRY = re.compile(r"سوء (?:ال)?تغذيه|نقص (?:ال)?تغذيه|الجوع|مجاعه|جفاف")
_HURT = re.compile(r"جرح|جريح|جراح|شظا|رصاص|قصف|قنص|انفجار|لغم|حروق|غاز")


def sober_kind(kind: str, words: str) -> str:
    """The kind, or an attack where people only serve as shields."""
    if kind not in ("abduction", "detention") or not _shielding(words):
        return kind
    return "attack"


def sober_measure(measure: str, words: str) -> str:
    """What is counted, or that people are there."""
    if measure == "abducted" and _shielding(words):
        return "present"
    said = plain(words)
    hungry = measure == "wounded" and _HUNGRY.search(said) is not None
    return "present" if hungry and _HURT.search(said) is None else measure


def _shielding(words: str) -> bool:
    return so("shields", words) and _TAKEN.search(plain(words)) is None
