"""Rows and answers of the JSON API, as its definition tells them.

Rows are answered as they stand in the release's data files; fields may be added.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Open(BaseModel):
    """A row: releases to come may add fields."""

    model_config = ConfigDict(extra="allow")


class Figure(Open):
    """A number inside a claim."""

    measure: str
    text: str
    span: list[int]
    low: float | None
    high: float | None
    approx: bool
    population: str | None


class Placement(Open):
    """Where and when a claim is read to be."""

    name: str | None
    lat: float | None
    lon: float | None
    where_prec: int | None
    radius_m: float | None
    country: str | None
    start: str | None
    end: str | None


class Claim(Open):
    """One thing somebody reports, with the words that say it."""

    id: str
    report: str
    kind: str
    span: list[int]
    quote: str
    before: str = ""
    after: str = ""
    """What the report says around the quote; empty in older releases."""
    speaker: str | None
    via: list[str]
    certainty: str
    actor: str | None
    target: str | None
    place: str | None
    start: str | None
    end: str | None
    figures: list[Figure]
    event: str | None
    placement: Placement | None
    copy_of: str | None
    origin: str | None


class Event(Open):
    """Claims held to be about one incident."""

    id: str
    kind: str
    told: dict[str, str] = {}
    """One sentence on it in each language, empty in older releases."""
    start: str | None
    end: str | None
    date_prec: int | None
    place: str | None
    lat: float | None
    lon: float | None
    where_prec: int | None
    parties: list[str]
    blamed: list[str] = []
    targeted: list[str] = []
    figures: dict[str, Any]
    grade: str | None
    reasons: list[str]
    origins: list[str]
    reports: list[str]
    claims: list[str]
    contradictions: list[Any]


class Report(Open):
    """One thing a source put out."""

    report: str
    published: str | None
    publisher: str | None
    title: str | None
    url: str | None
    language: str | None


class Status(Open):
    """What one claim says of a person."""

    status: str
    start: str | None
    end: str | None
    claim: str


class Person(Open):
    """Claims held to be about one person."""

    id: str
    name: str | None
    aliases: list[str]
    statuses: list[Status]


class Control(Open):
    """Who holds a place or an area, from when to when."""

    id: str
    place: str | None
    area: str | None
    holder: str | None
    state: str
    start: str | None
    end: str | None
    basis: str | None
    claims: list[str]


class Tally(Open):
    """Low, best and high of one measure over a window and an area."""

    id: str
    measure: str
    population: str | None
    kind: str
    start: str | None
    end: str | None
    place: str | None
    low: float | None
    best: float | None
    high: float | None
    claims: list[str]


class Issue(Open):
    """A problem met in a record."""

    id: str
    record: str
    code: str
    message: str


class Correction(Open):
    """A line of the correction log."""

    id: str
    release: str | None
    as_of: str | None
    record: str
    record_type: str
    change: str
    to: list[str]
    fields: dict[str, Any]
    reason: str | None
    about: dict[str, Any] = {}
    part_of: str | None = None
    told: dict[str, str]


class Change(Open):
    """What differs from the release before."""

    record: str
    record_type: str
    change: str


class Source(Open):
    """Who published reports, and how much of the record rests on them."""

    publisher: str
    reports: int
    claims: int
    events: int
    first: str | None
    last: str | None
    languages: list[str]


class Page(BaseModel):
    """What every list tells of itself."""

    release: str
    as_of: str | None
    matched: int
    returned: int
    limit: int
    offset: int
    next: str | None
    prev: str | None


class Events(Page):
    """A page of events."""

    items: list[Event]


class Claims(Page):
    """A page of claims."""

    items: list[Claim]


class Reports(Page):
    """A page of reports."""

    items: list[Report]


class Persons(Page):
    """A page of person cases."""

    items: list[Person]


class Controls(Page):
    """A page of control."""

    items: list[Control]


class Tallies(Page):
    """A page of tallies."""

    items: list[Tally]


class Issues(Page):
    """A page of issues."""

    items: list[Issue]


class Corrections(Page):
    """A page of the correction log."""

    items: list[Correction]


class Changes(Page):
    """A page of what changed."""

    items: list[Change]


class Sources(Page):
    """A page of publishers."""

    items: list[Source]


class Hit(BaseModel):
    """A record that was found."""

    type: str
    record: dict[str, Any]


class Found(Page):
    """A page of what full text search found, best first."""

    matched_exactly: bool
    items: list[Hit]


class Edition(Open):
    """A release."""

    id: str
    title: str | None
    publisher: str | None
    as_of: str | None
    made_at: str
    method: str | None
    previous: str | None
    citation: str | None
    licence: str | None
    url: str


class Release(BaseModel):
    """The release that is answered from, and how much it holds."""

    release: Edition
    counts: dict[str, int]


class Releases(BaseModel):
    """Every release, the newest first."""

    newest: str
    items: list[Edition]


class Origin(BaseModel):
    """Claims that go back to one origin: however many, one voice."""

    origin: str | None
    claims: list[Claim]


class EventInFull(BaseModel):
    """An event with all it rests on."""

    release: str
    event: Event
    origins: list[Origin]
    reports: list[Report]
    issues: list[Issue]
    history: list[Correction]


class ClaimInFull(BaseModel):
    """A claim with its report."""

    release: str
    claim: Claim
    report: Report | None
    history: list[Correction]


class PersonInFull(BaseModel):
    """A person case with the claims it rests on."""

    release: str
    person: Person
    claims: list[Claim]
    history: list[Correction]


class Start(BaseModel):
    """Where everything of the API is."""

    release: str
    links: dict[str, str]
