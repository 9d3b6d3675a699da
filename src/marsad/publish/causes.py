"""What a leak check found, by cause: what it is, where it came from, what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.publish.guarded import MACHINE, PLACE
from marsad.publish.leaks import (
    ID,
    IN_NAME,
    OF_SOURCES,
    PRIVATE,
    SOUND,
    Leak,
    Search,
    in_file,
    search_for,
)
from marsad.records.dossier import Dossier
from marsad.records.source import Source
from marsad.records.war import War
from marsad.text.phones import LEAST_DIGITS

MOST_CAUSES = 20
MOST_FILES = 3
NO_ORIGIN = {
    ID: "give the source an id that is no word, in marsad.toml and secrets.toml",
    PLACE: "hold the contact's report back longer, or add an open report of the place",
    PRIVATE: "list the name under public_persons if the person is public by office",
    MACHINE: "move the monitor into a folder that tells nothing",
}
UNKNOWN = (
    "no setting and no open report has it as it stands; mend the other lines first, "
    "and tell marsad's developers if it stays"
)


@dataclass(frozen=True, slots=True)
class _Origin:
    """A setting, or a report, that has what must not leave."""

    label: str
    text: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Cause:
    """One thing that was found, and what is known of it."""

    kind: str
    owners: tuple[str, ...]
    """Ids of the protected sources that it gives away."""
    origin: _Origin | None
    hint: str = ""
    """Only where nothing else is known of it."""

    def line(self, leaks: Mapping[tuple[str, str], Leak]) -> str:
        """What it is, of whom, from where, in which files, and what to do."""
        whose = f" {' or '.join(self.owners)}" if self.owners else ""
        came = f", from {self.origin.label}" if self.origin else ""
        hints = ", ".join(dict.fromkeys(hint for _, hint in leaks))
        first = {leak.file: leak for leak in reversed(list(leaks.values()))}
        files = list(dict.fromkeys(_file(first[name]) for name in sorted(first)))
        count = f"{len(files)} files, such as " if len(files) > MOST_FILES else ""
        where = f"in {count}{', '.join(files[:MOST_FILES])}"
        known = NO_ORIGIN.get(self.kind, UNKNOWN)
        remedy = self.origin.remedy if self.origin else known
        return f"{self.kind}{whose} ({hints}){came}: {where}. To do: {remedy}"


def _file(leak: Leak) -> str:
    """A file that gives something away by its own name is not named."""
    if leak.kind.endswith(IN_NAME):
        return "the name of a file"
    return f"{leak.file} ({leak.where})" if leak.where else leak.file


def told_leaks(
    leaks: Sequence[Leak],
    folder: Path,
    record: Dossier,
    opened: Dossier,
    search: Search,
) -> str:
    """One line for each thing that was found, with its files and what to do.

    Args:
        leaks: what `search` found under `folder`.
        record: what the monitor has; `opened` is what of it was to leave.
    """
    found: dict[tuple[str, str], dict[str, Leak]] = {}
    for leak in leaks:
        kind = leak.kind.removesuffix(IN_NAME)
        found.setdefault((kind, leak.hint), {}).setdefault(leak.file, leak)
    origins = _origins(set(found), record, opened, search)
    causes: dict[_Cause, dict[tuple[str, str], Leak]] = {}
    for (kind, hint), files in found.items():
        origin = origins.get((kind, hint))
        owners = _owners((kind, hint), folder / next(iter(files)), record.war.sources)
        cause = _Cause(kind, owners, origin, "" if origin else hint)
        own = causes.setdefault(cause, {})
        own.update({(file, hint): leak for file, leak in files.items()})
    named = {(c.origin, *c.owners) for c in causes if c.kind != SOUND}
    told = [c for c in causes if c.kind != SOUND or (c.origin, *c.owners) not in named]
    lines = [f"- {cause.line(causes[cause])}" for cause in told[:MOST_CAUSES]]
    if len(told) > MOST_CAUSES:
        lines.append(f"- and {len(told) - MOST_CAUSES} more")
    return "\n".join(("nothing was published: what is protected would leave", *lines))


def _owners(
    key: tuple[str, str], file: Path, sources: Iterable[Source]
) -> tuple[str, ...]:
    """Ids of the protected sources of which something in a file is that."""
    found = []
    for source in sources if key[0] in OF_SOURCES else ():
        own = search_for([source])
        here = {(kind, hint) for kind, hint, _ in in_file(file, own)}
        if key in here or key in set(own.text(file.name)):
            found.append(source.id)
    return tuple(found)


def _origins(
    wanted: set[tuple[str, str]], record: Dossier, opened: Dossier, search: Search
) -> dict[tuple[str, str], _Origin]:
    """Where each was had from, settings first; what has no known origin is left out."""
    found: dict[tuple[str, str], _Origin] = {}
    for origin in (
        *_settings(record.war),
        *_ids(opened),
        *_counts(record),
        *_reports(opened),
    ):
        for cause in wanted & set(search.text(origin.text)):
            found.setdefault(cause, origin)
        if len(found) == len(wanted):
            break
    return found


def _settings(war: War) -> Iterator[_Origin]:
    rules = war.rules
    named = {
        "war.name": [war.name],
        "publish.title": [rules.title, *dict(rules.titles).values()],
        "publish.publisher": [rules.publisher, *dict(rules.publishers).values()],
        "publish.licence": [rules.licence],
        "publish.contact": [rules.contact],
        "publish.url": [rules.url],
        "publish.public_persons": rules.public_persons,
        "publish.maps": rules.maps,
    }
    for party in war.parties:
        named[f"parties: {party.id}"] = [party.id, party.name, *party.aliases]
    for source in (s for s in war.sources if not s.protected):
        named[f"sources: {source.id}"] = [source.id, source.name, *source.aliases]
    for key, texts in named.items():
        label = f"{key} in marsad.toml"
        yield _Origin(label, "\n".join(texts), f"take it out of {label}")


def _ids(opened: Dossier) -> Iterator[_Origin]:
    """Ids that reports came with. They are not printed: what was found is in them."""
    claims = {claim.report: id for id, claim in opened.claims.items()}
    for report in opened.reports.values():
        claim = claims.get(report.id)
        known = f"the report of {claim}" if claim else f"one of {report.published}"
        if claim is None and report.publisher:
            known += f" by {report.publisher}"
        show = f"`marsad show {claim}`" if claim else "`marsad export reports`"
        remedy = f"find it with {show}, withhold it, and add it under another id"
        yield _Origin(f"the id of {known}", report.id, remedy)


def _counts(record: Dossier) -> Iterator[_Origin]:
    """Numbers of claims that are long enough to be numbers to call."""
    for claim in record.claims.values():
        told = {n for f in claim.figures for n in (f.low, f.best, f.high) if n}
        long = sorted(n for n in told if n >= 10 ** (LEAST_DIGITS - 1))
        if long:
            remedy = f"it counts nobody: take it out with `marsad retract {claim.id}`"
            yield _Origin(
                f"a figure of {claim.id}", "\n".join(f"{n:.0f}" for n in long), remedy
            )


def _reports(opened: Dossier) -> Iterator[_Origin]:
    """What is published of open reports."""
    said: dict[str, list[str]] = {}
    for claim in opened.claims.values():
        words = (claim.quote, claim.speaker, claim.actor, claim.target, claim.place)
        own = said.setdefault(claim.report, [])
        own += [word for word in (*words, claim.person, *claim.via) if word]
    for report in opened.reports.values():
        if not report.protected:
            texts = [t for t in (report.title, report.publisher, report.url) if t]
            remedy = f"read it with `marsad show {report.id}`"
            text = "\n".join((*texts, *said.get(report.id, ())))
            yield _Origin(f"report {report.id}", text, remedy)
