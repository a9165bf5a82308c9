"""What versions of any record have in common: their number, the day they hold from, and who wrote them down when."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class Version(Base):
    """One version. Numbers of one record count from 1; the highest of those that hold by a day is the one in force."""

    __abstract__ = True
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    number: Mapped[int]
    holds_from: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """None: it came with records brought in as a whole."""
    record: Mapped[SealedBytes]
    """The record as JSON, without what has a table of its own."""
