"""One version of what is true of a home: registration, staff, bedrooms, all but its statement."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class HomeVersionRow(Version):
    __tablename__ = "home_versions"
    __table_args__ = (UniqueConstraint("home_id", "number"),)

    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
