"""That a child lives at a home or is booked to."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class ResidenceRow(Base):
    """`gone_from`: the first day the child is no longer one of the home's group."""

    __tablename__ = "residences"
    __table_args__ = (UniqueConstraint("home_id", "child_id", "since"),)

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"), index=True)
    since: Mapped[date]
    gone_from: Mapped[date | None]
