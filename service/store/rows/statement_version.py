"""One version of a home's statement of purpose."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class StatementVersionRow(Version):
    __tablename__ = "statement_versions"
    __table_args__ = (UniqueConstraint("home_id", "number"),)

    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
