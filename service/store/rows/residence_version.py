"""One version of what is known of a child's living at a home: bedroom, days, views."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class ResidenceVersionRow(Version):
    __tablename__ = "residence_versions"
    __table_args__ = (UniqueConstraint("residence_id", "number"),)

    residence_id: Mapped[str] = mapped_column(ForeignKey("residences.id"))
