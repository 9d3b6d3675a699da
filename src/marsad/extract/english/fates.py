"""What a claim says became of the person whom its own words name."""

import re

_FATES = {
    "killed": r"killed|murdered|executed|assassinated|shot dead|died|beheaded",
    "abducted": r"abducted|kidnapped|taken hostage|seized by",
    "released": r"released|freed|set free",
    "escaped": r"escaped|fled captivity",
    "detained": r"detained|arrested|imprisoned|in custody|captured",
    "missing": r"missing|disappeared|vanished",
    "alive": r"alive|survived",
    "wounded": r"wounded|injured|hurt",
}
_PATTERNS = {
    status: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for status, words in _FATES.items()
}


def fate(words: str) -> str | None:
    """The status that the words give, if they give one and no other."""
    found = [status for status, pattern in _PATTERNS.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None
