"""Periods of short breaks, the work on them, and each bed of each night given once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "periods",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_periods_home_id"),
        sa.PrimaryKeyConstraint("id", name="pk_periods"),
        sa.UniqueConstraint("home_id", "reference", name="uq_periods_home_id_reference"),
        sqlite_strict=True,
    )
    op.create_table(
        "period_versions",
        sa.Column("period_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_period_versions_period_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_period_versions_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_period_versions"),
        sa.UniqueConstraint("period_id", "number", name="uq_period_versions_period_id_number"),
        sqlite_strict=True,
    )
    op.create_table(
        "period_solves",
        sa.Column("solve_id", sa.Text(), nullable=False),
        sa.Column("period_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("given_out", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_period_solves_period_id"),
        sa.ForeignKeyConstraint(["solve_id"], ["solves.id"], name="fk_period_solves_solve_id"),
        sa.PrimaryKeyConstraint("solve_id", name="pk_period_solves"),
        sqlite_strict=True,
    )
    op.create_index("ix_period_solves_period_id", "period_solves", ["period_id"], unique=False)
    op.create_table(
        "bed_nights",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("bedroom", sa.Text(), nullable=False),
        sa.Column("bed", sa.Integer(), nullable=False),
        sa.Column("night", Day(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("period_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_bed_nights_child_id"),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_bed_nights_home_id"),
        sa.ForeignKeyConstraint(["period_id"], ["periods.id"], name="fk_bed_nights_period_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bed_nights"),
        sa.UniqueConstraint("child_id", "night", name="uq_bed_nights_child_id_night"),
        sa.UniqueConstraint("home_id", "bedroom", "bed", "night", name="uq_bed_nights_home_id_bedroom_bed_night"),
        sqlite_strict=True,
    )
    op.create_index("ix_bed_nights_period_id", "bed_nights", ["period_id"], unique=False)
    keep_for_ever("period_versions", ["period_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
