"""The English reader: reports to claims, batch by batch."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.extract.base import Reading
from marsad.extract.english.acts import Acts
from marsad.extract.english.certainty import certainty
from marsad.extract.english.counts import counts
from marsad.extract.english.draft import Draft, Voice
from marsad.extract.english.mismatch import mismatches
from marsad.extract.english.parts import with_parts
from marsad.extract.english.passage import Passage
from marsad.extract.english.passages import passages
from marsad.extract.english.people import people
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.scene import scenes
from marsad.extract.english.setting import Setting
from marsad.extract.english.speech import voice_of, voices
from marsad.extract.english.version import version
from marsad.extract.english.view import view
from marsad.extract.english.worth import may_claim
from marsad.records.claim import Claim
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.records.war import Party

BATCH = 16
"""Reports whose sentences are parsed together."""
_FATES = frozenset({"person", "detention", "abduction", "release"})
"""Kinds that a person's fate gives to the claim that tells of it."""


class EnglishReader:
    """Implements the Reader protocol: trained pipeline and classifiers, and rules."""

    language = "en"

    def __init__(
        self, is_place: Callable[[str], bool], parties: tuple[Party, ...] = ()
    ) -> None:
        """`is_place` says whether a name is in the gazetteer."""
        self._is_place = is_place
        self._names = tuple(
            sorted(
                name.lower()
                for party in parties
                for name in (party.name, *party.aliases)
                if name
            )
        )

    @property
    def version(self) -> str:
        """Of the code, the word lists and the weights."""
        return version()

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """One reading per report, in order."""
        for batch in _batches(reports):
            texts = [report.text for report in batch]
            found = passages(texts, load_pipeline(), may_claim)
            for report, parsed in zip(batch, found, strict=True):
                yield self._read_one(report, parsed)

    def _read_one(self, report: Report, found: Sequence[Passage]) -> Reading:
        said = voices(found, report.text, report.publisher)
        drafts = _drafts(report, found, said, self._names)
        setting = Setting(report.text, found, report.published, self._is_place)
        claims = [
            claim
            for draft in drafts
            for claim in self._claims(report, found, draft, said, setting)
        ]
        claims = with_parts(report.text, _distinct(claims))
        issues = tuple(mismatches(report.id, report.text, claims))
        return Reading(report.id, tuple(claims), issues)

    def _claims(
        self,
        report: Report,
        found: Sequence[Passage],
        draft: Draft,
        said: Sequence[Voice],
        setting: Setting,
    ) -> Iterator[Claim]:
        """One claim, or one for each of several joint speakers."""
        speaking: Sequence[Voice | None] = voice_of(draft.span, said) or [None]
        place, time = setting.place_words(draft), setting.time_words(draft)
        passage = found[draft.passage]
        for voice in speaking:
            yield replace(
                _claim(report, draft, voice),
                certainty=certainty(draft, passage, voice, report.text),
                place=place,
                time=time,
            )


def _batches(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    rest = iter(reports)
    while batch := tuple(itertools.islice(rest, BATCH)):
        yield batch


def _drafts(
    report: Report,
    found: Sequence[Passage],
    said: Sequence[Voice],
    names: tuple[str, ...],
) -> list[Draft]:
    """What the report states, in order of the text."""
    views = [seen for seen in map(view, found) if seen is not None]
    acts = Acts(names)
    drafts = [
        draft
        for seen, scene in zip(views, scenes(views, report.title, said), strict=True)
        for draft in acts.drafts(seen, scene, tuple(counts(seen, scene)))
    ]
    for fate in people(found, report.text):
        _join(drafts, fate)
    return sorted(drafts, key=lambda draft: (draft.span, draft.kind))


def _join(drafts: list[Draft], fate: Draft) -> None:
    """Put a person's fate into the draft that tells of it, or beside the drafts."""
    for i, draft in enumerate(drafts):
        if draft.person is None and _tells(draft, fate):
            kind = fate.kind if fate.kind in _FATES else draft.kind
            drafts[i] = replace(
                draft, kind=kind, person=fate.person, status=fate.status
            )
            return
    drafts.append(fate)


def _tells(draft: Draft, fate: Draft) -> bool:
    shared = min(draft.span[1], fate.span[1]) - max(draft.span[0], fate.span[0])
    shorter = min(draft.span[1] - draft.span[0], fate.span[1] - fate.span[0])
    return 2 * shared >= shorter


def _claim(report: Report, draft: Draft, voice: Voice | None) -> Claim:
    start, end = draft.span
    speaker = None if voice is None else voice.speaker
    return Claim(
        id=content_id(
            "clm",
            report.id,
            draft.kind,
            start,
            end,
            speaker,
            draft.person,
            draft.status,
        ),
        report=report.id,
        kind=draft.kind,
        span=draft.span,
        quote=report.text[start:end],
        speaker=speaker,
        via=() if voice is None else voice.via,
        actor=draft.actor,
        target=draft.target,
        figures=tuple(
            replace(figure, text=report.text[slice(*figure.span)])
            for figure in draft.figures
        ),
        person=draft.person,
        status=draft.status,
        reader=version(),
        rules=draft.rules,
    )


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without doubles of one id."""
    return list({claim.id: claim for claim in claims}.values())
