"""That a referral was sent to a home, which may read it until it is withdrawn."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class SendingRow(Base):
    """`withdrawn_on`: the first day the home may no longer read it."""

    __tablename__ = "sendings"
    __table_args__ = (UniqueConstraint("referral_id", "home_id", "sent_on"),)

    id: Mapped[RowId]
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"))
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"), index=True)
    sent_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
