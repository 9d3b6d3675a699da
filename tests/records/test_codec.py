import dataclasses
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records import codec
from marsad.records.claim import Claim, Figure, PartOf, TimeWords
from marsad.records.evidence import Capture, Evidence
from marsad.records.issue import Issue
from marsad.records.sparse import SPARSE
from tests.records.strategies import ANY_TEXT, records

CLAIM = Claim(
    id="clm-a",
    report="rep-a",
    kind="displacement",
    span=(0, 9),
    quote="some fled",
    time=TimeWords("since May", (3, 9), "since"),
    figures=(Figure("displaced", "some", (0, 4), 2, None, part_of=PartOf("clm-b", 1)),),
    via=("an agency",),
)


@pytest.mark.parametrize("name", sorted(codec.NAMES))
def test_every_kind_comes_back_as_it_was(name: str) -> None:
    @given(records(codec.NAMES[name], ANY_TEXT))
    def check(record: codec.Record) -> None:
        data = codec.dumps(record)
        data.encode()
        assert codec.loads(name, data) == record
        assert codec.dumps(codec.loads(name, data)) == data

    check()


def _without_empty_sparse(value: Any) -> Any:
    """What the standard library makes of it, without sparse fields that hold none."""
    if isinstance(value, list | tuple):
        return [_without_empty_sparse(one) for one in value]
    if not dataclasses.is_dataclass(value):
        return value
    fields = dataclasses.fields(value)
    told = {f.name: _without_empty_sparse(getattr(value, f.name)) for f in fields}
    empty = [f.name for f in fields if f.metadata == SPARSE and told[f.name] is None]
    return {name: one for name, one in told.items() if name not in empty}


@pytest.mark.parametrize("name", sorted(codec.NAMES))
def test_plain_values_agree_with_the_standard_library(name: str) -> None:
    @given(records(codec.NAMES[name]))
    def check(record: Any) -> None:
        plain = _without_empty_sparse(record)
        expected = json.dumps(plain, default=lambda moment: moment.isoformat())
        assert json.dumps(codec.to_plain(record)) == expected

    check()


def test_json_is_canonical() -> None:
    issue = Issue("iss-a", "rep-a", "odd", "naïve\u0000", span=(1, 2))
    assert codec.dumps(issue) == (
        '{"claims":[],"code":"odd","id":"iss-a","message":"naïve\\u0000",'
        '"record":"rep-a","seen":null,"span":[1,2],"stage":""}'
    )


def test_nested_records_are_read() -> None:
    assert codec.loads("claim", codec.dumps(CLAIM)) == CLAIM


def test_moments_stay_aware() -> None:
    at = datetime(2026, 1, 1, 12, tzinfo=UTC)
    capture = Capture(at, "http", "marsad", "text/html", 3, "a.html", (("Age", "1"),))
    evidence = Evidence("evi-a", "00", "rep-a", capture)
    back = codec.loads("evidence", codec.dumps(evidence))
    assert back == evidence
    assert isinstance(back, Evidence)
    assert back.capture.at.tzinfo is not None


def test_fields_of_a_later_version_are_passed_over() -> None:
    data = codec.to_plain(CLAIM) | {"mood": "grim"}
    assert codec.loads("claim", json.dumps(data)) == CLAIM


def test_fields_with_a_default_may_be_missing() -> None:
    data = codec.to_plain(CLAIM)
    del data["certainty"], data["via"]
    back = codec.loads("claim", json.dumps(data))
    assert back == dataclasses.replace(CLAIM, via=())


def test_a_missing_field_and_a_wrong_pair_are_errors() -> None:
    data = codec.to_plain(CLAIM)
    with pytest.raises(ValueError, match="3 values where 2"):
        codec.loads("claim", json.dumps(data | {"span": [1, 2, 3]}))
    del data["quote"]
    with pytest.raises(TypeError, match="quote"):
        codec.loads("claim", json.dumps(data))
    with pytest.raises(KeyError):
        codec.loads("rumour", "{}")


@given(st.text(st.characters(categories=["Cs", "Ll"])))
def test_half_a_surrogate_pair_survives_utf8(text: str) -> None:
    issue = Issue("iss-a", "rep-a", "odd", text)
    stored = codec.dumps(issue).encode()
    assert codec.loads("issue", stored.decode()) == issue


def test_values_that_are_no_record_pass_through() -> None:
    assert codec.to_plain([date(2026, 1, 2), (1, None)]) == ["2026-01-02", [1, None]]
    assert codec.to_plain({"a": 1}) == {"a": 1}
    assert codec.reader(int)(3) == 3
