"""A plan that comes from a file is checked anew before anything of it is shown.

It is sealed when it is made, and refused when anything of it is no longer as it was sealed: bounds, how the search
ended, what other rules of fairness would give and the answers of the match check are taken from the file, as making
them anew takes as long as planning did; whoever is shown them is told.

Another version of the engine may say the same in other words, and may answer otherwise. The match check is then asked
again, what follows from the stays of its plan is said anew, and nothing of what was saved is shown in its place; its
bounds hold only where it was sealed and the answers are the same. Stays that break a rule are refused whoever made
them. Without its proof a plan is shown in the same way, whatever its file says beside its stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from matching.errors import BadInput, Problem
from matching.short_breaks.clash import Clash
from matching.short_breaks.giving_out import left_out
from matching.short_breaks.objectives import name_of
from matching.short_breaks.period import Period
from matching.short_breaks.result import Allocation, Ended, LevelResult, Planned, Work
from matching.short_breaks.verifying import Verdict, escalations, verify
from matching.stamp import engine_version

WAY_OUT = "Do not use it. Plan again: placewell breaks allocate PERIOD --out PLAN."

BARE = "Or see what follows from its stays alone: placewell breaks show PERIOD PLAN --without-proof."

NOT_AS_SEALED = "it is not as it was saved: something in the file was changed since"
NOT_THOSE = "the promises that it says were dropped are not those that have to be"
NOT_ITS_ANSWERS = "the answers of the match check that it rests on are not those that it was saved with"
STRANGERS = "the answers of the match check that it rests on name what the period has not"
NOBODYS = "it has stays that the period offers nobody"


class Trusted(NamedTuple):
    """A plan that may be shown, with the period without the promises that had to be dropped."""

    settled: Period
    planned: Planned
    anew: bool
    """Whether what follows from its stays was said anew, as another version of the engine had made it."""


def trusted(plan: str, period: Period, planned: Planned) -> Trusted:
    """The plan, checked. Raises BadInput for one that breaks a rule, or says of itself what is not so."""
    _refuse_answers(plan, period, planned)
    if planned.allocation.engine != engine_version():
        return _of_another_engine(plan, period, planned)
    if not planned.is_as_sealed:
        raise BadInput([Problem(plan, NOT_AS_SEALED, f"{WAY_OUT} {BARE}")])
    settled, clash = _settled(period, planned)
    if clash != planned.allocation.clash:
        raise BadInput([Problem(plan, NOT_THOSE, WAY_OUT)])
    refuse_tampered(plan, settled, planned)
    return Trusted(settled, planned, anew=False)


def without_proof(plan: str, period: Period, planned: Planned) -> Trusted:
    """What follows from the stays of a plan alone. Raises BadInput for stays that break a rule."""
    # What asks the match check, and what builds a problem, takes half a second to load.
    from matching.short_breaks.clear import clear
    from matching.short_breaks.conflict import settle

    cleared = clear(period)
    settled, clash = settle(period, cleared)
    ended = Ended.WORK_DONE if clash is None else Ended.PROMISES_CLASH
    nothing = {"fairness": (), "price_of_fairness": None, "left_out": (), "work": Work(seed=0, parts=())}
    own = {"ended": ended, "clash": clash, "period": period.id, "engine": engine_version()}
    bare = planned.allocation.model_copy(update=nothing | own)
    return _said_anew(plan, settled, Planned(cleared=cleared, allocation=bare), None)


def _refuse_answers(plan: str, period: Period, planned: Planned) -> None:
    """Raises BadInput for answers of the match check that were changed since, or that are about somebody else.

    Of another engine they may never have been sealed.
    """
    cleared = planned.cleared
    may_lack = planned.allocation.engine != engine_version() and cleared.seal is None
    if not (may_lack or cleared.is_as_sealed):
        raise BadInput([Problem(plan, NOT_ITS_ANSWERS, f"{WAY_OUT} {BARE}")])
    rooms = {home.urn: {room.id for room in home.bedrooms} for home in period.world.homes}
    families = {family.id for family in period.families}
    named = {suited.family for suited in cleared.suited} | {refused.family for refused in cleared.refused}
    named |= {family for apart in cleared.apart for family in apart.families}
    strange = any(not set().union(*s.bedrooms) <= rooms.get(s.urn, set()) for s in cleared.suited)
    if strange or not named <= families:
        raise BadInput([Problem(plan, STRANGERS, f"{WAY_OUT} {BARE}")])


def _settled(period: Period, planned: Planned) -> tuple[Period, Clash | None]:
    """The period without the promises that had to be dropped, where the plan says that there are any."""
    if planned.allocation.clash is None:
        return period, None
    # The solver takes half a second to load.
    from matching.short_breaks.conflict import settle

    return settle(period, planned.cleared)


def _of_another_engine(plan: str, period: Period, planned: Planned) -> Trusted:
    # What asks the match check takes half a second to load.
    from matching.short_breaks.clear import clear

    cleared = clear(period)
    asked = planned.model_copy(update={"cleared": cleared})
    settled, clash = _settled(period, asked)
    told = planned.allocation
    if (clash and clash.dropped) != (told.clash and told.clash.dropped):
        raise BadInput([Problem(plan, NOT_THOSE, WAY_OUT)])
    problems = [Problem(plan, what, WAY_OUT) for what in _wrong_proof(told)]
    if problems:
        raise BadInput(problems)
    verdict = verify(settled, cleared, told.stays)
    may_hold = planned.is_as_sealed and cleared.seal == planned.cleared.seal
    bounds = tuple(_bounds_that_hold(verdict, told.levels)) if may_hold else None
    said = told.model_copy(update={"clash": clash, "engine": engine_version(), "period": period.id})
    if not may_hold:
        said = said.model_copy(update={"fairness": (), "price_of_fairness": None})
    return _said_anew(plan, settled, Planned(cleared=cleared, allocation=said), bounds)


def _said_anew(plan: str, settled: Period, planned: Planned, bounds: Sequence[LevelResult] | None) -> Trusted:
    """The plan with everything that follows from its stays. Raises BadInput for stays that break a rule."""
    # What builds a problem takes half a second to load.
    from matching.short_breaks.restating import restated
    from matching.short_breaks.rooming import NotACandidate

    cleared, told = planned.cleared, planned.allocation
    rules = sorted({broken.rule for broken in verify(settled, cleared, told.stays).broken})
    if rules:
        raise BadInput(Problem(plan, what, WAY_OUT) for what in _broken(rules))
    try:
        said = restated(settled, cleared, told.stays, told, bounds)
    except NotACandidate:
        raise BadInput([Problem(plan, NOBODYS, WAY_OUT)]) from None
    return Trusted(settled, Planned(cleared=cleared, allocation=said).sealed(), anew=True)


def _bounds_that_hold(verdict: Verdict, levels: Sequence[LevelResult]) -> Iterator[LevelResult]:
    """The saved levels up to the first that this engine counts otherwise: a bound of that one means something else."""
    for found, told in zip(verdict.levels, levels, strict=False):
        if (found.id, found.value) != (told.id, told.value):
            return
        yield told


def refuse_tampered(plan: str, settled: Period, planned: Planned) -> None:
    """Raises BadInput for a plan that breaks a rule, or says of itself what the independent check does not find."""
    problems = [Problem(plan, what, WAY_OUT) for what in _wrong(settled, planned)]
    if problems:
        raise BadInput(problems)


def _wrong(settled: Period, planned: Planned) -> Iterator[str]:
    allocation = planned.allocation
    verdict = verify(settled, planned.cleared, allocation.stays)
    rules = sorted({broken.rule for broken in verdict.broken})
    yield from _broken(rules)
    if allocation.period != settled.id:
        yield "the period that it names is not the one that it was made of"
    if allocation.as_of != settled.as_of:
        yield "the day on which it says that one stood is not that of the period"
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


def _broken(rules: Sequence[str]) -> Iterator[str]:
    if rules:
        yield f"its stays break rules: {', '.join(rules)}"


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
        found = results_of(settled, planned.cleared, planned.allocation.stays, planned.allocation.clash)
    except NotACandidate:
        yield NOBODYS
        return
    if planned.allocation.not_kept != found.not_kept:
        yield "what it says of confirmed bookings that are not kept is not what follows from its stays"
    told_out = planned.allocation.left_out
    if told_out != left_out(settled, planned.allocation.stays, told_out):
        yield "the confirmed bookings that it says it leaves out are not those that are no stays of it"
    told = planned.allocation.families
    if [f.family for f in told] != [f.family for f in found.families]:
        yield "the families that it tells of are not those of the period"
        return
    wrong = [f.family for f, own in zip(told, found.families, strict=True) if f != own]
    if wrong:
        yield f"what it says of families is not what follows from its stays: {', '.join(wrong)}"
