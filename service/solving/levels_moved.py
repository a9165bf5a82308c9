"""What stays that are given out come to at each level, and what others in their place would come to."""

from __future__ import annotations

from matching.short_breaks.cleared import Cleared
from matching.short_breaks.objectives import name_of
from matching.short_breaks.period import PeriodSheet, join
from matching.short_breaks.verifying import verify
from matching.world.record import Record, Text
from matching.world.world import World


class LevelMoved(Record):
    """What the stays that are given out come to at one level, and what they would come to."""

    name: Text
    before: int
    after: int


def levels_moved(before: PeriodSheet, after: PeriodSheet, world: World, cleared: Cleared) -> tuple[LevelMoved, ...]:
    """Level by level, the first matters most; by the check, which shares nothing with what found the stays.

    Least change is counted from what is given out now, so that a family whose nights change is seen there.
    """
    was = verify(join(before, world), cleared, before.published).levels
    asked = after.model_copy(update={"published": before.published})
    now = {level.id: level.value for level in verify(join(asked, world), cleared, after.published).levels}
    return tuple(LevelMoved(name=name_of(each.id), before=each.value, after=now[each.id]) for each in was)
