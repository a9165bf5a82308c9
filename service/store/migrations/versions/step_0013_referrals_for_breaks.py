"""Which referrals are for short breaks; of those there already it is not known until they are taken in anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Take the step."""
    op.add_column("referrals", sa.Column("for_breaks", sa.Integer(), nullable=False, server_default="0"))
