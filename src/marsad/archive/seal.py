"""Leaves of the log and its head, signed with the monitor's Ed25519 key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from marsad.archive.log import leaf_hash, root
from marsad.errors import InternalError, OperatorError
from marsad.records import codec
from marsad.records.decision import Decision
from marsad.records.ids import content_id, sha256
from marsad.records.leaf import Head, Leaf
from marsad.records.report import Report

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The monitor's private key and the public one that goes with it."""

    private: "Ed25519PrivateKey"
    public: str
    """32 bytes as hexadecimal digits; may be published."""

    def sign(self, data: bytes) -> bytes:
        """The signature of any bytes, 64 of them, always the same."""
        return self.private.sign(data)

    def public_pem(self) -> bytes:
        """The public key as PEM text."""
        from cryptography.hazmat.primitives import serialization

        return self.private.public_key().public_bytes(
            serialization.Encoding.PEM,
            serialization.PublicFormat.SubjectPublicKeyInfo,
        )


def record_bytes(record: Report | Decision) -> bytes:
    """The canonical bytes of a record, which the log commits to."""
    return codec.dumps(record).encode("utf-8", "surrogatepass")


def leaf_data(record: str, digest: str, evidence: str | None) -> bytes:
    """The bytes of a log entry: the record's id, its hash and its evidence's hash.

    They are all in the leaf itself, so the log still verifies after a record has
    been forgotten for law or safety.
    """
    fields = {"evidence": evidence, "record": record, "sha256": digest}
    return codec.dumps(fields).encode()


def leaf_of(record: Report | Decision, index: int) -> Leaf:
    """Entry `index` of the log, for a report or a decision.

    Ids count up with the index, so that leaves scanned by id come in log order
    and two different entries can never take one place.
    """
    digest = sha256(record_bytes(record))
    evidence = record.evidence if isinstance(record, Report) else None
    return Leaf(
        id=f"leaf-{index:012d}",
        index=index,
        record=record.id,
        sha256=digest,
        evidence=evidence,
        hash=leaf_hash(leaf_data(record.id, digest, evidence)).hex(),
    )


def seal(leaves: Sequence[Leaf], key: SigningKey, now: datetime) -> Head:
    """Sign the log's size and root as they are at `now`.

    Raises:
        InternalError: leaves are not in log order, or one is missing.
    """
    for index, leaf in enumerate(leaves):
        if leaf.index != index:
            raise InternalError(f"entry {index} of the log is {leaf.id}")
    top = root(bytes.fromhex(leaf.hash) for leaf in leaves).hex()
    return signed_head(len(leaves), top, key, now)


def signed_head(size: int, top: str, key: SigningKey, at: datetime) -> Head:
    """A head that says that the log had that size and root at that time."""
    signature = key.private.sign(note(size, top, at)).hex()
    return Head(_head_id(size, top, at, key.public), size, top, at, key.public,
                signature)  # fmt: skip


def note(size: int, top: str, at: datetime) -> bytes:
    """What is signed: four lines that a person can read."""
    return f"marsad log\n{size}\n{top}\n{at.isoformat()}\n".encode()


def _head_id(size: int, top: str, at: datetime, key: str) -> str:
    return content_id("head", size, top, at.isoformat(), key)


def verify_head(head: Head, public_key_hex: str) -> bool:
    """Whether a head is signed by this key and says what was signed."""
    if head.key != public_key_hex:
        return False
    if head.id != _head_id(head.size, head.root, head.at, head.key):
        return False
    told = note(head.size, head.root, head.at)
    return is_signed(told, head.signature, public_key_hex)


def is_signed(data: bytes, signature_hex: str, public_key_hex: str) -> bool:
    """Whether these bytes were signed with this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key_hex))
        public.verify(bytes.fromhex(signature_hex), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_of(pem: bytes) -> str | None:
    """The digits of a public key in PEM text; None where it is none of Ed25519."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key.public_bytes_raw().hex() if isinstance(key, Ed25519PublicKey) else None


def new_key() -> bytes:
    """A new private key, as PEM text to write to a file that only we can read."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def load_key(data: bytes) -> SigningKey:
    """The key in PEM text.

    Raises:
        OperatorError: it is no Ed25519 private key in PEM.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        private = serialization.load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise OperatorError(
            "the monitor's key cannot be read: it should be an Ed25519 private key "
            "in PEM (-----BEGIN PRIVATE KEY-----) without a password"
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise OperatorError("the monitor's key is of another kind than Ed25519")
    return SigningKey(private, private.public_key().public_bytes_raw().hex())
