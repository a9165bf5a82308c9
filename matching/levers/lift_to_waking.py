"""Turn a sleep-in into a waking night."""

from __future__ import annotations

from collections.abc import Iterable

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.staff import Shift, on_shift, with_numbers

ID = "lift-to-waking"


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change, where the night is short by no more people than are recorded as sleeping in today."""
    short = of_kind(openings, GapKind.STAFF, GapKind.WAKING_NIGHT)
    lacking = [o for o in short if (o.gap.shift or Shift.NIGHT.value) == Shift.NIGHT.value]
    night = on_shift(match.home.shifts, Shift.NIGHT)
    amount = max((o.gap.amount for o in lacking), default=0)
    if night.awake is None or night.sleeping_in is None or not 0 < amount <= night.sleeping_in:
        return
    awake, asleep = night.awake + amount, night.sleeping_in - amount
    number = "one sleep-in into a waking night" if amount == 1 else f"{amount} sleep-ins into waking nights"
    yield Change(
        id=f"{ID}:{amount}",
        lever=ID,
        what=f"Turn {number}.",
        by=Role.REGISTERED_MANAGER,
        days=match.policy["days_to_add_to_a_shift"],
        answers=keys(lacking),
        apply=lambda world: with_home(world, match.home.urn, lambda home: _with_night(home, awake, asleep)),
        weekly_pounds=amount * match.policy["waking_instead_of_sleep_in_weekly_pounds"],
    )


def _with_night(home: Home, awake: int, asleep: int) -> Home:
    shifts = with_numbers(home.shifts, Shift.NIGHT, awake=awake, sleeping_in=asleep)
    return home.model_copy(update={"shifts": shifts})
