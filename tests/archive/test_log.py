"""The log's tree against the RFC's own definition, written out a second time."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.log import (
    Frontier,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The vectors of the Certificate Transparency project's own tests."""
entries = st.lists(st.binary(max_size=8), max_size=40)


def naive_root(data: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if len(data) == 0:
        return hashlib.sha256(b"").digest()
    if len(data) == 1:
        return hashlib.sha256(b"\x00" + data[0]).digest()
    k = 1
    while k * 2 < len(data):
        k *= 2
    halves = naive_root(data[:k]) + naive_root(data[k:])
    return hashlib.sha256(b"\x01" + halves).digest()


def naive_path(m: int, data: list[bytes]) -> list[bytes]:
    """RFC 6962 section 2.1.1, word for word."""
    if len(data) == 1:
        return []
    k = 1
    while k * 2 < len(data):
        k *= 2
    if m < k:
        return [*naive_path(m, data[:k]), naive_root(data[k:])]
    return [*naive_path(m - k, data[k:]), naive_root(data[:k])]


@pytest.mark.parametrize("size", range(9))
def test_known_vectors(size: int) -> None:
    assert root(map(leaf_hash, ENTRIES[:size])).hex() == ROOTS[size]
    assert naive_root(ENTRIES[:size]).hex() == ROOTS[size]


@given(data=entries, cut=st.integers(0, 40))
def test_root_is_the_definition_however_the_log_grew(
    data: list[bytes], cut: int
) -> None:
    hashes = [leaf_hash(entry) for entry in data]
    assert root(hashes) == naive_root(data)
    grown = Frontier().grow(hashes[:cut]).grow(hashes[cut:])
    assert grown.root() == naive_root(data)
    assert len(grown.peaks) == len(data).bit_count()


@given(data=entries.filter(len), pick=st.integers(0, 1000), other=st.binary(max_size=4))
def test_inclusion(data: list[bytes], pick: int, other: bytes) -> None:
    index, size = pick % len(data), len(data)
    hashes = [leaf_hash(entry) for entry in data]
    proof = inclusion_proof(index, hashes)
    assert list(proof) == naive_path(index, data)
    top = root(hashes)
    assert verify_inclusion(index, size, hashes[index], proof, top)
    wrong = leaf_hash(other + b"!" + data[index])
    assert not verify_inclusion(index, size, wrong, proof, top)
    assert not verify_inclusion(index, size, hashes[index], (*proof, top), top)
    assert not verify_inclusion(size, size, hashes[index], proof, top)
    if len(proof) > 0:
        assert not verify_inclusion(index, size, hashes[index], proof[1:], top)


@given(data=entries, pick=st.integers(0, 1000), spot=st.integers(0, 1000))
def test_consistency(data: list[bytes], pick: int, spot: int) -> None:
    old, new = pick % (len(data) + 1), len(data)
    hashes = [leaf_hash(entry) for entry in data]
    tops = (root(hashes[:old]), root(hashes))
    proof = consistency_proof(old, hashes)
    assert verify_consistency((old, new), tops, proof)
    assert not verify_consistency((old, new), tops, (*proof, tops[1]))
    if old > 0:
        edited = list(hashes)
        edited[spot % old] = leaf_hash(b"edited" * 9)
        other = root(edited)
        forged = consistency_proof(old, edited)
        assert not verify_consistency((old, new), (tops[0], other), forged)


def test_proofs_of_what_is_not_there() -> None:
    with pytest.raises(IndexError):
        inclusion_proof(0, [])
    with pytest.raises(IndexError):
        consistency_proof(2, [leaf_hash(b"")])
    assert not verify_consistency((2, 1), (b"", b""), ())


def test_a_long_log_grows_in_small_steps() -> None:
    hashes = [leaf_hash(str(number).encode()) for number in range(3000)]
    frontier = Frontier()
    for leaf in hashes:
        frontier = frontier.grow([leaf])
    assert frontier.root() == root(hashes)
