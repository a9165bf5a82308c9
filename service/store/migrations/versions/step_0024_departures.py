"""That children leave a home, when and where to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever, let_go_of_destroyed_too

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "departures",
        sa.Column("residence_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["residence_id"], ["residences.id"], name="fk_departures_residence_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_departures_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_departures"),
        sa.UniqueConstraint("residence_id", "number", name="uq_departures_residence_id_number"),
        sqlite_strict=True,
    )
    keep_for_ever("departures", ["residence_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
    let_go_of_destroyed_too("departures")
