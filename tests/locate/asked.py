"""Words for one place, looked for alone."""

from marsad.locate.find import Name, find_places
from marsad.locate.gazetteer import Gazetteer
from marsad.records.where import Candidate, Where


def find_where(
    words: str, gazetteer: Gazetteer, area: tuple[str, ...]
) -> tuple[Where | None, tuple[Candidate, ...], str]:
    """The likeliest place, the runners-up and the reason."""
    (found,) = find_places([Name(words)], gazetteer, area)
    return found.where, found.others, found.reason
