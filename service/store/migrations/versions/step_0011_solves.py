"""Long work: one row for each piece."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Moment, Sealed

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "solves",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("seen_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("gap_thousandths", sa.Integer(), nullable=True),
        sa.Column("question", Sealed(), nullable=False),
        sa.Column("answer", Sealed(), nullable=True),
        sa.Column("reasons", Sealed(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name="fk_solves_asked_by"),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_solves_home_id"),
        sa.PrimaryKeyConstraint("id", name="pk_solves"),
        sqlite_strict=True,
    )
    op.create_index("ix_solves_home_id", "solves", ["home_id"], unique=False)
