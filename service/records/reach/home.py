"""A home is its own, and its provider keeps its record."""

from __future__ import annotations

from service.records.reach.reach import Reach
from service.store.rows import HomeRow

REACH = Reach(
    id=HomeRow.id,
    kept=lambda organisations, _: HomeRow.organisation_id.in_(organisations),
    at=lambda homes, _: HomeRow.id.in_(homes),
)
