"""The words that say when, looked up in the report; the days are worked out later."""

from marsad.extract.hosted.schema import TIME_MODES
from marsad.extract.hosted.words import Words
from marsad.records.claim import Span, TimeWords, touch

_UNDATED = frozenset({"state", "ongoing", "total"})
"""Modes that hold without a date in the words."""


def read_time(
    said: object, mode: object, words: Words, quote: Span
) -> TimeWords | str | None:
    """The time words nearest the quote, None where nothing says, or why not.

    A date in the words says by itself whether it is a point, a beginning or an end,
    and "since" before the words given belongs to them; the model's mode counts only
    where there is no date. Without words of its own, what
    holds, goes on or has come together so far is dated by the quote.
    """
    known = mode if isinstance(mode, str) and mode in TIME_MODES else None
    if said is None or said == "":
        if known not in _UNDATED or known is None:
            return None
        return TimeWords(words.text[slice(*quote)], quote, known)
    if not isinstance(said, str):
        return "time not of the form asked for"
    places = list(words.places(said, (0, len(words.text))))
    if not places:
        return "time's words not in the text"
    span = min(places, key=lambda place: _distance(place, quote))
    dates = [date for date in words.dates if touch((date.start, date.end), span)]
    if len(dates) == 1:
        span = (dates[0].start, dates[0].end)
    undated = known if not dates and known in _UNDATED else None
    return TimeWords(words.text[slice(*span)], span, undated or "at")


def _distance(place: Span, quote: Span) -> tuple[int, int]:
    """Inside the quote, else the nearest, rather before than after it."""
    if quote[0] <= place[0] and place[1] <= quote[1]:
        return 0, place[0]
    if place[0] >= quote[1]:
        return 2 * (place[0] - quote[1]) + 2, place[0]
    return max(1, quote[0] - place[1]), place[0]
