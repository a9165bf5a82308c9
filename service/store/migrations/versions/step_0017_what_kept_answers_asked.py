"""What was asked for while an answer was made that is kept, so that it is asked for again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Take the step."""
    op.add_column("kept_answers", sa.Column("asked", sa.Text(), nullable=True))
