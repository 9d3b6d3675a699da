"""What a person decides, put on record."""

from datetime import datetime, timedelta

from marsad.errors import OperatorError
from marsad.locate.choices import ACTION, ruling
from marsad.records.decision import Decision
from marsad.records.event import Event, event_id
from marsad.records.grade import GRADES
from marsad.records.ids import content_id
from marsad.records.person import PersonCase
from marsad.run.chain import find
from marsad.run.tools import Tools
from marsad.weigh.override import COMPUTED


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
    decision = made(ACTION, records, by, reason, after_all(tools))
    tools.store.put([decision])
    return decision


def rule_grade(tools: Tools, id: str, grade: str, by: str, reason: str) -> Decision:
    """Keep a reviewer's own grade of an event or person case, beside the computed
    one; "computed" takes it back.

    The decision names the record's first claim too, so that it still holds when
    claims are joined or split and the record has another id.

    Raises:
        OperatorError: no single event or case has that id, there is no such grade,
            or nobody or no reason is named.
    """
    if not by.strip() or not reason.strip():
        raise OperatorError("a decision names who makes it and why")
    if grade not in (*GRADES, COMPUTED):
        known = ", ".join((*GRADES, COMPUTED))
        raise OperatorError(f"no grade is called {grade!r}; there are {known}")
    record = _graded(tools, id)
    records = (record.id, grade, _first_claim(record))
    decision = made("grade", records, by, reason, after_all(tools))
    tools.store.put([decision])
    return decision


def made(
    action: str, records: tuple[str, ...], by: str, reason: str, at: datetime
) -> Decision:
    """The decision, under an id made from all that it says."""
    id = content_id("dec", at.isoformat(), by, action, *records, reason)
    return Decision(id, at, by, action, records, reason)


def after_all(tools: Tools) -> datetime:
    """Now, and later than every decision on record: of two, the later one holds."""
    last = max((one.at for one in tools.store.scan(Decision)), default=None)
    now = tools.now()
    return now if last is None or last < now else last + timedelta(microseconds=1)


def _graded(tools: Tools, id: str) -> Event | PersonCase:
    known = [r for r in find(tools.store, id) if isinstance(r, Event | PersonCase)]
    if len(known) != 1:
        many = "more than one event or case has" if known else "no event or case has"
        raise OperatorError(f"{many} the id {id!r}")
    return known[0]


def _first_claim(record: Event | PersonCase) -> str:
    """The claim that an event's id comes from; a case's first status."""
    if isinstance(record, PersonCase):
        return record.statuses[0].claim
    anchors = (claim for claim in record.claims if event_id(claim) == record.id)
    return next(anchors, record.claims[0])
