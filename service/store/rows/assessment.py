"""A match check that was run, kept as it was shown."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class AssessmentRow(Base):
    """`report` is everything as it was shown, as JSON. `void_since`: when it was first noticed that something it used
    had changed, so that it must be run again."""

    __tablename__ = "assessments"

    id: Mapped[RowId]
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"), index=True)
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"), index=True)
    about: Mapped[date]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    inputs_sha256: Mapped[str]
    report: Mapped[SealedBytes]
    void_since: Mapped[datetime | None]
