"""The files of briefs in a release: all of them, the same each time, and no secrets."""

import pytest

from marsad.publish import arabic
from marsad.publish.brief import make_brief
from marsad.publish.briefs import FORMATS, LANGUAGES, brief_files, in_languages
from marsad.publish.folding import fold
from marsad.publish.outline import Brief
from marsad.publish.redact import redact
from marsad.records.dossier import Dossier
from tests.publish.scene import NOW, PRIVATE, SECRETS, WAR, scene

OPENED = redact(scene(), NOW.date())
FILES = dict(brief_files(OPENED, pdf=False))


def test_every_brief_is_there_in_every_form() -> None:
    wanted = {
        f"{name}{'' if language == 'en' else '.ar'}.{form}"
        for name in ("brief", "day", "week")
        for language in LANGUAGES
        for form in FORMATS
        if form != "pdf"
    }
    assert FILES.keys() == wanted


def test_the_same_record_gives_the_same_bytes() -> None:
    assert dict(brief_files(OPENED, pdf=False)) == FILES


def test_a_brief_that_is_made_already_is_not_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = in_languages(make_brief(OPENED), OPENED)
    made: list[str] = []

    def counted(brief: Brief, dossier: Dossier) -> Brief:
        made.append(brief.title)
        return in_arabic(brief, dossier)

    in_arabic = arabic.in_arabic
    monkeypatch.setattr(arabic, "in_arabic", counted)
    assert dict(brief_files(OPENED, whole, pdf=False)) == FILES
    assert len(made) == 2  # of the day and of the week


def test_each_leads_to_the_other_language() -> None:
    assert b"](week.ar.md)" in FILES["week.md"]
    assert b'href="day.html"' in FILES["day.ar.html"]


def test_citations_lead_into_the_site() -> None:
    assert b"(event.html?id=clm-bbb3#clm-bbb3)" in FILES["brief.md"]
    assert b"(ar/event.html?id=clm-bbb3#clm-bbb3)" in FILES["brief.ar.md"]
    assert b'href="ar/index.html"' in FILES["brief.ar.html"]


def test_nothing_protected_is_in_any_file() -> None:
    for name, content in FILES.items():
        text = fold(content.decode())
        for secret in (*SECRETS, PRIVATE):
            assert fold(secret) not in text, name


def test_a_record_without_reports_has_one_brief() -> None:
    names = {name for name, _ in brief_files(Dossier(war=WAR), pdf=False)}
    assert names == {
        f"brief{x}.{f}" for x in ("", ".ar") for f in ("md", "html", "txt")
    }
