"""Which version of which record an assessment used, so that any later change to one of them shows."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId
from service.store.rows.closed_set import closed_set


class Of(StrEnum):
    """The kinds of record that a check uses, in words that name nobody."""

    HOME = "the home"
    STATEMENT = "the statement of purpose"
    GROUP = "what is known between the children"
    RESIDENCE = "who lives here"
    RESIDENT = "the record of a child who lives here"
    SENDING = "whether the referral is with this home"
    REFERRAL = "the referral"
    CHILD = "the record of the child referred"
    ENQUIRY = "an enquiry that came with the referral"
    LEARNT = "what the home has asked and learnt"


class AssessmentUseRow(Base):
    """`number` is that of the version; 0 where only that the record was there was used."""

    __tablename__ = "assessment_uses"
    KEPT_FOR_EVER = True

    id: Mapped[RowId]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"), index=True)
    of: Mapped[Of] = closed_set(Of)
    record_id: Mapped[str]
    number: Mapped[int]
