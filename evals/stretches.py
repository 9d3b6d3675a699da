"""From the network's stretches of attributions to those that PolNeAR's people mark.

PolNeAR does not nest: what is said inside a quotation, or inside what somebody is said
to say, belongs to that content. A quotation is one content with its marks. A content
ends with its sentence where nothing else follows; a cue begins with its auxiliaries.
"""

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spans import Span

from marsad.extract.network.found import FoundPart
from marsad.text.split import clean, quotations, sentences

QUOTED = 12
"""Characters from which on words in quotation marks are a quotation, not a word."""
SPOKEN = 25
"""The same for one that needs no words of the network to be a content."""
NEAR = 45
"""Characters between two stretches of one content, at most."""
CLOSE = 25
"""Characters between a content and the words nested in it, at most."""
BEHIND = 40
"""Characters between a cue and a content that begins behind it, at most."""
REST = 100
"""Characters of a sentence that a content takes in to reach its end, at most."""
_FAR = 10**12
_BREAK = re.compile(
    r"[,;—–:(]|\b(?:and|but|while|although|when|before|after|because|as)\b"
)
_APART = re.compile(r"\n|[.!?]['\"]? *\S|\"[ ,]")
"""Between two stretches that are two contents."""
_NO_REST = re.compile(r"\s*(?:[,;:—–(\-]|\.?\")")
_HELPERS = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|will|would|be|been|also|did|does|do|not|could"
    r"|should|may|might|can|must|later|then|now|even|further|previously|recently"
    r"|finally|repeatedly|reportedly|often|once|just|never|still|already|publicly)"
    r"\s+)+\Z",
    re.IGNORECASE,
)
_EMPTY_TEXT = """
is was as has had have are were be been did do does will would could should can may
might about for to of in on at by with from the a an it its this that not n t s d
m re ve ll like made make put up out so
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
"""A cue or content of such words alone is none."""


def in_line(text: str, parts: Iterable[FoundPart]) -> list[FoundPart]:
    """Stretches as PolNeAR's people mark them, but for the marks at their ends."""
    return list(_Text(text).marked(sorted(parts, key=lambda part: part.span)))


