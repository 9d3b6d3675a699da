"""A draft becomes a report: what was given, which source it is, ids, problems."""

import functools
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import PurePosixPath

import marsad
from marsad.collect.draft import MAX_TEXT, Draft, Problem, Raw
from marsad.collect.item import Given, Item
from marsad.collect.stated import day_called_today, day_of_address, day_of_post
from marsad.records import codec
from marsad.records.evidence import Capture
from marsad.records.ids import content_id, sha256
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.when import Clock
from marsad.text.language import language

STAGE = "collect"
AHEAD = timedelta(hours=14)
"""The easternmost clocks are this far ahead of UTC."""
LETTERS = 60
"""Of a text that is long enough to expect its language to be known."""
DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Desk:
    """What one call to collect knows, and the ids that it has met."""

    given: Given
    sources: tuple[Source, ...]
    now: Clock
    met: dict[str, bytes] = field(default_factory=dict)
    """Report ids with a digest of the whole report."""


def finish(draft: Draft, raw: Raw, desk: Desk) -> Iterator[Item | Issue]:
    """The report and the problems met in it, or the one that left no report."""
    if draft.text.strip() == "":
        what = "no text could be read from it"
        if draft.media_type == "application/pdf":
            what += ": it may be a scan, whose pages are only pictures"
        yield issue(_item_name(draft, raw), "no-text", what)
    elif len(draft.text) > MAX_TEXT:
        what = f"its text has {len(draft.text)} characters; {MAX_TEXT} is the most"
        yield issue(_item_name(draft, raw), "too-large", what)
    else:
        report = _report(draft, desk)
        item = Item(report, draft.data, _capture(draft, raw, desk))
        yield from _once(item, draft, raw, desk)


def issue(record: str, code: str, message: str, seen: str | None = None) -> Issue:
    """A problem as a record of this stage."""
    name = content_id("iss", STAGE, record, code, message, seen)
    return Issue(name, record, code, message, STAGE, seen)


def _item_name(draft: Draft, raw: Raw) -> str:
    return raw.name if draft.part is None else f"{raw.name}, {draft.part}"


def _once(item: Item, draft: Draft, raw: Raw, desk: Desk) -> Iterator[Item | Issue]:
    """Each id once: the same again is skipped, others get an id of their own."""
    report = item.report
    digest = _digest(report)
    if desk.met.get(report.id) == digest:
        what = f"the same report came before, as {report.id}; it is kept once"
        yield issue(_item_name(draft, raw), "duplicate", what)
        return
    problems = draft.problems
    if report.id in desk.met:
        what = f"another report has the id {report.id}; this one got a new id"
        problems = (*problems, Problem("duplicate-id", what, report.id))
        parts = (report.evidence, report.part, codec.dumps(report))
        report = replace(report, id=content_id("rpt", *parts))
        item = replace(item, report=report)
    desk.met[report.id] = digest
    yield item
    for problem in (*problems, *_doubts(report, draft, raw, desk)):
        yield issue(report.id, problem.code, problem.message, problem.seen)


def _digest(report: Report) -> bytes:
    words = codec.dumps(report).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=16).digest()


def _report(draft: Draft, desk: Desk) -> Report:
    source = find_source(draft, desk)
    publisher, publisher_basis = _publisher(draft, source, desk.given)
    published, published_basis = _published(draft, desk)
    evidence = sha256(draft.data)
    protected = source is not None and source.protected
    return Report(
        id=draft.id or content_id("rpt", evidence, draft.part),
        text=draft.text,
        evidence=evidence,
        part=draft.part,
        publisher=publisher,
        publisher_basis=publisher_basis,
        title=draft.title,
        published=published,
        published_basis=published_basis,
        language=language(draft.text),
        source=None if source is None else source.id,
        url=None if protected else draft.url,
        protected=protected,
    )


def _published(draft: Draft, desk: Desk) -> tuple[date | None, str]:
    """The date given, else the stated one; none that has not come yet: it would
    date everything the report tells. The issue `future-date` keeps it."""
    given = desk.given.published
    stated = given or draft.published
    if stated is None:
        return _told(draft, desk)
    if stated > _latest(desk):
        return None, "unknown"
    return stated, draft.published_basis if given is None else "given"


def _told(draft: Draft, desk: Desk) -> tuple[date | None, str]:
    """The date that its address or its own words tell."""
    latest = _latest(desk)
    for found, basis in (
        (day_of_address(draft.url), "address"),
        (day_of_post(draft.text), "dateline"),
        (day_called_today(draft.text, latest), "today"),
    ):
        if found is not None and found <= latest:
            return found, basis
    return None, "unknown"


