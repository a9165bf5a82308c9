"""One bed for one night, given to one child: the database itself refuses to give either twice."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class BedNightRow(Base):
    """`bed` counts from 0 within the bedroom. A night is the date of its evening."""

    __tablename__ = "bed_nights"
    __table_args__ = (
        UniqueConstraint("home_id", "bedroom", "bed", "night"),
        UniqueConstraint("child_id", "night"),
    )

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    bedroom: Mapped[str]
    bed: Mapped[int]
    night: Mapped[date]
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"))
    period_id: Mapped[str] = mapped_column(ForeignKey("periods.id"), index=True)
