"""Long work is the home's for which it was asked, and its provider keeps it."""

from __future__ import annotations

from sqlalchemy import exists

from service.records.reach.reach import Ids, Reach, Where
from service.store.rows import HomeRow, SolveRow


def _kept(organisations: Ids) -> Where:
    of_home = (HomeRow.id == SolveRow.home_id) & HomeRow.organisation_id.in_(organisations)
    return exists().where(of_home).correlate(SolveRow)


REACH = Reach(
    id=SolveRow.id,
    kept=lambda organisations, _: _kept(organisations),
    at=lambda homes, _: SolveRow.home_id.in_(homes),
)
