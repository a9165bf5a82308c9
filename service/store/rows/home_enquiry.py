"""An enquiry that a home made about a referred child: its own, seen by no other home and by no authority."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class HomeEnquiryRow(Base):
    __tablename__ = "home_enquiries"

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"), index=True)
