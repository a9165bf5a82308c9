"""That a child has died, which decides how long the record is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment, Sealed
from service.store.migrations.growing import keep_for_ever, let_go_of_destroyed_too

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "child_deaths",
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holds_from", Day(), nullable=False),
        sa.Column("recorded_at", Moment(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("record", Sealed(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_child_deaths_child_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_child_deaths_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_child_deaths"),
        sa.UniqueConstraint("child_id", "number", name="uq_child_deaths_child_id_number"),
        sqlite_strict=True,
    )
    keep_for_ever("child_deaths", ["child_id", "id", "number", "holds_from", "recorded_at", "recorded_by"])
    let_go_of_destroyed_too("child_deaths")
