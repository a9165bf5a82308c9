"""Why a child is left without a home by a plan, told apart from there being no place anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from matching.listing import listed
from matching.placement.explaining.alternatives import Left
from matching.placement.problem import Answer, Problem

NAMED = 3
"""So many homes are named at most."""


def why_none(problem: Problem, left: Left, child: str) -> str:
    """The reason in words. It never says that there is no place where the plan leaves one."""
    of = "" if problem.homes_each is None else f" of the {problem.homes_each} at most that were asked about"
    homes = left.homes_of(child)
    if homes:
        free = [urn for urn in homes if left.has_place(child, urn)]
        none = f"No place is left in any home{of} that is possible."
        return _a_place_left(problem, left, child, free) if free else none
    if any((child, home.urn) in problem.fit_of for home in problem.homes):
        return f"Every home{of} that is possible declined."
    return f"No home{of} is possible." if of else "No home is possible."


def _a_place_left(problem: Problem, left: Left, child: str, homes: Sequence[str]) -> str:
    with_whom = _held_with(problem, child)
    if not with_whom:
        return _what_stands_against(problem, left, child, homes)
    said = (
        f"A place is left in {_named(homes)}, but the child must live with {listed(with_whom)}, and no home was found "
        f"for all of them."
    )
    supposed = sum(1 for home in problem.homes if home.urn in homes and home.is_supposed)
    if not supposed:
        return said
    have = "has" if supposed == 1 else "have"
    return f"{said} {supposed} of these homes {have} not said how many places are free: one is supposed, so ask first."


def _what_stands_against(problem: Problem, left: Left, child: str, homes: Sequence[str]) -> str:
    for_whole_stay = [urn for urn in homes if not left.is_full_later(child, urn)]
    if not for_whole_stay:
        return f"A place is left in {_named(homes)} on the day the child comes, but none for the whole stay."
    by_nothing = [urn for urn in for_whole_stay if not left.is_kept_from(child, urn)]
    if by_nothing and _is_kept(problem, left):
        return f"A place is left in {_named(by_nothing)}: the search ended before it was found out who may have it."
    named = _named(for_whole_stay)
    return f"A place is left in {named}, but what was agreed or rules between children stand against each of them."


def _is_kept(problem: Problem, left: Left) -> bool:
    """Whether all that was agreed is in the plan: where it cannot be, there is none."""
    there = {(p.child, p.urn) for at in left.at.values() for p in at}
    return all((r.child, r.urn) in there for r in problem.responses if r.answer is Answer.ACCEPTED)


def _named(homes: Sequence[str]) -> str:
    return ", ".join(homes[:NAMED]) + (f" and {len(homes) - NAMED} more" if len(homes) > NAMED else "")


def _held_with(problem: Problem, child: str) -> tuple[str, ...]:
    """All with whom the child must live, directly or through another."""
    found, before = {child}, 0
    while len(found) > before:
        before = len(found)
        found |= {c for tie in problem.siblings if tie.must and found & set(tie.children) for c in tie.children}
    return tuple(sorted(found - {child}))
