"""Says anew what a plan is worth and gives each family, once stays of it were changed; it is checked first.

Bounds hold for a period, and at each level for plans that do as well at every earlier one. Those of another plan of the
same period are kept as far as that goes; where it does not, there is no bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matching.short_breaks.build import build
from matching.short_breaks.clash import Clash, Together
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.compare import fairness_picture
from matching.short_breaks.components import Part, planned_apart
from matching.short_breaks.explaining import Lost, family_results, lost_in
from matching.short_breaks.fairness_shown import FairnessPicture, PriceOfFairness
from matching.short_breaks.giving_out import left_out
from matching.short_breaks.memory import refuse_too_large
from matching.short_breaks.objectives import benefit, fairness, name_of
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.problem import Plan, Problem, values
from matching.short_breaks.result import Allocation, Ended, FamilyResult, LevelResult
from matching.short_breaks.rooming import plan_of
from matching.short_breaks.verifying import LevelValue, Verdict, escalations
from matching.short_breaks.worth import Worth, checked


def restated(
    period: Period,
    cleared: Cleared,
    stays: Iterable[PlannedStay],
    allocation: Allocation,
    bounds: Sequence[LevelResult] | None = None,
) -> Allocation:
    """The allocation with these stays for its own, and every figure that follows from them.

    `bounds` are the levels of some plan of this very period; without any, they are worked out by a first look. Raises
    EngineFault for a plan that breaks a rule.
    """
    ordered = tuple(sorted(stays, key=_order))
    parts = tuple(_parts(period, cleared, ordered, allocation.clash))
    worths = [Worth(one.problem, one.values, {}) for one in parts]
    verdict = checked(period, cleared, ordered, worths)
    levels = _first_look(verdict, worths) if bounds is None else tuple(_levels(verdict.levels, bounds))
    watch = escalations(period, ordered)
    figures = {
        "stays": ordered,
        "as_of": period.as_of,
        "ended": _ended(allocation.ended, levels),
        "levels": levels,
        "families": _results(parts),
        "not_kept": _not_kept(parts),
        "left_out": left_out(period, ordered, allocation.left_out),
        "escalations": watch.escalations,
        "counters": watch.counters,
        "broken": tuple(b.sentence for b in verdict.from_promises),
        "familiar_bedroom_nights": verdict.familiar_bedroom_nights,
        **_pictures(parts, allocation),
        "price_of_fairness": _price(allocation, worths, levels, fresh=bounds is None),
    }
    return allocation.model_copy(update=figures)


class Results(NamedTuple):
    """What stays give every family, in the order of their ids, and the confirmed bookings that could not stay."""

    families: tuple[FamilyResult, ...]
    not_kept: tuple[Together, ...]


def results_of(period: Period, cleared: Cleared, stays: Iterable[PlannedStay], clash: Clash | None = None) -> Results:
    """What these stays give every family, and why not more. `clash` tells of promises that were dropped before.

    Raises NotACandidate for a stay that the period offers nobody, BadInput for a period too large for the memory there
    is.
    """
    refuse_too_large(period, cleared, processes=1)
    parts = tuple(_parts(period, cleared, tuple(sorted(stays, key=_order)), clash))
    return Results(_results(parts), _not_kept(parts))


def _not_kept(parts: Iterable[_Part]) -> tuple[Together, ...]:
    return tuple(found for one in parts for found in one.lost.against)


def _results(parts: Iterable[_Part]) -> tuple[FamilyResult, ...]:
    return tuple(sorted((family for one in parts for family in one.results()), key=lambda family: family.family))


class _Part(NamedTuple):
    """One part of the period with its stays, as they were given and as whole numbers."""

    part: Part
    problem: Problem
    stays: tuple[PlannedStay, ...]
    plan: Plan
    lost: Lost

    @property
    def values(self) -> tuple[int, ...]:
        return values(self.problem, self.plan)

    def results(self) -> tuple[FamilyResult, ...]:
        return family_results(self.part.period, self.part.cleared, self.problem, self.plan, self.stays, self.lost)


def _parts(period: Period, cleared: Cleared, stays: Sequence[PlannedStay], clash: Clash | None) -> Iterator[_Part]:
    for part in planned_apart(period, cleared):
        problem = build(part.period, part.cleared)
        families = set(problem.families)
        own = tuple(stay for stay in stays if stay.family in families)
        plan = plan_of(problem, part.period, own)
        yield _Part(part, problem, own, plan, lost_in(part.period, part.cleared, problem, plan, clash))


def _pictures(parts: Sequence[_Part], allocation: Allocation) -> dict[str, object]:
    """The picture of the rule in use, made anew; those of other rules stand."""
    if not allocation.fairness:
        return {}
    before, *others = allocation.fairness
    now = _as_one(before, [fairness_picture(o.part.period, o.problem, o.plan, before.rule) for o in parts])
    return {"fairness": (now, *others)}


def _as_one(before: FairnessPicture, parts: Sequence[FairnessPicture]) -> FairnessPicture:
    nights = {family: many for part in parts for family, many in part.by_family}
    order = [family for family, _ in before.by_family]
    return FairnessPicture(
        rule=before.rule,
        nights=sum(part.nights for part in parts),
        benefit=sum(part.benefit for part in parts),
        families_with_nothing=sum(part.families_with_nothing for part in parts),
        below_half=sum(part.below_half for part in parts),
        below_minimum=sum(part.below_minimum for part in parts),
        by_family=tuple((family, nights[family]) for family in order),
    )


def _price(
    allocation: Allocation, parts: Sequence[Worth], levels: Sequence[LevelResult], *, fresh: bool
) -> PriceOfFairness | None:
    """What the plan before it could give up at the most, by what this one has; else by a bound of its own.

    The least was worked out for plans as fair as the one before, and is not known of another.
    """
    was, before = allocation.price_of_fairness, allocation.level(benefit.ID)
    counted = {level.id: level.value for level in allocation.levels}
    is_as_fair = all(counted.get(level.id) == level.value for level in levels if level.id.startswith(fairness.ID))
    now = next((level for level in levels if level.id == benefit.ID), None)
    is_fair = any(level.id.startswith(fairness.ID) for level in levels)
    if was is None or was.most is None or fresh or before is None or now is None or not is_fair:
        # What works out bounds takes half a second to load.
        from matching.short_breaks.fairness_price import price_at_most

        return price_at_most(parts, levels)
    if is_as_fair and before.value == now.value:
        return was
    return PriceOfFairness(least=0, most=max(was.most + before.value - now.value, 0))


def _first_look(verdict: Verdict, parts: Sequence[Worth]) -> tuple[LevelResult, ...]:
    # What works out bounds takes half a second to load.
    from matching.short_breaks.adding_up import levels_at_once

    return levels_at_once(verdict, parts)


def _levels(found: Sequence[LevelValue], bounds: Sequence[LevelResult]) -> Iterator[LevelResult]:
    """Each level with the bound that still holds: that of plans which do no better at any earlier level than these."""
    other = {level.id: level for level in bounds}
    as_good = True
    for level in found:
        known = other.get(level.id)
        bound = None if known is None or not as_good else known.bound
        yield LevelResult(id=level.id, name=name_of(level.id), value=level.value, bound=bound)
        as_good = as_good and known is not None and level.value >= known.value


def _ended(ended: Ended, levels: Iterable[LevelResult]) -> Ended:
    proven = all(level.proven for level in levels)
    return Ended.WORK_DONE if ended is Ended.PROVEN_BEST and not proven else ended


def _order(stay: PlannedStay) -> tuple[str, str, str]:
    return stay.first_night.isoformat(), stay.urn, stay.family
