"""Children whose short breaks go beyond a limit of the law: on which day, so that the legal basis changes before it.

Going beyond is no broken rule unless the policy keeps within the limits. The financial year is counted as well, from
1 April; the law speaks of any 12 months, and of a series in the same accommodation. Care Planning, Placement and Case
Review (England) Regulations 2010, reg 48.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import LimitUnit, Period, PlannedStay
from matching.short_breaks.verifying.limits import (
    away_in_a_row,
    counted,
    longest_stay,
    most_in_12_months,
    spent_before,
    touched,
    within_12_months,
    within_financial_year,
)
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.series import elsewhere, homes_before, homes_of
from matching.world.facts import Role
from matching.world.record import Ident, Record, Text
from matching.world.referral import ApprovalKind, Referral

MAY_RECORD = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.NOMINATED_OFFICER, Role.DIRECTOR, Role.PANEL)
"""Who records a change of legal basis for the placing authority."""


ONE_HOME = "one home in a series of short breaks"
NOT_KNOWN = "and it is not known where some earlier nights were"


class Escalation(Record):
    """A limit that a child's stays go beyond."""

    child: Ident
    family: Ident
    limit: Text
    """In words, with its number and unit: "75 nights in any 12 months"."""
    on: date
    """The day by which the change must be on record. Of one stay: its first planned night, because the law asks how
    long a stay is intended to last; so of several homes, because it asks how the series is arranged. Of 12 months: the
    first night, or day, beyond the limit; at the latest where the history before the period is not known."""
    counted: int
    """The most that the stays come to, with the history where it is known."""
    recorded: bool
    """Whether the placing authority had recorded the change of legal basis by that day."""
    certain: bool = True
    """Whether the stays go beyond it; False: nobody can say, as it is not known in which home some nights were."""

    def is_overdue(self, today: date) -> bool:
        """Whether the change should have been on record before that day, and is not."""
        return not self.recorded and self.on < today


class Counter(Record):
    """Nights, or days touched, of one child. None: not known, because the history before the period is not known."""

    child: Ident
    family: Ident
    planned: int
    """Those of this plan."""
    most_in_12_months: int | None
    """The most in any 12 months that hold one of them."""
    most_in_financial_year: int | None
    """The most in a financial year that holds one of them."""


class LimitsWatch(Record):
    """Every limit passed, in the order of families, children and days, and both counters of every child."""

    escalations: tuple[Escalation, ...]
    counters: tuple[Counter, ...]


@dataclass(frozen=True)
class _Child:
    """One child with the stays of its family and the dates that count of them."""

    family: str
    referral: Referral
    stays: Sequence[PlannedStay]
    unit: LimitUnit

    @property
    def planned(self) -> set[date]:
        return {day for stay in self.stays for day in touched(stay.run, self.unit)}

    @property
    def nights(self) -> set[date]:
        return {night for stay in self.stays for night in stay.run.dates()}


def escalations(period: Period, stays: Sequence[PlannedStay]) -> LimitsWatch:
    """The limits that every child of the period comes to and goes beyond with these stays."""
    reading = Reading(period, Cleared(suited=()), tuple(stays))
    children = [
        _Child(family.id, reading.referrals[child], reading.by_family.get(family.id, ()), period.policy.limit_unit)
        for _, family in sorted(reading.families.items())
        for child in family.children
        if child in reading.referrals
    ]
    return LimitsWatch(
        escalations=tuple(found for child in children for found in _passed(child)),
        counters=tuple(_counter(child) for child in children),
    )


def _counter(child: _Child) -> Counter:
    before = spent_before(child.referral, child.unit)
    year = None if before is None else max(within_12_months(child.planned, before).values(), default=0)
    financial = None if before is None else max(within_financial_year(child.planned, before).values(), default=0)
    return Counter(
        child=child.referral.child.id,
        family=child.family,
        planned=len(child.planned),
        most_in_12_months=year,
        most_in_financial_year=financial,
    )


def _passed(child: _Child) -> Iterator[Escalation]:
    for row in away_in_a_row(child.nights, child.referral):
        days, most = counted(row, child.unit), longest_stay(row[0])
        if len(days) > most:
            intended = min(child.nights.intersection(row))
            yield _escalation(child, f"{most} {child.unit.value} in one stay", intended, len(days))
    before = spent_before(child.referral, child.unit) or set()
    yield from _beyond(child, "any 12 months", within_12_months(child.planned, before))
    yield from _beyond(child, "the financial year", within_financial_year(child.planned, before))
    for found in elsewhere(homes_of(child.stays), homes_before(child.referral)):
        said = _escalation(child, ONE_HOME if found.certain else f"{ONE_HOME}, {NOT_KNOWN}", found.on, found.homes)
        yield said.model_copy(update={"certain": found.certain})


def _beyond(child: _Child, span: str, counts: Mapping[date, int]) -> Iterator[Escalation]:
    over = [day for day, count in counts.items() if count > most_in_12_months(day)]
    if over:
        most = most_in_12_months(over[0])
        yield _escalation(child, f"{most} {child.unit.value} in {span}", over[0], max(counts.values()))


def _escalation(child: _Child, limit: str, day: date, counted: int) -> Escalation:
    return Escalation(
        child=child.referral.child.id,
        family=child.family,
        limit=limit,
        on=day,
        counted=counted,
        recorded=child.referral.approved(ApprovalKind.LEGAL_BASIS, MAY_RECORD, day),
    )
