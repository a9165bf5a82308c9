"""What people sign in with, who is signed in, and who tried."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Moment, Sealed

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name_mark", sa.Text(), nullable=False),
        sa.Column("password", Sealed(), nullable=False),
        sa.Column("secret", Sealed(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sign_ins_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
        sa.UniqueConstraint("name_mark", name="uq_sign_ins_name_mark"),
        sa.UniqueConstraint("person_id", name="uq_sign_ins_person_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "sign_in_sessions",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("proved_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sign_in_sessions_person_id"),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_sign_in_sessions"),
        sqlite_strict=True,
    )
    op.create_index("ix_sign_in_sessions_person_id", "sign_in_sessions", ["person_id"], unique=False)
    op.create_table(
        "sign_in_tries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("name_mark", sa.Text(), nullable=False),
        sa.Column("address_mark", sa.Text(), nullable=False),
        sa.Column("succeeded", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_tries"),
        sqlite_strict=True,
    )
    op.create_index("ix_sign_in_tries_name_mark_at", "sign_in_tries", ["name_mark", "at"], unique=False)
    op.create_index("ix_sign_in_tries_address_mark_at", "sign_in_tries", ["address_mark", "at"], unique=False)
