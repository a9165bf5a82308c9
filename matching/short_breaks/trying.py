"""What if: the period with something different, planned again from the present plan with as much work on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.short_breaks.allocate import allocate
from matching.short_breaks.changes import Change, changed, said_in_turn
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.compare import PlanComparison, compare_plans
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Period
from matching.short_breaks.result import Planned
from matching.short_breaks.searching.progress import Stop, Told, never, told_nobody
from matching.short_breaks.verifying import verify
from matching.world.record import Record, Text


class LevelChange(Record):
    """A level without the change and with it, each with what no plan can go beyond."""

    name: Text
    before: int
    before_bound: int | None
    after: int
    after_bound: int | None

    @property
    def is_beyond(self) -> bool:
        """Whether no plan without the change could do as well here, of those no worse at earlier levels than before."""
        return self.before_bound is not None and self.after > self.before_bound


class WhatIf(Record):
    """What a change would do, so far as plans were found on both sides."""

    changes: tuple[Text, ...]
    first: tuple[Text, ...]
    """What has to be settled before the changes are made, in their order."""
    levels: tuple[LevelChange, ...]
    nights_gained: int
    comparison: PlanComparison
    without_it: Planned
    """The present plan, or a better one that the same work found."""
    with_it: Planned

    def is_sure(self, level: LevelChange) -> bool:
        """Whether no plan without the change could do as well as the plan with it up to and at the level."""
        earlier = self.levels[: self.levels.index(level)]
        return level.is_beyond and all(one.after >= one.before for one in earlier)

    @property
    def is_gain(self) -> bool | None:
        """Whether the plan with the change is the better one. None: both are worth the same at every level."""
        first = next((one for one in self.levels if one.after != one.before), None)
        return None if first is None else first.after > first.before

    @property
    def open_at(self) -> LevelChange | None:
        """The first level at which more work could yet take the lead from the better plan. None: no work could.

        Up to it the other side can be as good at the most: until then its bound is what the better plan has.
        """
        for level in self.levels:
            best, bound = (level.after, level.before_bound) if self.is_gain else (level.before, level.after_bound)
            if bound is None or bound > best:
                return level
            if bound < best:
                return None
        return None


def what_if(
    period: Period,
    planned: Planned,
    changes: Sequence[Change],
    effort: Effort | None = None,
    told: Told = told_nobody,
    stop: Stop = never,
) -> WhatIf:
    """Plan the period again as it is and as it would be, each from the present plan and with half of the time.

    Where a change only adds room the present plan is still possible, so nothing is ever worse by it; training for
    one child by name is no such change, and says so. Raises BadInput for a change that names what is not there, and for
    a changed period that has problems.
    """
    half = _half(effort or Effort())
    other = changed(period, changes)
    cleared = cleared_again(period, other, planned.cleared)
    without = allocate(period, half, planned.cleared, told, stop, planned.allocation.stays)
    stays = without.allocation.stays
    start = stays if verify(other, cleared, stays).is_sound else ()
    with_it = allocate(other, half, cleared, told, stop, start)
    return WhatIf(
        changes=said_in_turn(period, changes),
        first=tuple(_settle_first(other, changes)),
        levels=tuple(_levels(without, with_it)),
        nights_gained=_nights(with_it) - _nights(without),
        comparison=compare_plans(without.allocation, with_it.allocation),
        without_it=without.with_swaps(planned.allocation.swapped),
        with_it=with_it.with_swaps(planned.allocation.swapped),
    )


def _settle_first(after: Period, changes: Sequence[Change]) -> Iterator[str]:
    """Each sentence once, however many changes call for it."""
    return filter(None, dict.fromkeys(change.settle_first(after) for change in changes))


def _half(effort: Effort) -> Effort:
    seconds = None if effort.seconds is None else effort.seconds / 2
    return replace(effort, seconds=seconds, compare=False)


def _nights(planned: Planned) -> int:
    return sum(family.nights for family in planned.allocation.families)


def _levels(without: Planned, with_it: Planned) -> Iterator[LevelChange]:
    later = {level.id: level for level in with_it.allocation.levels}
    for level in without.allocation.levels:
        if level.id in later:
            yield LevelChange(
                name=level.name,
                before=level.value,
                before_bound=level.bound,
                after=later[level.id].value,
                after_bound=later[level.id].bound,
            )
