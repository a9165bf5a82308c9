"""One task of a readiness plan."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId


class TaskRow(Base):
    """`place` counts from 1, in the plan's order."""

    __tablename__ = "tasks"

    id: Mapped[RowId]
    plan_id: Mapped[str] = mapped_column(ForeignKey("readiness_plans.id"), index=True)
    place: Mapped[int]
