"""That a child was asked for in an emergency: who called, what was answered, and until when it is provisional."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class EmergencyRow(Base):
    """The last of a referral at a home counts."""

    __tablename__ = "emergencies"
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"), index=True)
    taken_at: Mapped[datetime]
    taken_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    record: Mapped[SealedBytes]
