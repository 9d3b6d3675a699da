"""The briefs of a release: of the record, of its last day, of its last week; each as
Markdown, HTML, plain text and PDF, in English and in Arabic."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from marsad.publish import arabic
from marsad.publish.arabic.render import arabic_frame
from marsad.publish.brief import as_of, make_brief, make_periodic
from marsad.publish.corrected import Line, published_in
from marsad.publish.earlier import Compared
from marsad.publish.frame import Frame, english_frame
from marsad.publish.message import full_text, short_text
from marsad.publish.outline import Brief
from marsad.publish.period import Period, day_of, week_to
from marsad.publish.printed import no_pdf, to_pdf
from marsad.publish.render import to_html, to_markdown
from marsad.records.dossier import Dossier

LANGUAGES = ("en", "ar")
"""In which there is a brief."""
PERIODS = ("day", "week")
"""Names of the briefs of a release's last days, the shortest first."""
FORMATS = ("md", "html", "txt", "pdf")
"""How the files of a brief end."""
ByName: TypeAlias = Mapping[str, Mapping[str, Brief]]
"""Briefs by the name of their files and by language."""
KnownBy: TypeAlias = Callable[[date], Compared | None]
"""What was published before of what was known by a day; None where nothing was."""


@dataclass(frozen=True)
class Written:
    """One brief in one language, ready to be written in any format."""

    brief: Brief
    """In that language."""
    frame: Frame
    dossier: Dossier

    def markdown(self, other: str = "") -> str:
        """As Markdown; `other` is the file that has it in the other language."""
        if self.frame.language == "ar":
            return arabic.to_markdown(self.brief, self.dossier.war, other)
        return to_markdown(self.brief, other)

    def html(self, other: str = "") -> str:
        """As an HTML page; `other` is the file in the other language."""
        if self.frame.language == "ar":
            return arabic.to_html(self.brief, self.dossier.war, other)
        return to_html(self.brief, other)

    def text(self, where: str = "") -> str:
        """As plain text; `where` says where the whole is."""
        return full_text(self.brief, self.frame, self.dossier, where)

    def message(self, where: str = "") -> str:
        """As one short message."""
        return short_text(self.brief, self.frame, self.dossier, where)

    def pdf(self, release: str = "") -> bytes:
        """As PDF; `release` are words that name a release.

        Raises:
            OperatorError: the libraries that lay text out are not on this machine.
        """
        return to_pdf(self.brief, self.frame, release)


def written(brief: Brief, dossier: Dossier, language: str) -> Written:
    """The brief in a language.

    Args:
        brief: as `make_brief` or `make_periodic` made it from the dossier.
    """
    told = arabic.in_arabic(brief, dossier) if language == "ar" else brief
    return _framed(told, dossier, language)


def _framed(told: Brief, dossier: Dossier, language: str) -> Written:
    arabic_one = language == "ar"
    frame = arabic_frame(told, dossier.war) if arabic_one else english_frame(told)
    return Written(told, frame, dossier)


def in_languages(brief: Brief, dossier: Dossier) -> dict[str, Brief]:
    """A brief as it was made from the dossier, by each of `LANGUAGES`."""
    return {"en": brief, "ar": arabic.in_arabic(brief, dossier)}


def brief_files(
    dossier: Dossier,
    whole: Mapping[str, Brief] | None = None,
    known_by: KnownBy = lambda _: None,
    *,
    pdf: bool = True,
) -> Iterator[tuple[str, bytes]]:
    """Every brief of a release, by name of the file: ``brief``, ``day`` and ``week``,
    with ``.ar`` before the ending where it is in Arabic.

    PDF files are left out where `no_pdf` gives a reason.

    Args:
        dossier: the record, redacted.
        whole: that of the whole record by language, where it is made already.
        known_by: for what was revised in the day and in the week.
        pdf: False leaves the PDF files out.
    """
    return files_of(told_briefs(dossier, whole, known_by), dossier, pdf=pdf)


def files_of(
    briefs: ByName, dossier: Dossier, *, pdf: bool = True
) -> Iterator[tuple[str, bytes]]:
    """The same of briefs that are made already."""
    printing = pdf and no_pdf() is None
    for name, told in briefs.items():
        for language in LANGUAGES:
            made = _framed(told[language], dossier, language)
            mark = "" if language == "en" else f".{language}"
            other = "" if language == "ar" else ".ar"
            yield f"{name}{mark}.md", made.markdown(f"{name}{other}.md").encode()
            yield f"{name}{mark}.html", made.html(f"{name}{other}.html").encode()
            yield f"{name}{mark}.txt", made.text().encode()
            if printing:
                yield f"{name}{mark}.pdf", made.pdf()


def told_briefs(
    dossier: Dossier,
    whole: Mapping[str, Brief] | None = None,
    known_by: KnownBy = lambda _: None,
    log: Iterable[Line] = (),
    on: date | None = None,
) -> ByName:
    """Every brief of a release: of the record, of its last day, of its last week.

    Args:
        log: of corrections, over all releases.
        on: the day that the release is of, where reports alone do not tell it.
    """
    on = as_of(dossier, on)
    made = {"brief": whole or in_languages(make_brief(dossier, on=on), dossier)}
    if on is not None:
        for name, period in zip(PERIODS, (day_of(on), week_to(on)), strict=True):
            brief = _periodic(dossier, period, known_by, log)
            made[name] = in_languages(brief, dossier)
    return made


def _periodic(
    dossier: Dossier, period: Period, known_by: KnownBy, log: Iterable[Line]
) -> Brief:
    lines, was = published_in(log, period.holds), known_by(period.before)
    if was is None:
        return make_periodic(dossier, period, corrections=lines)
    rows, compared = was.rows, was.on
    return make_periodic(
        dossier, period, previous=rows, compared=compared, corrections=lines
    )
