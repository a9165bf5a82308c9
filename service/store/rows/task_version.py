"""One version of a task: what is to be done by whom and when, and later, that it was done."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.rows.version import Version


class TaskVersionRow(Version):
    __tablename__ = "task_versions"
    __table_args__ = (UniqueConstraint("task_id", "number"),)

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"))
