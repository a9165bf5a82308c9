"""What a home lacks for a family even with nobody else there, night by night: what it would have to arrange first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from matching.short_breaks.building.draw import rows_of, task_rows
from matching.short_breaks.building.frame import Frame, Mask, Pair
from matching.short_breaks.building.given_up import given_up
from matching.short_breaks.building.labels import MIXED, labels_of_pair
from matching.short_breaks.building.shifts import named_training, on_shift
from matching.short_breaks.constraints import bedrooms, capacity
from matching.short_breaks.explaining.at_home.rows import task_name, words
from matching.short_breaks.problem import Problem

CLOSED, CHECK, GIVEN_UP, ALIKE, BY_NAME = "closed", "match-check", "given-up", "guests-alike", "trained-by-name"
OTHER_THAN_RULES = (CLOSED, CHECK, GIVEN_UP, ALIKE, BY_NAME)
"""What can keep a family from every stay where no constraint of the plan is to blame."""
NOT_THE_HOMES = (GIVEN_UP, ALIKE)
"""Of these, what is not for the home to put right."""


class Lacking(NamedTuple):
    """One thing, as a clause after "on so many nights"."""

    rule: str
    clause: str
    nights: Mask
    """(T,): on which it is lacking."""


def lacking(frame: Frame, problem: Problem, pair: Pair, number: int) -> Iterator[Lacking]:
    """Everything that bars the pair of that number on a night whoever else is there."""
    home = frame.homes[pair.home]
    yield Lacking(CLOSED, "the home is closed", frame.mask(home.closed))
    allowed = frame.mask(pair.suited.nights if pair.suited else ())
    yield Lacking(CHECK, "the match check does not allow the home", ~allowed)
    yield Lacking(GIVEN_UP, "a stay was cancelled, and nobody has asked for the nights again", given_up(frame, pair))
    mixed = np.array(labels_of_pair(frame, pair)) == MIXED
    yield Lacking(ALIKE, "guests have to be alike, and the family's children are not, or it is not known", mixed)
    yield from by_name(frame, pair)
    yield from beyond_the_nights(frame, problem, pair, number)


def beyond_the_nights(frame: Frame, problem: Problem, pair: Pair, number: int) -> Iterator[Lacking]:
    """Places, staff, those trained in general, and bedrooms, of which an open home has too few for the family alone."""
    is_open = ~frame.mask(frame.homes[pair.home].closed)
    for k, row in enumerate(rows_of(frame)):
        short = problem.use[number, k] > np.maximum(problem.capacity[pair.home, k], 0)
        yield Lacking(capacity.ID, words(row).bare, short & is_open & (problem.use[number, k] > 0))
    if problem.pair_variants[number + 1] == problem.pair_variants[number]:
        several = len(frame.families[pair.family].children) > 1
        clause = "fewer bedrooms suit the children than there are of them" if several else "no bedroom suits the child"
        yield Lacking(bedrooms.ID, clause, np.ones(frame.nights, dtype=np.bool_))


def by_name(frame: Frame, pair: Pair) -> Iterator[Lacking]:
    """Each task that is only done by those trained for the child, who are not there."""
    home = frame.homes[pair.home]
    shift, named = on_shift(frame, home), named_training(home)
    for child in frame.children(pair):
        for task in child.clinical_tasks or ():
            if (task.task, child.id) in named:
                rows = [shift.able(task.task, child.id, on) <= 0 for on in task_rows(child, task.shifts)]
                clause = f"nobody trained for the child by name is on every shift ({task_name(task.task)})"
                yield Lacking(BY_NAME, clause, np.logical_or.reduce(rows, axis=0))
