"""One piece of long work: what was asked, how far it has come, and what came of it. The row is the truth of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, Sealed, SealedBytes
from service.store.rows.closed_set import closed_set


class SolveKind(StrEnum):
    """What can be worked out."""

    SHORT_BREAKS = "a plan of short breaks"
    REPAIR = "a repair of short breaks"


class SolveState(StrEnum):
    """How a piece of long work stands. Running out is never told as "impossible", and neither as "best"."""

    QUEUED = "queued"
    RUNNING = "running"
    OPTIMAL = "proven best"
    FEASIBLE = "found, not proven best"
    INFEASIBLE = "promises cannot all hold"
    OUT_OF_TIME = "out of time before anything was found"
    OUT_OF_MEMORY = "out of memory"
    CRASHED = "it crashed"
    REFUSED = "it cannot be planned as it was asked"
    FAILED_CHECK = "its plan did not pass the check, and was not kept"
    STOPPED = "it was stopped"


class SolveRow(Base):
    """`fence` goes up with each start: only whoever started it last may say what came of it."""

    __tablename__ = "solves"

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"), index=True)
    kind: Mapped[SolveKind] = closed_set(SolveKind)
    state: Mapped[SolveState] = closed_set(SolveState)
    asked_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime]
    fence: Mapped[int]
    lost: Mapped[int]
    """How often whoever worked on it went silent."""
    started_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]
    """When whoever works on it last said so. None: nobody does."""
    ended_at: Mapped[datetime | None]
    told: Mapped[str | None]
    """How far it has come, as JSON: numbers and what it is doing, with nothing of a child."""
    gap_thousandths: Mapped[int | None]
    """How far below the best there could be, at most. None: not known."""
    question: Mapped[SealedBytes]
    answer: Mapped[bytes | None] = mapped_column(Sealed)
    """Only ever a plan that has passed its check."""
    reasons: Mapped[bytes | None] = mapped_column(Sealed)
    """As JSON, in sentences."""
