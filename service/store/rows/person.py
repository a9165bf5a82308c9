"""A person who works with the records."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class PersonRow(Base):
    """`ended_at`: from then on the person may do nothing. What they sign in with stands elsewhere."""

    __tablename__ = "people"

    id: Mapped[RowId]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[SealedBytes]
    ended_at: Mapped[datetime | None]
