"""What was answered to something that must be done once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Moment, Sealed

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "kept_answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("key_mark", sa.Text(), nullable=False),
        sa.Column("asked_mark", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("for_ever", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_kept_answers_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_answers"),
        sa.UniqueConstraint("person_id", "key_mark", name="uq_kept_answers_person_id_key_mark"),
        sqlite_strict=True,
    )
    op.create_index("ix_kept_answers_at", "kept_answers", ["at"], unique=False)
