"""That a referral was closed, and why, or opened again."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class ReferralClosingRow(Version):
    __tablename__ = "referral_closings"
    __table_args__ = (UniqueConstraint("referral_id", "number"),)

    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"))
