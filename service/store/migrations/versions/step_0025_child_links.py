"""Which records are of one child; of arrivals recorded before, as far as one stay alone can be meant."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

from service.store.base import Day, Moment

revision = "0025"
down_revision = "0024"

A_DAY, FOUR_WEEKS = timedelta(days=1), timedelta(days=28)
REVIEWS = sa.table(
    "reviews", *(sa.column(name) for name in ("home_id", "referral_id", "kind")), sa.column("due_at", Moment())
)
REFERRALS = sa.table("referrals", sa.column("id"), sa.column("child_id"))
CHILDREN = sa.table("children", sa.column("id"), sa.column("reference"))
STAYS = sa.table("residences", sa.column("home_id"), sa.column("child_id"), sa.column("since", Day()))
LINKS = sa.table(
    "child_links", *(sa.column(name) for name in ("id", "child_id", "same_as_id")), sa.column("said_on", Day())
)


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "child_links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Text(), nullable=False),
        sa.Column("same_as_id", sa.Text(), nullable=False),
        sa.Column("said_on", Day(), nullable=False),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("taken_back_on", Day(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["children.id"], name="fk_child_links_child_id"),
        sa.ForeignKeyConstraint(["same_as_id"], ["children.id"], name="fk_child_links_same_as_id"),
        sa.ForeignKeyConstraint(["said_by"], ["people.id"], name="fk_child_links_said_by"),
        sa.PrimaryKeyConstraint("id", name="pk_child_links"),
        sa.UniqueConstraint("child_id", "same_as_id", name="uq_child_links_child_id_same_as_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_child_links_same_as_id", "child_links", ["same_as_id"], unique=False)
    found = {tuple(sorted((referred, own))): came for referred, own, came in _arrived() if referred != own}
    rows = [
        {"id": secrets.token_hex(16), "child_id": one, "same_as_id": other, "said_on": came}
        for (one, other), came in sorted(found.items())
    ]
    if rows:
        op.bulk_insert(LINKS, rows)


def _arrived() -> Iterator[tuple[str, str, date]]:
    """The record that each came with, the home's own, and the day. An arrival books the review at 28 days."""
    asked = sa.select(REVIEWS.c.home_id, REFERRALS.c.child_id, CHILDREN.c.reference, REVIEWS.c.due_at)
    joined = asked.join_from(REVIEWS, REFERRALS, REFERRALS.c.id == REVIEWS.c.referral_id)
    arrivals = joined.join(CHILDREN, CHILDREN.c.id == REFERRALS.c.child_id).where(REVIEWS.c.kind == "at 28 days")
    for home, child, reference, due_at in op.get_bind().execute(arrivals).all():
        came = (due_at - FOUR_WEEKS).date()
        stays = [own for own in _stays(home, came) if _plain(own.reference) == _plain(reference)]
        if len(stays) == 1:
            yield child, stays[0].child_id, came


def _stays(home: str, came: date) -> list[Any]:
    asked = sa.select(STAYS.c.child_id, CHILDREN.c.reference).join_from(
        STAYS, CHILDREN, CHILDREN.c.id == STAYS.c.child_id
    )
    there = (STAYS.c.home_id == home) & STAYS.c.since.between(came - A_DAY, came + A_DAY)
    return list(op.get_bind().execute(asked.where(there)))


def _plain(reference: str) -> str:
    return reference.partition("@")[0]
