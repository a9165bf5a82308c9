"""A review that is booked after a child's arrival."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId
from service.store.rows.closed_set import closed_set


class ReviewKind(StrEnum):
    """When a review is due, counted from the arrival."""

    AT_72_HOURS = "at 72 hours"
    AT_28_DAYS = "at 28 days"
    AT_3_MONTHS = "at three months"


class ReviewRow(Base):
    """`due_at` is counted from when the child was expected, and from the arrival once that is known."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("home_id", "referral_id", "kind"),)

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"), index=True)
    kind: Mapped[ReviewKind] = closed_set(ReviewKind)
    due_at: Mapped[datetime]
