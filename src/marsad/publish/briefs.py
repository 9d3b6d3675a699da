"""The briefs of a release: of the record, of its last day, of its last week; each as
Markdown, HTML, plain text and PDF, in English and in Arabic."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.publish import arabic
from marsad.publish.arabic.render import arabic_frame
from marsad.publish.brief import as_of, make_brief, make_periodic
from marsad.publish.frame import Frame, english_frame
from marsad.publish.message import full_text, short_text
from marsad.publish.outline import Brief
from marsad.publish.period import day_of, week_to
from marsad.publish.printed import no_pdf, to_pdf
from marsad.publish.render import to_html, to_markdown
from marsad.records.dossier import Dossier

LANGUAGES = ("en", "ar")
"""In which there is a brief."""
FORMATS = ("md", "html", "txt", "pdf")
"""How the files of a brief end."""


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
    if language == "ar":
        told = arabic.in_arabic(brief, dossier)
        return Written(told, arabic_frame(told, dossier.war), dossier)
    return Written(brief, english_frame(brief), dossier)


def brief_files(
    dossier: Dossier, brief: Brief | None = None, *, pdf: bool = True
) -> Iterator[tuple[str, bytes]]:
    """Every brief of a release, by name of the file: ``brief``, ``day`` and ``week``,
    with ``.ar`` before the ending where it is in Arabic.

    PDF files are left out where `no_pdf` gives a reason.

    Args:
        dossier: the record, redacted.
        brief: that of the whole record, where it is made already.
        pdf: False leaves the PDF files out.
    """
    printing = pdf and no_pdf() is None
    for name, one in _briefs(dossier, brief):
        for language in LANGUAGES:
            made = written(one, dossier, language)
            mark = "" if language == "en" else f".{language}"
            other = "" if language == "ar" else ".ar"
            yield f"{name}{mark}.md", made.markdown(f"{name}{other}.md").encode()
            yield f"{name}{mark}.html", made.html(f"{name}{other}.html").encode()
            yield f"{name}{mark}.txt", made.text().encode()
            if printing:
                yield f"{name}{mark}.pdf", made.pdf()


def _briefs(dossier: Dossier, brief: Brief | None) -> Iterator[tuple[str, Brief]]:
    yield "brief", brief or make_brief(dossier)
    on = as_of(dossier)
    if on is not None:
        yield "day", make_periodic(dossier, day_of(on))
        yield "week", make_periodic(dossier, week_to(on))
