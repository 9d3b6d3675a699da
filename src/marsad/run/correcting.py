"""A reviewer's correction of what was given with a report, put on record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.errors import OperatorError
from marsad.publish.read import each_row
from marsad.records.decision import OUT, Decision, last_words
from marsad.records.release import Release
from marsad.records.report import Report
from marsad.run.amending import CORRECT, FIELDS, Amendments
from marsad.run.naming import contact_in
from marsad.run.releasing import releases_for
from marsad.run.reviewing import Ruling, whole_id
from marsad.run.ruling import after_all, made
from marsad.run.tools import Tools

CLOSED = "it was published openly before its source was protected"
"""The reason of the withholding that follows."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of a correction of one report."""

    report: str
    fields: tuple[str, ...]
    """What it changes; none where the report says so already."""
    shown: tuple[str, ...] = ()
    """Releases that show the report openly though it is protected from now on."""
    withheld: bool = False
    """Whether it is withheld as well, because of them."""


def rule_correct(
    tools: Tools, ids: Sequence[str], said: Mapping[str, str], ruling: Ruling
) -> tuple[Corrected, ...]:
    """Correct reports, all of them or none; see `FIELDS`.

    A report that was published openly and is given to a protected source is withheld
    too: next to the open one, what is told of a protected contact would show whose it
    is. A reviewer may accept it again.

    Raises:
        OperatorError: one is no report in words, nothing is corrected, what is said
            would give a contact away, or nobody and no reason is named.
    """
    if not ruling.by.strip() or not ruling.reason.strip():
        raise OperatorError("a decision names who makes it and why")
    if not said:
        raise OperatorError(f"say what is right: --{', --'.join(FIELDS)}")
    amended = Amendments(tools.store, tools.war)
    reports = [amended(report) for report in _reports(tools, ids)]
    protected = _is_protected(tools, said)
    for report in reports:
        _refuse_named(
            report, said, report.protected if protected is None else protected
        )
    at, by = after_all(tools), ruling.by.strip()
    last = _fates(tools)
    out = {id for id, word in last.items() if word.action in OUT}
    accepted = {id for id, word in last.items() if word.action == "accept"}
    for report in reports:
        if not (protected or report.id in accepted):
            _refuse_contact(report.id, said, tools)
    decisions, done = list[Decision](), list[Corrected]()
    for report in reports:
        fixes = _different(report, said)
        exposed = bool(protected) and bool(fixes)
        shown = tuple(releases_showing(tools, report.id)) if exposed else ()
        shut = bool(shown) and report.id not in out
        if fixes:
            records = (report.id, *(f"{name}={fixes[name]}" for name in sorted(fixes)))
            decisions.append(made(CORRECT, records, by, ruling.reason, at))
        if shut:
            decisions.append(made("withhold", (report.id,), by, CLOSED, at))
        done.append(Corrected(report.id, tuple(sorted(fixes)), shown, shut))
    tools.store.put(decisions)
    return tuple(done)


def _fates(tools: Tools) -> Mapping[str, Decision]:
    return last_words(tools.store.scan(Decision))


def _reports(tools: Tools, ids: Sequence[str]) -> Iterator[Report]:
    wanted = dict.fromkeys(id.strip() for id in ids if id.strip())
    if not wanted:
        raise OperatorError("name at least one report by its id")
    for id in wanted:
        report = tools.store.get(Report, whole_id(tools, id) or id)
        if report is None:
            raise OperatorError(
                f"no report has the id {id!r}; only reports are corrected"
            )
        if report.dataset is not None:
            raise OperatorError(
                f"{report.id} is a row of a data set: import a newer one"
            )
        yield report


def _is_protected(tools: Tools, said: Mapping[str, str]) -> bool | None:
    """Whether the source given is protected; None where none is given."""
    if "source" not in said:
        return None
    known = {source.id: source.protected for source in tools.war.sources}
    if said["source"] not in known:
        raise OperatorError(f"marsad.toml has no source with the id {said['source']!r}")
    return known[said["source"]]


def _refuse_named(report: Report, said: Mapping[str, str], protected: bool) -> None:
    """A protected contact has the name that marsad.toml gives, and no address."""
    named = [name for name in ("publisher", "url") if name in said]
    if protected and named:
        raise OperatorError(
            f"{report.id} is of a protected source: it takes no --{named[0]}"
        )


def _refuse_contact(report: str, said: Mapping[str, str], tools: Tools) -> None:
    """Words by which a contact can be known are not put beside an open report, where
    they would be published, if only as a gap."""
    for name in ("publisher", "url"):
        source = contact_in(said.get(name, ""), tools.war)
        if source is not None:
            raise OperatorError(
                f"--{name} has words by which {source} can be known, and {report} "
                f"would be an open report with them. If it is theirs: --source "
                f"{source}, without --{name}. If it is not, `marsad accept {report} "
                "--by NAME` first: the words are then masked in what is published"
            )


def _different(report: Report, said: Mapping[str, str]) -> dict[str, str]:
    """What of it the report does not say already."""
    known = {name: getattr(report, name) for name in FIELDS}
    plain = {n: v.isoformat() if isinstance(v, date) else v for n, v in known.items()}
    return {name: value for name, value in said.items() if plain[name] != value}


def releases_showing(tools: Tools, report: str) -> Iterator[str]:
    """Releases on this disk, for whomever, that have the report under its own id."""
    for release in tools.store.scan(Release):
        folder = releases_for(tools.releases, release.audience) / release.id
        path = folder / "data" / "reports.jsonl"
        if path.is_file() and any(row["report"] == report for row in each_row(path)):
            yield release.id
