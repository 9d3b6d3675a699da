"""Give a text in capitals the case that it would have in print; offsets never move.

Readers that know names by their capitals cannot read "REBELS ATTACKED SANTA ANA". What
is a name is told by a lexicon that the caller brings. Text for comparing and parsing
only: what is quoted stays as the report has it.
"""

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SHARE = 0.75
"""Of a text's letters, in capitals: more, and it says nothing about names."""
_LEAST = 30
"""Letters below which a text is a headline or a shout, and is left alone."""
_HEAD = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STARTS = re.compile(
    r"(?:\A|(?<!\W[A-Za-z])[.!?]['\"”)]*\s+|\n\s*\n\s*"
    r"|--\s(?:\[[^\]]{1,40}\]\s)*)[\s\"“'(\[-]*\Z"
)
_BRACKET = re.compile(r"[(\[]([A-Z][A-Z-]{1,6})[)\]]")
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "to", "on", "at", "de", "la", "del", "y", "a"}
)
_APOSTROPHE = re.compile(r"[dlo]['’]\w{3}")
"""Begins a name such as "O'Neill"."""
_LONGEST = 20
"""Words of a phrase, at most."""
_RUN = 12
"""Words in front of a bracket in which its letters are looked for."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of a language are; every word is asked in lower case."""

    is_name: Callable[[str], bool]
    is_word: Callable[[str], bool]
    """Whether it is a plain word, written small."""
    is_title: Callable[[str], bool]
    """A rank or office: capital before a name."""
    is_head: Callable[[str], bool]
    """Whether the name of a body can end with it: "front"."""
    is_month: Callable[[str], bool]
    phrases: Callable[[str], list[tuple[int, int]]] = lambda text: []
    """Names of several words in a text."""


def mostly_capitals(text: str) -> bool:
    """Whether a text is in capitals throughout, but for a line or two."""
    letters = [sign for sign in text[:_HEAD] if sign.isupper() or sign.islower()]
    upper = sum(sign.isupper() for sign in letters)
    return len(letters) >= _LEAST and upper >= SHARE * len(letters)


def truecase(text: str, lexicon: Lexicon) -> str:
    """The text with names and beginnings capitalised, acronyms in capitals, the rest
    small; as long as it was."""
    words = [found.span() for found in _WORD.finditer(text)]
    acronyms = {found[1] for found in _BRACKET.finditer(text)}
    acronyms = {name for name in acronyms if not lexicon.is_word(name.lower())}
    capital = {*_spelt_out(text, lexicon), *_inside(words, lexicon.phrases(text))}
    forms = list(_forms(text, words, acronyms, lexicon))
    out, edge = [], 0
    for i, (start, end) in enumerate(words):
        form = "title" if start in capital and forms[i] == "small" else forms[i]
        if end - start == 1 and text[end : end + 1] == ".":
            form = "upper"
        out += [text[edge:start], _cased(text[start:end], form)]
        edge = end
    return _begun("".join([*out, text[edge:]]))


def _forms(
    text: str, words: list[tuple[int, int]], acronyms: set[str], lexicon: Lexicon
) -> Iterator[str]:
    """How each word is written: small, title, upper."""
    low = [text[a:b].lower() for a, b in words]
    first = [_form(text[a:b], acronyms, lexicon) for a, b in words]
    for i, form in enumerate(first):
        after = first[i + 1] if i + 1 < len(first) else ""
        before = first[i - 1] if i else ""
        if lexicon.is_month(low[i]):
            near = text[max(0, words[i][0] - 4) : words[i][1] + 6]
            yield "title" if any(sign.isdigit() for sign in near) else form
        elif lexicon.is_title(low[i]) and form == "small":
            named = after in ("title", "unknown")
            yield "title" if named and _next_to(text, words, i) else "small"
        elif form == "unknown":
            alone = "title" not in (before, after)
            short = words[i][1] - words[i][0] <= 4 and alone
            yield "upper" if short else "title"
        else:
            yield form


def _next_to(text: str, words: list[tuple[int, int]], i: int) -> bool:
    return text[words[i][1] : words[i + 1][0]].strip(" \n.") == ""


def _form(word: str, acronyms: set[str], lexicon: Lexicon) -> str:
    low = word.lower()
    bare = low.removesuffix("'s").removesuffix("’s")
    if word in acronyms or word == "I":
        return "upper"
    if bare in _SMALL:
        return "small"
    if lexicon.is_name(bare) or _APOSTROPHE.match(bare):
        return "title"
    return "small" if lexicon.is_word(bare) or len(bare) < 2 else "unknown"


def _spelt_out(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Starts of the words before a bracket whose letters they begin with: "NATIONAL
    LIBERATION FRONT (NLF)"; or that name a body, whose letters may be those of its
    name in another language."""
    for found in _BRACKET.finditer(text):
        before = [
            span.span()
            for span in _WORD.finditer(text, max(0, found.start() - 120), found.start())
        ][-_RUN:]
        letters = found[1].replace("-", "")
        telling = [at for at in before if text[slice(*at)].lower() not in _SMALL]
        run = telling[-len(letters) :]
        if "".join(text[a] for a, _ in run).upper() == letters.upper():
            yield from (a for a, _ in run)
        elif telling and not lexicon.is_word(letters.lower()):
            last = text[slice(*telling[-1])].lower()
            close = text[telling[-1][1] : found.start()].strip() == ""
            if close and lexicon.is_head(last):
                yield from _unbroken(text, telling[-len(letters) - 1 :])


def _unbroken(text: str, run: list[tuple[int, int]]) -> Iterator[int]:
    """The words of a run back to the last small word or mark before its end."""
    after = run[-1][1]
    for a, b in reversed(run):
        if b != after and text[b:after].split() != []:
            return
        yield a
        after = a


def _inside(
    words: list[tuple[int, int]], phrases: list[tuple[int, int]]
) -> Iterator[int]:
    starts = [a for a, _ in words]
    for start, end in phrases:
        first = bisect.bisect_left(starts, start)
        yield from (a for a, b in words[first : first + _LONGEST] if b <= end)


def _cased(word: str, form: str) -> str:
    if form == "upper":
        return word
    low = "".join(s.lower() if len(s.lower()) == 1 else s for s in word)
    if form != "title":
        return low
    head = word[:1] + low[1:]
    for mark in ("'", "’"):
        before, found, after = head.partition(mark)
        if found and len(before) <= 2 and len(after) > 2:
            return before + found + after[:1].upper() + after[1:]
    return head


def _begun(text: str) -> str:
    """The text with a capital at each beginning of a sentence."""
    signs = list(text)
    for found in _WORD.finditer(text):
        at = found.start()
        if text[at].islower() and _STARTS.search(text, max(0, at - 60), at):
            upper = text[at].upper()
            signs[at] = upper if len(upper) == 1 else text[at]
    return "".join(signs)
