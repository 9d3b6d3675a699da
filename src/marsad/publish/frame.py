"""What stands around the sentences of a brief in one language: titles, days, links."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad.publish.outline import Brief
from marsad.publish.prose import day, phrases, stretch
from marsad.publish.telling import Sentence

PAGE = "event.html"
"""Where citations lead: the page of the release that shows any record by its id."""
MOST_CITED = 3
"""Claims linked one by one; the record they feed is linked for the rest."""
CORRECTION, LOG = "cor-", "corrections.html"
"""How ids of lines in the log of corrections begin, and where the log leads."""
SHORT = 10
"""Letters of an id that are told apart by eye; the link has it whole."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words and addresses around a brief, for one language."""

    language: str
    direction: str
    words: Mapping[str, Any]
    dated: str
    """Of which days the brief is, such as "Daily brief: 14 April 2019"."""
    cited: str
    """How to cite it, without the release's id, which no file in it can know."""
    home: str
    """Folder of the site's pages in this language, empty or ending in a stroke."""
    more: tuple[str, ...]
    """Words for the claims that are not cited one by one, as `plural` wants them."""

    def cites(self, sentence: Sentence) -> list[tuple[str, str]]:
        """Short form and link of the claims cited first."""
        return [
            (label(claim), self.address(claim, claim))
            for claim in sentence.claims[:MOST_CITED]
        ]

    def rest(self, sentence: Sentence) -> str | None:
        """The link to the record that the claims not cited one by one feed."""
        if left(sentence) <= 0:
            return None
        record = sentence.record or sentence.claims[MOST_CITED]
        return self.address(record, record)

    def address(self, record: str, place: str) -> str:
        """Where the site shows a record, and the place on that page."""
        if record.startswith(CORRECTION):
            return f"{self.home}{LOG}#{record}"
        return f"{self.home}{PAGE}?id={record}#{place}"


def short(record: str) -> str:
    """An id cut to what is told apart by eye."""
    return record[:SHORT]


def label(record: str) -> str:
    """What a citation is printed as: ``c:clm-6jci3j``, ``cor-3bmetp``."""
    return short(record) if record.startswith(CORRECTION) else f"c:{short(record)}"


def left(sentence: Sentence) -> int:
    """How many claims are not cited one by one."""
    return len(sentence.claims) - MOST_CITED


def home_of(brief: Brief, language: str) -> str:
    """The site has the monitor's first language at its root, others in folders."""
    first = brief.languages[0] if brief.languages else "en"
    return "" if language == first else f"{language}/"


def english_frame(brief: Brief) -> Frame:
    """The frame of a brief in English."""
    words = phrases()["page"]
    on = day(brief.on) if brief.on else str(words["unknown"])
    return Frame(
        language="en",
        direction="ltr",
        words=words,
        dated=_dated(brief, on),
        cited=_cited(brief, str(words["cited"]).format(title=brief.title, day=on)),
        home=home_of(brief, "en"),
        more=tuple(words["more"]),
    )


def _dated(brief: Brief, on: str) -> str:
    words = phrases()["page"]
    if brief.period is not None and brief.period.empty:
        return str(words["nothing"]).format(day=day(brief.period.before))
    if brief.period is not None:
        span = stretch(brief.period.start, brief.period.end)
        return str(words[brief.period.kind]).format(day=on, span=span)
    if brief.since is not None:
        return str(words["record_since"]).format(day=on, since=day(brief.since))
    return str(words["record"]).format(day=on)


def _cited(brief: Brief, text: str) -> str:
    return f"{brief.publisher}: {text}" if brief.publisher else text
