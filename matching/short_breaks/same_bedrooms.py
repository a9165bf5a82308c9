"""After a repair, what is left of a stay is in the bedroom that the family was told of, where nobody else needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.same_stay import is_part_of_it
from matching.short_breaks.standing import Side
from matching.short_breaks.touched import without
from matching.short_breaks.verifying import LevelValue, Verdict, verify
from matching.short_breaks.verifying.levels.wishes import FAMILIAR


def in_the_same_bedrooms(
    now: Side, given: Sequence[PlannedStay], stays: Sequence[PlannedStay]
) -> tuple[PlannedStay, ...]:
    """The same stays on the same nights; one that is left of a longer one is back in its bedrooms where it can be.

    It changes places with one other new stay where that helps. Whoever stands as given out is not moved for it, and
    the independent check has the last word. Project judgement.
    """
    plan, gone = tuple(stays), without(given, stays)
    new = without(stays, given)
    asked = [(before, stay) for stay in new for before in gone if is_part_of_it(before, stay)]
    if not asked:
        return plan
    worth = verify(now.period, now.cleared, plan)
    for before, stay in asked:
        here = next(s for s in plan if _when(s) == _when(stay))
        if here.bedrooms != before.bedrooms:
            ways = _ways(plan, new, here, before.bedrooms)
            plan = next((way for way in ways if _as_good(worth, verify(now.period, now.cleared, way))), plan)
    return plan


def _ways(
    plan: tuple[PlannedStay, ...], new: Sequence[PlannedStay], stay: PlannedStay, rooms: tuple[str, ...]
) -> Iterator[tuple[PlannedStay, ...]]:
    yield _put(plan, {_when(stay): rooms})
    for other in new:
        if other.urn == stay.urn and other.family != stay.family and len(other.bedrooms) == len(rooms):
            yield _put(plan, {_when(stay): rooms, _when(other): stay.bedrooms})


def _put(plan: tuple[PlannedStay, ...], rooms: dict[tuple[object, ...], tuple[str, ...]]) -> tuple[PlannedStay, ...]:
    return tuple(s.model_copy(update={"bedrooms": rooms.get(_when(s), s.bedrooms)}) for s in plan)


def _when(stay: PlannedStay) -> tuple[object, ...]:
    return stay.family, stay.urn, stay.first_night


def _as_good(before: Verdict, after: Verdict) -> bool:
    values = [[(level.id, _but_for_bedrooms(level)) for level in verdict.levels] for verdict in (before, after)]
    return after.broken == before.broken and values[0] == values[1]


def _but_for_bedrooms(level: LevelValue) -> int:
    """What a bedroom is worth to a child who is used to it never comes before the one that was given out."""
    return level.value - sum(part.value for part in level.parts if part.name == FAMILIAR)
