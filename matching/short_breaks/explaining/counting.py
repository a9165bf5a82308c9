"""Of the stays each family could still use: how many, and which barrier stands in the way of how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.explaining.at_home import AT_HOME
from matching.short_breaks.explaining.nights_asked import NightsAsked, nights_asked
from matching.short_breaks.explaining.own import OWN
from matching.short_breaks.explaining.own.held import near
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Flags, Ints, Plan, Problem


@dataclass(frozen=True)
class Count:
    """How often one barrier stood in the way, by family."""

    rule: str
    clauses: tuple[str, ...]
    """One that all families share, or one for each."""
    stays: Ints
    """(U,)"""
    requests: Ints
    """(Q,): on stays that would hold nights asked for, by request."""
    bare: bool
    """Whether it stood in the way with nobody else there."""
    own: bool
    """Whether it is the family's own limit."""
    unchecked: bool = False
    """Whether it stood in the way only because nobody has checked yet."""

    def clause(self, family: int) -> str:
        """What is said of a family."""
        return self.clauses[family if len(self.clauses) > 1 else 0]


@dataclass(frozen=True)
class Held:
    """Of the stays that would hold nights asked for: how many are left at each turn. Arrays are by request, (Q,)."""

    candidates: Ints
    short_enough: Ints
    """No longer than the nights that the family has left."""
    considered: Ints
    usable: Ints
    free: Ints


@dataclass(frozen=True)
class Counted:
    """What stood in the way of further stays. Arrays are by family, (U,), unless said otherwise."""

    nights: Ints
    """Nights of each family in the plan."""
    candidates: Ints
    """Candidate stays, taken or not."""
    considered: Ints
    """Those not taken, no longer than the nights left, and not on nights the family has."""
    usable: Ints
    """Of these, those that the family's own limits leave."""
    free: Ints
    """Of these, those that nothing stands in the way of."""
    counts: tuple[Count, ...]
    blamed: Flags
    """(P, T): nights on which guests of the plan stand in the way of a usable stay of the pair."""
    asked: NightsAsked
    held: Held


def count(frame: Frame, problem: Problem, plan: Plan) -> Counted:
    """Count every barrier against every stay that could be used, given the plan."""
    kept = Kept(problem, plan)
    nights = nights_asked(frame, kept)
    short_enough, considered = _considered(kept)
    own, usable = _own(kept, considered, nights)
    asked = np.flatnonzero(usable)
    at_home, barred, blamed = _at_home(frame, kept, asked, nights)
    free = _flags(problem, asked[~barred])
    every = np.ones_like(considered)
    return Counted(
        nights=kept.nights,
        candidates=_by_family(problem, every),
        considered=_by_family(problem, considered),
        usable=_by_family(problem, usable),
        free=_by_family(problem, free),
        counts=(*at_home, *own),
        blamed=blamed,
        asked=nights,
        held=Held(*map(nights.count, (every, short_enough, considered, usable, free))),
    )


def _considered(kept: Kept) -> tuple[Flags, Flags]:
    """(C,) twice: stays no longer than the nights left, and of these those that overlap none of the family's own."""
    problem = kept.problem
    left = problem.most_nights - kept.nights
    fits: Flags = problem.stay_nights <= left[problem.family_of_stay]
    found: Flags = fits & ~near(kept, np.zeros(len(problem.families), dtype=np.int64))
    return fits, found


def _own(kept: Kept, considered: Flags, nights: NightsAsked) -> tuple[list[Count], Flags]:
    counts, usable = [], considered.copy()
    for limit in OWN:
        for barrier in limit.barriers(kept):
            barred = barrier.stays & considered
            stays = _by_family(kept.problem, barred)
            counts.append(Count(barrier.rule, barrier.words, stays, nights.count(barred), bare=False, own=True))
            usable &= ~barrier.stays
    return counts, usable


def _at_home(frame: Frame, kept: Kept, asked: Ints, nights: NightsAsked) -> tuple[list[Count], Flags, Flags]:
    """The counts, which stays are barred (n,), and the nights to which guests of the plan make a difference (P, T)."""
    problem, counts = kept.problem, []
    barred, blamed = np.zeros(len(asked), dtype=np.bool_), np.zeros_like(kept.there)
    empty = Kept(problem, ())
    for rule in AT_HOME:
        pairs = zip(rule.barriers(frame, kept, asked), rule.barriers(frame, empty, asked), strict=True)
        for with_plan, with_nobody in pairs:
            taken = with_plan.stays & ~with_nobody.stays
            for clause, stays, bare in (
                (with_plan.words.taken, taken, False),
                (with_plan.words.bare, with_nobody.stays, True),
            ):
                found = _flags(problem, asked[stays])
                by_family, by_request = _by_family(problem, found), nights.count(found)
                one = Count(with_plan.rule, (clause,), by_family, by_request, bare, False, with_plan.unchecked)
                counts.append(one)
            barred |= with_plan.stays
            blamed |= with_plan.nights & ~with_nobody.nights & _covered(problem, asked[taken])
    return counts, barred, blamed


def _flags(problem: Problem, stays: Ints) -> Flags:
    """(C,): whether each candidate stay is one of these, by their numbers."""
    found = np.zeros(len(problem.stay_pair), dtype=np.bool_)
    found[stays] = True
    return found


def _by_family(problem: Problem, stays: Flags) -> Ints:
    found: Ints = np.bincount(problem.family_of_stay[stays], minlength=len(problem.families)).astype(np.int64)
    return found


def _covered(problem: Problem, stays: Ints) -> Flags:
    """(P, T): the nights of these stays, and those their bedrooms would then stay empty."""
    change = np.zeros((len(problem.pair_family), problem.nights + 1), dtype=np.int32)
    pairs, first = problem.stay_pair[stays], problem.stay_first[stays].astype(np.int64)
    until = first + problem.stay_nights[stays] + problem.turnaround[problem.pair_home[pairs]]
    np.add.at(change, (pairs, first), 1)
    np.subtract.at(change, (pairs, np.minimum(until, problem.nights)), 1)
    found: Flags = np.cumsum(change, axis=1)[:, :-1] > 0
    return found
