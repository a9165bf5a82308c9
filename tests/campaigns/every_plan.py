"""In small periods with anything in them, no plan of all there are is better than the one proven best."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from matching.errors import BadInput
from matching.optimise.status import Status
from matching.short_breaks.build import build
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.problem import values
from matching.short_breaks.problems import refuse
from matching.short_breaks.rooming import name_bedrooms, plan_of
from matching.short_breaks.verifying import verify
from tests.short_breaks.promises.any_period import any_period
from tests.short_breaks.promises.best import WORK
from tests.short_breaks.promises.every_plan import MOST, LeftOut, best_of, every_plan
from tests.strategies.few_families import Few

NAME = "every-plan"
PERIODS = 2_000
TOLD_EACH = 100


def run(arguments: Sequence[str]) -> int:
    """Try them; `--seed=N` is the first, `--periods=N` how many."""
    reading = argparse.ArgumentParser(prog=f"campaign {NAME}", description=__doc__)
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--periods", type=int, default=PERIODS)
    asked = reading.parse_args(arguments)
    ends, broken = Counter[str](), 0
    for number, seed in enumerate(range(asked.seed, asked.seed + asked.periods), start=1):
        end, wrong = tried(seed)
        ends[end] += 1
        broken += bool(wrong)
        for what in wrong:
            print(f"seed {seed}: {what}", flush=True)
        if number % TOLD_EACH == 0:
            print(f"{number} of {asked.periods}: {dict(ends)}, {broken} broken", file=sys.stderr, flush=True)
    print(f"{asked.periods} periods from seed {asked.seed}: {dict(ends)}, {broken} broken")
    return 1 if broken else 0


def tried(seed: int) -> tuple[str, list[str]]:
    """How it ended, and what was broken."""
    try:
        few = any_period(seed)
        refuse(few.period)
        best = best_of(few, every_plan(few, MOST))
    except (ValidationError, BadInput):
        return "refused", []
    except LeftOut:
        return "too many plans, or promises that clash", []
    return "tried", list(_wrong(few, best))


def _wrong(few: Few, best: dict[str, int]) -> Iterator[str]:
    """Where the plan proven best is not sound, is not the best, or is not worth what is said."""
    problem = build(*few)
    found = solve_exactly(problem, WORK)
    if found.status is not Status.OPTIMAL or found.plan is None:
        yield f"not proven: {found.status}"
        return
    stays = name_bedrooms(problem, few.period, found.plan)
    verdict = verify(*few, stays)
    yield from (f"not sound: {each.rule}" for each in verdict.broken)
    worth = {level.id: level.value for level in verdict.levels}
    if worth != best:
        yield f"worth {worth}, and the best of all plans {best}"
    own = plan_of(problem, few.period, stays)
    for level, value in zip(problem.levels, values(problem, own), strict=True):
        if worth[level.id] != value:
            yield f"{level.id}: {value} by the model, {worth[level.id]} by the check"
