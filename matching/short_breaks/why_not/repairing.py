"""Something else for those whose bookings make room, and a use for the nights that they leave."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.part import Part
from matching.short_breaks.part_search import Effort, search_part
from matching.short_breaks.problem import Flags, Plan, Problem
from matching.short_breaks.why_not.moving import Room

EFFORT = Effort(work=0.6, noise=0)


def repaired(problem: Problem, room: Room, stay: int) -> Plan:
    """The plan with room made, and the best stays added to it, by the levels in order.

    Whoever made room, and who asked, may be given any nights; everybody else the nights that are left. Nothing more
    of the plan moves. The same plan and stay give the same answer.
    """
    held = [choice.stay for choice in room.plan]
    may_be_added = _of_those_concerned(problem, room, stay) | _where_room_is_left(problem, room)
    may_be_added[held] = False
    part = Part(problem, room.plan, np.flatnonzero(may_be_added).astype(np.int32))
    found = search_part(part, problem.levels, (), EFFORT)
    return tuple(sorted((*room.plan, *(found.choices or ()))))


def _of_those_concerned(problem: Problem, room: Room, stay: int) -> Flags:
    stays = [*(choice.stay for choice in room.moved), stay]
    return np.isin(problem.family_of_stay, problem.family_of_stay[stays])


def _where_room_is_left(problem: Problem, room: Room) -> Flags:
    """(C,): stays of anybody with a night of a stay that moved, at its home."""
    left = np.zeros((len(problem.homes), problem.nights + 1), dtype=np.int64)
    for choice in room.moved:
        first = int(problem.stay_first[choice.stay])
        home = problem.pair_home[problem.stay_pair[choice.stay]]
        left[home, first + 1 : first + int(problem.stay_nights[choice.stay]) + 1] = 1
    upto, homes = np.cumsum(left, axis=1), problem.pair_home[problem.stay_pair]
    begins = problem.stay_first.astype(np.int64)
    found: Flags = upto[homes, begins + problem.stay_nights] > upto[homes, begins]
    return found
