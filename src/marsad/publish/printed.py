"""A brief as PDF: A4, tagged, with the packaged typefaces and nobody's clock."""

import functools
import io
import logging
import re
from contextlib import redirect_stdout
from typing import Any

from markupsafe import Markup

from marsad.errors import OperatorError
from marsad.publish.bidi import isolated_html, isolated_text
from marsad.publish.cited import Cited
from marsad.publish.frame import Frame, short
from marsad.publish.outline import Brief
from marsad.publish.render import templates
from marsad.publish.typefaces import FACES, NASKH, SANS, SERIF
from marsad.records.ids import content_id

VARIANT = "pdf/ua-1"
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""System packages that WeasyPrint draws text with, as Debian and Ubuntu call them."""
MOST_IDS = 6
"""Claims named for each number; the record that they feed is linked for the rest."""


@functools.cache
def no_pdf() -> str | None:
    """Why no PDF can be made here; None where it can."""
    said = io.StringIO()
    try:
        with redirect_stdout(said):
            import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except OSError as error:
        what = str(error).partition(":")[0]
        return (
            f"a PDF needs the system library Pango ({what}): on Debian and Ubuntu "
            f"`apt install {PACKAGES}`, on macOS `brew install pango`"
        )
    return None


def to_pdf(brief: Brief, frame: Frame, release: str = "") -> bytes:
    """The brief as a PDF; the same brief gives the same bytes.

    Its links lead to the pages of a release that it lies in; what is printed has the
    ids as well.

    Args:
        release: words that name a release, where one is known.

    Raises:
        OperatorError: the libraries that lay text out are not on this machine.
    """
    if reason := no_pdf():
        raise OperatorError(reason)
    from weasyprint import HTML
    from weasyprint.text.fonts import (  # type: ignore[import-untyped]
        FontConfiguration,
    )

    _hush()
    html = print_html(brief, frame, release)
    document = HTML(string=html, url_fetcher=_packaged_only())
    identifier = content_id("pdf", html).encode()
    found = document.write_pdf(
        font_config=FontConfiguration(),
        pdf_variant=VARIANT,
        pdf_identifier=identifier,
        custom_metadata=False,
    )
    return bytes(found or b"")


def print_html(brief: Brief, frame: Frame, release: str = "") -> str:
    """The page that the PDF is made from."""
    page = templates().get_template("brief.print.html.jinja")
    return page.render(
        brief=brief,
        frame=frame,
        cited=Cited(),
        most=MOST_IDS,
        short=short,
        release=release,
        title=f"{brief.title}: {frame.dated}",
        apart=functools.partial(_apart, direction=frame.direction),
        faces=FACES,
        **_style(brief, frame, release),
    )


def _style(brief: Brief, frame: Frame, release: str) -> dict[str, Any]:
    """What the style sheet is filled with: families, sides, and the foot of a page."""
    arabic = frame.direction == "rtl"
    text, small = (SERIF, SANS) if not arabic else (NASKH, NASKH)
    words = frame.words
    parts = (frame.cited, release, f"{words['licence']} {brief.licence}")
    return {
        "text": Markup(f'"{text}", "{SERIF}", "{NASKH}"'),
        "small": Markup(f'"{small}", "{SANS}", "{NASKH}"'),
        "bold": 700 if arabic else 600,
        "start": "right" if arabic else "left",
        "end": "left" if arabic else "right",
        "foot": css_string(
            isolated_text(". ".join(part for part in parts if part), frame.direction)
        ),
        "page": css_string(str(words["page"])),
        "of": css_string(str(words["of"])),
    }


def css_string(text: str) -> Markup:
    """Text as a string of CSS, safe inside an element of HTML."""
    escaped = re.sub(r'["\\<>&\x00-\x1f]', lambda m: f"\\{ord(m[0]):x} ", text)
    return Markup(f'"{escaped}"')


def _apart(text: str, direction: str) -> Markup:
    return isolated_html(text, (), direction)


def _packaged_only() -> Any:
    """A fetcher that reads the packaged typefaces and nothing else."""
    from weasyprint.urls import (  # type: ignore[import-untyped]
        URLFetcher,
        URLFetcherResponse,
    )

    known = {face.url: face for face in FACES}

    class Packaged(URLFetcher):  # type: ignore[misc]
        """Opens files of this package alone."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """The file, where it is a typeface of ours.

            Raises:
                ValueError: it is anything else.
            """
            if url not in known:
                raise ValueError(f"a brief asks for nothing, not for {url}")
            return URLFetcherResponse(url, known[url].unpacked())

    return Packaged(allowed_protocols=set())


def _hush() -> None:
    """Remarks on style sheets are for those who write them: tests read them."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
