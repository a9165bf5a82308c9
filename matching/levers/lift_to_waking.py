"""Turn a sleep-in into a waking night."""

from __future__ import annotations

from collections.abc import Iterable

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.staff import Shift, ShiftStaffing

ID = "lift-to-waking"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change, where the night is short by no more people than sleep in today."""
    short = of_kind(openings, GapKind.STAFF, GapKind.WAKING_NIGHT)
    lacking = [o for o in short if (o.gap.shift or Shift.NIGHT.value) == Shift.NIGHT.value]
    sleeping = sum(s.sleeping_in for s in match.home.shifts if s.shift is Shift.NIGHT)
    amount = max((o.gap.amount for o in lacking), default=0)
    if not 0 < amount <= sleeping:
        return
    number = "one sleep-in into a waking night" if amount == 1 else f"{amount} sleep-ins into waking nights"
    yield Change(
        id=f"{ID}:{amount}",
        lever=ID,
        what=f"Turn {number}.",
        by=Role.REGISTERED_MANAGER,
        days=match.policy["days_to_add_to_a_shift"],
        answers=keys(lacking),
        apply=lambda world: with_home(world, match.home.urn, lambda home: _lifted(home, amount)),
        weekly_pounds=amount * match.policy["waking_instead_of_sleep_in_weekly_pounds"],
    )


def _lifted(home: Home, amount: int) -> Home:
    night = [s for s in home.shifts if s.shift is Shift.NIGHT]
    others = tuple(s for s in home.shifts if s.shift is not Shift.NIGHT)
    awake, asleep = sum(s.awake or 0 for s in night), sum(s.sleeping_in for s in night)
    changed = ShiftStaffing(shift=Shift.NIGHT, awake=awake + amount, sleeping_in=asleep - amount)
    return home.model_copy(update={"shifts": (*others, changed)})
