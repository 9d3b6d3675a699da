"""What must not leave this machine does not."""

from dataclasses import replace

import pytest

from marsad.extract.hosted.guard import guard_of
from marsad.extract.hosted.options import HostedOptions, address_fault
from marsad.extract.hosted.version import second_key
from marsad.records.source import Source
from marsad.records.war import War
from tests.build import report
from tests.extract.hosted.conftest import Connect
from tests.extract.hosted.fake import MODEL, Fake

CONTACT = Source("contact-1", "a contact", protected=True, secrets=("Qaxal Dorvim",))
GUARD = guard_of(War("x", sources=(CONTACT, Source("open", "Open"))))
OUTSIDE = HostedOptions("https://models.example.org/v1", MODEL)
INSIDE = HostedOptions("http://localhost:11434/v1", MODEL)
OPEN = replace(report("Two men were held.", source="open"), title="News")


@pytest.mark.parametrize(
    "of",
    [
        replace(OPEN, protected=True),
        replace(OPEN, source="contact-1"),
        replace(OPEN, text="Two men were held, said QAXAL  Dorvím."),
        replace(OPEN, text="write to qaxaldorvim@example.org"),
        replace(OPEN, title="From Qaxal Dorvim"),
    ],
)
def test_a_protected_report_goes_nowhere_outside(of: object) -> None:
    assert GUARD.why_withheld(of, OUTSIDE) is not None  # type: ignore[arg-type]
    assert GUARD.why_withheld(of, INSIDE) is None  # type: ignore[arg-type]
    free = replace(OUTSIDE, send_protected=True)
    assert GUARD.why_withheld(of, free) is None  # type: ignore[arg-type]


def test_an_open_report_may_go() -> None:
    assert GUARD.why_withheld(OPEN, OUTSIDE) is None
    assert GUARD.why_withheld(replace(OPEN, text="Qaxal is a town."), OUTSIDE) is None


def test_nothing_is_sent_of_a_withheld_report(fake: Fake, connect: Connect) -> None:
    # The server is on this machine, but the model's name says that it runs elsewhere.
    exchange = connect(guard=GUARD, model="big:120b-cloud")
    heard = exchange.hear(replace(OPEN, protected=True))
    assert (fake.asked, heard.claims, heard.whole) == ([], (), False)
    (issue,) = heard.issues
    assert issue.code == "hosted-withheld"
    assert "send_protected" in issue.message
    exchange.hear(OPEN)
    assert len(fake.asked) == 1


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://127.8.9.1:80", True),
        ("http://[::1]:8000/v1", True),
        ("http://LOCALHOST", True),
        ("http://localhost.example.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://192.168.1.5:11434/v1", False),
        ("http://0.0.0.0:80", False),
        ("https://api.example.org/v1", False),
    ],
)
def test_only_this_machine_is_inside(address: str, inside: bool) -> None:
    assert HostedOptions(address, MODEL).inside is inside
    assert not HostedOptions(address, "big:cloud").inside


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost:11434",
        "ftp://localhost/v1",
        "http://",
        "http://user:word@example.org/v1",
        "http://127.0.0.1@example.org/v1",
        "http://127.0.0.1\\@example.org/v1",
        "http://example.org/v1?key=word",
        "http://example.org/v1#x",
        "http://example.org:port/v1",
        "http://example.org/v 1",
        "http://[::1/v1",
    ],
)
def test_an_address_that_could_mislead_is_refused(address: str) -> None:
    fault = address_fault(address)
    assert fault is not None
    assert "word" not in fault
    assert address_fault("http://localhost:11434") is None


@pytest.mark.parametrize(
    "address",
    ["http://h:1", "http://h:1/", "http://h:1/v1/", "http://h:1/v1/chat/completions"],
)
def test_the_address_may_end_as_servers_write_it(address: str) -> None:
    assert HostedOptions(address, MODEL).base == "http://h:1/v1"


def test_what_changes_a_reading_changes_the_key_and_nothing_else_does() -> None:
    def key(**more: object) -> tuple[str, ...]:
        return second_key(replace(OUTSIDE, **more), GUARD)  # type: ignore[arg-type]

    same = [
        key(),
        key(key="k3y"),
        key(price_in=5.0),
        key(requests_per_minute=1.0),
    ]
    assert len(set(same)) == 1
    others = [
        key(model="other"),
        key(address="https://other.example.org/v1"),
        key(mode="instead"),
        key(languages=("en", "ar")),
        key(send_protected=True),
        key(max_tokens=1),
        key(part_length=1000),
        key(timeout_s=1.0),
        key(retries=0),
        second_key(OUTSIDE, guard_of(War("x"))),
    ]
    assert len({*same, *others}) == 1 + len(others)


def test_secrets_and_the_key_are_not_shown() -> None:
    shown = repr(GUARD) + repr(replace(OUTSIDE, key="k3y"))
    assert "k3y" not in shown
    assert "dorvim" not in shown.lower()
