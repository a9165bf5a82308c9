"""Families and stays of a period under keys that say nothing of them, as they stand in addresses."""

from __future__ import annotations

import hashlib
import json

from matching.short_breaks.period import Family, PlannedStay
from service.records.desk import NotThere
from service.records.kept_period import PeriodNow

KEY_CHARACTERS = 32


def key_of_family(period: PeriodNow, family: str) -> str:
    """The family in an address, which tells nobody its id."""
    return _key(period, family)


def key_of_stay(period: PeriodNow, stay: PlannedStay) -> str:
    """The stay in an address."""
    return _key(period, stay.family, stay.first_night.isoformat())


def family_at(period: PeriodNow, key: str) -> Family:
    """The family with that key. Raises NotThere."""
    for family in period.kept.sheet.families:
        if key_of_family(period, family.id) == key:
            return family
    raise NotThere


def stay_at(period: PeriodNow, key: str) -> PlannedStay:
    """The stay, among those given out, with that key. Raises NotThere."""
    for stay in period.kept.sheet.published:
        if key_of_stay(period, stay) == key:
            return stay
    raise NotThere


def _key(period: PeriodNow, *parts: str) -> str:
    return hashlib.sha256(json.dumps([period.id, *parts]).encode()).hexdigest()[:KEY_CHARACTERS]
