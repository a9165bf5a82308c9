"""An enquiry about a referred child, by its place among those of the referral."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class EnquiryRow(Base):
    """`place` counts from 1, in the order they were made. `gone_from`: the first day it no longer belongs there."""

    __tablename__ = "enquiries"
    __table_args__ = (UniqueConstraint("referral_id", "place"),)

    id: Mapped[RowId]
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"))
    place: Mapped[int]
    gone_from: Mapped[date | None]
