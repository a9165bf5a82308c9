"""One step in how long a child's record is kept: a legal hold put or lifted, destruction asked for, or done."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes
from service.store.rows.closed_set import closed_set


class Step(StrEnum):
    """What was done. It stands in the ledger in the clear, and says nothing of a child."""

    HELD = "legal hold"
    LIFTED = "legal hold lifted"
    ASKED = "destruction asked for"
    DESTROYED = "destruction"


class RetentionStepRow(Base):
    """`document` is what the ledger commits to, as JSON, with its salt. Steps of one child follow by `sequence`."""

    __tablename__ = "retention_steps"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "sequence"], ["ledger_entries.organisation_id", "ledger_entries.sequence"]
        ),
        UniqueConstraint("organisation_id", "sequence"),
    )
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    sequence: Mapped[int]
    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"), index=True)
    step: Mapped[Step] = closed_set(Step)
    taken_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    taken_at: Mapped[datetime]
    document: Mapped[SealedBytes]
    salt: Mapped[SealedBytes]
