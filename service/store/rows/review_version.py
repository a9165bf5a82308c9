"""One version of how a review went; none while it has not been held."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class ReviewVersionRow(Version):
    __tablename__ = "review_versions"
    __table_args__ = (UniqueConstraint("review_id", "number"),)

    review_id: Mapped[str] = mapped_column(ForeignKey("reviews.id"))
