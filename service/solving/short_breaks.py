"""A period of short breaks as long work: what is asked, the plan, and its check, which is not the search's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from matching.errors import BadInput
from matching.short_breaks.allocate import allocate
from matching.short_breaks.clear import clear
from matching.short_breaks.conflict import settle
from matching.short_breaks.effort import Effort
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.period import Period
from matching.short_breaks.result import Allocation, Ended, Planned
from matching.short_breaks.searching.progress import BENEFIT, Progress
from matching.short_breaks.verifying import escalations, verify
from matching.stamp import engine_version
from matching.world.record import Record
from service.solving.breaks_question import BreaksQuestion
from service.solving.came_of import CameOf
from service.solving.limits import Limits
from service.solving.sizes import refuse_beyond
from service.store.rows.solve import SolveState

R = TypeVar("R", bound=Record)


class Refusal(Record):
    """Why there is no plan: what is wrong in the period."""

    refused: tuple[str, ...]


def solve(question: str, told: Callable[[str], None], limits: Limits) -> str:
    """The plan; or a refusal with everything that is wrong in the period, or how it is too large."""
    asked = BreaksQuestion.model_validate_json(question)
    try:
        refuse_beyond(asked.period, limits)
        planned = allocate(asked.period, effort_of(asked, limits), told=lambda progress: told(words_of(progress)))
    except BadInput as wrong:
        return Refusal(refused=tuple(map(str, wrong.problems))).model_dump_json()
    return planned.model_dump_json()


def effort_of(asked: BreaksQuestion, limits: Limits) -> Effort:
    """For one process, and within its limits: how many work at once is the service's to say."""
    seconds = None if asked.seconds is None else min(asked.seconds, limits.seconds_to_search)
    return Effort(asked.seed, asked.rounds, seconds, processes=1, moves=asked.moves, compare=asked.compare)


def words_of(progress: Progress) -> str:
    """How far it has come, as JSON."""
    gap = progress.gap
    said = {"seconds": round(progress.seconds), "rounds": progress.rounds, "doing": progress.doing}
    worth = {"benefit": progress.value_of(BENEFIT), "benefit_bound": progress.bounds.get(BENEFIT)}
    return json.dumps({**said, **worth, "gap_thousandths": None if gap is None else round(gap * 1000)})


def check(question: str, answer: str) -> CameOf:
    """What the answer is worth, with the match check asked anew: nothing that it says of itself is taken from it."""
    asked = BreaksQuestion.model_validate_json(question)
    planned = read_answer(answer, Planned, "What came back is no plan.")
    return planned if isinstance(planned, CameOf) else worth(planned, faults_of(asked.period, planned))


def read_answer(answer: str, kind: type[R], none: str) -> R | CameOf:
    """The answer of that kind; else what came of it: a refusal with its reasons, or none that can be read."""
    try:
        if "refused" in json.loads(answer):
            return CameOf(state=SolveState.REFUSED, reasons=Refusal.model_validate_json(answer).refused)
        return kind.model_validate_json(answer)
    except (ValidationError, ValueError, TypeError):
        return CameOf(state=SolveState.FAILED_CHECK, reasons=(none,))


def worth(planned: Planned, wrong: Iterable[str]) -> CameOf:
    """How the work ended whose plan that is, with everything found wrong in it."""
    faults = tuple(wrong)
    return CameOf(state=SolveState.FAILED_CHECK, reasons=faults) if faults else _came_of(planned.allocation)


def faults_of(period: Period, planned: Planned) -> Iterator[str]:
    """Everything that is not so of a plan of that period."""
    allocation, cleared = planned.allocation, clear(period)
    if (allocation.period, allocation.inputs_sha256) != (period.id, inputs_digest(period)):
        yield "It is a plan of another period."
    if allocation.engine != engine_version():
        yield "Another version of the engine made it."
    if cleared != planned.cleared:
        yield "It rests on other answers than those of the match check."
    settled = settle(period, cleared)
    if settled.clash != allocation.clash:
        yield "The promises that it says were dropped are not those that have to be."
    verdict, watch = verify(settled.period, cleared, allocation.stays), escalations(settled.period, allocation.stays)
    if not verdict.is_sound:
        rules = ", ".join(sorted({broken.rule for broken in verdict.broken}))
        yield f"Its stays break rules: {rules}."
    if [(level.id, level.value) for level in verdict.levels] != [
        (level.id, level.value) for level in allocation.levels
    ]:
        yield "What it says that it is worth is not what its stays are worth."
    if (watch.escalations, watch.counters) != (allocation.escalations, allocation.counters):
        yield "What it says of limits in law is not what its stays come to."
    nights = {own.family: own.nights for own in verdict.families}
    if nights != {family.family: family.nights for family in allocation.families}:
        yield "The nights that it says a family has are not those of its stays."


def _came_of(allocation: Allocation) -> CameOf:
    """How the work on a sound plan ended."""
    if allocation.clash is not None:
        return CameOf(state=SolveState.INFEASIBLE, reasons=allocation.clash.sentences, gap_thousandths=_gap(allocation))
    proven = allocation.ended is Ended.PROVEN_BEST and all(level.proven for level in allocation.levels)
    state = SolveState.OPTIMAL if proven else SolveState.FEASIBLE
    return CameOf(state=state, gap_thousandths=0 if proven else _gap(allocation))


def _gap(allocation: Allocation) -> int | None:
    """The widest of any level, rounded up. None: one of them has no bound."""
    gaps = [level.gap for level in allocation.levels]
    known = [gap for gap in gaps if gap is not None]
    return -int(-1000 * max(known, default=0.0) // 1) if len(known) == len(gaps) else None
