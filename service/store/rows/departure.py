"""That a child has left a home, when and where to; or that this was written down by mistake."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class DepartureRow(Version):
    __tablename__ = "departures"
    __table_args__ = (UniqueConstraint("residence_id", "number"),)

    residence_id: Mapped[str] = mapped_column(ForeignKey("residences.id"))
