"""A release: redacted, written beside the others, checked for leaks, then pointed at.

Every file goes straight to the disk and is hashed from there, so a release may be
larger than memory. Nothing is pointed at before the leak check has read all of it.
"""

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from marsad.errors import OperatorError
from marsad.publish import site
from marsad.publish.audiences import told_rows
from marsad.publish.brief import as_of, make_brief
from marsad.publish.briefs import PERIODS, files_of, in_languages, told_briefs
from marsad.publish.corrected import led
from marsad.publish.dated import shut_days
from marsad.publish.earlier import Earlier, rows_of
from marsad.publish.formats.files import write_files
from marsad.publish.formats.labels import labels_of
from marsad.publish.front import FILE as FRONTS
from marsad.publish.front import Front, write_fronts
from marsad.publish.gate import Gate
from marsad.publish.history import (
    CORRECTIONS,
    HISTORY,
    REDIRECTS,
    Before,
    behind_of,
    write_history,
)
from marsad.publish.lines import Lines
from marsad.publish.making import (
    Sums,
    is_release,
    making_folder,
    point,
    settle,
    sums_of,
    write,
)
from marsad.publish.manifest import (
    PUBLIC,
    Imprint,
    as_published,
    checksums,
    describe,
    manifest,
)
from marsad.publish.outline import Brief
from marsad.publish.read import (
    KEY,
    MANIFEST,
    SIGNATURE,
    SUMS,
    each_row,
    latest_release,
    read_manifest,
    refuse_others,
)
from marsad.publish.redact import redact_within
from marsad.publish.scope import make_scope
from marsad.publish.site import site_files
from marsad.publish.syndicated import address_of, feeds
from marsad.publish.tellings import Tellings
from marsad.records.claim import KINDS, MEASURES
from marsad.records.control import STATES
from marsad.records.dossier import Dossier
from marsad.records.grade import METHOD
from marsad.records.release import Release


@dataclass(frozen=True, slots=True)
class Material:
    """All that the pages of a release are made of."""

    dossier: Dossier
    """Redacted: what may leave."""
    on: date | None
    """The day that it is of."""
    briefs: Mapping[str, Brief]
    """That of the whole record, by language."""
    sums: Sums
    """Of the data files, by name from the release's folder."""
    folder: Path
    """Where the release is being made; its data files lie in `data/` there."""
    earlier: Earlier
    imprint: Imprint
    tellings: Tellings
    """Of the events, as the data files have them too."""

    def rows(self, name: str) -> Lines:
        """What `data/<name>.jsonl` has: any export, `corrections` or `changes`."""
        return Lines(self.folder / "data" / f"{name}.jsonl")

    def redirects(self) -> Mapping[str, Sequence[str]]:
        """Where ids that are no longer there lead."""
        found: Mapping[str, Sequence[str]] = json.loads(
            (self.folder / "data" / REDIRECTS).read_text("utf-8")
        )
        return found


def publish_release(
    dossier: Dossier,
    out: Path,
    imprint: Imprint,
    fronts: Sequence[Front] = (),
    told: Dossier | None = None,
) -> Release:
    """Write what may leave into `out/<id>/` and move the pointer `out/latest`.

    Whom it is for, the rules of the dossier's war say; `fronts` are areas of imported
    maps that may be handed on; `told` is what the record comes to as it is told to
    others, where that is not what it comes to inside. Where data and settings are
    those of the release before nothing is written and that one is returned.

    Raises:
        OperatorError: something protected would leave, `out` cannot be written, or
            has releases for somebody else.
    """
    audience = dossier.war.rules.audience
    private = audience != PUBLIC
    try:
        refuse_others(out, audience)
        with making_folder(out, 0o700 if private else 0o755) as folder:
            release = _make(dossier, told or dossier, folder, out, imprint, fronts)
        if latest_release(out) != release.id:
            point(out, release.id, private=private)
    except OSError as error:
        raise OperatorError(f"cannot publish into {out}: {error.strerror}") from error
    return release


