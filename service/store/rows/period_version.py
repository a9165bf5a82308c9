"""One version of a period: families with their requests, bookings, cancellations and what was given out."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class PeriodVersionRow(Version):
    __tablename__ = "period_versions"
    __table_args__ = (UniqueConstraint("period_id", "number"),)

    period_id: Mapped[str] = mapped_column(ForeignKey("periods.id"))
