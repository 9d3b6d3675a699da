"""Leaves and heads: who signs, what is signed, and what breaks it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.log import leaf_hash, root
from marsad.archive.seal import leaf_data, leaf_of, load_key, new_key, seal, verify_head
from marsad.errors import InternalError, OperatorError
from marsad.records.decision import Decision
from marsad.records.report import Report

AT = datetime(2019, 2, 10, 9, 0, tzinfo=UTC)
KEY = load_key(new_key())
REPORTS = [Report(f"rpt-{n}", f"Shelling, part {n}.", f"{n:064x}") for n in range(5)]
RULING = Decision("dec-1", AT, "reviewer", "accept", ("rpt-1",), "two origins")


def test_a_sealed_log_verifies() -> None:
    leaves = [leaf_of(record, n) for n, record in enumerate([*REPORTS, RULING])]
    head = seal(leaves, KEY, AT)
    assert head.size == 6
    assert head.root == root(bytes.fromhex(leaf.hash) for leaf in leaves).hex()
    assert verify_head(head, KEY.public)
    assert head == seal(leaves, KEY, AT)


def test_a_leaf_commits_to_record_and_evidence() -> None:
    leaf = leaf_of(REPORTS[3], 0)
    assert leaf.evidence == REPORTS[3].evidence
    data = leaf_data(leaf.record, leaf.sha256, leaf.evidence)
    assert leaf.hash == leaf_hash(data).hex()
    assert leaf_of(RULING, 0).evidence is None
    assert leaf_of(replace(REPORTS[3], text="Edited."), 0).hash != leaf.hash
    assert leaf_of(replace(REPORTS[3], evidence="0" * 64), 0).hash != leaf.hash


@given(numbers=st.lists(st.integers(0, 10**9), min_size=2, max_size=9, unique=True))
def test_leaf_ids_sort_as_the_log_does(numbers: list[int]) -> None:
    leaves = [leaf_of(RULING, number) for number in numbers]
    by_id = sorted(leaves, key=lambda leaf: leaf.id)
    assert by_id == sorted(leaves, key=lambda leaf: leaf.index)


@pytest.mark.parametrize(
    "change",
    [
        {"size": 4},
        {"root": "00" * 32},
        {"at": AT.replace(hour=10)},
        {"signature": "00" * 64},
        {"signature": "not hexadecimal"},
        {"key": load_key(new_key()).public},
        {"id": "head-other"},
    ],
)
def test_a_changed_head_does_not_verify(change: dict[str, object]) -> None:
    head = seal([leaf_of(report, n) for n, report in enumerate(REPORTS)], KEY, AT)
    assert not verify_head(replace(head, **change), KEY.public)  # type: ignore[arg-type]


def test_a_head_of_another_key_does_not_verify() -> None:
    other = load_key(new_key())
    assert not verify_head(seal([], other, AT), KEY.public)
    assert not verify_head(seal([], KEY, AT), "zz")


def test_leaves_out_of_order_are_not_sealed() -> None:
    with pytest.raises(InternalError, match="entry 0"):
        seal([leaf_of(REPORTS[0], 1)], KEY, AT)


@pytest.mark.parametrize(
    "data", [b"", b"no key", new_key()[:60]], ids=["empty", "words", "half a key"]
)
def test_a_bad_key_is_told(data: bytes) -> None:
    with pytest.raises(OperatorError, match="Ed25519"):
        load_key(data)


def test_a_key_of_another_kind_is_told() -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    data = X25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with pytest.raises(OperatorError, match="another kind"):
        load_key(data)
