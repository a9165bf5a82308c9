"""That a child has died, on which day and who says so."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class ChildDeathRow(Version):
    __tablename__ = "child_deaths"
    __table_args__ = (UniqueConstraint("child_id", "number"),)

    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"))
