"""Emergencies, and the reviews that follow an arrival."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "emergencies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_emergencies_home_id"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_emergencies_referral_id"),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name="fk_emergencies_taken_by"),
        sa.PrimaryKeyConstraint("id", name="pk_emergencies"),
        sqlite_strict=True,
    )
    op.create_index("ix_emergencies_referral_id", "emergencies", ["referral_id"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_reviews_home_id"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_reviews_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("home_id", "referral_id", "kind", name="uq_reviews_home_id_referral_id_kind"),
        sqlite_strict=True,
    )
    op.create_index("ix_reviews_referral_id", "reviews", ["referral_id"], unique=False)
    op.create_table(
        "review_versions",
        sa.Column("review_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_review_versions_recorded_by"),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name="fk_review_versions_review_id"),
        sa.PrimaryKeyConstraint("id", name="pk_review_versions"),
        sa.UniqueConstraint("review_id", "number", name="uq_review_versions_review_id_number"),
        sqlite_strict=True,
    )
    keep_for_ever("emergencies", ["id", "home_id", "referral_id", "taken_at", "taken_by"])
    keep_for_ever("review_versions", ["review_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
