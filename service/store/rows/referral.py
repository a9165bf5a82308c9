"""A referral, and the organisation that keeps it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class ReferralRow(Base):
    """`reference` is its id in a world. `gone_from`: the first day it is no longer open."""

    __tablename__ = "referrals"
    __table_args__ = (UniqueConstraint("organisation_id", "reference"),)

    id: Mapped[RowId]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"), index=True)
    reference: Mapped[str]
    gone_from: Mapped[date | None]
    for_breaks: Mapped[int] = mapped_column(default=0)
    """Whether it asks for short breaks, as its record says: 1, or 0 where it does not or that is not known."""
