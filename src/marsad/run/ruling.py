"""What a person decides, put on record."""

from marsad.errors import OperatorError
from marsad.locate.choices import ACTION, ruling
from marsad.records.decision import Decision
from marsad.records.ids import content_id
from marsad.run.tools import Tools


def rule_place(
    tools: Tools, words: str, gazetteer: str, entry: str, by: str, reason: str
) -> Decision:
    """Keep the decision that words mean an entry of a gazetteer.

    Raises:
        OperatorError: there is no such entry, or nobody or no reason is named.
    """
    if not by.strip() or not reason.strip():
        raise OperatorError("a decision names who makes it and why")
    records = ruling(words, gazetteer, entry, tools.models.gazetteer)
    at = tools.now()
    id = content_id("dec", at.isoformat(), by, ACTION, *records, reason)
    decision = Decision(id, at, by, ACTION, records, reason)
    tools.store.put([decision])
    return decision
