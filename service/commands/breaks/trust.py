"""A plan that comes from a file is checked anew before anything of it is shown.

The answers of the match check are taken as they were saved with it: asking them again can take half a minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Period, PlannedStay
from matching.short_breaks.result import Allocation, FamilyResult, LevelResult, Planned
from matching.short_breaks.verifying import Verdict, escalations, verify

WAY_OUT = "Do not use it. Plan again: placewell breaks allocate PERIOD --out PLAN."


def kept_promises(plan: str, period: Period, planned: Planned) -> Period:
    """The period without the promises that had to be dropped. Raises BadInput when the plan names others."""
    if planned.allocation.clash is None:
        return period
    # The solver takes half a second to load.
    from matching.short_breaks.conflict import settle

    settled = settle(period, planned.cleared)
    if settled.clash != planned.allocation.clash:
        what = "the promises that it says were dropped are not those that have to be"
        raise BadInput([Problem(plan, what, WAY_OUT)])
    return settled.period


def refuse_tampered(plan: str, settled: Period, planned: Planned) -> None:
    """Raises BadInput for a plan that breaks a rule, or says of itself what the independent check does not find."""
    problems = [Problem(plan, what, WAY_OUT) for what in _wrong(settled, planned)]
    if problems:
        raise BadInput(problems)


def refuse_inconsistent(plan: str, allocation: Allocation) -> None:
    """Raises BadInput for a plan whose parts contradict one another, as far as it shows without its period."""
    if not _adds_up(allocation):
        raise BadInput([Problem(plan, "its stays and its families' results contradict one another", WAY_OUT)])


def _wrong(settled: Period, planned: Planned) -> Iterator[str]:
    allocation = planned.allocation
    verdict = verify(settled, planned.cleared, allocation.stays)
    rules = sorted({broken.rule for broken in verdict.broken})
    if rules:
        yield f"its stays break rules: {', '.join(rules)}"
    if not _same_values(verdict, allocation.levels):
        yield "what it says that it is worth is not what its stays are worth"
    watch = escalations(settled, allocation.stays)
    told = (tuple(b.sentence for b in verdict.from_promises), watch.escalations, watch.counters)
    if told != (allocation.broken, allocation.escalations, allocation.counters):
        yield "what it says of promises and of limits in law is not what its stays come to"
    if not _adds_up(allocation):
        yield "its stays and its families' results contradict one another"


def _same_values(verdict: Verdict, levels: Iterable[LevelResult]) -> bool:
    found = tuple((level.id, level.value) for level in verdict.levels)
    return found == tuple((level.id, level.value) for level in levels)


def _adds_up(allocation: Allocation) -> bool:
    own: dict[str, set[PlannedStay]] = {result.family: set() for result in allocation.families}
    if any(stay.family not in own for stay in allocation.stays):
        return False
    for stay in allocation.stays:
        own[stay.family].add(stay)
    return all(_agrees(own[result.family], result) for result in allocation.families)


def _agrees(own: set[PlannedStay], result: FamilyResult) -> bool:
    return own == set(result.stays) and result.nights == sum(stay.nights for stay in own)
