"""That two records are of one child: because the child arrived with one of them, or because somebody has said so."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class ChildLinkRow(Base):
    """`child_id` is the lesser of the two ids. `taken_back_on`: when it was said to be a mistake; None: it holds."""

    __tablename__ = "child_links"
    __table_args__ = (UniqueConstraint("child_id", "same_as_id"),)

    id: Mapped[RowId]
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"))
    same_as_id: Mapped[str] = mapped_column(ForeignKey("children.id"), index=True)
    said_on: Mapped[date]
    said_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """Who said last how it stands. None: it was told from arrivals that were recorded before such links were."""
    taken_back_on: Mapped[date | None]
