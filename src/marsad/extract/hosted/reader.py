"""The second reader of one language, beside or instead of the built-in one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from marsad.extract.base import Reader, Reading
from marsad.extract.hosted.check import RULE
from marsad.extract.hosted.exchange import Exchange, Heard
from marsad.extract.hosted.join import beside
from marsad.records.claim import Claim, Figure, PartOf
from marsad.records.issue import Issue
from marsad.records.report import Report

Parts = Mapping[tuple[str, int], PartOf | None]


class HostedReader:
    """Implements the Reader protocol over an exchange with a server.

    `instead` holds for reports that were read whole; for any other, the built-in
    reader's claims stand, and what could be heard is added to them.
    """

    def __init__(self, language: str, exchange: Exchange, own: Reader | None) -> None:
        """`own` is the built-in reader of that language, if there is one."""
        self.language = language
        self._exchange = exchange
        self._own = own
        self._instead = own is None or exchange.options.mode == "instead"

    @property
    def version(self) -> str:
        """Of both readers."""
        own = "" if self._own is None else f"{self._own.version} "
        return own + self._exchange.version

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading per report, in order."""
        if self._instead:
            yield from map(self._read_instead, reports)
            return
        batch = list(reports)
        for report, own in zip(batch, self._read_own(batch), strict=True):
            yield self._joined(report, own, self._exchange.hear(report))

    def _read_own(self, reports: list[Report]) -> Iterator[Reading]:
        if self._own is None:
            return (Reading(report.id, ()) for report in reports)
        return self._own.read(reports)

    def _read_instead(self, report: Report) -> Reading:
        heard = self._exchange.hear(report)
        if not heard.whole:
            (own,) = self._read_own([report])
            return self._joined(report, own, heard)
        claims = self._with_parts(report, heard.claims)
        return Reading(
            report.id, claims, (*heard.issues, *self._mismatches(report, claims))
        )

    def _joined(self, report: Report, own: Reading, heard: Heard) -> Reading:
        who = self._exchange.options.model
        claims = self._with_parts(report, beside(own.claims, heard.claims, who))
        return Reading(report.id, claims, (*own.issues, *heard.issues))

    def _with_parts(
        self, report: Report, claims: tuple[Claim, ...]
    ) -> tuple[Claim, ...]:
        """What English words say of parts and wholes, for figures of the second
        reader that it left alone: a part must not be counted beside its whole."""
        if self.language != "en":
            return claims
        from marsad.extract.english.parts import with_parts

        said = _parts(with_parts(report.text, claims))
        known = dict(_parts(claims))
        for claim in claims:
            for i, figure in enumerate(claim.figures):
                whole = said.get((claim.id, i))
                if RULE not in claim.rules or figure.part_of or whole is None:
                    continue
                if not _leads_to((whole.claim, whole.figure), (claim.id, i), known):
                    known[claim.id, i] = whole
        return tuple(_pointed(claim, known) for claim in claims)

    def _mismatches(
        self, report: Report, claims: tuple[Claim, ...]
    ) -> tuple[Issue, ...]:
        """Words and figures that do not agree, which the built-in reader would note."""
        if self.language != "en":
            return ()
        from marsad.extract.english.mismatch import mismatches

        return tuple(mismatches(report.id, report.text, claims))


def _parts(claims: Iterable[Claim]) -> Parts:
    return {
        (claim.id, i): figure.part_of
        for claim in claims
        for i, figure in enumerate(claim.figures)
    }


def _leads_to(start: tuple[str, int], end: tuple[str, int], known: Parts) -> bool:
    """Whether a figure is, at any remove, part of another."""
    at: tuple[str, int] | None = start
    while at is not None and at != end:
        whole = known.get(at)
        at = None if whole is None else (whole.claim, whole.figure)
    return at is not None


def _pointed(claim: Claim, known: Parts) -> Claim:
    figures = tuple(
        _whole(figure, known[claim.id, i]) for i, figure in enumerate(claim.figures)
    )
    return replace(claim, figures=figures)


def _whole(figure: Figure, part_of: PartOf | None) -> Figure:
    return replace(figure, part_of=part_of)
