"""Running a study over several seeds, telling how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scenarios.studies.result import StudyResult, result_of
from scenarios.studies.study import Size, Study

Told = Callable[[int, int], None]
"""Called with how many seeds are done, and of how many."""


def told_nobody(done: int, of: int) -> None:
    """Say nothing."""


def run(study: Study, seeds: Sequence[int], size: Size, told: Told = told_nobody) -> StudyResult:
    """The result of a study over these seeds, each one made-up world."""
    trials = []
    for done, seed in enumerate(seeds):
        told(done, len(seeds))
        trials.append(study.trial(seed, size))
    told(len(seeds), len(seeds))
    return result_of(study, size, trials)
