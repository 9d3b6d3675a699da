"""What the words of a report say became of a person: killed, held, missing, freed.

`fate` reads the words of one claim; `cues` finds each word that tells of a fate in a
sentence, and on which side of it the person stands.
"""

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from marsad.records.claim import Span

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
_AUX = re.compile(r"(?P<words>(?:[\w'’-]+ ){0,7})\Z")
_REDUCED = re.compile(
    r",? (?:by|in|at|on|during|when|while|after|before|fighting|for|near|inside|from"
    r"|alongside|as|along|since|last|this|yesterday|outside|with|nearly|almost|around"
    r"|over|more than|under)\b|[.,;:)\u2013\u2014”\"]|\Z"
)
_LOST = re.compile(
    r"\blost (?:a|an|his|her|my|our|their|one|two) (?P<kin>[\w-]+)", re.IGNORECASE
)
_ONLY_SAID = re.compile(
    r"\b(?:about|discuss\w*|suggest\w*|consider\w*|propos\w+|favou?r\w*|threaten\w*"
    r"|ordering|against|without|stop|avoid|from) (?:the )?\Z",
    re.IGNORECASE,
)
"""Before "killing": nobody has been."""
_LIMB = re.compile(
    r"\b(?:hands?|arms?|legs?|eyes?|foot|feet|fingers?|sight) (?:was|were) "
    r"(?:lost|blown off|amputated|severed|crushed|shattered)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:fate|whereabouts)\b[^.;]{0,80}?\b(?:unknown|unclear|uncertain|a mystery"
    r"|not known|undisclosed)\b|\b(?:contact|communication)s? with [^.;]{2,40}?"
    r"(?:was|were|has been|had been)? ?(?:cut off|lost|broken off|severed)\b"
    r"|\blost (?:all )?contact with\b",
    re.IGNORECASE,
)


def fate(words: str) -> str | None:
    """The status that the words give, if they give one and no other."""
    found = [status for status, pattern in _PATTERNS.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell of a fate, and where the person is looked for."""

    span: Span
    status: str
    side: str
    """``before`` them, with "was" or a form that takes none; ``reduced``, before them
    without it; ``after`` them; ``of`` a noun, or ``lost`` kin."""


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The words of one sentence that tell of a person's fate, in order."""
    found = [*_verbs(text, start, end), *_nouns(text, start, end)]
    found += [
        Cue(match.span(), "killed", "lost")
        for match in _LOST.finditer(text, start, end)
        if match["kin"].lower() in fate_words("kin")
    ]
    found += [
        Cue(match.span(), "wounded", "of") for match in _LIMB.finditer(text, start, end)
    ]
    found += [
        Cue(match.span(), "missing", "of")
        for match in _UNKNOWN.finditer(text, start, end)
    ]
    found.sort(key=lambda cue: (cue.span[0], -cue.span[1]))
    kept: list[Cue] = []
    for cue in found:
        if not kept or kept[-1].span[1] <= cue.span[0]:
            kept.append(cue)
    return kept


def _verbs(text: str, start: int, end: int) -> Iterator[Cue]:
    for name, side in (("alone", "before"), ("takes", "after")):
        for match in pattern(name).finditer(text, start, end):
            words = match[0].lower()
            by = text.startswith(" by ", match.end()) and words.startswith("surviv")
            only = name == "takes" and _ONLY_SAID.search(text, start, match.start())
            if not by and not only:
                yield Cue(match.span(), _status(name, match[0]), side)
    for match in pattern("participles").finditer(text, start, end):
        behind = _REDUCED.match(text, match.end(), end)
        passive = _is_passive(text, start, match.start())
        side = "reduced" if behind else "after"
        side = "before" if passive else side
        if side == "after" and match[0].lower() == "held":
            continue
        yield Cue(match.span(), _status("participles", match[0]), side)


def _is_passive(text: str, start: int, at: int) -> bool:
    """Whether a form of "be" stands before a participle, adverbs between them."""
    before = _AUX.search(text, max(start, at - 90), at)
    for word in reversed(before["words"].lower().split() if before else []):
        if word in fate_words("be"):
            return True
        if word not in fate_words("between") and not word.endswith("ly"):
            return False
    return False


def _nouns(text: str, start: int, end: int) -> Iterator[Cue]:
    told = pattern("told").search(text, start, end)
    for match in pattern("nouns").finditer(text, start, end) if told else ():
        yield Cue(match.span(), _status("nouns", match[0]), "of")


@functools.cache
def fate_words(name: str) -> frozenset[str]:
    """A list of lower-cased words of `data/fates.toml`."""
    return frozenset(_data()["words"][name].replace("_", " ").split())


def may_tell(status: str, words: str) -> bool:
    """Whether words hold any by which that fate can be told."""
    stems = "|".join(map(re.escape, _data()["stems"][status].split()))
    return re.search(rf"\b(?:{stems})", words, re.IGNORECASE) is not None


@functools.cache
def pattern(name: str) -> re.Pattern[str]:
    """Any word of a table of `data/fates.toml`, or of one list of it; the longest."""
    data = _data()
    told = data[name] if name in data else {name: data["words"][name]}
    words = {word for group in told.values() for word in group.split()}
    joined = "|".join(
        re.escape(word).replace("_", r"\s+")
        for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


@functools.lru_cache(maxsize=4096)
def _status(table: str, words: str) -> str:
    """The status under which a table has words."""
    key = "_".join(words.lower().split())
    return next(s for s, group in _data()[table].items() if key in group.split())


@functools.cache
def _data() -> dict[str, dict[str, str]]:
    source = resources.files("marsad.extract.english").joinpath("data/fates.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
