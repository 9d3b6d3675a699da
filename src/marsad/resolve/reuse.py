"""Passages that one report takes from another: the same words in a row in both."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from marsad.resolve.agree import number_clash, same_fate, same_place, same_time
from marsad.resolve.item import Item, kin
from marsad.resolve.shingles import shelf_of
from marsad.resolve.table import Table, numbered, shelf_pairs, turns
from marsad.text.normal import fold

WORDS = 8
"""Words in a row that two writers do not choose alike by chance, names apart."""
LONG = 12
"""As many settle it though the day or the place is read otherwise in one of the two."""
QUOTED = 10
"""As many between quotation marks were said by one mouth, whoever is given for it."""
STORY = 1000
"""Characters from which on a report is a story and no bulletin of a form."""
RECENT = 12
"""How many earlier claims with the same words in a row each is compared with."""
_END = re.compile(r"[.!?\n](?:\s|$)")
_WORD = re.compile(r"\w+")
_SPEECH = re.compile(r"[“\"«][^“”\"«»]*[”\"»]?")


def reused(items: Mapping[str, Item], table: Table) -> Iterator[tuple[Item, Item]]:
    """Pairs of claims of two reports whose words lie, for the most part, in one run of
    words that both reports have. Rows of data sets are all of one form, so that what
    they share tells nothing."""
    places = turns(table)
    told = ((at, items[id]) for at, id in enumerate(table.ids))
    worded = ((at, item) for at, item in told if item.dataset is None)
    runs = ((at, _runs(around(item)[0])) for at, item in worded)
    shelved = (
        (at, places[at], [shelf_of(run) for run in sorted(found)]) for at, found in runs
    )
    shelf_pairs(table.engine, shelved, "resolve_run", RECENT)
    for a, b in numbered(table, "SELECT a, b FROM resolve_run ORDER BY a, b"):
        one, other = sorted((items[a], items[b]), key=lambda item: item.order)
        if one.report.id != other.report.id and is_reuse(one, other):
            yield one, other
    table.engine.drop("resolve_run")


def _runs(words: Iterable[str]) -> set[str]:
    listed = list(words)
    return {" ".join(listed[at : at + WORDS]) for at in range(len(listed) - WORDS + 1)}


def around(item: Item) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The folded words of a claim's sentence, and which of them are the claim's."""
    return _around(item.report.text, item.claim.span)


@lru_cache(maxsize=65536)
def _around(
    text: str, span: tuple[int, int]
) -> tuple[tuple[str, ...], tuple[int, int]]:
    start, end = sentence_of(text, span)
    words: list[str] = []
    first, last = 0, 0
    for found in _WORD.finditer(text, start, end):
        parts = fold(found.group()).split()
        if found.end() <= span[0]:
            first += len(parts)
        if found.start() < span[1]:
            last += len(parts)
        words += parts
    return tuple(words), (first, last)


def sentence_of(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where the sentence or sentences begin and end in which words stand."""
    ends = _ends(text)
    before = bisect_right(ends, span[0])
    after = _END.search(text, span[1])
    return ends[before - 1] if before else 0, after.end() if after else len(text)


@lru_cache(maxsize=4096)
def _ends(text: str) -> tuple[int, ...]:
    """Where sentences end, with the space after them, in ascending order."""
    return tuple(found.end() for found in re.finditer(r"[.!?\n]\s", text))


def is_reuse(a: Item, b: Item) -> bool:
    """True if both claims' words lie mostly in one run of words of both sentences."""
    if a.denies != b.denies or number_clash(a, b):
        return False
    told = (a.claim.person, b.claim.person)
    if not kin(a.claim.kind, b.claim.kind) and any(told):
        return False
    fits = same_time(a, b) is not None and same_place(a, b) is not None
    if not fits and not same_fate(a, b):
        stories = all(len(i.report.text) >= STORY for i in (a, b))
        return stories and shared_run(a, b) >= LONG
    return shared_run(a, b) >= WORDS


def shared_run(a: Item, b: Item) -> int:
    """Length of the longest run of words of both claims' sentences; 0 where what is of
    the two claims in it is not, for the better half, the same words."""
    one, mine = around(a)
    other, theirs = around(b)
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    first = _inside((mine[0] - match.a, mine[1] - match.a), match.size)
    second = _inside((theirs[0] - match.b, theirs[1] - match.b), match.size)
    both = _overlap(first, second)
    longer = max(first[1] - first[0], second[1] - second[0], 1)
    shorter = min(mine[1] - mine[0], theirs[1] - theirs[0], match.size)
    return match.size if 2 * both >= max(longer, shorter) else 0


def _inside(words: tuple[int, int], size: int) -> tuple[int, int]:
    return max(0, words[0]), min(size, words[1])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def one_mouth(a: Item, b: Item) -> bool:
    """True if both claims have so long a run of words between quotation marks in common
    that one speaker is behind both, whoever the reports are read to name."""
    one = _utterances(a.report.text, a.claim.span)
    return bool(one) and not one.isdisjoint(_utterances(b.report.text, b.claim.span))


@lru_cache(maxsize=1 << 17)
def _utterances(text: str, span: tuple[int, int]) -> frozenset[str]:
    """Runs of words between quotation marks in which a claim's words lie."""
    start, end = sentence_of(text, span)
    spoken = _SPEECH.finditer(text, max(0, start - 400), end)
    said = (
        fold(m.group()).split()
        for m in spoken
        if m.start() < span[1] and span[0] < m.end()
    )
    return frozenset(
        " ".join(words[at : at + QUOTED])
        for words in said
        for at in range(len(words) - QUOTED + 1)
    )
