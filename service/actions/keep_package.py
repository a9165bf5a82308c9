"""Enters what a family was assessed for and asks for, or puts it in place of the package there is."""

from __future__ import annotations

from matching.short_breaks.period import Family
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.periods import change_period, period_of
from service.records.periods_before import OwedOtherwise
from service.records.versions import VersionNumber


class Package(Record):
    """A family's package, the referrals of its children that the period does not hold yet, and the version read."""

    version: VersionNumber
    family: Family
    referrals: tuple[str, ...] = ()
    owed_because: Text | None = None
    """Why other nights are owed than the period before comes to, where they are. None: what was said before stands."""


class KeepPackage(Package):
    """The same, of which period."""

    period: str


def keep_package(desk: Desk, asked: KeepPackage) -> PeriodNow:
    """The period with the package. Raises NotThere, ChangedSince, and BadInput with all that is wrong."""
    kept = period_of(desk, asked.period).kept
    others = tuple(family for family in kept.sheet.families if family.id != asked.family.id)
    sheet = kept.sheet.model_copy(update={"families": (*others, asked.family)})
    referrals = tuple(dict.fromkeys((*kept.referrals, *asked.referrals)))
    said = {"sheet": sheet, "referrals": referrals, "owed_otherwise": _owed_otherwise(kept, asked)}
    changed = kept.model_copy(update=said)
    return change_period(desk, asked.period, asked.version, changed)


def _owed_otherwise(kept: KeptPeriod, asked: KeepPackage) -> tuple[OwedOtherwise, ...]:
    """What was said of other families stays, and of this one while as many nights are owed."""
    family, nights = asked.family.id, asked.family.owed_nights
    if asked.owed_because is None:
        return tuple(each for each in kept.owed_otherwise if each.family != family or each.nights == nights)
    others = (each for each in kept.owed_otherwise if each.family != family)
    return (*others, OwedOtherwise(family=family, nights=nights, because=asked.owed_because))


ACT = Act("keep a package", Kind.PERIOD, Action.PLAN, KeepPackage, PeriodNow, keep_package)
