"""A server over one small release, with and without sockets."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from marsad.web.public.app import make_app
from marsad.web.public.guard import Guard
from marsad.web.public.options import Options
from tests.publish.conftest import browser as browser
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


@pytest.fixture(scope="module")
def running(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of its server on a free port of the loopback."""
    app = make_app(Options(library, tmp_path_factory.mktemp("cache"), rate=0.0))
    app.keeper.wait()
    with listening(app) as address:
        yield address


@contextmanager
def listening(app: Guard) -> Iterator[str]:
    """Run a server in a thread."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(app, port=port, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def served(out: Path, cache: Path, **options: Any) -> TestClient:
    """A client of a server whose index is ready; entered with `with`."""
    app = make_app(Options(**{"releases": out, "cache": cache, "rate": 0.0, **options}))
    app.keeper.wait()
    return TestClient(app, base_url="http://site.test")
