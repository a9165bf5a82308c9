"""The entitlement record: what each family was assessed for, offered, has taken and is owed, and who is passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from matching.short_breaks.cancelled import cancelled_nights, not_owed_again
from matching.short_breaks.explaining.care import own_limit, turns_on_care
from matching.short_breaks.explaining.words import counted, joined
from matching.short_breaks.period import CancelledBy, Family, Nights, Period
from matching.short_breaks.result import FamilyResult, Obstacle
from matching.world.record import Ident, Record, Text

WAS_OFFERED = frozenset({CancelledBy.FAMILY, CancelledBy.ILLNESS})
"""Nights cancelled for these reasons had been offered: whoever had them was not passed over."""

REPEATEDLY = 2
"""Periods."""

LAW = (
    "A person should look at whether the way breaks are shared out puts disabled children with such needs at a "
    "particular disadvantage (Equality Act 2010, section 19), and whether a reasonable adjustment is called for "
    "(section 20). It is a question for a person and not a finding."
)


class EntitlementRow(Record):
    """One family in one period. All counts are nights."""

    period: Ident
    family: Ident
    assessed: int
    protected_minimum: int
    owed_before: int
    offered: int
    """In the plan, stays already taken included."""
    taken: int
    cancelled: tuple[tuple[CancelledBy, int], ...] = ()
    """By whom, in the order of `CancelledBy`; only those with any."""
    given_again: int = 0
    """Of those cancelled for reasons in `WAS_OFFERED`, how many are offered once more, or were cancelled twice."""
    owed_after: int
    waiting_since: date | None = None
    obstacles: tuple[Obstacle, ...] = ()
    """What stood in the way of more, the most frequent first."""

    @property
    def share(self) -> float:
        """Nights offered as a share of the protected minimum; 1.0 where there is none."""
        return self.offered / self.protected_minimum if self.protected_minimum else 1.0

    @property
    def had(self) -> int:
        """Nights it was offered, whether or not it then could or would use them; none twice."""
        return self.offered + sum(nights for by, nights in self.cancelled if by in WAS_OFFERED) - self.given_again

    @property
    def nothing(self) -> bool:
        """Whether it was offered nothing of what it was assessed for."""
        return self.had == 0 and self.assessed + self.owed_before > 0

    @property
    def below_minimum(self) -> bool:
        """Whether it was offered less than its protected minimum."""
        return self.had < self.protected_minimum


class PassedOver(Record):
    """A family that had nothing, or less than its protected minimum, in two periods or more."""

    family: Ident
    periods: tuple[Ident, ...]
    """Those in which it was passed over, in order."""
    with_nothing: tuple[Ident, ...]
    """Of these, those in which it had nothing at all."""
    owed: int
    """Nights, after the last of the periods."""
    waiting_since: date | None
    why: tuple[Obstacle, ...]
    """Added up over these periods by rule, the most frequent first, each in the words of the latest."""
    concern: Text | None = None
    """What a person should look at, where what most often stood in the way at homes turns on the child's care."""
    sentence: Text


def entitlement(period: Period, results: Iterable[FamilyResult]) -> tuple[EntitlementRow, ...]:
    """The record of every family with a result, in the order of the results."""
    families = {family.id: family for family in period.families}
    return tuple(_row(period, families[result.family], result) for result in results)


def _row(period: Period, family: Family, result: FamilyResult) -> EntitlementRow:
    not_again = not_owed_again(period, family.id)
    return EntitlementRow(
        period=period.id,
        family=family.id,
        assessed=family.assessed_nights,
        protected_minimum=family.protected_minimum,
        owed_before=family.owed_nights,
        offered=result.nights,
        taken=sum(stay.nights for stay in period.taken if stay.family == family.id),
        cancelled=cancelled_nights(period, family.id),
        given_again=_given_again(period, result),
        owed_after=max(family.assessed_nights + family.owed_nights - result.nights - not_again, 0),
        waiting_since=family.waiting_since,
        obstacles=result.obstacles,
    )


def _given_again(period: Period, result: FamilyResult) -> int:
    own = (gone for gone in period.cancellations if gone.family == result.family and gone.by in WAS_OFFERED)
    cancelled = [night for gone in own for night in Nights(first=gone.first_night, nights=gone.nights).dates()]
    offered = {night for stay in result.stays for night in stay.run.dates()}
    return len(cancelled) - len(set(cancelled) - offered)


def passed_over(records: Sequence[Iterable[EntitlementRow]]) -> tuple[PassedOver, ...]:
    """Who was passed over in two of the periods or more; those with nothing most often first, then those owed most.

    `records` holds the rows of each period, the earliest first.
    """
    by_family: dict[str, list[EntitlementRow]] = {}
    for rows in records:
        for row in rows:
            by_family.setdefault(row.family, []).append(row)
    found = []
    for rows in by_family.values():
        short = [row for row in rows if row.nothing or row.below_minimum]
        if len(short) >= REPEATEDLY:
            found.append(_passed_over(short, rows[-1]))
    return tuple(sorted(found, key=lambda p: (-len(p.with_nothing), -len(p.periods), -p.owed, p.family)))


def _passed_over(short: Sequence[EntitlementRow], last: EntitlementRow) -> PassedOver:
    why = _added_up(short)
    with_nothing = tuple(row.period for row in short if row.nothing)
    at_home = [obstacle for obstacle in why if not own_limit(obstacle)]
    concern = LAW if at_home and turns_on_care(at_home[0]) else None
    return PassedOver(
        family=last.family,
        periods=tuple(row.period for row in short),
        with_nothing=with_nothing,
        owed=last.owed_after,
        waiting_since=last.waiting_since,
        why=why,
        concern=concern,
        sentence=_sentence(short, with_nothing, last),
    )


def _added_up(rows: Sequence[EntitlementRow]) -> tuple[Obstacle, ...]:
    """Obstacles of one kind as one; two of one rule are two kinds when only one of them turns on the child's care."""
    found: dict[tuple[str, bool], Obstacle] = {}
    for row in rows:
        for obstacle in row.obstacles:
            kind = obstacle.rule, turns_on_care(obstacle)
            before = found[kind].stays if kind in found else 0
            found[kind] = obstacle.model_copy(update={"stays": before + obstacle.stays})
    return tuple(sorted(found.values(), key=lambda o: (-o.stays, o.rule, o.sentence)))


def _sentence(short: Sequence[EntitlementRow], with_nothing: Sequence[str], last: EntitlementRow) -> str:
    below = [row.period for row in short if not row.nothing]
    parts = []
    if with_nothing:
        parts.append(f"nothing in {joined(with_nothing)}")
    if below:
        parts.append(f"less than its protected minimum in {joined(below)}")
    return f"It was offered {joined(parts)}, and is owed {counted(last.owed_after, 'night')}."
