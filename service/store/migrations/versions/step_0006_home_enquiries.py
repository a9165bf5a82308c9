"""What a home has asked about a referred child, and what it was answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "home_enquiries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_home_enquiries_home_id"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_home_enquiries_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_home_enquiries"),
        sqlite_strict=True,
    )
    op.create_index("ix_home_enquiries_referral_id", "home_enquiries", ["referral_id"], unique=False)
    op.create_table(
        "home_enquiry_versions",
        sa.Column("home_enquiry_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(
            ["home_enquiry_id"], ["home_enquiries.id"], name="fk_home_enquiry_versions_home_enquiry_id"
        ),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_home_enquiry_versions_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_home_enquiry_versions"),
        sa.UniqueConstraint("home_enquiry_id", "number", name="uq_home_enquiry_versions_home_enquiry_id_number"),
        sqlite_strict=True,
    )
    versioned = ["id", "number", "holds_from", "recorded_at", "recorded_by"]
    keep_for_ever("home_enquiry_versions", ["home_enquiry_id", *versioned])
