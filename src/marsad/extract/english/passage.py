"""A sentence of a report with its parse; all offsets index the report's text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from marsad.records.claim import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, parsed alone. Its characters are those of the report, one for
    one: cleaning before the parse replaces characters, never adds or drops any."""

    index: int
    """Which sentence of the report, from 0."""
    span: Span
    paragraph: int
    doc: Doc | None
    """None where the sentence shows no sign of a claim and was not parsed."""

    def at(self, token: Token) -> Span:
        """A token's span in the report."""
        start = self.span[0] + token.idx
        return start, start + len(token.text)

    def over(self, words: Words) -> Span:
        """A run of tokens' span in the report."""
        return self.span[0] + words.start_char, self.span[0] + words.end_char


def tokens_within(passage: Passage, span: Span) -> Iterator[Token]:
    """The passage's tokens that lie wholly inside a span of the report."""
    for token in passage.doc or ():
        start, end = passage.at(token)
        if span[0] <= start and end <= span[1]:
            yield token


def parsed(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that have a parse."""
    return (passage for passage in passages if passage.doc is not None)
