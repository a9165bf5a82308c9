"""What the pages of a period share: whom a page is about, by three identifiers, and the words of every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from matching.report_words import counted, from_to, there_and_back
from matching.short_breaks.period import Family, PlannedStay
from matching.world.home import Home
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.identity import Identity, identity_of
from service.pages.readers import COORDINATORS
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.bedrooms import in_words
from service.records.desk import Desk
from service.records.handing_out import homes_on
from service.records.kept_period import PeriodNow
from service.records.not_counted import NotCounted, not_counted
from service.records.period_keys import key_of_family, key_of_stay
from service.records.periods import period_and_referrals, referrals_in
from service.records.repairs_due import RepairDue, repairs_due
from service.store.rows import HomeRow

ONE_PERIOD = Needs(Action.PLAN, Kind.PERIOD, COORDINATORS, by="period")
"""Who plans the period in the path."""


ABSENT = "absent"
"""In an address: the sheets that the form of a period had not. Their names say nothing of a child."""


def identities(desk: Desk, period: PeriodNow, family: str) -> tuple[Identity, ...]:
    """The children of a family, each by three identifiers, in its order. Raises NotThere."""
    known = referrals_in(desk, period.kept)
    (found,) = (each for each in period.kept.sheet.families if each.id == family)
    return tuple(identity_of(known[child], desk.day) for child in found.children if child in known)


def period_and_everybody(desk: Desk, id: str) -> tuple[PeriodNow, dict[str, tuple[Identity, ...]]]:
    """The period as it stands, and by family the children of each by three identifiers. Raises NotThere."""
    now, known = period_and_referrals(desk, id)
    return now, everybody_of(desk, now, known)


def everybody_in(desk: Desk, period: PeriodNow) -> dict[str, tuple[Identity, ...]]:
    """The children alone, of a period that was read before or just begun. Raises NotThere."""
    return everybody_of(desk, period, referrals_in(desk, period.kept))


def everybody_of(desk: Desk, period: PeriodNow, known: Mapping[str, Referral]) -> dict[str, tuple[Identity, ...]]:
    """The same, where the referrals are read already, in the order of each family. `known`: by the id of each child."""
    told = {child: identity_of(referral, desk.day) for child, referral in known.items()}
    return {
        each.id: tuple(told[child] for child in each.children if child in told) for each in period.kept.sheet.families
    }


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


def names_of_homes(desk: Desk, period: PeriodNow) -> dict[str, str]:
    """By URN what each home of the period is called: a coordinator seldom knows one by its URN."""
    own = HomeRow.urn.in_([part.urn for part in period.kept.sheet.homes])
    return {home.urn: home.name for home in homes_on(desk.t, desk.day, own)}


def repair_due(desk: Desk, period: PeriodNow, records: Sequence[Home]) -> list[tuple[RepairDue, str, str]]:
    """Bedrooms that are given out and guests cannot have, each with its home's name and its nights in words."""
    found = repairs_due(desk.t, period.id, desk.day, records)
    names = {home.urn: home.name for home in records}
    return [(each, names.get(each.urn, each.urn), in_words(each.nights)) for each in found]


def told_not_counted(desk: Desk, period: PeriodNow, known: Mapping[str, Referral]) -> list[tuple[NotCounted, Identity]]:
    """Children who may have been in a period before under another record, each by three identifiers."""
    found = not_counted(desk, period)
    return [(each, identity_of(known[each.child], desk.day)) for each in found if each.child in known]


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
    """The version, of a period or a task, that the form was made from. Raises BadInput where it was left out."""
    typed = Typed(sent)
    if not sent["version"].isdecimal() or len(sent["version"]) > 9:
        typed.wrong("form", "the form does not say which version it was made from", "Open the page and send its form.")
    typed.must_be_right()
    return int(sent["version"])
