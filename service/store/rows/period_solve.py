"""That a piece of long work is about one version of a period."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base


class PeriodSolveRow(Base):
    __tablename__ = "period_solves"

    solve_id: Mapped[str] = mapped_column(ForeignKey("solves.id"), primary_key=True)
    period_id: Mapped[str] = mapped_column(ForeignKey("periods.id"), index=True)
    number: Mapped[int]
    """Of the period's version."""
    given_out: Mapped[int | None]
    """The version with which its plan was given out. None: it was not."""
