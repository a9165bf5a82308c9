"""A year of a region, event by event: referrals arrive, homes are asked and answer, placements end."""

from __future__ import annotations
