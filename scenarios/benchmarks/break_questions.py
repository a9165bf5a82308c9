"""How long questions of a plan of short breaks take beside reading it, and how good the answers are: [S M L] [seed]."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import TypeVar

from matching.plain_json import read_json, write_json
from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.changes.more_staff import MoreStaff
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.components import planned_apart
from matching.short_breaks.effort import Effort, at_once, to_fill
from matching.short_breaks.entitlement import entitlement
from matching.short_breaks.period import Nights, Period, Working
from matching.short_breaks.repairing import repair
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.swapping import swaps
from matching.short_breaks.trying import what_if
from matching.short_breaks.verifying import verify
from matching.short_breaks.why_not import why_not
from matching.short_breaks.why_not.conditions import Asked as Stay
from matching.short_breaks.why_not.worth_asking import worth_asking
from scenarios.benchmarks.tables import table
from scenarios.generators.short_breaks import Shape, Size, draw

NAME = "break-questions"
PLANNING = Effort(rounds=0, moves=2_000_000, seconds=None)
T = TypeVar("T")
HEADS = ("", "s", "x reading", "answer")


@dataclass(frozen=True)
class Asked:
    """A period and a plan of it, as they were read. Each question gives its answer in a few words."""

    period: Period
    planned: Planned

    def record(self) -> str:
        """What each family was assessed for, offered and is owed."""
        return f"{len(entitlement(self.period, self.planned.allocation.families))} families"

    def why(self) -> str:
        """Why the worst-off family that could be offered a stay has not got it."""
        family, asked = self._stay
        parts = planned_apart(self.period, self.planned.cleared)
        part = next(p for p in parts if family in {f.id for f in p.period.families})
        problem = build(part.period, part.cleared)
        own = [s for s in self.planned.allocation.stays if s.family in problem.families]
        plan = plan_of(problem, part.period, own)
        night = part.period.night(asked.first)
        found = why_not(part.period, part.cleared, problem, plan, family, asked.urn, night, asked.nights)
        return f"{found.verdict.value}, {len(found.to_move)} would move"

    def swap(self) -> str:
        """Families who would each rather have another's nights."""
        found = swaps(self.period, self.planned)
        return f"{len(found)} swaps, {sum(swap.gain for swap in found)} points of wishes"

    def repair(self) -> str:
        """Somebody is off sick for two nights on which a home has guests."""
        stays = self.planned.allocation.stays
        stay = stays[len(stays) // 2]
        nights = Nights(first=stay.first_night, nights=min(2, stay.nights))
        change = StaffOff(urn=stay.urn, shift=Working.WAKING_NIGHT, people=1, nights=nights)
        found = repair(self.period, self.planned, (change,), to_fill())
        proof = "the fewest" if found.fewest.proven else "perhaps not the fewest"
        return f"{found.fewest.families} families touched, {proof}; {_nights(found.planned)} nights in all"

    def what_if(self) -> str:
        """A home has one more person awake at night."""
        change = MoreStaff(urn=self.period.homes[0].urn, shift=Working.WAKING_NIGHT, people=1)
        found = what_if(self.period, self.planned, (change,), at_once())
        return f"{found.nights_gained} nights gained"

    @cached_property
    def _stay(self) -> tuple[str, Stay]:
        cleared, stays = self.planned.cleared, self.planned.allocation.stays
        worst_first = sorted(self.planned.allocation.families, key=lambda f: (f.share, f.family))
        asked = ((f.family, worth_asking(self.period, cleared, stays, f.family)) for f in worst_first)
        return next((family, stay) for family, stay in asked if stay is not None)


def measure(arguments: Sequence[str] = ()) -> Iterator[str]:
    """A table for each size; L takes some minutes. What is read is the period and its plan, checked anew."""
    sizes = [Size[a] for a in arguments if a in Size.__members__] or [Size.S, Size.M]
    seed = next((int(a) for a in arguments if a.isdecimal()), 1)
    yield from (timed(size.value, f"{size.name}, seed {seed}", seed) for size in sizes)


def timed(shape: Shape | Size, title: str, seed: int) -> str:
    """The table of one period, drawn and planned for it."""
    period, cleared = draw(shape, seed)
    files = write_json(period), write_json(allocate(period, PLANNING, cleared))
    asked, reading = _seconds(lambda: _read(*files))
    rows = [("reading", f"{reading:.2f}", "1.0", f"{_nights(asked.planned)} nights")]
    for question in (asked.record, asked.why, asked.swap, asked.repair, asked.what_if):
        answer, seconds = _seconds(question)
        rows.append((question.__name__.replace("_", "-"), f"{seconds:.2f}", f"{seconds / reading:.1f}", answer))
    return table(title, HEADS, rows)


def _read(period: bytes, planned: bytes) -> Asked:
    asked = Asked(read_json(Period, period), read_json(Planned, planned))
    verify(asked.period, asked.planned.cleared, asked.planned.allocation.stays)
    return asked


def _seconds(act: Callable[[], T]) -> tuple[T, float]:
    began = perf_counter()
    return act(), perf_counter() - began


def _nights(planned: Planned) -> int:
    return sum(stay.nights for stay in planned.allocation.stays)
