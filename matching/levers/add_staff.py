"""Put one or more further members of staff awake on a shift, raising the ratio of staff to children."""

from __future__ import annotations

from collections.abc import Iterable

from matching.findings import GapKind
from matching.lever import Change, Opening, keys, of_kind
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.staff import Shift, on_shift, with_numbers

ID = "add-staff"

_HOURS = {
    Shift.DAY: "hours_of_a_day_shift",
    Shift.EVENING: "hours_of_an_evening_shift",
    Shift.NIGHT: "hours_of_a_night_shift",
}


def options(match: Match, openings: Iterable[Opening]) -> Iterable[Change]:
    """One change for each shift that is short: as many staff as it is short of, if the number awake is recorded."""
    short = of_kind(openings, GapKind.STAFF, GapKind.WAKING_NIGHT)
    for shift in Shift:
        lacking = [o for o in short if (o.gap.shift or Shift.NIGHT.value) == shift.value]
        if lacking and on_shift(match.home.shifts, shift).awake is not None:
            yield _change(match, shift, max(o.gap.amount for o in lacking), lacking)


def _change(match: Match, shift: Shift, amount: int, lacking: list[Opening]) -> Change:
    number = "one more person" if amount == 1 else f"{amount} more people"
    hours = match.policy[_HOURS[shift]]
    return Change(
        id=f"{ID}:{shift.value}",
        lever=ID,
        what=f"Put {number} awake on the {shift.value} shift, every day of the week.",
        by=Role.REGISTERED_MANAGER,
        days=match.policy["days_to_add_to_a_shift"],
        answers=keys(lacking),
        apply=lambda world: with_home(world, match.home.urn, lambda home: with_awake(home, shift, amount)),
        weekly_pounds=amount * hours * 7 * match.policy["staff_hour_pounds"],
    )


def with_awake(home: Home, shift: Shift, more: int) -> Home:
    """The home with more people awake on a shift; a number not recorded stays so."""
    awake = on_shift(home.shifts, shift).awake
    shifts = with_numbers(home.shifts, shift, awake=None if awake is None else awake + more)
    return home.model_copy(update={"shifts": shifts})
