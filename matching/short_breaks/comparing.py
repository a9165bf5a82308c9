"""What each other rule of fairness would have given whom, and what fairness costs in benefit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.compare import LOOKING, fairness_picture
from matching.short_breaks.effort import Effort
from matching.short_breaks.fairness_shown import FairnessPicture, PriceOfFairness
from matching.short_breaks.objectives import benefit, promises
from matching.short_breaks.period import FairnessRule, Period, PlannedStay
from matching.short_breaks.problem import Plan, Problem, value, values
from matching.short_breaks.result import Ended
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.search import Found, search
from matching.short_breaks.searching.progress import Progress, Stop, Told, never, told_nobody

SHARE = 4
"""A plan by another rule is searched for with one part in so many of the work: a picture is wanted, not a plan."""
OTHERS_TIME = 0.8
"""Of the time allowed for the plan, what the other rules have after it, in equal parts: the plan gives up none."""
SHORT = 8.0
"""Seconds: with less, rearrangements are all that there is time for, and a second process would start too late."""
OTHERS = len(FairnessRule) - 1


def other_effort(effort: Effort) -> Effort:
    """What each other rule may spend."""
    seconds = None if effort.seconds is None else OTHERS_TIME * effort.seconds / OTHERS
    short = seconds is not None and seconds < SHORT
    rounds = 0 if short and effort.rounds is None else effort.rounds
    return replace(
        effort,
        rounds=None if rounds is None else -(-rounds // SHARE),
        seconds=seconds,
        moves=None if effort.moves is None else -(-effort.moves // SHARE),
        processes=1 if short else effort.processes,
        compare=False,
    )


@dataclass(frozen=True)
class Comparing:
    """A plan that was made, by its stays, and what its other rules are looked for with."""

    period: Period
    """Its promises must hold together."""
    cleared: Cleared
    stays: Sequence[PlannedStay]
    benefit_bound: int | None
    """No plan that is as fair as the one made has more benefit. None: not worked out."""
    effort: Effort
    told: Told = told_nobody
    stop: Stop = never

    def pictures(self) -> tuple[tuple[FairnessPicture, ...], PriceOfFairness | None]:
        """The picture of the rule in use, then of every other; and the price of fairness.

        Rules that there was no time for because somebody stopped it are left out; nothing at all where that is all of
        them. The price is None where it cannot be told.
        """
        problem = build(self.period, self.cleared)
        plan = plan_of(problem, self.period, self.stays)
        found = {one.rule: one for one in self._others(plan)}
        if not found:
            return (), None
        own = fairness_picture(self.period, problem, plan, self.period.policy.fairness.value)
        others = tuple(found[rule].picture for rule in FairnessRule if rule in found)
        return (own, *others), self._price(problem, plan, found.get(FairnessRule.BENEFIT_ALONE))

    def _others(self, plan: Plan) -> Iterator[_Other]:
        """Benefit alone comes last, and begins from whichever plan found so far is best by it."""
        known = [plan]
        for rule in sorted(set(FairnessRule) - {self.period.policy.fairness}, key=_alone_last):
            if self.stop():
                return
            changed = self.period.model_copy(
                update={"policy": self.period.policy.model_copy(update={"fairness": rule})}
            )
            problem = build(changed, self.cleared)
            start = max(known, key=lambda one: values(problem, one))
            found = search(problem, other_effort(self.effort), self._telling(rule), self.stop, start)
            if found.ended is Ended.STOPPED:
                return
            known.append(found.plan)
            yield _Other(rule, problem, found, fairness_picture(changed, problem, found.plan, rule.value))

    def _telling(self, rule: FairnessRule) -> Told:
        def told(progress: Progress) -> None:
            self.told(replace(progress, doing=f"{LOOKING}{rule.value}"))

        return told

    def _price(self, problem: Problem, plan: Plan, alone: _Other | None) -> PriceOfFairness | None:
        level = problem.level(benefit.ID)
        if level is None:
            return None
        if self.period.policy.fairness is FairnessRule.BENEFIT_ALONE:
            return PriceOfFairness(least=0, most=0)
        if alone is None or _promised(problem, plan) != _promised(alone.problem, alone.found.plan):
            return None
        own, free = value(problem, level, plan), alone.picture.benefit
        bound = alone.found.bounds.get(benefit.ID)
        least = 0 if self.benefit_bound is None else max(free - self.benefit_bound, 0)
        return PriceOfFairness(least=least, most=None if bound is None else max(bound - own, least))


class _Other(NamedTuple):
    """What was found by another rule."""

    rule: FairnessRule
    problem: Problem
    found: Found
    picture: FairnessPicture


def _promised(problem: Problem, plan: Plan) -> int:
    level = problem.level(promises.ID)
    return 0 if level is None else value(problem, level, plan)


def _alone_last(rule: FairnessRule) -> tuple[bool, int]:
    return rule is FairnessRule.BENEFIT_ALONE, list(FairnessRule).index(rule)