def _latest(desk: Desk) -> date:
    """The date it is now where the day begins first."""
    return (desk.now() + AHEAD).date()


def find_source(draft: Draft, desk: Desk) -> Source | None:
    """The source in marsad.toml that put it out.

    A protected sender wins over all but what was given: whatever they pass on,
    that it came from them must not show.
    """
    if desk.given.source is not None:
        return desk.given.source
    senders = [_match(words, desk.sources, True) for words in draft.senders]
    known = [source for source in senders if source is not None]
    hidden = next((source for source in known if source.protected), None)
    if hidden is not None:
        return hidden
    publisher = desk.given.publisher or draft.publisher
    if publisher is None:
        return next((source for source, _, _ in _signed(draft, desk.sources)), None)
    named = _match(publisher, desk.sources, False)
    from_sender = desk.given.publisher is None and publisher in draft.senders
    return named or (known[0] if known and from_sender else None)


def _signed(
    draft: Draft, sources: tuple[Source, ...]
) -> Iterator[tuple[Source, str, str]]:
    """Bylines that are known sources, each with its words and basis."""
    for words, basis in draft.bylines:
        source = _match(words, sources, False)
        if source is not None:
            yield source, words, basis


def _match(words: str, sources: tuple[Source, ...], sender: bool) -> Source | None:
    """The source of that id, name or alias; a sender also by what is secret."""
    wanted = _fold(words)
    for source in sources:
        names = (source.id, source.name, *source.aliases)
        if sender or source.protected:
            names = (*names, *source.secrets)
        if wanted in map(_fold, names):
            return source
    return None


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())


def _publisher(
    draft: Draft, source: Source | None, given: Given
) -> tuple[str | None, str]:
    """A protected source has its public name and no other."""
    if source is not None and source.protected:
        basis = draft.publisher_basis if given.source is None else "given"
        return source.name, basis
    if given.publisher is not None:
        return given.publisher, "given"
    if draft.publisher is not None or source is None:
        return draft.publisher, draft.publisher_basis
    if given.source is not None:
        return given.source.name, "given"
    return next((words, basis) for _, words, basis in _signed(draft, (source,)))


def _capture(draft: Draft, raw: Raw, desk: Desk) -> Capture:
    return Capture(
        at=desk.now(),
        method=raw.method,
        tool=tool(draft.reader),
        media_type=draft.media_type,
        size=len(draft.data),
        origin=raw.name if raw.method == "http" else PurePosixPath(raw.name).name,
        headers=raw.headers,
    )


@functools.cache
def tool(reader: str | None) -> str:
    """Us and the library that read the text, with versions."""
    from importlib import metadata

    ours = f"marsad {marsad.__version__}"
    return ours if reader is None else f"{ours}, {reader} {metadata.version(reader)}"


def _doubts(report: Report, draft: Draft, raw: Raw, desk: Desk) -> Iterator[Problem]:
    """Problems that only show in the finished report."""
    if report.protected and _by_publisher(draft, desk):
        yield _taken(report)
    stated = desk.given.published or draft.published
    if report.published is None and stated is not None:
        yield _future(stated, desk.now().date())
    elif report.published is None:
        yield _no_date(draft, raw)
    if report.language is None and sum(map(str.isalpha, report.text[:400])) >= LETTERS:
        what = "its language could not be told, so no reader will take it"
        yield Problem("unknown-language", what)


def _by_publisher(draft: Draft, desk: Desk) -> bool:
    """Whether nothing but the name of its publisher says that a contact sent it."""
    if desk.given.source is not None:
        return False
    senders = (_match(words, desk.sources, True) for words in draft.senders)
    return not any(source is not None and source.protected for source in senders)


def _taken(report: Report) -> Problem:
    what = (
        f"its publisher is a name of {report.source}, so it is on record as that "
        f"protected source's. If it is not theirs: `marsad correct {report.id} "
        "--source ID --by NAME --reason WHY` with the id of whose it is"
    )
    return Problem("taken-as-protected", what)


def _future(published: date, today: date) -> Problem:
    what = (
        f"it is dated {published}, which is later than today ({today}): its date is "
        "kept as unknown"
    )
    return Problem("future-date", what, published.isoformat())


def _no_date(draft: Draft, raw: Raw) -> Problem:
    in_name = DATE_IN_NAME.search(PurePosixPath(raw.name).name)
    hints = [draft.hint] if draft.hint else []
    if in_name is not None:
        hints.append(f"its name has {in_name[1]}")
    why = f" ({'; '.join(hints)})" if hints else ""
    what = (
        f"no date of publication could be read from it{why}; give it with --published, "
        "or once it is on record with `marsad correct`"
    )
    return Problem("no-date", what)
