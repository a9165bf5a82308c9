"""When and why referrals were closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0020"
down_revision = "0018"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "referral_closings",
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_referral_closings_referral_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_referral_closings_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_referral_closings"),
        sa.UniqueConstraint("referral_id", "number", name="uq_referral_closings_referral_id_number"),
        sqlite_strict=True,
    )
    versioned = ["id", "number", "holds_from", "recorded_at", "recorded_by"]
    keep_for_ever("referral_closings", ["referral_id", *versioned])
