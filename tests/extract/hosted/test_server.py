"""Servers that answer badly, late, or not at all: no report is lost over them."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from marsad.extract.hosted.exchange import PATIENCE
from marsad.extract.hosted.options import HostedOptions
from marsad.extract.hosted.reply import Answer, Failure, read_reply, seconds
from marsad.extract.hosted.server import MAX_BYTES, Server
from tests.build import report
from tests.extract.hosted.conftest import Connect, Watch
from tests.extract.hosted.fake import (
    MODEL,
    Fake,
    Reply,
    chat,
    claims,
    error,
    row,
    serving,
)

TEXT = "Shells killed 16 people in Harim on Sunday."
GOOD = claims(row("Shells killed 16 people", "shelling"))
BAD: dict[str, tuple[Reply, str]] = {
    "an HTML page": (Reply(b"<html>Sign in</html>"), "not JSON (<html>Sign in</html>)"),
    "truncated JSON": (chat('{"claims": [{"quote": "Shel'), "not of the form"),
    "cut off": (chat('{"claims": [', finish_reason="length"), "raise max_tokens"),
    "a refusal": (chat(None, refusal="I cannot help."), "refused (I cannot help.)"),
    "a filter": (chat("", finish_reason="content_filter"), "refused"),
    "no choices": (Reply(b'{"choices": []}'), "holds no answer"),
    "odd choices": (Reply(b'{"choices": {"0": 1}}'), "holds no answer"),
    "an empty answer": (chat(" "), "answer is empty"),
    "content in pieces": (chat([{"text": "x"}]), "answer is empty"),  # type: ignore[arg-type]
    "the wrong form": (chat('{"events": []}'), "not of the form"),
    "a bare list": (chat("[1, 2]"), "not of the form"),
    "words": (chat("I found no claims, sorry."), "not of the form"),
    "deep nesting": (chat('{"claims": ' + "[" * 200_000), "not of the form"),
    "not UTF-8": (Reply(b"\xff\xfe\x00"), "not JSON"),
    "a list": (Reply(b"[]"), "not JSON"),
    "a huge reply": (Reply(b" " * (MAX_BYTES + 1)), "larger than"),
    "not found": (error(404, f"model '{MODEL}' not found"), "404 (model 'tester-1'"),
    "a bad request": (error(400, "too long"), "400 (too long)"),
    "no content": (Reply(b"", 204), "204"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_becomes_an_issue(fake: Fake, connect: Connect, name: str) -> None:
    reply, words = BAD[name]
    fake.says(reply)
    heard = connect().hear(report(TEXT))
    (issue,) = heard.issues
    assert (heard.claims, heard.whole, issue.code) == ((), False, "hosted-failed")
    assert words in issue.message
    assert "run --rebuild" in issue.message
    assert len(fake.asked) == 1


def test_a_good_answer_may_stand_in_a_fence(fake: Fake, connect: Connect) -> None:
    rows = json.dumps({"claims": [row("Shells killed 16 people", "shelling")]})
    fake.says(chat(f"<think>{{well}}</think>{rows}"), chat(f"```json\n{rows}\n```"))
    exchange = connect()
    assert [len(exchange.hear(report(TEXT)).claims) for _ in "12"] == [1, 1]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_a_busy_server_is_asked_again(
    fake: Fake, connect: Connect, watch: Watch, status: int
) -> None:
    fake.says(error(status), error(status), GOOD)
    heard = connect().hear(report(TEXT))
    assert (len(heard.claims), heard.issues) == (1, ())
    assert watch.waits == [1, 2]


def test_a_server_that_stays_busy_is_given_up(
    fake: Fake, connect: Connect, watch: Watch
) -> None:
    fake.says(error(500, "overloaded"))
    heard = connect(retries=1).hear(report(TEXT))
    assert "answered 500 (overloaded)" in heard.issues[0].message
    assert len(fake.asked) == 2


PAST = format_datetime(datetime(2000, 1, 1, tzinfo=UTC), usegmt=True)


@pytest.mark.parametrize(("header", "wait"), [("7", 7), (PAST, 0), ("soon", 1)])
def test_retry_after_is_heeded(
    fake: Fake, connect: Connect, watch: Watch, header: str, wait: float
) -> None:
    fake.says(error(429, headers=[("Retry-After", header)]), GOOD)
    assert len(connect().hear(report(TEXT)).claims) == 1
    assert watch.waits == [wait]


def test_a_server_that_wants_an_hour_is_left_alone(
    fake: Fake, connect: Connect, watch: Watch
) -> None:
    fake.says(error(429, headers=[("Retry-After", "3600")]))
    assert connect().hear(report(TEXT)).issues[0].code == "hosted-failed"
    assert (len(fake.asked), watch.waits) == (1, [])


def test_retry_after_in_all_its_forms() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    later = format_datetime(now + timedelta(seconds=30), usegmt=True)
    forms = [None, "5", " 5 ", "soon", "-5", later, "9" * 40]
    found = [seconds(form, lambda: now) for form in forms]
    assert found == [None, 5, 5, None, None, 30, 999999999]


@pytest.mark.parametrize("slow", ["pause", "drip"])
def test_time_is_limited(fake: Fake, slow: str) -> None:
    fake.says(Reply(b" " * 200, **{slow: 1.0 if slow == "pause" else 0.02}))
    options = HostedOptions(fake.address, MODEL, timeout_s=0.2, retries=0)
    found = Server(options).ask({"max_tokens": 1})
    assert isinstance(found, Failure)
    assert (found.what, found.scope) == ("no answer in 0.2 s", "server")


def test_nobody_there(connect: Connect) -> None:
    heard = connect(address="http://127.0.0.1:9/v1", retries=0).hear(report(TEXT))
    assert "127.0.0.1 cannot be reached" in heard.issues[0].message


def test_a_server_that_fails_every_report_is_asked_no_more(
    fake: Fake, connect: Connect
) -> None:
    fake.says(error(503))
    exchange = connect(retries=0)
    heard = [exchange.hear(report(f"{TEXT} {i}")) for i in range(6)]
    assert len(fake.asked) == PATIENCE
    assert all(one.issues[0].code == "hosted-failed" for one in heard)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_wrong_settings_stop_at_once(fake: Fake, connect: Connect, status: int) -> None:
    fake.says(error(status))
    exchange = connect()
    assert [len(exchange.hear(report(f"{TEXT} {i}")).issues) for i in (1, 2)] == [1, 1]
    assert len(fake.asked) == 1


def test_a_bad_answer_now_and_then_stops_nothing(fake: Fake, connect: Connect) -> None:
    fake.says(chat("rubbish"))
    exchange = connect()
    for i in range(5):
        exchange.hear(report(f"{TEXT} {i}"))
    assert len(fake.asked) == 5


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_carries_no_report(
    fake: Fake, connect: Connect, status: int
) -> None:
    with serving() as other:
        other.says(GOOD)
        to = f"{other.address}/chat/completions"
        fake.says(Reply(b"", status, (("Location", to),)))
        heard = connect(key="k3y").hear(report(TEXT))
    assert (other.asked, heard.claims) == ([], ())
    assert "reports are not sent on" in heard.issues[0].message
    assert to in heard.issues[0].message


def test_the_question_follows_the_protocol(fake: Fake, connect: Connect) -> None:
    connect(key="k3y", max_tokens=99).hear(report(TEXT))
    (body,), (headers,) = fake.asked, fake.headers
    assert headers["Authorization"] == "Bearer k3y"
    assert (body["model"], body["max_tokens"], body["temperature"]) == (MODEL, 99, 0)
    form = body["response_format"]
    assert (form["type"], form["json_schema"]["strict"]) == ("json_schema", True)
    assert fake.texts == [TEXT]
    assert [m["role"] for m in body["messages"]] == ["system", "user"]


def strict(schema: dict[str, object]) -> bool:
    """Whether every object in a schema names all its properties as required."""
    if schema.get("type") == "object":
        properties = schema["properties"]
        assert isinstance(properties, dict)
        assert schema["required"] == list(properties)
        assert schema["additionalProperties"] is False
        return all(strict(one) for one in properties.values())
    items = schema.get("items")
    return strict(items) if isinstance(items, dict) else True


def test_the_schema_is_one_that_strict_servers_take(
    fake: Fake, connect: Connect
) -> None:
    connect().hear(report(TEXT))
    assert strict(fake.asked[0]["response_format"]["json_schema"]["schema"])


def test_parameters_that_a_server_does_not_know_are_left_out(
    fake: Fake, connect: Connect
) -> None:
    def choosy(body: dict[str, object]) -> Reply:
        for name in ("max_tokens", "temperature"):
            if name in body:
                return error(400, "unsupported", param=name)
        return GOOD

    fake.answer = choosy
    exchange = connect()
    assert len(exchange.hear(report(TEXT)).claims) == 1
    assert len(exchange.hear(report(f"{TEXT} Again.")).claims) == 1
    assert fake.asked[-1]["max_completion_tokens"] == 4096
    assert len(fake.asked) == 4


def test_a_parameter_that_we_need_is_not_left_out(fake: Fake, connect: Connect) -> None:
    fake.says(error(400, "bad", param="messages"))
    assert "400 (bad)" in connect().hear(report(TEXT)).issues[0].message


def test_requests_are_paced(fake: Fake, watch: Watch) -> None:
    options = HostedOptions(fake.address, MODEL, requests_per_minute=30)
    server = Server(options, watch.timing)
    for _ in range(3):
        assert isinstance(server.ask({}), Answer)
    assert watch.waits == [2, 2]


Log = Callable[[], str]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Log:
    caplog.set_level(logging.INFO, logger="marsad")
    return lambda: caplog.text


def test_tokens_and_cost_are_logged(fake: Fake, connect: Connect, log: Log) -> None:
    exchange = connect(price_in=10.0, price_out=50.0)
    exchange.hear(report(TEXT))
    fake.says(chat('{"claims": []}', usage=None))
    exchange.hear(report(f"{TEXT} Again."))
    exchange.settle()
    exchange.settle()
    assert "100 tokens sent, 20 received" in log()
    line = "2 requests, 100 tokens sent, 20 received, cost 0.0020"
    assert log().count(line) == 1
    assert "1 answers without a count of tokens" in log()
    assert "WARNING" in log()


@pytest.mark.parametrize("tokens", [True, -1, "5", 1e300, 10**30])
def test_odd_counts_of_tokens_are_no_counts(tokens: object) -> None:
    usage = {"prompt_tokens": tokens, "completion_tokens": 1}
    found = read_reply(chat("{}", usage=usage).data)
    assert found == Answer("{}", None, 1)


def test_the_key_is_told_to_nobody(fake: Fake, connect: Connect, log: Log) -> None:
    key = "sk-very-secret"
    fake.says(error(401, f"Incorrect API key provided: {key}"))
    exchange = connect(key=key)
    heard = exchange.hear(report(TEXT))
    exchange.settle()
    assert "Incorrect API key provided: [withheld]" in heard.issues[0].message
    assert key not in f"{heard} {log()} {exchange.options}"
