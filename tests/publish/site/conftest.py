"""A page of a real browser for the tests of the site's pages."""

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A page on a wide screen, on which no script may say or fail at anything."""
    shown = browser.new_page(viewport={"width": 1440, "height": 900})
    said: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("pageerror", lambda error: said.append(str(error)))
    yield shown
    assert said == []
    shown.close()
