"""A long report in parts that end with sentences; offsets stay those of the report."""

from marsad.records.claim import Span
from marsad.text.split import sentences


def pieces(text: str, longest: int) -> list[Span]:
    """Spans of at most `longest` characters that hold every sentence whole.

    `longest` must not be less than the longest sentence (`text.split.LONGEST`).
    """
    found: list[Span] = []
    for sentence in sentences(text):
        if found and sentence.end - found[-1][0] <= longest:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
    return found
