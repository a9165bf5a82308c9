"""An organisation is reached by those who act for it."""

from __future__ import annotations

from service.records.reach.reach import Reach
from service.store.rows import OrganisationRow

REACH = Reach(id=OrganisationRow.id, kept=lambda organisations, _: OrganisationRow.id.in_(organisations))
