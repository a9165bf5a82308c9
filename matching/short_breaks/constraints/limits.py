"""A family keeps within the nights of short breaks in any 12 months, where the policy says that it must.

A stay counts its nights, and from its first night on one day more where calendar days are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from matching.short_breaks.columns import Columns
from matching.short_breaks.grid import by_family, first_of, until_of
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import NO_LIMIT, Choice, Flags, Ints, Plan, Problem
from matching.short_breaks.violation import Violation

if TYPE_CHECKING:
    from matching.short_breaks.part import Part

ID = "limits"
SENTENCE = "A family keeps within the nights that short breaks may have in 12 months."
SOURCE = (
    "Care Planning, Placement and Case Review (England) Regulations 2010, reg 48(2); that it must be kept is policy"
)
COUNTED = "nights or days"


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """One for each family that goes over, at the night it is furthest over first."""
    for family, choices in sorted(by_family(problem, plan).items()):
        over = [_spent(problem, choices, t) - int(problem.most_by_night[family, t]) for t in range(problem.nights)]
        most = max(over, default=0)
        if most > 0:
            yield Violation(ID, most, "", nights=(over.index(most),), families=(family,))


def _spent(problem: Problem, choices: list[Choice], night: int) -> int:
    begun = [choice for choice in choices if first_of(problem, choice) <= night]
    nights = sum(min(until_of(problem, c), night + 1) - first_of(problem, c) for c in begun)
    return nights + problem.days_per_stay * len(begun)


def fits(kept: Kept, columns: Columns) -> Flags:
    """(n,): which choices leave their family within the limit on every night."""
    found = np.ones(len(columns.stay), dtype=np.bool_)
    for family in _limited(kept, np.unique(columns.family)):
        left = _left(kept, family)
        mine = np.flatnonzero(columns.family == family)
        spent = spent_by(kept.problem, columns.first[mine], columns.until[mine])
        found[mine] = ((spent == 0) | (spent <= left[None, :])).all(axis=1)
    return found


def add(part: Part) -> None:
    """A sum for each family and night on which its free stays differ; the least that is left holds afterwards."""
    for family in _limited(part.kept, np.array(sorted(part.by_family), dtype=np.int64)):
        stays = part.by_family[family]
        spent = spent_by(part.problem, part.stays.first[stays], part.stays.until[stays])
        least = np.minimum.accumulate(_left(part.kept, family)[::-1])[::-1]
        for night in range(int(part.stays.first[stays].min()), int(part.stays.until[stays].max())):
            part.at_most([part.takes[i] for i in stays], spent[:, night].tolist(), int(least[night]))


def spent_by(problem: Problem, first: Ints, until: Ints) -> Ints:
    """(n, T): what each stay has counted by the end of each night."""
    number = np.arange(problem.nights)[None, :]
    nights = np.clip(number + 1 - first[:, None], 0, (until - first)[:, None])
    found: Ints = nights + problem.days_per_stay * (number >= first[:, None])
    return found


def _left(kept: Kept, family: int) -> Ints:
    spans = kept.by_family.get(family, ())
    first = np.array([s.first for s in spans], dtype=np.int64)
    until = np.array([s.until for s in spans], dtype=np.int64)
    left: Ints = kept.problem.most_by_night[family].astype(np.int64) - spent_by(kept.problem, first, until).sum(axis=0)
    return left


def _limited(kept: Kept, families: Ints) -> list[int]:
    limited = (kept.problem.most_by_night[families] < NO_LIMIT).any(axis=1)
    return [int(u) for u in families[limited]]
