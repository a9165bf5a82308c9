"""Readiness plans and their tasks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "readiness_plans",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("plan", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name="fk_readiness_plans_assessment_id"),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_readiness_plans_home_id"),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name="fk_readiness_plans_made_by"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_readiness_plans_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_readiness_plans"),
        sqlite_strict=True,
    )
    op.create_index("ix_readiness_plans_referral_id", "readiness_plans", ["referral_id"], unique=False)
    op.create_table(
        "tasks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["readiness_plans.id"], name="fk_tasks_plan_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
        sqlite_strict=True,
    )
    op.create_index("ix_tasks_plan_id", "tasks", ["plan_id"], unique=False)
    op.create_table(
        "task_versions",
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_task_versions_recorded_by"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_task_versions_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_task_versions"),
        sa.UniqueConstraint("task_id", "number", name="uq_task_versions_task_id_number"),
        sqlite_strict=True,
    )
    keep_for_ever("readiness_plans", ["id", "home_id", "referral_id", "assessment_id", "made_at", "made_by"])
    keep_for_ever("task_versions", ["task_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
