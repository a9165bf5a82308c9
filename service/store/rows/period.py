"""A period of short breaks that a home's coordinator keeps."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class PeriodRow(Base):
    """`reference`: the id that the coordinator gave it. Its row is what one change at a time holds."""

    __tablename__ = "periods"
    __table_args__ = (UniqueConstraint("home_id", "reference"),)

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    reference: Mapped[str]
