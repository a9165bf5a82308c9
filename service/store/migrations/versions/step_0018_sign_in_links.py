"""Whom a provider of OpenID Connect knows a person as, and by what a person proved who they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.base import Moment

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "sign_in_links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("subject_mark", sa.Text(), nullable=False),
        sa.Column("linked_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sign_in_links_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_links"),
        sa.UniqueConstraint("person_id", name="uq_sign_in_links_person_id"),
        sa.UniqueConstraint("subject_mark", name="uq_sign_in_links_subject_mark"),
        sqlite_strict=True,
    )
    op.add_column("sign_in_sessions", sa.Column("proved_by", sa.Text(), nullable=True))
