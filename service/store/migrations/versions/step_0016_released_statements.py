"""Statements written for an authority, and their release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "statements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("written_at", Moment(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("words", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name="fk_statements_assessment_id"),
        sa.ForeignKeyConstraint(["written_by"], ["people.id"], name="fk_statements_written_by"),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
        sqlite_strict=True,
    )
    op.create_index("ix_statements_assessment_id", "statements", ["assessment_id"], unique=False)
    op.create_table(
        "releases",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("released_at", Moment(), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["released_by"], ["people.id"], name="fk_releases_released_by"),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name="fk_releases_statement_id"),
        sa.PrimaryKeyConstraint("id", name="pk_releases"),
        sa.UniqueConstraint("statement_id", name="uq_releases_statement_id"),
        sqlite_strict=True,
    )
    keep_for_ever("statements", ["id", "assessment_id", "written_at", "written_by"])
    keep_for_ever("releases", ["id", "statement_id", "released_at", "released_by"])
