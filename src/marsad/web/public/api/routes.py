"""Lists of the JSON API: filters, order, pages."""

from typing import Annotated, Literal

from fastapi import APIRouter, Request
from fastapi import Query as InQuery
from pydantic import Field
from starlette.responses import Response

from marsad.records.claim import CERTAINTIES, KINDS, MEASURES
from marsad.records.grade import GRADES
from marsad.web.public.answers import to_json
from marsad.web.public.api import models
from marsad.web.public.api.pages import ROOT, joined, listed, sent, told_of
from marsad.web.public.asked import (
    BoxText,
    DaysText,
    Paged,
    Words,
    area,
    index_of,
    one_of,
    several,
    window,
)
from marsad.web.public.documents import PREVIEW, documented
from marsad.web.public.index.ask import Ask
from marsad.web.public.index.read import Hits
from marsad.web.public.index.text import SEARCHED
from marsad.web.public.words import folded, question

router = APIRouter(prefix=ROOT)
Several = Annotated[Words, Field(description="One or more, with commas.")]
Kind = Annotated[Several, one_of(KINDS)]
Named = Annotated[Words, Field(description="In any spelling, Arabic or Latin marks.")]
SINGULAR = {
    "events": "event",
    "claims": "claim",
    "reports": "report",
    "persons": "person",
}


class AskEvents(Paged):
    """Which events, in which order."""

    kind: Annotated[Kind, Field(examples=["airstrike"])] | None = None
    grade: (
        Annotated[Several, one_of(GRADES), Field(examples=["confirmed,fair"])] | None
    ) = None
    party: Named | None = None
    country: Several | None = None
    bbox: BoxText | None = None
    datetime: DaysText | None = None
    sort: Literal["-start", "start", "-weight", "-told", "id"] = "-start"


class AskClaims(Paged):
    """Which claims."""

    kind: Kind | None = None
    certainty: Annotated[Several, one_of(CERTAINTIES)] | None = None
    event: Several | None = None
    report: Several | None = None
    origin: Several | None = None
    person: Annotated[Words, Field(description="Id of a person case.")] | None = None
    speaker: Named | None = None
    bbox: BoxText | None = None
    datetime: DaysText | None = None
    sort: Literal["-start", "start", "id"] = "id"


class AskReports(Paged):
    """Which reports."""

    publisher: Named | None = None
    language: Several | None = None
    sort: Literal["-published", "published", "id"] = "-published"


class AskPersons(Paged):
    """Which person cases."""

    status: Annotated[Several, Field(examples=["missing"])] | None = None
    name: Named | None = None


class AskControl(Paged):
    """Which control."""

    state: Several | None = None
    holder: Named | None = None
    place: Named | None = None
    bbox: BoxText | None = None
    datetime: DaysText | None = None
    sort: Literal["-start", "start", "id"] = "id"


class AskTallies(Paged):
    """Which tallies."""

    measure: Annotated[Several, one_of(MEASURES), Field(examples=["killed"])] | None = (
        None
    )
    population: Several | None = None
    kind: Literal["stock", "flow"] | None = None
    place: Named | None = None
    datetime: DaysText | None = None
    sort: Literal["-start", "start", "measure", "id"] = "id"


class AskIssues(Paged):
    """Which issues."""

    record: Several | None = None
    code: Several | None = None


class AskCorrections(Paged):
    """Which lines of the correction log."""

    record: Several | None = None
    record_type: Several | None = None
    change: Several | None = None
    sort: Literal["-as_of", "as_of"] = "-as_of"


class AskChanges(Paged):
    """Which changes."""

    record: Several | None = None
    record_type: Several | None = None
    change: Several | None = None


class AskSearch(Paged):
    """What to look for."""

    q: Annotated[
        Words,
        Field(
            description="Words in Arabic or Latin letters; all must be found, "
            "the last may go on. Case, accents, vowel signs and forms of letters "
            "count for nothing.",
            examples=["deir ez-zor", "الباغوز"],
        ),
    ]
    type: Literal["event", "claim", "report", "person"] | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    offset: Annotated[int, Field(ge=0, le=1000)] = 0


def _equal(**given: str | None) -> dict[str, tuple[str, ...]]:
    """Columns with one or more values."""
    return {name: several(value) for name, value in given.items() if value is not None}


def _named(**given: str | None) -> dict[str, tuple[str, ...]]:
    """Columns of names, compared by their words alone."""
    return {name: (folded(v),) for name, v in given.items() if v is not None}


@router.get(
    "/events",
    summary="Events",
    tags=["Events"],
    **documented(410, 422, model=models.Events),
)
def events(request: Request, asked: Annotated[AskEvents, InQuery()]) -> Response:
    """Events, the newest first."""
    ask = Ask(
        "events",
        _equal(kind=asked.kind, grade=asked.grade, country=asked.country),
        _named(party=asked.party),
        area(asked.bbox),
        window(asked.datetime),
        asked.sort,
    )
    return listed(request, ask, asked)


