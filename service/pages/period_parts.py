"""What the pages of a period share: its families and stays under keys that say nothing, and whom a page is about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from matching.report_words import counted, from_to, there_and_back
from matching.short_breaks.period import Family, PlannedStay
from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.identity import Identity, identity_of
from service.pages.readers import COORDINATORS
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.bedrooms import LivedIn, in_words, lived_in
from service.records.desk import Desk, NotThere
from service.records.periods import PeriodNow, referrals_in

KEY_CHARACTERS = 32
ONE_PERIOD = Needs(Action.PLAN, Kind.PERIOD, COORDINATORS, by="period")
"""Who plans the period in the path."""


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


def identities(desk: Desk, period: PeriodNow, family: str) -> tuple[Identity, ...]:
    """The children of a family, each by three identifiers, in its order. Raises NotThere."""
    known = referrals_in(desk, period.kept)
    (found,) = (each for each in period.kept.sheet.families if each.id == family)
    return tuple(identity_of(known[child], desk.day) for child in found.children if child in known)


def words_of(period: PeriodNow) -> dict[str, Any]:
    """What every page of a period is given."""
    sheet = period.kept.sheet
    last = sheet.run.until - timedelta(days=1)
    return {
        "here": "",
        "period": period,
        "way": f"/desk/periods/{period.id}",
        "dates": from_to(sheet.first_night, last),
    }


def repair_due(desk: Desk, period: PeriodNow) -> list[tuple[LivedIn, str]]:
    """Bedrooms that are given out and a child lives in, each with its nights in words."""
    return [(each, in_words(each.nights)) for each in lived_in(desk.t, period.id, desk.day)]


def words_of_family(desk: Desk, period: PeriodNow, family: Family) -> dict[str, Any]:
    """What every page of one family is given: who its children are always among it."""
    key = key_of_family(period, family.id)
    return words_of(period) | {"family": family, "key": key, "who": identities(desk, period, family.id)}


def words_of_stay(desk: Desk, period: PeriodNow, stay: PlannedStay) -> dict[str, Any]:
    """What every page of one stay is given: who stays is always among it."""
    return words_of(period) | {
        "stay": stay,
        "key": key_of_stay(period, stay),
        "family_key": key_of_family(period, stay.family),
        "who": identities(desk, period, stay.family),
    }


def nights_said(stay: PlannedStay) -> str:
    """When a stay is, in words."""
    return f"{there_and_back(stay.first_night, stay.run.until)}, {counted(stay.nights, 'night')}"


def keys_of_families(period: PeriodNow, families: Iterable[str]) -> dict[str, str]:
    """By the id of each family its key."""
    return {family: key_of_family(period, family) for family in families}


def version_in(sent: Sent) -> int:
    """The version of the period that the form was made from. Raises BadInput where it was left out."""
    typed = Typed(sent)
    if not sent["version"].isdecimal() or len(sent["version"]) > 9:
        typed.wrong("form", "the form does not say which version it was made from", "Open the page and send its form.")
    typed.must_be_right()
    return int(sent["version"])


def _key(period: PeriodNow, *parts: str) -> str:
    return hashlib.sha256(json.dumps([period.id, *parts]).encode()).hexdigest()[:KEY_CHARACTERS]
