"""Enters what a family was assessed for and asks for, or puts it in place of the package there is."""

from __future__ import annotations

from matching.short_breaks.period import Family
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.periods import PeriodNow, change_period, period_of


class Package(Record):
    """A family's package, the referrals of its children that the period does not hold yet, and the version read."""

    version: int
    family: Family
    referrals: tuple[str, ...] = ()


class KeepPackage(Package):
    """The same, of which period."""

    period: str


def keep_package(desk: Desk, asked: KeepPackage) -> PeriodNow:
    """The period with the package. Raises NotThere, ChangedSince, and BadInput with all that is wrong."""
    kept = period_of(desk, asked.period).kept
    others = tuple(family for family in kept.sheet.families if family.id != asked.family.id)
    sheet = kept.sheet.model_copy(update={"families": (*others, asked.family)})
    referrals = tuple(dict.fromkeys((*kept.referrals, *asked.referrals)))
    changed = kept.model_copy(update={"sheet": sheet, "referrals": referrals})
    return change_period(desk, asked.period, asked.version, changed)


ACT = Act("keep a package", Kind.PERIOD, Action.PLAN, KeepPackage, PeriodNow, keep_package)
