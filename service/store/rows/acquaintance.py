"""A child whom a person knows outside work, or whose record they must not see: they do not open it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class AcquaintanceRow(Base):
    __tablename__ = "acquaintances"
    __table_args__ = (UniqueConstraint("person_id", "child_id"),)

    id: Mapped[RowId]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"), index=True)
    declared_on: Mapped[date]
