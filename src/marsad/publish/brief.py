"""The brief: what happened, what changed, how many, who, where, and how sure."""

from collections.abc import Sequence
from datetime import date

from marsad.publish import views
from marsad.publish.changed import changed, changed_in
from marsad.publish.changes import Previous
from marsad.publish.corrected import Line
from marsad.publish.figures import figures, figures_in
from marsad.publish.headline import headline, importance, lead_of
from marsad.publish.outline import Brief, Section
from marsad.publish.period import Period, known_by, share
from marsad.publish.prose import phrases
from marsad.publish.render import to_html, to_markdown
from marsad.publish.sections import (
    disputed,
    distinct,
    ground,
    happened,
    happened_in,
    persons,
    tallies_by_event,
    unverified,
)
from marsad.publish.telling import Sentence
from marsad.records.dossier import Dossier

__all__ = [
    "Brief",
    "Section",
    "Sentence",
    "as_of",
    "make_brief",
    "make_periodic",
    "to_html",
    "to_markdown",
]


def make_brief(
    dossier: Dossier,
    *,
    on: date | None = None,
    since: date | None = None,
    previous: Previous | None = None,
    corrections: Sequence[Line] = (),
) -> Brief:
    """The brief over what was reported by `on`, with what changed after `since`: it
    tells the weightiest events of all days, not only what is new.

    Args:
        corrections: lines of the log that are new since the release before.
    """
    on = on or as_of(dossier)
    known = known_by(dossier, on)
    by_event = tallies_by_event(known)
    ranked = sorted(known.events, key=lambda e: importance(e, by_event, known))
    key = views.key_tallies(known.tallies)
    window = since if _newer(known, since) else None
    sections = (
        changed(known, since, previous, by_event, corrections),
        happened(ranked, known, by_event),
        figures(key, known),
        persons(known),
        ground(known),
        disputed(known),
        unverified(known),
    )
    lead = headline(ranked, known, by_event)
    return _brief(known, sections, lead, (on, window, None))


def make_periodic(
    dossier: Dossier,
    period: Period,
    *,
    previous: Previous | None = None,
    compared: date | None = None,
    corrections: Sequence[Line] = (),
) -> Brief:
    """The brief of a day, of a week, or since a reader last looked: what happened in
    those days, and what became known in them of days before.

    Args:
        dossier: the record as far as `period.end`; what is later is left out.
        previous: rows of events and tallies as they stood before the period, for
            what was revised since. Of a brief since the reader last looked, reports
            that are not among its rows are those that came in.
        compared: the last day that the release knew of whose rows these are.
        corrections: lines of the log that were published in the period.
    """
    whole = known_by(dossier, period.end)
    seen = None
    if period.kind == "since" and previous is not None and "reports" in previous:
        seen = frozenset(row["report"] for row in previous["reports"])
    part = share(whole, period, seen)
    known = part.dossier
    own, every = tallies_by_event(known), tallies_by_event(whole)
    ranked = sorted(known.events, key=lambda e: importance(e, own, known))
    wanted = part.fresh | {c for e in known.events for c in e.claims}
    sections = (
        happened_in(ranked, part, own),
        changed_in(part, whole, previous, every, compared, corrections),
        figures_in(views.key_tallies(known.tallies), part),
        ground(known),
        persons(known),
        disputed(known, wanted),
        unverified(known, part.fresh),
    )
    lead = lead_of(part, ranked, every)
    return _brief(known, sections, lead, (period.end, None, period))


def _brief(
    known: Dossier,
    sections: tuple[Section, ...],
    lead: Sentence | None,
    days: tuple[date | None, date | None, Period | None],
) -> Brief:
    rules = known.war.rules
    on, since, period = days
    return Brief(
        title=known.war.title_in("en"),
        publisher=rules.publisher_in("en"),
        contact=rules.contact,
        licence=rules.licence,
        on=on,
        since=since,
        headline=lead,
        sections=distinct([s for s in sections if s.blocks or s.note]),
        method=" ".join(phrases()["method"]["text"].split()),
        period=period,
        languages=known.war.languages,
    )


def _newer(dossier: Dossier, since: date | None) -> bool:
    """Whether anything was reported after that day; if not, all is told again."""
    days = [r.published for r in dossier.reports.values() if r.published]
    return since is not None and any(day > since for day in days)


def as_of(dossier: Dossier, before: date | None = None) -> date | None:
    """The day up to which something is told: the newest publication date among the
    reports.

    Args:
        before: the day of the release before. One that tells less, as its newest
            report was taken out or dated anew, is still of no earlier day.
    """
    days = (r.published for r in dossier.reports.values())
    return max((day for day in (before, *days) if day), default=None)
