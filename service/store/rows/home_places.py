"""One version of what a home has told of its free places, which no match check at the home itself looks at."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class HomePlacesRow(Version):
    __tablename__ = "home_places"
    __table_args__ = (UniqueConstraint("home_id", "number"),)

    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
