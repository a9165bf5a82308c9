"""That a place at a home is held for a referral: until a moment, or for good once an offer of it was taken."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import Base, RowId
from service.store.rows.closed_set import closed_set


class Ended(StrEnum):
    """Why a place is held no longer."""

    LAPSED = "its time was over"
    LET_GO = "the authority let it go"
    WITHDRAWN = "the referral was withdrawn"
    NOT_OFFERED = "the home did not offer it"
    ELSEWHERE = "another home's offer was taken"
    COUNTED = "the home has counted its free places again"


LIVE = text("ended_at IS NULL")
FOR_GOOD = text("ended_at IS NULL AND taken_at IS NOT NULL")


class HoldRow(Base):
    """`place` counts from 1 among those that the home says are free.

    That no place is held twice at once is an index, and not care: of all who try, the database lets one.
    """

    __tablename__ = "holds"
    __table_args__ = (
        Index("uq_holds_place", "home_id", "place", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
        Index("uq_holds_asked", "referral_id", "home_id", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
        Index("uq_holds_taken", "referral_id", unique=True, sqlite_where=FOR_GOOD, postgresql_where=FOR_GOOD),
        CheckConstraint("place >= 1", name="place"),
        CheckConstraint("(taken_at IS NULL) <> (expires_at IS NULL)", name="until"),
        CheckConstraint("(ended_at IS NULL) = (ended IS NULL)", name="ended"),
    )

    id: Mapped[RowId]
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    referral_id: Mapped[str] = mapped_column(ForeignKey("referrals.id"))
    place: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    offered_at: Mapped[datetime | None]
    """When the home offered it. None: it has not."""
    expires_at: Mapped[datetime | None]
    """None: it was taken, and does not lapse."""
    taken_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended: Mapped[Ended | None] = closed_set(Ended)
