"""What `marsad doctor` says of the server; no report is sent for it."""

import json

import pytest

from marsad.errors import NetworkError
from marsad.extract.hosted.health import look
from marsad.extract.hosted.options import HostedOptions
from tests.extract.hosted.fake import MODEL, Fake, Reply, error


def test_a_server_that_has_the_model(fake: Fake) -> None:
    found = look(HostedOptions(fake.address, MODEL, key="k3y"))
    assert found == f"{MODEL} at 127.0.0.1, on this machine"
    assert fake.headers[0]["Authorization"] == "Bearer k3y"
    assert fake.asked == []


def test_a_server_that_lists_no_models(fake: Fake) -> None:
    fake.models = error(404)
    assert "lists no models" in look(HostedOptions(fake.address, MODEL))


@pytest.mark.parametrize(
    ("models", "words"),
    [
        (error(401), "401; look at the key"),
        (error(500), "answers 500"),
        (Reply(b"", 302, (("Location", "http://example.org"),)), "answers 302"),
        (Reply(json.dumps({"data": [{"id": "a"}]}).encode()), "it has a"),
    ],
)
def test_a_server_that_will_not_do(fake: Fake, models: Reply, words: str) -> None:
    fake.models = models
    with pytest.raises(NetworkError, match=words):
        look(HostedOptions(fake.address, MODEL))


def test_nobody_there() -> None:
    with pytest.raises(NetworkError, match="does not answer"):
        look(HostedOptions("http://127.0.0.1:9/v1", MODEL))


def test_an_outside_address_is_told(fake: Fake) -> None:
    fake.models = Reply(b"[]")
    found = look(HostedOptions(fake.address, MODEL + "-cloud"))
    assert "outside this machine and NOT encrypted" in found
