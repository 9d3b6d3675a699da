"""One report to the model and its claims back; whatever fails becomes an issue."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.extract.hosted.answers import Answers
from marsad.extract.hosted.check import Checker, rows_of
from marsad.extract.hosted.dropped import Dropped
from marsad.extract.hosted.guard import Guard
from marsad.extract.hosted.options import HostedOptions
from marsad.extract.hosted.pieces import pieces
from marsad.extract.hosted.reply import Answer, Failure
from marsad.extract.hosted.schema import Plain, encoded, request_body
from marsad.extract.hosted.server import Server
from marsad.extract.hosted.usage import Meter
from marsad.extract.hosted.version import version
from marsad.extract.hosted.words import Words
from marsad.records.claim import Claim, Span
from marsad.records.ids import content_id, sha256
from marsad.records.issue import Issue
from marsad.records.report import Report

PATIENCE = 3
"""Reports in a row that the server may fail before we leave it alone for this run."""
AGAIN = (
    "The report is kept, and what other readers made of it stands. It is read again "
    "when the reader or its settings change, or by `marsad run --rebuild`; usable "
    "answers are on record and are not asked for twice."
)
_LOG = logging.getLogger("marsad.extract.hosted")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model made of a report."""

    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    whole: bool = False
    """Whether every part of the report got a usable answer."""


@dataclass(slots=True)
class _Course:
    """How one report fares."""

    words: Words
    checker: Checker
    claims: list[Claim] = field(default_factory=list)
    failures: list[tuple[Span, Failure]] = field(default_factory=list)


class Exchange:
    """Everything that passes between a monitor and one server in a run."""

    def __init__(
        self,
        options: HostedOptions,
        guard: Guard,
        answers: Answers | None = None,
        server: Server | None = None,
    ) -> None:
        """Without `answers`, nothing is kept and all is asked anew."""
        self.options = options
        self.version = version(options)
        self._guard = guard
        self._answers = answers
        self._server = server or Server(options)
        self._meter = Meter()
        self._failed = 0
        self._stopped: Failure | None = None

    def hear(self, report: Report) -> Heard:
        """The model's claims about a report that may be sent; never raises over a
        server or an answer."""
        withheld = self._guard.why_withheld(report, self.options)
        if withheld is not None:
            return Heard(issues=(_withheld(report, withheld, self.options),))
        words, dropped = Words(report), Dropped()
        reader = f"{self.version} {self.options.model}"
        course = _Course(words, Checker(words, reader, dropped, {}))
        parts = pieces(report.text, self.options.part_length)
        for part in parts:
            self._hear_part(course, part)
        self._count(report, course.failures)
        issues = tuple(_issues(report, self.options, dropped, course.failures))
        return Heard(tuple(course.claims), issues, whole=not course.failures)

    def settle(self) -> None:
        """Log what was used since the last account: a warning where reports have
        left this machine or cost money."""
        used, self._meter = self._meter, Meter()
        used.requests, self._server.requests = self._server.requests, 0
        if used.requests + used.kept + used.failed == 0:
            return
        paid = bool(self.options.price_in or self.options.price_out)
        loud = used.requests > 0 and (paid or not self.options.inside)
        level = logging.WARNING if loud else logging.INFO
        _LOG.log(level, "%s", used.account(self.options))

    def _hear_part(self, course: _Course, part: Span) -> None:
        report = course.words.report
        text = report.text[slice(*part)]
        body = request_body(self.options, report.title, text)
        rows = self._rows(report, body)
        if isinstance(rows, Failure):
            self._meter.failed += 1
            course.failures.append((part, rows))
            return
        course.claims += course.checker.claims(rows, part)

    def _rows(self, report: Report, body: Plain) -> list[object] | Failure:
        """What the answer lists, from the record or from the server."""
        question = sha256(self.options.base.encode() + b"\n" + encoded(body))
        kept = None if self._answers is None else self._answers.get(question)
        rows = None if kept is None else rows_of(kept)
        if rows is not None:
            self._meter.kept += 1
            return rows
        if self._stopped is not None:
            return self._stopped
        answer = self._server.ask(body)
        if isinstance(answer, Failure):
            return answer
        self._meter.add(answer.tokens_in, answer.tokens_out)
        _log_answer(report, answer)
        rows = rows_of(answer.content)
        if rows is None:
            return Failure("the answer is not of the form asked for")
        if self._answers is not None:
            self._answers.keep(question, answer.content)
        return rows

    def _count(self, report: Report, failures: list[tuple[Span, Failure]]) -> None:
        """Leave a server alone that fails every report, and log each that failed."""
        if not failures:
            self._failed = 0
            return
        failure = failures[-1][1]
        if failure is self._stopped:
            return
        _LOG.warning("%s: %s", report.id, failure.what)
        self._failed = self._failed + 1 if failure.scope == "server" else 0
        if failure.scope == "all" or self._failed >= PATIENCE:
            self._stopped = failure
            _LOG.warning("%s is not asked again in this run", self.options.host)


def _log_answer(report: Report, answer: Answer) -> None:
    used = (answer.tokens_in, answer.tokens_out)
    sent, received = ("?" if count is None else count for count in used)
    _LOG.info("%s: %s tokens sent, %s received", report.id, sent, received)


def _withheld(report: Report, why: str, options: HostedOptions) -> Issue:
    message = (
        f"not sent to {options.host}, because {why}; what other readers made of it "
        "stands (send_protected = true in [reader] would send it)"
    )
    return _issue(report, "hosted-withheld", message)


def _issues(
    report: Report,
    options: HostedOptions,
    dropped: Dropped,
    failures: list[tuple[Span, Failure]],
) -> Iterator[Issue]:
    if dropped:
        message = f"of what {options.model} said, {dropped.message()}"
        yield _issue(report, "hosted-dropped", message)
    if failures:
        told = sorted({failure.message for _, failure in failures})
        spans = ", ".join(f"{start}-{end}" for (start, end), _ in failures)
        message = (
            f"{options.model} did not read characters {spans}: {'; '.join(told)}. "
            f"{AGAIN}"
        )
        first, last = failures[0][0][0], failures[-1][0][1]
        yield _issue(report, "hosted-failed", message, (first, last))


def _issue(report: Report, code: str, message: str, span: Span | None = None) -> Issue:
    id = content_id("iss", code, report.id)
    return Issue(id, report.id, code, message, stage="extract", span=span)
