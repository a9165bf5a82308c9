"""Places that are held for a referral, and what homes answer an authority."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0015"
down_revision = "0013"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "holds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("offered_at", Moment(), nullable=True),
        sa.Column("expires_at", Moment(), nullable=True),
        sa.Column("taken_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.CheckConstraint("place >= 1", name="ck_holds_place"),
        sa.CheckConstraint("(taken_at IS NULL) <> (expires_at IS NULL)", name="ck_holds_until"),
        sa.CheckConstraint("(ended_at IS NULL) = (ended IS NULL)", name="ck_holds_ended"),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_holds_home_id"),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name="fk_holds_made_by"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_holds_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_holds"),
        sqlite_strict=True,
    )
    live, for_good = sa.text("ended_at IS NULL"), sa.text("ended_at IS NULL AND taken_at IS NOT NULL")
    _only_one("uq_holds_place", ["home_id", "place"], live)
    _only_one("uq_holds_asked", ["referral_id", "home_id"], live)
    _only_one("uq_holds_taken", ["referral_id"], for_good)
    op.create_table(
        "home_answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name="fk_home_answers_answered_by"),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_home_answers_home_id"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_home_answers_referral_id"),
        sa.PrimaryKeyConstraint("id", name="pk_home_answers"),
        sa.UniqueConstraint("referral_id", "home_id", "number", name="uq_home_answers_referral_id_home_id_number"),
        sqlite_strict=True,
    )
    keep_for_ever("home_answers", ["id", "home_id", "referral_id", "number", "answered_at", "answered_by"])


def _only_one(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "holds", columns, unique=True, sqlite_where=where, postgresql_where=where)
