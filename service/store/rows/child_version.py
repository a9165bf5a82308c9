"""One version of a child's record; the name stands apart, so that a list opens names and nothing more."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.base import SealedBytes
from service.store.rows.version import Version


class ChildVersionRow(Version):
    __tablename__ = "child_versions"
    __table_args__ = (UniqueConstraint("child_id", "number"),)

    child_id: Mapped[str] = mapped_column(ForeignKey("children.id"))
    name: Mapped[SealedBytes]
