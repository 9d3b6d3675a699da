"""A server over one small release, without sockets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from marsad.web.public.app import make_app
from marsad.web.public.options import Options
from tests.web.public.library import history, made_rows, pages, put


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one release that has everything."""
    out = tmp_path_factory.mktemp("releases")
    put(out, made_rows(), {**pages(), **history()})
    return out


@pytest.fixture(scope="module")
def site(
    library: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """Its server, without limits, its index ready."""
    with served(library, tmp_path_factory.mktemp("cache")) as client:
        yield client


def served(out: Path, cache: Path, **options: Any) -> TestClient:
    """A client of a server whose index is ready; entered with `with`."""
    app = make_app(Options(**{"releases": out, "cache": cache, "rate": 0.0, **options}))
    app.keeper.wait()
    return TestClient(app, base_url="http://site.test")
