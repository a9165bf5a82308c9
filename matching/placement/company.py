"""Who would come together in a plan, asked of the full match check: only of the homes and children that a plan joins.

What is not asked can only leave more open than there is. So a plan that is best before it was asked, and of which
everybody who would come together was then asked without loss, is the best when everything is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from matching.findings import Band
from matching.optimise.smallest import smallest
from matching.placement.newcomers import asked_together, doubts_of, said_apart, why_apart, why_of
from matching.placement.problem import Apart, Doubt, Plan, Problem
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.policy import PolicyDay, england
from matching.world.referral import Referral
from matching.world.world import World

MANY_TOGETHER = 3
"""Fewer newcomers at a home are asked about two by two."""
FEW_AT_HOME = 16
"""Where no more than this may come to a home, all are asked about two by two once a plan joined some who are parted."""
Pair = tuple[str, str, str]
"""Two referrals in order, and the home."""


@dataclass
class Company:
    """What the check has said so far of newcomers who would come to one home.

    all_pairs  whether every two newcomers were asked about at every home before
    """

    world: World
    on: date
    all_pairs: bool
    _pairs: dict[Pair, tuple[Apart | None, tuple[Doubt, ...]]] = field(default_factory=dict)
    _crowds: dict[tuple[str, ...], Apart | None] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """What the needs are."""
        return standard_catalogue()

    @property
    def law(self) -> PolicyDay:
        """The law of the day."""
        return england().on(self.on)

    def joined(self, problem: Problem, plan: Plan) -> Problem:
        """The problem with all that the check says of those whom a plan puts together; the same where that is nothing.

        What is only open between two who are not sure of the home anyway changes no plan, and is told with it.
        """
        found = tuple(self._asked(problem, plan))
        apart = tuple(x for x in found if isinstance(x, Apart) and x not in problem.apart)
        doubts = tuple(x for x in found if isinstance(x, Doubt) and x not in problem.doubts)
        return replace(problem, apart=(*problem.apart, *apart), doubts=(*problem.doubts, *doubts))

    def leaves(self, problem: Problem, plan: Plan) -> bool:
        """Whether a plan is worth what was said of it when everybody who would come together was asked about."""
        return not changed(problem, self.joined(problem, plan))

    def _asked(self, problem: Problem, plan: Plan) -> Iterator[Apart | Doubt]:
        at: dict[str, list[str]] = {}
        for placed in plan:
            at.setdefault(placed.urn, []).append(placed.child)
        alone, may_come = {(f.child, f.urn): f.worst for f in problem.fits}, _by_home(problem)
        for urn, ids in sorted(at.items()):
            for pair in self._pairs_at(urn, ids, may_come[urn], alone) if not self.all_pairs else ():
                apart, doubts = self._pair(pair, urn, alone)
                yield from (apart,) if apart else doubts
            crowd = self._crowd(tuple(sorted(ids)), urn, alone) if len(ids) >= MANY_TOGETHER else None
            if crowd is not None:
                yield crowd

    def _pairs_at(
        self, urn: str, ids: Sequence[str], may_come: Sequence[str], alone: dict[tuple[str, str], Band]
    ) -> list[tuple[str, str]]:
        """Every two whom a plan joins at a home; where some are parted, every two who may come."""
        joined = list(combinations(sorted(ids), 2))
        if len(may_come) > FEW_AT_HOME or not any(self._pair(pair, urn, alone)[0] for pair in joined):
            return joined
        return [pair for pair in combinations(sorted({*ids, *may_come}), 2) if not said_apart(*self._referrals(pair))]

    def _pair(
        self, pair: tuple[str, str], urn: str, alone: dict[tuple[str, str], Band]
    ) -> tuple[Apart | None, tuple[Doubt, ...]]:
        key = (*pair, urn)
        if key not in self._pairs:
            found = asked_together(self.world, self._referrals(pair), urn, self.on, self.catalogue, self.law)
            why = why_of(found, urn, alone)
            said = (Apart(pair, why, urn), ()) if why else (None, tuple(doubts_of(found, urn)))
            self._pairs[key] = said
        return self._pairs[key]

    def _crowd(self, ids: tuple[str, ...], urn: str, alone: dict[tuple[str, str], Band]) -> Apart | None:
        """A smallest set of them that the check does not leave together; None where it leaves them all."""

        def why(some: Collection[str]) -> str | None:
            asked = self._referrals(some)
            return why_apart(self.world, asked, urn, self.on, self.catalogue, self.law, alone)

        key = (*ids, urn)
        if key not in self._crowds:
            together = smallest(ids, lambda some: len(some) > 1 and why(some) is not None) if why(ids) else ()
            self._crowds[key] = Apart(together, why(together) or "", urn) if together else None
        return self._crowds[key]

    def _referrals(self, ids: Collection[str]) -> list[Referral]:
        wanted = frozenset(ids)
        return [r for r in self.world.referrals if r.id in wanted]


def _by_home(problem: Problem) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {home.urn: [] for home in problem.homes}
    for child, urn in problem.fit_of:
        found[urn].append(child)
    return found


def changed(before: Problem, after: Problem) -> bool:
    """Whether what was asked may change the best plan: somebody is parted, or a home that was sure is no longer so."""
    if after.apart != before.apart:
        return True
    new = set(after.doubts) - set(before.doubts)
    return any((fit := after.fit_of.get((d.children[0], d.urn))) is not None and fit.sure for d in new)
