"""What may be not known about the whole existing group: how much of the staff it takes on one night.

One sum stands for all residents, so that a home whose residents' care is not recorded is asked one question, not one
for every way their care could add up. Each detail's subject is the home, and its part is the night.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matching.details.detail import Detail
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_account, with_resident
from matching.world.child import DayCare, NightCare
from matching.world.facts import Account, Basis, Role
from matching.world.group import Resident
from matching.world.world import World

GROUP_BY_DAY = "staff the existing group takes by day"
"""In quarters of one member of staff, by day and by evening alike."""
GROUP_BY_NIGHT = "staff the existing group takes at night"
"""In quarters of one member of waking staff."""
GROUP_WAKING = "residents often helped at night"
"""A number of children: those who often need somebody who is awake."""

NIGHTS = "sleep_night"

Change = Callable[[Resident], Resident]
Options = Mapping[int, Change]
"""What one resident may take, each with what learning it changes."""


@dataclass(frozen=True)
class _Counted:
    """One thing that is summed over the residents."""

    name: str
    asks: str
    units: str
    per_unit: int
    of: Callable[[Match, Resident], Options]

    def options(self, match: Match, resident: Resident, night: date) -> Options:
        """What a resident may take on a night: nothing when not here then."""
        leaving = resident.leaving is not None and resident.leaving <= night
        if resident.arrived > night or (leaving and resident.leaving_confirmed):
            return {0: _unchanged}
        if not leaving or resident.leaving_confirmed is False:
            return self.of(match, resident)
        staying = {amount: _then(change, _leaving(False)) for amount, change in self.of(match, resident).items()}
        return {0: _leaving(True)} | staying

    def sums(self, match: Match, ref: FactRef) -> tuple[int, ...]:
        """Every total that the residents may come to."""
        totals = {0}
        for resident in _residents(match):
            amounts = self.options(match, resident, date.fromisoformat(ref.part))
            totals = {total + amount for total in totals for amount in amounts}
        return tuple(sorted(totals))

    def question(self, match: Match, ref: FactRef) -> str:
        """Asks about those residents of whom it is not known."""
        night = date.fromisoformat(ref.part)
        names = [r.child.name for r in _residents(match) if len(self.options(match, r, night)) > 1]
        return f"{match.home.name}: {self.asks}, on {ref.part}: {', '.join(names)}?"

    def say(self, match: Match, values: Sequence[int]) -> str:
        """The totals in words: "0.5 to 2 staff"."""
        low, high = min(values) / self.per_unit, max(values) / self.per_unit
        return f"{low:g} {self.units}" if low == high else f"{low:g} to {high:g} {self.units}"

    def learn(self, world: World, match: Match, ref: FactRef, total: int) -> World:
        """The world in which the residents come to that total in one way that they may."""
        ways: dict[int, tuple[tuple[str, Change], ...]] = {0: ()}
        for resident in _residents(match):
            options = self.options(match, resident, date.fromisoformat(ref.part))
            ways = {
                so_far + amount: (*way, (resident.child.id, change)) if len(options) > 1 else way
                for so_far, way in ways.items()
                for amount, change in options.items()
            }
        for child, change in ways[total]:
            world = with_resident(world, child, change)
        return world

    def detail(self) -> Detail:
        """The detail of this sum."""
        ask = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)
        return Detail(self.name, ask, self.sums, self.question, self.say, self.learn)


def _residents(match: Match) -> tuple[Resident, ...]:
    return tuple(r for r in match.residents if r.child.id != match.child.id)


def _by_day(match: Match, resident: Resident) -> Options:
    known = resident.child.day_care
    return {care.quarters: _with_child(day_care=care) for care in ((known,) if known else DayCare)}


def _by_night(match: Match, resident: Resident) -> Options:
    known = resident.child.night_care
    return {care.waking_quarters: _with_child(night_care=care) for care in ((known,) if known else NightCare)}


def _waking(match: Match, resident: Resident) -> Options:
    awake_from = match.policy["night_waking_level"]
    return {int(level >= awake_from): _with_level(match, level) for level in match.levels(resident.child.id, NIGHTS)}


def _unchanged(resident: Resident) -> Resident:
    return resident


def _then(first: Change, second: Change) -> Change:
    return lambda resident: second(first(resident))


def _leaving(confirmed: bool) -> Change:
    return lambda resident: resident.model_copy(update={"leaving_confirmed": confirmed})


def _with_child(**fields: Any) -> Change:
    return lambda resident: resident.model_copy(update={"child": resident.child.model_copy(update=fields)})


def _with_level(match: Match, level: int) -> Change:
    account = Account(level=level, said_by=Role.KEY_WORKER, said_on=match.on, basis=Basis.OBSERVED)
    return lambda resident: resident.model_copy(update={"child": with_account(resident.child, NIGHTS, account)})


_SUMS = (
    _Counted(GROUP_BY_DAY, "how many staff do these children take by day, if they are here", "staff", 4, _by_day),
    _Counted(GROUP_BY_NIGHT, "how many staff awake do these take at night, if they are here", "staff", 4, _by_night),
    _Counted(GROUP_WAKING, "how many of these often need somebody awake at night", "of them", 1, _waking),
)

GROUP_DRAW_DETAILS = tuple(counted.detail() for counted in _SUMS)
