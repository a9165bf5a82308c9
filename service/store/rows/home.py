"""A home and the organisation that runs it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class HomeRow(Base):
    """`gone_from`: the first day it is no longer one of the homes."""

    __tablename__ = "homes"

    id: Mapped[RowId]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    urn: Mapped[str] = mapped_column(unique=True)
    gone_from: Mapped[date | None]
