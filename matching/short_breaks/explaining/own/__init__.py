"""What a family's own limits leave of further stays, given those it has. One limit is one file and one line here."""

from __future__ import annotations

from matching.short_breaks.explaining.barrier import Own
from matching.short_breaks.explaining.own import budgets, first_stays, gaps, limits, stays

OWN: tuple[Own, ...] = (gaps, stays, budgets, limits, first_stays)
