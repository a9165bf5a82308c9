"""One line of who did what with which record, when. Names are absent: ids say it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from service.access.action import Action
from service.access.kind import Kind
from service.store.base import Base
from service.store.rows.closed_set import closed_set


class AuditRow(Base):
    """A refusal is a line too: `allowed` is 0 then, and `subject_id` is what was asked for, whether there or not."""

    __tablename__ = "audit_rows"
    KEPT_FOR_EVER = True

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[datetime]
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"))
    """The organisation that the person acts for."""
    action: Mapped[Action] = closed_set(Action)
    subject_kind: Mapped[Kind] = closed_set(Kind)
    subject_id: Mapped[str]
    child_id: Mapped[str | None] = mapped_column(ForeignKey("children.id"), index=True)
    allowed: Mapped[int]
    because: Mapped[str]
    """The rule that allowed or refused it."""
