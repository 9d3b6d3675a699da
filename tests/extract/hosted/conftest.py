"""A fresh server for each test, and readers that ask it without waiting."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from marsad.extract.hosted.answers import Answers
from marsad.extract.hosted.exchange import Exchange
from marsad.extract.hosted.guard import Guard
from marsad.extract.hosted.options import HostedOptions
from marsad.extract.hosted.server import Server, Timing
from tests.extract.hosted.fake import MODEL, Fake, serving


@pytest.fixture
def fake() -> Iterator[Fake]:
    """The server."""
    with serving() as running:
        yield running


@dataclass
class Watch:
    """A clock that only moves when somebody waits."""

    time: float = 0.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Wait in no time."""
        self.waits.append(seconds)
        self.time += seconds

    @property
    def timing(self) -> Timing:
        """For a server."""
        return Timing(self.sleep, lambda: self.time)


@pytest.fixture
def watch() -> Watch:
    """The clock."""
    return Watch()


Connect = Callable[..., Exchange]


@pytest.fixture
def connect(fake: Fake, watch: Watch) -> Connect:
    """Makes an exchange with the server; options as words."""

    def make(
        guard: Guard | None = None, answers: Answers | None = None, **more: Any
    ) -> Exchange:
        given = {"address": fake.address, "requests_per_minute": 0.0, **more}
        options = HostedOptions(model=given.pop("model", MODEL), **given)
        server = Server(options, watch.timing)
        return Exchange(options, guard or Guard(), answers, server)

    return make
