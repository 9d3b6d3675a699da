"""A monitor's title in each language, from its settings to all that is published."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.publish.manifest import Imprint
from marsad.publish.plot.source import from_dossier, from_release
from marsad.publish.release import publish_release
from marsad.settings import load
from marsad.web.public.shelf import read_edition
from tests.publish.scene import WAR, scene

TABLE = 'title = { en = "The valley", ar = "الوادي" }\npublisher = "Watch"\n'
NOW = datetime(2021, 6, 1, tzinfo=UTC)


def settings(folder: Path, publish: str, languages: str = '["en", "ar"]') -> object:
    text = f'[war]\nname = "W"\nlanguages = {languages}\n[publish]\n{publish}'
    (folder / "marsad.toml").write_text(text, "utf-8")
    return load(folder).war


def test_a_title_is_one_text_or_one_for_each_language(tmp_path: Path) -> None:
    war = settings(tmp_path, TABLE)
    assert war.rules.title == "The valley" and war.title_in("ar") == "الوادي"
    assert war.rules.publisher_in("ar") == "Watch"
    war = settings(tmp_path, TABLE, '["ar", "en"]')
    assert war.rules.title == "الوادي" and war.title_in("en") == "The valley"
    war = settings(tmp_path, 'title = "One"')
    assert war.title_in("ar") == war.title_in("en") == "One" and war.rules.titles == ()
    war = settings(tmp_path, 'title = { ar = "الوادي" }')
    assert war.rules.title == war.title_in("en") == "الوادي"
    assert settings(tmp_path, "").title_in("ar") == "W"


@pytest.mark.parametrize("given", ['{ fr = "La vallée" }', "{}", '{ en = " " }', "7"])
def test_another_language_or_none_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(OperatorError, match=r"publish\.title: must be a text, or one"):
        settings(tmp_path, f"title = {given}")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    titles = (("en", "The valley"), ("ar", "الوادي"))
    publishers = (("en", "Watch"), ("ar", "مرصد"))
    rules = replace(
        WAR.rules,
        title="The valley",
        titles=titles,
        publisher="Watch",
        publishers=publishers,
    )
    known = replace(scene(), war=replace(WAR, rules=rules))
    out = tmp_path_factory.mktemp("titles")
    made = publish_release(known, out, Imprint(None, NOW, None, "marsad"))
    return out / made.id


def test_pages_and_briefs_have_that_of_their_language(release: Path) -> None:
    for name in ("index.html", "data.html", "brief.html", "brief.md", "brief.txt"):
        told = (release / name).read_text("utf-8")
        assert "The valley" in told and "الوادي" not in told, name
    for name in ("ar/index.html", "ar/data.html", "brief.ar.html", "brief.ar.md"):
        told = (release / name).read_text("utf-8")
        assert "الوادي" in told and "The valley" not in told, name
        assert "مرصد" in told, name
    assert "الوادي" in (release / "ar/event.html").read_text("utf-8")


def test_the_manifest_has_the_first_and_all(release: Path) -> None:
    told = json.loads((release / "release.json").read_text("utf-8"))
    assert told["title"] == "The valley" and told["publisher"] == "Watch"
    assert told["titles"] == {"en": "The valley", "ar": "الوادي"}
    assert told["citation"].startswith("Watch: The valley, as of")
    edition = read_edition(release)
    assert edition.title_in("ar") == "الوادي" and edition.title_in("fr") == "The valley"
    assert edition.publisher_in("ar") == "مرصد"


def test_pictures_have_that_of_their_language(release: Path) -> None:
    assert from_release(release).cited("ar") == ("الوادي", "مرصد")
    assert from_release(release).cited("en") == ("The valley", "Watch")
    assert from_dossier(scene(), None).cited("ar")[0] == WAR.rules.title
