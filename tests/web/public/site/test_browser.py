"""In a real browser a page's own scripts run, none that were slipped in, and the pages
of a release are whole when they are served."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.publish.manifest import Imprint
from marsad.publish.release import publish_release
from marsad.publish.site.build import PAGES
from marsad.web.public.app import make_app
from marsad.web.public.options import Options
from tests.publish.scene import HEAD, NOW, scene
from tests.publish.site.test_browser import broken
from tests.web.public.conftest import listening
from tests.web.public.library import put

PAGE = """<!doctype html><meta charset="utf-8"><title>Seen</title>
<link rel="icon" href="data:,">
<style>#one { color: rgb(1, 2, 3); }</style>
<p id="one" style="color: rgb(4, 5, 6)">one</p><p id="two" onclick="own(this)">two</p>
<script>document.getElementById("one").textContent = "سكربت & <own>";</script>
<script src="site/a.js"></script>
<img src="http://127.0.0.1:9/elsewhere.png" alt="">
"""


def test_only_what_was_published_runs(browser: Any, tmp_path: Path) -> None:
    script = 'document.title += " and run"; function own(e) { e.textContent = "bad"; }'
    put(tmp_path / "out", {}, {"index.html": PAGE, "site/a.js": script})
    app = make_app(Options(tmp_path / "out", tmp_path / "cache", rate=0.0))
    app.keeper.wait()
    told: list[str] = []
    with listening(app) as address:
        page = browser.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.goto(address + "/")
        assert page.title() == "Seen and run"
        assert page.inner_text("#one") == "سكربت & <own>"
        colour = page.eval_on_selector("#one", "e => getComputedStyle(e).color")
        assert colour == "rgb(1, 2, 3)"
        page.click("#two")
        assert page.inner_text("#two") == "two"
        page.close()
    refused = " ".join(told)
    assert "elsewhere.png" in refused
    assert "script-src" in refused and "style-src" in refused


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a release that was published as any is."""
    out = tmp_path_factory.mktemp("releases")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.publish.briefs.no_pdf", lambda: "not in this test")
        publish_release(scene(), out, Imprint(HEAD, NOW, None, "marsad 0.1.0"))
    app = make_app(Options(out, tmp_path_factory.mktemp("cache"), rate=0.0))
    app.keeper.wait()
    with listening(app) as address:
        yield address


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", [*PAGES, "event?id=evt-harim"])
def test_a_published_page_is_whole_when_it_is_served(
    browser: Any, served: str, page: str, language: str
) -> None:
    name, mark, asked = page.partition("?")
    folder = "" if language == "en" else f"{language}/"
    told: list[str] = []
    opened = browser.new_page()
    opened.on("console", lambda m: told.append(f"{m.type}: {m.text}"))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on(
        "response",
        lambda got: (
            told.append(f"{got.status} {got.url}") if got.status >= 400 else None
        ),
    )
    opened.goto(f"{served}/{folder}{name}.html{mark}{asked}", wait_until="networkidle")
    assert [line for line in told if "GL Driver Message" not in line] == []
    assert broken(opened) == []
    opened.close()
