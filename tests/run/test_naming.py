"""Open reports that name a protected source wait, wherever in them it is named."""

from datetime import UTC, datetime

import pytest

from marsad.records.evidence import Capture
from marsad.records.report import Report
from marsad.records.source import Source
from marsad.records.war import War
from marsad.run.naming import named

CONTACT = Source(
    "contact-01",
    "A contact in the hills",
    protected=True,
    secrets=("Qaxal Dorvim", "qaxal@drop.example", "+963 11 555 0199"),
)
NOW = datetime(2021, 5, 4, tzinfo=UTC)
WAR = War("A war", sources=(CONTACT,))


def issue_of(id: str, text: str = "Two were killed.") -> str | None:
    capture = Capture(NOW, "file", "marsad", "application/json", 3, "a.jsonl")
    found = named(Report(id, text, ""), capture, WAR)
    return found.message if found else None


@pytest.mark.parametrize(
    "id", ["qaxal@drop.example-1", "2021-qaxal-dorvim", "963115550199", "contact-01-7"]
)
def test_an_id_from_outside_is_looked_at(id: str) -> None:
    message = issue_of(id)
    assert message and message.startswith("its id has words by which contact-01 can")
    assert message.endswith(
        f"`marsad withhold {id} --by NAME` and add it under another id if it is not"
    )


def test_words_are_accepted_ids_are_not() -> None:
    message = issue_of("radio-17", "Qaxal Dorvim told of it.")
    assert message and "`marsad accept radio-17 --by NAME` if it is not" in message
    assert issue_of("radio-17") is None
    assert issue_of("radio-18", "contact-01 is a mere code") is None
