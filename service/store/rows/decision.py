"""A signed decision: its document byte for byte, and the salt that its ledger entry commits to it with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId, SealedBytes


class DecisionRow(Base):
    """Never changed: a correction is a new decision that supersedes this one."""

    __tablename__ = "decisions"
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
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"), index=True)
    supersedes: Mapped[str | None] = mapped_column(ForeignKey("decisions.id"))
    signed_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    signed_at: Mapped[datetime]
    document: Mapped[SealedBytes]
    salt: Mapped[SealedBytes]