@router.get(
    "/claims",
    summary="Claims",
    tags=["Claims"],
    **documented(410, 422, model=models.Claims),
)
def claims(request: Request, asked: Annotated[AskClaims, InQuery()]) -> Response:
    """Claims, with the words that say them."""
    exact = _equal(
        kind=asked.kind,
        certainty=asked.certainty,
        event=asked.event,
        report=asked.report,
        origin=asked.origin,
        person_case=asked.person,
    )
    ask = Ask(
        "claims",
        exact | _named(speaker=asked.speaker),
        {},
        area(asked.bbox),
        window(asked.datetime),
        asked.sort,
    )
    return listed(request, ask, asked)


@router.get(
    "/reports",
    summary="Reports",
    tags=["Sources"],
    **documented(410, 422, model=models.Reports),
)
def reports(request: Request, asked: Annotated[AskReports, InQuery()]) -> Response:
    """Reports, the newest first: who published what, never the text."""
    equal = _equal(language=asked.language) | _named(publisher=asked.publisher)
    ask = Ask("reports", equal, sort=asked.sort)
    return listed(request, ask, asked)


@router.get(
    "/persons",
    summary="Person cases",
    tags=["People"],
    **documented(410, 422, model=models.Persons),
)
def persons(request: Request, asked: Annotated[AskPersons, InQuery()]) -> Response:
    """Persons of whom something may be published."""
    status = {} if asked.status is None else {"status": several(asked.status)}
    ask = Ask("persons", _named(name=asked.name), status)
    return listed(request, ask, asked)


@router.get(
    "/control",
    summary="Control",
    tags=["Ground"],
    **documented(410, 422, model=models.Controls),
)
def control(request: Request, asked: Annotated[AskControl, InQuery()]) -> Response:
    """Who holds what, from when to when, and on what basis."""
    ask = Ask(
        "control",
        _equal(state=asked.state) | _named(place=asked.place),
        _named(holder=asked.holder),
        area(asked.bbox),
        window(asked.datetime),
        asked.sort,
    )
    return listed(request, ask, asked)


@router.get(
    "/tallies",
    summary="Tallies",
    tags=["Tallies"],
    **documented(410, 422, model=models.Tallies),
)
def tallies(request: Request, asked: Annotated[AskTallies, InQuery()]) -> Response:
    """Low, best and high, with the claims that feed them."""
    equal = _equal(measure=asked.measure, population=asked.population, kind=asked.kind)
    ask = Ask(
        "tallies",
        equal | _named(place=asked.place),
        days=window(asked.datetime),
        sort=asked.sort,
    )
    return listed(request, ask, asked)


@router.get(
    "/issues",
    summary="Issues",
    tags=["Corrections"],
    **documented(410, 422, model=models.Issues, stability=PREVIEW),
)
def issues(request: Request, asked: Annotated[AskIssues, InQuery()]) -> Response:
    """Problems met in records: numbers of one report that do not agree, claims that
    contradict each other."""
    equal = _equal(record=asked.record, code=asked.code)
    return listed(request, Ask("issues", equal), asked)


@router.get(
    "/corrections",
    summary="Correction log",
    tags=["Corrections"],
    **documented(410, 422, model=models.Corrections),
)
def corrections(
    request: Request, asked: Annotated[AskCorrections, InQuery()]
) -> Response:
    """What was corrected, retracted, merged, split or withheld since the first
    release; nothing once public disappears without a line here."""
    equal = _equal(
        record=asked.record, record_type=asked.record_type, change=asked.change
    )
    ask = Ask("corrections", equal, sort=asked.sort)
    return listed(request, ask, asked)


@router.get(
    "/changes",
    summary="Changes",
    tags=["Corrections"],
    **documented(410, 422, model=models.Changes),
)
def changes(request: Request, asked: Annotated[AskChanges, InQuery()]) -> Response:
    """What differs from the release before."""
    equal = _equal(
        record=asked.record, record_type=asked.record_type, change=asked.change
    )
    return listed(request, Ask("changes", equal), asked)


@router.get(
    "/sources",
    summary="Sources",
    tags=["Sources"],
    **documented(410, 422, model=models.Sources, stability=PREVIEW),
)
def sources(request: Request, asked: Annotated[Paged, InQuery()]) -> Response:
    """Who published reports, and how much of the record rests on them."""
    index = index_of(request, asked.release)
    matched, rows = index.sources(asked.limit, asked.offset)
    told = told_of(request, index, (asked.limit, asked.offset), matched)
    return sent(request, index, joined(told, [to_json(row) for row in rows]))


@router.get(
    "/search",
    summary="Full text search",
    tags=["Search"],
    **documented(410, 422, model=models.Found),
)
def search(request: Request, asked: Annotated[AskSearch, InQuery()]) -> Response:
    """Events, claims that are in no event, reports and persons by their words, in both
    scripts, best first. Of events that match alike, those that weigh more come first;
    an event is found by the quotes of its claims, and by a place's name on the map."""
    index = index_of(request, asked.release)
    kinds = [
        kind for kind in SEARCHED if asked.type is None or SINGULAR[kind] == asked.type
    ]
    words = question(asked.q)
    hits = (
        index.search(words, kinds, asked.limit, asked.offset)
        if words
        else Hits(0, True, ())
    )
    told = told_of(request, index, (asked.limit, asked.offset), hits.matched)
    told |= {"returned": len(hits.rows), "matched_exactly": hits.exact}
    rows = [
        b'{"type":"%s","record":%s}' % (SINGULAR[kind].encode(), row)
        for kind, row in hits.rows
    ]
    return sent(request, index, joined(told, rows))
