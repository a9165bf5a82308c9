"""What each other rule of fairness would have given whom, and what fairness costs in benefit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.short_breaks.build import build
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.compare import fairness_picture
from matching.short_breaks.effort import Effort
from matching.short_breaks.objectives import benefit
from matching.short_breaks.period import FairnessRule, Period, PlannedStay
from matching.short_breaks.problem import Plan, Problem, values
from matching.short_breaks.result import FairnessPicture
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.search import search

SHARE = 4
"""A plan by another rule is searched for with one part in so many of the effort: a picture is wanted, not a plan."""


def other_rules(
    period: Period, cleared: Cleared, stays: Sequence[PlannedStay], effort: Effort
) -> tuple[tuple[FairnessPicture, ...], int | None]:
    """The picture of the rule in use, from the stays given; those of every other rule; and the price of fairness.

    The price is the benefit of the best plan found without a level for fairness, less that of this plan. None: the
    policy has switched the level of benefit off. The promises of the period must hold together.
    """
    problem = build(period, cleared)
    plan = plan_of(problem, period, stays)
    own = fairness_picture(period, problem, plan, period.policy.fairness.value)
    others = dict(_others(period, cleared, plan, replace(_shorter(effort), compare=False)))
    pictures = (own, *(others[rule] for rule in FairnessRule if rule in others))
    return pictures, _price(problem, own, others.get(FairnessRule.BENEFIT_ALONE, own))


def _price(problem: Problem, own: FairnessPicture, alone: FairnessPicture) -> int | None:
    if problem.level(benefit.ID) is None:
        return None
    return max(alone.benefit - own.benefit, 0)


def _others(
    period: Period, cleared: Cleared, plan: Plan, effort: Effort
) -> Iterator[tuple[FairnessRule, FairnessPicture]]:
    """Benefit alone comes last, and begins from whichever plan found so far is best by it."""
    known = [plan]
    for rule in sorted(set(FairnessRule) - {period.policy.fairness}, key=_alone_last):
        changed = period.model_copy(update={"policy": period.policy.model_copy(update={"fairness": rule})})
        problem = build(changed, cleared)
        start = max(known, key=lambda one: values(problem, one))
        found = search(problem, effort, start=start).plan
        known.append(found)
        yield rule, fairness_picture(changed, problem, found, rule.value)


def _alone_last(rule: FairnessRule) -> tuple[bool, int]:
    return rule is FairnessRule.BENEFIT_ALONE, list(FairnessRule).index(rule)


def _shorter(effort: Effort) -> Effort:
    return replace(
        effort,
        rounds=None if effort.rounds is None else -(-effort.rounds // SHARE),
        seconds=None if effort.seconds is None else effort.seconds / SHARE,
        moves=None if effort.moves is None else -(-effort.moves // SHARE),
    )
