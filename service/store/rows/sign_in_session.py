"""The time from a person's signing in to their signing out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base


class SignInSessionRow(Base):
    """Who knows `token_sha256` cannot act with it: the token itself is nowhere but with the person."""

    __tablename__ = "sign_in_sessions"

    token_sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    began_at: Mapped[datetime]
    proved_at: Mapped[datetime]
    """When the person last proved who they are."""
    proved_by: Mapped[str | None]
    """By what. None: by password and code, before there was anything else."""
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
