"""Which version of which record each assessment used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.migrations.growing import keep_for_ever

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Take the step. Of assessments made before it nothing says what they used: they have to be run again."""
    op.create_table(
        "assessment_uses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name="fk_assessment_uses_assessment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assessment_uses"),
        sqlite_strict=True,
    )
    op.create_index("ix_assessment_uses_assessment_id", "assessment_uses", ["assessment_id"], unique=False)
    keep_for_ever("assessment_uses", ["id", "assessment_id", '"of"', "record_id", "number"])
