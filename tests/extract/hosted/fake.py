"""A server on this machine that speaks /v1/chat/completions, well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "tester-1"
Row = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What goes over the wire."""

    data: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0.0
    """Seconds before anything is sent."""
    drip: float = 0.0
    """Seconds between two bytes."""


def chat(content: str | None, **message: Any) -> Reply:
    """A good reply with that content; `message` overrides what is in it."""
    finish = message.pop("finish_reason", "stop")
    usage = message.pop("usage", {"prompt_tokens": 100, "completion_tokens": 20})
    said = {"role": "assistant", "content": content, **message}
    choice = {"index": 0, "message": said, "finish_reason": finish}
    body = {"object": "chat.completion", "choices": [choice], "usage": usage}
    return Reply(json.dumps(body).encode())


def claims(*rows: Any) -> Reply:
    """A good reply that lists claims."""
    return chat(json.dumps({"claims": list(rows)}))


def error(status: int, message: str = "no", **more: Any) -> Reply:
    """A reply in the form of an error."""
    headers = more.pop("headers", ())
    body = {"error": {"message": message, **more}}
    return Reply(json.dumps(body).encode(), status, tuple(headers))


def row(quote: str, kind: str = "attack", **fields: Any) -> Row:
    """A claim as the model gives it."""
    plain: Row = {
        "quote": quote,
        "kind": kind,
        "speaker": None,
        "via": [],
        "certainty": "asserted",
        "actor": None,
        "target": None,
        "place": None,
        "time": None,
        "time_mode": None,
        "figures": [],
        "person": None,
        "status": None,
    }
    return {**plain, **fields}


def count(text: str, measure: str = "killed", **fields: Any) -> Row:
    """A figure as the model gives it."""
    plain: Row = {
        "text": text,
        "measure": measure,
        "low": None,
        "high": None,
        "approx": False,
        "population": None,
        "part_of": None,
    }
    return {**plain, **fields}


@dataclass
class Fake:
    """What the server was asked, and what it answers."""

    address: str = ""
    answer: Callable[[Row], Reply] = lambda body: claims()
    asked: list[Row] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    models: Reply = Reply(json.dumps({"data": [{"id": MODEL}]}).encode())

    def says(self, *replies: Reply) -> None:
        """Give these, one after the other; the last one again and again."""
        left = list(replies)
        self.answer = lambda body: left.pop(0) if len(left) > 1 else left[0]

    @property
    def texts(self) -> list[str]:
        """The parts of reports that were sent."""
        sent = [body["messages"][1]["content"] for body in self.asked]
        return [text.partition("REPORT:\n")[2] for text in sent]


@contextmanager
def serving() -> Iterator[Fake]:
    """A server that runs while the block does."""
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.path == "/v1/chat/completions"
            data = self.rfile.read(int(self.headers["Content-Length"]))
            fake.asked.append(json.loads(data))
            fake.headers.append(dict(self.headers))
            self.reply(fake.answer(fake.asked[-1]))

        def do_GET(self) -> None:
            fake.headers.append(dict(self.headers))
            self.reply(fake.models)

        def reply(self, reply: Reply) -> None:
            time.sleep(reply.pause)
            self.send_response(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.data)))
            self.end_headers()
            try:
                step = 1 if reply.drip else max(1, len(reply.data))
                for at in range(0, len(reply.data), step):
                    self.wfile.write(reply.data[at : at + step])
                    self.wfile.flush()
                    time.sleep(reply.drip)
            except OSError:
                pass

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    threading.Thread(target=httpd.serve_forever, args=(0.02,), daemon=True).start()
    fake.address = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
    yield fake
    httpd.shutdown()
    httpd.server_close()
