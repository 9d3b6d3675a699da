"""The English reader: reports to claims, batch by batch."""

import itertools
from collections.abc import Callable, Iterable, Iterator

from marsad.extract.base import Reading
from marsad.extract.english import VERSION
from marsad.extract.english.acts import acts
from marsad.extract.english.counts import counts
from marsad.extract.english.draft import Draft
from marsad.extract.english.passage import Passage
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.view import view
from marsad.records.claim import Claim
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.records.war import Party
from marsad.text.split import clean, sentences

BATCH = 16
"""Reports whose sentences are parsed together."""


class EnglishReader:
    """Implements the Reader protocol over the trained pipeline."""

    language = "en"
    version = VERSION

    def __init__(
        self, is_place: Callable[[str], bool], parties: tuple[Party, ...] = ()
    ) -> None:
        self._is_place = is_place
        self._parties = parties

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading per report, in order."""
        for batch in _batches(reports):
            for report, found in zip(batch, _parse(batch), strict=True):
                yield self._read_one(report, found)

    def _read_one(self, report: Report, found: list[Passage]) -> Reading:
        drafts = [draft for passage in found for draft in _drafts(passage)]
        claims = tuple(_claim(report, draft) for draft in drafts)
        return Reading(report.id, claims)


def _batches(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    rest = iter(reports)
    while batch := tuple(itertools.islice(rest, BATCH)):
        yield batch


def _parse(reports: tuple[Report, ...]) -> list[list[Passage]]:
    nlp = load_pipeline()
    texts = [clean(report.text) for report in reports]
    cuts = [sentences(report.text) for report in reports]
    pieces = [
        text[cut.start : cut.end]
        for text, row in zip(texts, cuts, strict=True)
        for cut in row
    ]
    docs = iter(nlp.pipe(pieces, batch_size=64))
    return [
        [
            Passage(i, (cut.start, cut.end), cut.paragraph, next(docs))
            for i, cut in enumerate(row)
        ]
        for row in cuts
    ]


def _drafts(passage: Passage) -> Iterator[Draft]:
    seen = view(passage)
    if seen is not None:
        yield from acts(seen, tuple(counts(seen)))


def _claim(report: Report, draft: Draft) -> Claim:
    start, end = draft.span
    return Claim(
        id=content_id("clm", report.id, draft.kind, str(draft.span)),
        report=report.id,
        kind=draft.kind,
        span=draft.span,
        quote=report.text[start:end],
        figures=draft.figures,
        reader=VERSION,
        rules=draft.rules,
    )
