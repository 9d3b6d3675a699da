"""The PDF is the same wherever it is made, tagged, and in our typefaces alone."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from marsad.errors import OperatorError
from marsad.publish import printed
from marsad.publish.brief import make_brief
from marsad.publish.briefs import brief_files, written
from marsad.publish.outline import Block, Section
from marsad.publish.redact import redact
from marsad.publish.telling import Sentence
from tests.publish.scene import NOW, scene

OPENED = redact(scene(), NOW.date())
BRIEF = make_brief(OPENED)
needs_pango = pytest.mark.skipif(
    printed.no_pdf() is not None, reason="no Pango on this machine: no PDF is made"
)
AGAIN = """
import sys
from tests.publish.test_printed import BRIEF, OPENED
from marsad.publish.briefs import written
sys.stdout.buffer.write(written(BRIEF, OPENED, sys.argv[1]).pdf("Release rel-x"))
"""


@needs_pango
@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_runs_make_the_same_bytes(language: str) -> None:
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", AGAIN, language]
    env = {
        "PYTHONPATH": f"{root}/src:{root}",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
    }
    other = subprocess.run(command, capture_output=True, check=True, env=env, cwd="/")
    assert other.stdout == written(BRIEF, OPENED, language).pdf("Release rel-x")


@needs_pango
@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_is_tagged_titled_and_has_bookmarks(language: str) -> None:
    told = written(BRIEF, OPENED, language)
    reader = PdfReader(io.BytesIO(told.pdf()))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == f"Valley Monitor: {told.frame.dated}"
    assert str(reader.metadata.creation_date)[:10] == str(BRIEF.on)
    assert len(reader.outline) >= 1
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


@needs_pango
@pytest.mark.parametrize("language", ["en", "ar"])
def test_only_packaged_typefaces_are_in_it(language: str) -> None:
    reader = PdfReader(io.BytesIO(written(BRIEF, OPENED, language).pdf()))
    fonts = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            fonts.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    assert fonts
    assert all(font.startswith("Marsad-") for font in fonts)
    if language == "ar":
        assert any(font.startswith("Marsad-Naskh") for font in fonts)


@needs_pango
def test_arabic_can_be_copied_and_searched() -> None:
    told = written(BRIEF, OPENED, "ar")
    reader = PdfReader(io.BytesIO(told.pdf()))
    text = " ".join(page.extract_text() for page in reader.pages)
    said = {w for s in told.brief.sentences for w in re.findall("[ء-ي]{3,}", s.text)}
    assert len(said) > 10
    assert [word for word in sorted(said) if word not in text] == []


@needs_pango
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_number_leads_to_the_claims_that_it_stands_for(language: str) -> None:
    reader = PdfReader(io.BytesIO(written(BRIEF, OPENED, language).pdf()))
    text = "\n".join(page.extract_text() for page in reader.pages)
    actions = [
        note.get_object()["/A"]
        for page in reader.pages
        for note in page.get("/Annots") or ()
        if "/A" in note.get_object()
    ]
    known = {f"#{claim}" for claim in OPENED.claims}
    asked = {a["/URI"].partition("#")[1] + a["/URI"].partition("#")[2] for a in actions}
    cited = {claim for one in BRIEF.sentences for claim in one.claims[:6]}
    assert asked <= known and asked == {f"#{claim}" for claim in cited}
    assert [claim for claim in cited if claim[:10] not in text] == []
    assert len(set(re.findall(r"\[(\d+)\]", text))) == len(
        {one.claims for one in BRIEF.sentences}
    )


@needs_pango
def test_the_foot_of_each_page_cites_it() -> None:
    text = (
        PdfReader(io.BytesIO(written(BRIEF, OPENED, "en").pdf("Release rel-x")))
        .pages[0]
        .extract_text()
    )
    assert "Valley Monitor: Valley Monitor, as of" in text
    assert "Release rel-x" in text and "CC-BY-4.0" in text and "Page 1 of" in text


SAID = {
    "en": "Yasin Sabbagh said there were clashes in Harim on {}. Not verified.",
    "ar": "قال ياسين صباغ إن اشتباكات وقعت في حارم {}. لم يتحقق منه أحد.",
}
"""A sentence that many lengths of filler bring to the end of a line."""


def _lines(box: Any) -> Iterator[str]:
    """The lines of text that a box of WeasyPrint was laid out in."""
    if type(box).__name__ == "LineBox":
        parts = (one.text for one in box.descendants() if hasattr(one, "text"))
        yield "".join(parts)
    else:
        for child in getattr(box, "children", ()):
            yield from _lines(child)


@needs_pango
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_line_breaks_after_one_word(language: str) -> None:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    told = written(BRIEF, OPENED, language)
    sentences = tuple(
        Sentence(SAID[language].format("i" * n), ("clm-aaa1",)) for n in range(1, 60)
    )
    part = Section("events", "Lines", (Block(None, sentences),))
    brief = replace(told.brief, headline=None, sections=(part,))
    page = HTML(
        string=printed.print_html(brief, told.frame),
        url_fetcher=printed._packaged_only(),
    )
    pages = page.render(font_config=FontConfiguration()).pages
    lines = [line for one in pages for line in _lines(one._page_box)]
    known = {line.strip() for line in lines}
    assert len([line for line in known if "[1]" in line]) > 10
    assert not {"Yasin", "قال"} & known


def test_without_pango_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "no_pdf", lambda: "a PDF needs Pango: apt install x")
    with pytest.raises(OperatorError, match="apt install"):
        written(BRIEF, OPENED, "en").pdf()
    monkeypatch.setattr("marsad.publish.briefs.no_pdf", lambda: "no Pango")
    names = [name for name, _ in brief_files(OPENED)]
    assert "brief.ar.txt" in names
    assert not any(name.endswith(".pdf") for name in names)


def test_a_library_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0': not found")

    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    for name in [n for n in sys.modules if n.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    reason = printed.no_pdf.__wrapped__()
    assert reason is not None
    assert "libpango-1.0-0" in reason and "apt install" in reason and "brew" in reason


def test_a_string_of_css_cannot_leave_its_quotes() -> None:
    told = str(printed.css_string('a"b\\</style>\n'))
    assert told == '"a\\22 b\\5c \\3c /style\\3e \\a "'
