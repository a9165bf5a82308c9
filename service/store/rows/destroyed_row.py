"""A row that may be taken away although its table only grows: two people have had a child's record destroyed."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class DestroyedRow(Base):
    """`row_id` is random and tells nothing. The database lets go of exactly the rows that are named here."""

    __tablename__ = "destroyed_rows"
    __table_args__ = (UniqueConstraint("table_name", "row_id"),)
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    step_id: Mapped[str] = mapped_column(ForeignKey("retention_steps.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[str]
