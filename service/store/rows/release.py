"""That a statement was released: from then on the authority that keeps the referral reads it, byte for byte."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class ReleaseRow(Base):
    __tablename__ = "releases"
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    statement_id: Mapped[str] = mapped_column(ForeignKey("statements.id"), unique=True)
    released_at: Mapped[datetime]
    released_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
