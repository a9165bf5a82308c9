"""What homes have told of their free places, apart from what else is written down of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "home_places",
        sa.Column("home_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name="fk_home_places_home_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_home_places_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_home_places"),
        sa.UniqueConstraint("home_id", "number", name="uq_home_places_home_id_number"),
        sqlite_strict=True,
    )
    versioned = ["id", "number", "holds_from", "recorded_at", "recorded_by"]
    keep_for_ever("home_places", ["home_id", *versioned])