def _make(
    dossier: Dossier,
    told: Dossier,
    folder: Path,
    out: Path,
    imprint: Imprint,
    fronts: Sequence[Front],
) -> Release:
    scope = make_scope(dossier, imprint.now.date(), told)
    opened = redact_within(told, scope)
    _refuse_unknown(opened)
    previous = imprint.previous
    shut = shut_days(dossier, opened, scope)
    earlier = Earlier(out, previous, shut)
    on = as_of(opened, earlier.day)
    labels = labels_of(opened.war, on, imprint.credits)
    tellings = Tellings(opened)
    tell = tellings.headlines
    beside = (*HISTORY, *((FRONTS,) if fronts else ()))
    rows_of = functools.partial(told_rows, opened=opened, tell=tell)
    write_files(rows_of, folder / "data", labels, beside)
    write_fronts(fronts, folder / "data")
    if previous and _same(previous, sums_of(folder, "data"), out, imprint):
        return previous
    behind = behind_of(dossier, scope, previous, tellings.names)
    behind = replace(behind, rekeyed=_rekeyed(earlier.last, imprint), shut=shut)
    write_history(folder, earlier.last, on, behind)
    data = sums_of(folder, "data")
    made = _material((opened, on), data, folder, earlier, imprint, tellings)
    for name, content in _pages(made, fronts):
        write(folder, name, content)
    if imprint.signer is not None:
        write(folder, KEY, imprint.signer.key)
    sums = sums_of(folder)
    release = describe(sums, on, imprint, dossier.war.rules.audience)
    final = out / release.id
    if is_release(final):
        return as_published(release, read_manifest(final))
    if previous and previous.id == release.id:  # the same, into another folder
        release = previous
    write(folder, MANIFEST, manifest(release, opened, imprint.head))
    write(folder, SUMS, checksums({**sums, **sums_of(folder, MANIFEST)}))
    Gate(dossier, opened, scope, out).check(folder)
    if imprint.signer is not None:
        signature = imprint.signer.sign((folder / SUMS).read_bytes())
        write(folder, SIGNATURE, signature)
    settle(folder, final, private=release.audience is not None)
    return release


def _same(previous: Release, data: Sums, out: Path, imprint: Imprint) -> bool:
    """Whether the release before lies there with these data, made by the same rules
    and with the same settings: its pages would say the same."""
    history = {f"data/{name}" for name in HISTORY}
    before = {n: d for n, d in previous.files if n.startswith("data/")}
    before = {n: d for n, d in before.items() if n not in history}
    now = {name: digest for name, (_, digest) in data.items()}
    rules = (previous.software, previous.method) == (imprint.software, METHOD)
    return rules and imprint.alike and before == now and is_release(out / previous.id)


def _rekeyed(before: Before | None, imprint: Imprint) -> bool:
    """Whether the release before was signed, and its ids sealed, with another key."""
    if before is None:
        return False
    path, signer = before.folder / KEY, imprint.signer
    was = path.read_bytes() if path.is_file() else None
    return was != (signer.key if signer else None)


def _material(
    told: tuple[Dossier, date | None],
    data: Sums,
    folder: Path,
    earlier: Earlier,
    imprint: Imprint,
    tellings: Tellings,
) -> Material:
    dossier, on = told
    last = earlier.last
    since = earlier.day if last else None
    before = rows_of(last.folder, withheld_in(folder)) if last else None
    log = each_row(folder / "data" / CORRECTIONS)
    fresh = led(line for line in log if line["release"] is None)
    brief = make_brief(dossier, on=on, since=since, previous=before, corrections=fresh)
    briefs = in_languages(brief, dossier)
    return Material(dossier, on, briefs, data, folder, earlier, imprint, tellings)


def withheld_in(folder: Path) -> frozenset[str]:
    """Ids of what was public once and is withheld now, by the release's own log."""
    log = each_row(folder / "data" / CORRECTIONS)
    last = {line["record"]: line["change"] for line in log}
    return frozenset(id for id, change in last.items() if change == "withheld")


def _pages(made: Material, fronts: Sequence[Front]) -> Iterator[tuple[str, bytes]]:
    """What people read: name of the file in the release, and its bytes."""
    withheld = withheld_in(made.folder)
    known_by = functools.partial(made.earlier.known_by, withheld=withheld)
    log = made.rows("corrections")
    briefs = told_briefs(made.dossier, made.briefs, known_by, log, made.on)
    yield from files_of(briefs, made.dossier)
    pages = frozenset(site.page_names(made.dossier.war.languages))
    yield from feeds(made.dossier, made.folder, pages, made.on)
    yield from site_files(
        site.Material(
            made.dossier,
            made.briefs,
            periods={name: briefs[name] for name in PERIODS if name in briefs},
            files=made.sums,
            corrections=log,
            changes=made.rows("changes"),
            redirects=made.redirects(),
            fronts=fronts,
            tellings=made.tellings,
            credits=made.imprint.credits,
            feeds=bool(address_of(made.dossier)),
            key=made.imprint.signer.digits if made.imprint.signer else "",
        )
    )


def _refuse_unknown(opened: Dossier) -> None:
    """A code that no list knows is no code: words may stand in its place."""
    told = (
        ("kind of event", {event.kind for event in opened.events}, KINDS),
        ("state of ground", {held.state for held in opened.controls}, STATES),
        ("measure", {tally.measure for tally in opened.tallies}, MEASURES),
    )
    for what, found, known in told:
        if not found <= set(known):
            raise OperatorError(f"nothing was published: a {what} is not known")
