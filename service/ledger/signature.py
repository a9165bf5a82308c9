"""Signs checkpoints, and tells whether one was signed by the key it should be (Ed25519, RFC 8032)."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from service.ledger.checkpoint import Checkpoint, mark_of, to_be_signed


def new_pair() -> tuple[bytes, bytes]:
    """A new private key and its public half, 32 bytes each."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """The public half of a private key."""
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(organisation: str, size: int, head: str, private: bytes) -> Checkpoint:
    """The checkpoint of a ledger of that size and head."""
    key = Ed25519PrivateKey.from_private_bytes(private)
    signature = key.sign(to_be_signed(organisation, size, head))
    mark = mark_of(organisation, key.public_key().public_bytes_raw())
    return Checkpoint(organisation, size, head, signature, mark)


def is_signed_by(checkpoint: Checkpoint, public: bytes) -> bool:
    """Whether that key, and none other, signed exactly what the checkpoint says."""
    if checkpoint.mark != mark_of(checkpoint.organisation, public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(checkpoint.signature, checkpoint.signed)
    except InvalidSignature:
        return False
    return True
