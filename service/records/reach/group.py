"""The group of a home is reached as the home is; its rows are those of homes."""

from __future__ import annotations

from service.records.reach.reach import Reach
from service.store.rows import HomeRow

REACH = Reach(
    id=HomeRow.id,
    kept=lambda organisations, _: HomeRow.organisation_id.in_(organisations),
    at=lambda homes, _: HomeRow.id.in_(homes),
)
