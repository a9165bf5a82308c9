"""One version of what binds and divides the children of a home, and what is done about it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class GroupVersionRow(Version):
    __tablename__ = "group_versions"
    __table_args__ = (UniqueConstraint("home_id", "number"),)

    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
