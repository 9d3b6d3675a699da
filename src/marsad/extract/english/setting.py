"""Where and when a claim says it is: the words for its place and for its time."""

from collections.abc import Callable, Sequence
from datetime import date

from marsad.extract.english.dating import Dating
from marsad.extract.english.draft import Draft
from marsad.extract.english.passage import Passage
from marsad.extract.english.whereabouts import Whereabouts
from marsad.records.claim import TimeWords


class Setting:
    """The places and dates of one report, asked for draft by draft."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        published: date | None,
        is_place: Callable[[str], bool],
    ) -> None:
        """`is_place` says whether a name is in the gazetteer."""
        self._where = Whereabouts(text, passages, is_place)
        self._when = Dating(text, passages, published)

    def place_words(self, draft: Draft) -> str | None:
        """The most specific named place of the claim, the larger one after a comma;
        None where nothing says."""
        return self._where.words(draft)

    def time_words(self, draft: Draft) -> TimeWords | None:
        """The words that say when, and how; None where nothing says."""
        return self._when.words(draft)