class _Text:
    """A text with its quotations and sentences."""

    def __init__(self, text: str) -> None:
        self._plain = clean(text)
        self._quotes = [
            (quote.start, quote.end)
            for quote in quotations(text)
            if quote.end - quote.start >= QUOTED
        ]
        self._spans = [(each.start, each.end) for each in sentences(text)]

    def marked(self, parts: list[FoundPart]) -> Iterator[FoundPart]:
        free = [
            part
            for part in parts
            if part.kind == "content" or not any(_meet(part.span, self._quotes))
        ]
        cut = [piece for part in free for piece in self._by_sentence(part)]
        found = list(self._with_helpers(self._unnested(cut)))
        others = [part for part in found if part.kind != "content"]
        contents = self._quoted([p.span for p in found if p.kind == "content"])
        cues = [part.span for part in others if part.kind == "cue"]
        contents = sorted([*contents, *self._spoken(cues, contents)])
        taken = [part.span for part in others]
        contents = list(self._joined(contents, taken))
        ended = [self._ended(each, [*taken, *contents]) for each in contents]
        made = [*others, *(FoundPart(span, "content") for span in ended)]
        return self._complete([part for part in made if self._says(part)])

    def _at(self, place: int) -> int:
        """Which sentence a character stands in."""
        return bisect.bisect_right(self._spans, (place, _FAR)) - 1

    def _sentences(self, span: Span) -> range:
        return range(self._at(span[0]), self._at(span[1] - 1) + 1)

    def _by_sentence(self, part: FoundPart) -> Iterator[FoundPart]:
        for i in self._sentences(part.span):
            start = max(part.span[0], self._spans[i][0])
            end = min(part.span[1], self._spans[i][1])
            if start < end:
                yield replace(part, span=(start, end))

    def _unnested(self, parts: list[FoundPart]) -> list[FoundPart]:
        """Sources and cues that go on with a content become part of it."""
        made: list[FoundPart] = []
        inside = False
        for part in parts:
            nested = bool(made) and self._goes_on(made, part, inside)
            if nested and made[-1].kind == "content":
                made[-1] = replace(made[-1], span=(made[-1].span[0], part.span[1]))
            else:
                made.append(FoundPart(part.span, "content") if nested else part)
            inside = nested
        return made

    def _goes_on(self, made: list[FoundPart], part: FoundPart, inside: bool) -> bool:
        last = made[-1]
        if self._at(last.span[0]) != self._at(part.span[0]):
            return False
        gap = self._plain[last.span[1] : part.span[0]]
        if part.kind == "content":
            return inside and len(gap) < NEAR
        if _BREAK.search(gap) is not None:
            return False
        before = made[-2] if len(made) > 1 else None
        if last.kind == "content":
            behind = (
                before is not None
                and before.kind == "cue"
                and last.span[0] - before.span[1] < BEHIND
            )
            return len(gap) < CLOSE and (inside or behind)
        return (
            (part.kind, last.kind) == ("source", "cue")
            and last.span[1] < part.span[0]
            and before is not None
            and before.kind == "source"
            and self._at(before.span[0]) == self._at(part.span[0])
        )

    def _with_helpers(self, parts: list[FoundPart]) -> Iterator[FoundPart]:
        """Cues with the auxiliaries and adverbs before them, in one piece."""
        held: FoundPart | None = None
        for part in parts:
            if part.kind == "cue":
                start, end = part.span
                if (
                    held is not None
                    and held.kind == "cue"
                    and self._plain[held.span[1] : start] in ("", " ")
                ):
                    held = replace(held, span=(held.span[0], end))
                    continue
                before = _HELPERS.search(self._plain, max(0, start - 40), start)
                if before and (held is None or held.span[1] <= before.start()):
                    part = replace(part, span=(before.start(), end))
            if held is not None:
                yield held
            held = part
        if held is not None:
            yield held

    def _quoted(self, contents: list[Span]) -> list[Span]:
        """Contents and the whole of the quotations they touch."""
        made: list[Span] = []
        touched = [quote for quote in self._quotes if any(_meet(quote, contents))]
        for start, end in sorted({*contents, *touched}):
            if made and start < made[-1][1]:
                made[-1] = made[-1][0], max(end, made[-1][1])
            else:
                made.append((start, end))
        return made

    def _spoken(self, cues: list[Span], contents: list[Span]) -> Iterator[Span]:
        """Long quotations in paragraphs where somebody is said to speak."""
        for start, end in self._quotes:
            first = self._plain.rfind("\n", 0, start) + 1
            last = self._plain.find("\n", end)
            last = len(self._plain) if last < 0 else last
            near = any(first <= cue[0] < last for cue in cues)
            if (
                end - start >= SPOKEN
                and near
                and not any(_meet((start, end), contents))
            ):
                yield start, end

    def _joined(self, contents: list[Span], others: list[Span]) -> Iterator[Span]:
        """Contents that only a few words part, as one."""
        held: Span | None = None
        for span in contents:
            if held is not None:
                gap = self._plain[held[1] : span[0]]
                free = not any(_meet((held[1], span[0]), others))
                if free and len(gap) <= NEAR and _APART.search(gap) is None:
                    held = held[0], span[1]
                    continue
                yield held
            held = span
        if held is not None:
            yield held

    def _ended(self, span: Span, others: list[Span]) -> Span:
        """A content with the rest of its sentence, where nothing else is in it."""
        end = self._spans[self._at(span[1] - 1)][1]
        rest = self._plain[span[1] : end]
        if not 0 < len(rest) <= REST or _NO_REST.match(rest):
            return span
        return span if any(_meet((span[1], end), others)) else (span[0], end)

    def _says(self, part: FoundPart) -> bool:
        words = re.findall(r"\w+", self._plain[slice(*part.span)].lower())
        return part.kind == "source" or not _EMPTY.issuperset(words)

    def _complete(self, parts: list[FoundPart]) -> Iterator[FoundPart]:
        """Sources and contents beside a cue, cues beside a content; quotations."""
        kinds: dict[int, set[str]] = {}
        for part in parts:
            for i in self._sentences(part.span):
                kinds.setdefault(i, set()).add(part.kind)
        long = [quote for quote in self._quotes if quote[1] - quote[0] > SPOKEN]
        for part in parts:
            wanted = "content" if part.kind == "cue" else "cue"
            beside = any(wanted in kinds[i] for i in self._sentences(part.span))
            if beside or (part.kind == "content" and any(_meet(part.span, long))):
                yield part


def _meet(span: Span, others: Iterable[Span]) -> Iterator[bool]:
    """Whether each of some spans shares a character with one."""
    return (a < span[1] and span[0] < b for a, b in others)
