"""What was answered to something that must be done once, so that asking again does not do it again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class KeptAnswerRow(Base):
    """`key_mark` and `asked_mark` tell nothing of the key and of what was asked to who lacks the root key."""

    __tablename__ = "kept_answers"
    __table_args__ = (UniqueConstraint("person_id", "key_mark"),)

    id: Mapped[RowId]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    key_mark: Mapped[str]
    asked_mark: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    for_ever: Mapped[int]
    """1 where it is never forgotten, else 0."""
    status: Mapped[int]
    asked: Mapped[str | None]
    """What was asked for and allowed while it was answered, by ids, as JSON. None: kept before that was written."""
    body: Mapped[SealedBytes]
