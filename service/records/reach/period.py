"""A period of short breaks is the home's that keeps it, and its provider keeps the record."""

from __future__ import annotations

from sqlalchemy import exists

from service.records.reach.reach import Ids, Reach, Where
from service.store.rows import HomeRow, PeriodRow


def _kept(organisations: Ids) -> Where:
    of_home = (HomeRow.id == PeriodRow.home_id) & HomeRow.organisation_id.in_(organisations)
    return exists().where(of_home).correlate(PeriodRow)


REACH = Reach(
    id=PeriodRow.id,
    kept=lambda organisations, _: _kept(organisations),
    at=lambda homes, _: PeriodRow.home_id.in_(homes),
)
