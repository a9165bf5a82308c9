"""Whether the compiled loops of a search stand ready on this machine, and making them ready where they do not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from numba.core.dispatcher import Dispatcher

from matching.short_breaks import annealing
from matching.short_breaks.annealing.cooling import cool
from matching.short_breaks.annealing.in_rounds import go_round
from matching.short_breaks.bound.family_kernel import best_for_families
from matching.short_breaks.bound.night_kernel import best_for_nights
from matching.short_breaks.problem import Problem, values
from matching.short_breaks.searching.bounds import Within

LOOPS: tuple[Any, ...] = (cool, go_round, best_for_families, best_for_nights)
"""The ones that take long to compile. Every other compiled loop is part of one of them, or a line or two."""
VERSION = "py{}{}".format(*sys.version_info)


def is_ready() -> bool:
    """Whether a search can begin at once. Where it cannot, it makes itself ready first: one or two minutes, once."""
    return all(is_compiled(loop) for loop in LOOPS)


def is_compiled(loop: Any) -> bool:
    """In this process already, or kept on disk: what was compiled from sources that have changed is not kept."""
    if not isinstance(loop, Dispatcher) or loop.signatures:
        return True
    return any(Path(loop.stats.cache_path or "").glob(f"*.{loop.py_func.__name__}-*.{VERSION}.nbi"))


def make_ready(problem: Problem) -> None:
    """Have everything compiled that a search of the problem needs, its bounds' part too, in this process."""
    annealing.load(problem)
    within = Within(problem)
    within.aim(values(problem, problem.fixed))
    within.work()
