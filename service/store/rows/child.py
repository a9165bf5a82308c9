"""A child as one organisation keeps them: a home's record of a child and an authority's are two records."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class ChildRow(Base):
    """`reference` is the child's id in a world; it is that organisation's own."""

    __tablename__ = "children"
    __table_args__ = (UniqueConstraint("organisation_id", "reference"),)

    id: Mapped[RowId]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    reference: Mapped[str]
