"""What a home has told an authority of its referral: that it offers a place, or that it does not, and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class HomeAnswerRow(Base):
    """`number` counts a home's answers about a referral from 1; the last is the one that stands."""

    __tablename__ = "home_answers"
    __table_args__ = (UniqueConstraint("referral_id", "home_id", "number"),)
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"))
    number: Mapped[int]
    answered_at: Mapped[datetime]
    answered_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    record: Mapped[SealedBytes]
