"""Where a claim's event was: the words pointed at, with the larger place after them."""

import functools
import re
from collections.abc import Sequence

from marsad.extract.arabic.naming import Names, words_of
from marsad.extract.arabic.wording import either
from marsad.extract.arabic.wording import words_of as lists_of
from marsad.extract.assemble import POINTED
from marsad.records.claim import Span, touch
from marsad.text.arabic import Plain, plain

_MOST = 2
"""Larger places after a place, at most."""
_WORD = r"[ء-ي]+"
_LINK = re.compile(
    r"[ \"'\)\]»]*(?:,|\(|-|–)?[ \"'(]*(?:(?:الواقعه|الواقع|التابعه|التابع|ضمن|داخل) )?"
    r"(?:(?:في|من|ضمن|الي) )?"
)
"""Between a place and the larger one behind it."""
_COUNTED_IN = re.compile(
    r"(?<![ء-ي])عدد (?:ال)?[ء-ي]+(?: [ء-ي]+ا)? في "
    r"(?!هذا|هذه|تلك|ذلك)(?P<name>[ء-ي]{3,}(?: ال[ء-ي]{2,})?)"
)
"""A number of those in a place."""
_AREA = re.compile(r"(?<![ء-ي])(?:[وفبك]?ال|و?لل)جيب(?![ء-ي])")
"""Ground that a side has left, by no name."""
_CALLED = (
    r"(?<![ء-ي])[بول]?(?:ال)?جيب (?:[ء-ي]+ ){{0,3}}?ب?{0}"
    r"|{0}(?:,| هي| هو| كانت)? (?:(?!في |من |داخل )[ء-ي]+ ){{0,3}}(?:ال)?جيب(?![ء-ي])"
)
"""A name by which it is called."""


class Places:
    """The places of one report."""

    def __init__(self, read: Plain, names: Names) -> None:
        self._read, self._names = read, names

    def of(self, pointed: Sequence[Span], claim: Span) -> tuple[str | None, str]:
        """The place that words name, the larger one after a comma, and what tells:
        what a claim counts "in" a place was there, and not where its report was
        before."""
        if pointed and not touch(pointed[0], claim):
            own = self._counted_in(claim)
            pointed = pointed if own is None else [own, *pointed]
        named = ((_bare(self._names.name(span)), span) for span in pointed)
        name, span = next((row for row in named if not _is_body(row[0])), ("", None))
        if not name or span is None or self._is_in_an_area(name, span, claim):
            return None, POINTED
        parts = [name]
        end = self._read.plain_end(span[1])
        for _ in range(_MOST):
            larger = self._larger(end)
            if larger is None:
                break
            said, end = larger
            if plain(said) not in plain(" ".join(parts)):
                parts.append(said)
        return "، ".join(parts), POINTED

    def _is_in_an_area(self, name: str, span: Span, claim: Span) -> bool:
        """Whether a claim's own sentence tells of "the pocket", and the town pointed at
        stands outside of that and is never told as the area: a town in it is not it."""
        text = self._read.text
        at, begin, end = map(self._read.plain_end, (span[0], *claim))
        start = max(text.rfind("\n", 0, begin), text.rfind(". ", 0, begin)) + 1
        if start <= at < end or plain(name).split(" ")[0] in words_of("larger"):
            return False
        called = _CALLED.format(re.escape(plain(name)))
        return bool(_AREA.search(text, start, end)) and not re.search(called, text)

    def _counted_in(self, claim: Span) -> Span | None:
        """The name behind "the number of the displaced in"."""
        begin, end = map(self._read.plain_end, claim)
        found = _COUNTED_IN.search(self._read.text, begin, end)
        return None if found is None else self._read.stored(found.span("name"))

    def _larger(self, end: int) -> tuple[str, int] | None:
        """The larger place told right behind, and where its words end."""
        text = self._read.text
        link = _LINK.match(text, end)
        at = end if link is None else link.end()
        word = _next(text, at)
        if word is None:
            return None
        head = text[slice(*word)]
        cut = (
            1
            if head[0] in "بل" and head[1:] in words_of("larger") | words_of("places")
            else 0
        )
        said = head[cut:]
        if said not in words_of("larger") and not (cut and said in words_of("places")):
            return None
        last = word[1] if said in words_of("places") else self._name_end(word[1])
        if last is None:
            return None
        return self._names.name(self._read.stored((word[0] + cut, last))), last

    def _name_end(self, end: int) -> int | None:
        """Where the name ends that follows a word such as "countryside"."""
        text = self._read.text
        word = _next(text, end)
        if word is None or text[end : word[0]].strip():
            return None
        said = text[slice(*word)]
        last = word[1]
        while _leads_on(said):
            word = _next(text, last)
            if word is None or text[last : word[0]].strip():
                break
            said, last = text[slice(*word)], word[1]
        for _ in range(2):
            word = _next(text, last)
            if (
                word is None
                or text[last : word[0]].strip()
                or text[slice(*word)] not in words_of("sides")
            ):
                break
            last = word[1]
        return last


def _leads_on(word: str) -> bool:
    """Whether a name goes on behind a word: "countryside of", "north and east"."""
    more = words_of("first") | words_of("larger") | words_of("kinds")
    return word in more or (word[0] == "و" and word[1:] in more)


def _next(text: str, at: int) -> Span | None:
    """The next word, right behind blanks."""
    found = re.compile(rf"[ \n]{{0,2}}({_WORD})").match(text, at)
    return None if found is None else found.span(1)


@functools.cache
def _body() -> re.Pattern[str]:
    words = lists_of("bodies")
    first, name = either(words["first"]), either(words["name"])
    return re.compile(rf"(?:{first}) |.*(?<![ء-ي])(?:{name})\Z")


def _is_body(name: str) -> bool:
    """Whether a name is an aid body's, and no place's."""
    return _body().match(plain(name)) is not None


def _bare(name: str) -> str:
    """A place's name without "village of" before it."""
    words = name.split()
    while len(words) > 1 and plain(words[0]) in words_of("kinds"):
        words = words[1:]
    return " ".join(words)
