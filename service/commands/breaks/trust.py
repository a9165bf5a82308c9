"""A plan that comes from a file is checked anew before anything of it is shown.

The answers of the match check are taken as they were saved with it: asking them again can take half a minute. So are
bounds, and what other rules of fairness would give, which take as long as planning did; whoever is shown them is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.errors import BadInput, Problem
from matching.short_breaks.objectives import name_of
from matching.short_breaks.period import Period
from matching.short_breaks.result import Allocation, Ended, LevelResult, Planned
from matching.short_breaks.verifying import Verdict, escalations, verify
from matching.stamp import engine_version

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
    if verdict.familiar_bedroom_nights != allocation.familiar_bedroom_nights:
        yield "the nights in a familiar bedroom that it tells of are not those of its stays"
    yield from _wrong_proof(allocation)
    if not rules:
        yield from _wrong_families(settled, planned)


def _same_values(verdict: Verdict, levels: Iterable[LevelResult]) -> bool:
    found = tuple((level.id, name_of(level.id), level.value) for level in verdict.levels)
    return found == tuple((level.id, level.name, level.value) for level in levels)


def _wrong_proof(allocation: Allocation) -> Iterator[str]:
    """What cannot be so of the proof, whatever it was; the rest of it would take as long as planning did."""
    if any(level.bound is not None and level.bound < level.value for level in allocation.levels):
        yield "it is worth more than what it says that no plan can go beyond"
    proven = all(level.proven for level in allocation.levels)
    if allocation.ended is Ended.PROVEN_BEST and not proven:
        yield "it says that it is proven best, and its levels do not"
    if (allocation.clash is not None) is not (allocation.ended is Ended.PROMISES_CLASH):
        yield "how it says that the search ended is not what it says of promises"


def _wrong_families(settled: Period, planned: Planned) -> Iterator[str]:
    # What builds a problem takes half a second to load.
    from matching.short_breaks.restating import results_of
    from matching.short_breaks.rooming import NotACandidate

    try:
        found = results_of(settled, planned.cleared, planned.allocation.stays)
    except NotACandidate:
        yield "it has stays that the period offers nobody"
        return
    told = planned.allocation.families
    if [f.family for f in told] != [f.family for f in found]:
        yield "the families that it tells of are not those of the period"
        return
    wrong = [f.family for f, own in zip(told, found, strict=True) if f != own]
    if wrong:
        other = (
            "" if planned.allocation.engine == engine_version() else "; it was made by another version of the engine"
        )
        yield f"what it says of families is not what follows from its stays: {', '.join(wrong)}{other}"
