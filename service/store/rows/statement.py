"""A text that somebody wrote for an authority about its referral, on what an assessment found."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class StatementRow(Base):
    """Never changed: another text is another row. It leaves the home only by a release."""

    __tablename__ = "statements"
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"), index=True)
    written_at: Mapped[datetime]
    written_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    words: Mapped[SealedBytes]
