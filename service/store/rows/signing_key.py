"""The key that an organisation's checkpoints are signed with: its public half clear, its private half sealed."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, SealedBytes


class SigningKeyRow(Base):
    """`public` and what is sealed in `private` are the 32 raw bytes of Ed25519 (RFC 8032)."""

    __tablename__ = "signing_keys"

    id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    public: Mapped[bytes]
    private: Mapped[SealedBytes]
