"""In small periods with anything in them, no plan of all there are is better than the one proven best.

So it is in others that are drawn so that families are in each other's way; of these it is counted how often the rule
that two may not meet, and the one on arrivals, decide which plan is best.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pydantic import ValidationError

from matching.errors import BadInput
from matching.optimise.status import Status
from matching.short_breaks.build import build
from matching.short_breaks.constraints import CONSTRAINTS, apart, arrivals
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.problem import values
from matching.short_breaks.problems import refuse
from matching.short_breaks.rooming import name_bedrooms, plan_of
from matching.short_breaks.verifying import verify
from tests.short_breaks.promises.any_period import any_period
from tests.short_breaks.promises.best import WORK
from tests.short_breaks.promises.every_plan import MOST, LeftOut, best_of, every_plan
from tests.short_breaks.promises.meeting_period import meeting_period
from tests.strategies.few_families import Few

NAME = "every-plan"
PERIODS, MEETING = 2_000, 1_000
TOLD_EACH = 100
COUNTED = (apart, arrivals)
Draw = Callable[[int], Few]


def run(arguments: Sequence[str]) -> int:
    """Try them; `--seed=N` is the first, `--periods=N` how many with anything, `--meeting=N` in each other's way."""
    reading = argparse.ArgumentParser(prog=f"campaign {NAME}", description=__doc__)
    reading.add_argument("--seed", type=int, default=1)
    reading.add_argument("--periods", type=int, default=PERIODS)
    reading.add_argument("--meeting", type=int, default=MEETING)
    asked = reading.parse_args(arguments)
    parts = (
        ("with anything in them", any_period, asked.periods),
        ("in each other's way", meeting_period, asked.meeting),
    )
    broken = sum(_part(name, draw, asked.seed, many) for name, draw, many in parts)
    return 1 if broken else 0


def _part(name: str, draw: Draw, first: int, many: int) -> int:
    """Try so many of one kind, and say how they ended; how many were broken."""
    ends, broken = Counter[str](), 0
    for number, seed in enumerate(range(first, first + many), start=1):
        end, wrong = tried(seed, draw)
        ends.update(end)
        broken += bool(wrong)
        for what in wrong:
            print(f"{name}, seed {seed}: {what}", flush=True)
        if number % TOLD_EACH == 0:
            print(f"{number} of {many}: {dict(ends)}, {broken} broken", file=sys.stderr, flush=True)
    print(f"{many} periods {name} from seed {first}: {dict(ends)}, {broken} broken")
    return broken


def tried(seed: int, draw: Draw = any_period) -> tuple[list[str], list[str]]:
    """How it ended, with the rules among `COUNTED` that decide, and what was broken."""
    try:
        few = draw(seed)
        refuse(few.period)
        best = best_of(few, every_plan(few, MOST))
    except (ValidationError, BadInput):
        return ["refused"], []
    except LeftOut:
        return ["too many plans, or promises that clash"], []
    decide = _deciding(few) if draw is meeting_period else ()
    return ["tried", *decide], list(_wrong(few, best))


def _deciding(few: Few) -> Iterator[str]:
    """The rules without which another plan would be best."""
    problem = build(*few)
    whole = solve_exactly(problem, WORK)
    for rule in COUNTED:
        others = tuple(each for each in CONSTRAINTS if each is not rule)
        if solve_exactly(problem, WORK, others).bounds != whole.bounds:
            yield f"{rule.ID} decides"


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
