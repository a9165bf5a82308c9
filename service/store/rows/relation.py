"""What a person is to a home or an organisation, from one day to another."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.access.relation import RelationKind
from service.store.base import Base, RowId
from service.store.rows.closed_set import closed_set


class RelationRow(Base):
    """To a home or to an organisation, never to both. `until` is the first day it no longer holds."""

    __tablename__ = "relations"
    __table_args__ = (CheckConstraint("(home_id IS NULL) <> (organisation_id IS NULL)", name="one"),)

    id: Mapped[RowId]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[RelationKind] = closed_set(RelationKind)
    home_id: Mapped[str | None] = mapped_column(ForeignKey("homes.id"))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisations.id"))
    since: Mapped[date]
    until: Mapped[date | None]
