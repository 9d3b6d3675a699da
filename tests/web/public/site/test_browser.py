"""In a real browser a page's own scripts run, and none that were slipped in."""

from pathlib import Path
from typing import Any

from marsad.web.public.app import make_app
from marsad.web.public.options import Options
from tests.web.public.conftest import listening
from tests.web.public.library import put

PAGE = """<!doctype html><meta charset="utf-8"><title>Seen</title>
<link rel="icon" href="data:,">
<p id="one" style="color: rgb(1, 2, 3)">one</p><p id="two" onclick="own(this)">two</p>
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
    assert "script-src" in refused
