"""Legal holds, and the destruction of what need not be kept: the only way that a row leaves a table that grows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Moment, Sealed
from service.store.migrations.growing import keep_for_ever, let_go_of_destroyed

revision = "0022"
down_revision = "0021"

OF_A_CHILD = (
    "child_versions",
    "residence_versions",
    "referral_versions",
    "referral_closings",
    "home_answers",
    "enquiry_versions",
    "home_enquiry_versions",
    "assessment_uses",
    "statements",
    "releases",
    "readiness_plans",
    "task_versions",
    "emergencies",
    "review_versions",
    "decisions",
)
"""The tables that only grow and hold what is of one child."""


def upgrade() -> None:
    """Take the step."""
    _steps()
    op.create_table(
        "destroyed_rows",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["step_id"], ["retention_steps.id"], name="fk_destroyed_rows_step_id"),
        sa.PrimaryKeyConstraint("id", name="pk_destroyed_rows"),
        sa.UniqueConstraint("table_name", "row_id", name="uq_destroyed_rows_table_name_row_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_destroyed_rows_step_id", "destroyed_rows", ["step_id"], unique=False)
    keep_for_ever("destroyed_rows", ["id", "step_id", "table_name", "row_id"])
    let_go_of_destroyed(OF_A_CHILD)


def _steps() -> None:
    op.create_table(
        "retention_steps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("document", Sealed(), nullable=False),
        sa.Column("salt", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "sequence"],
            ["ledger_entries.organisation_id", "ledger_entries.sequence"],
            name="fk_retention_steps_organisation_id_sequence",
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name="fk_retention_steps_organisation_id"),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_retention_steps_child_id"),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name="fk_retention_steps_taken_by"),
        sa.PrimaryKeyConstraint("id", name="pk_retention_steps"),
        sa.UniqueConstraint("organisation_id", "sequence", name="uq_retention_steps_organisation_id_sequence"),
        sqlite_strict=True,
    )
    op.create_index("ix_retention_steps_child_id", "retention_steps", ["child_id"], unique=False)
    clear = ["id", "organisation_id", "sequence", "child_id", "step", "taken_by", "taken_at"]
    keep_for_ever("retention_steps", clear)
