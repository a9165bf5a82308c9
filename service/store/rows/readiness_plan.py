"""A readiness plan: what was chosen to make it a match, and what has to be in place besides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class ReadinessPlanRow(Base):
    """The one that was made last is followed. `plan` is what the engine worked out, as JSON; tasks stand apart."""

    __tablename__ = "readiness_plans"
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"), index=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"))
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    plan: Mapped[SealedBytes]
