"""Why not every child has a home: children who can only live in so few homes, or rules that stand against each other.

By Hall's theorem, places alone fall short exactly where some children can live only in homes that have fewer places
between them. Of all such sets that lack as many, the one with fewest children is told: nobody is named who has a home
anyway. Other code counts it before it is told. Where each child was asked about in full at some homes only, it is
counted by what is public of every home: that leaves no home out that could be possible.

A child for whom no home is possible lacks no place: it is left out, and is told of by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from matching.errors import EngineFault
from matching.optimise.lexicographic import Effort, Stop, never
from matching.optimise.program import Flags
from matching.optimise.smallest import smallest
from matching.optimise.too_many import too_many
from matching.placement.conflict import Item, only
from matching.placement.homes_found import levels_for
from matching.placement.level import Level
from matching.placement.model import Model
from matching.placement.problem import Answer, OpenHome, Plan, Priority, Problem
from matching.placement.solve import solve
from matching.placement.verifying.shortages import wrong_with

MOST_RULES = 400
"""Above so many rules between children, which of them stand in the way is not worked out."""
WORK = 4.0
BY_PUBLIC = " That is by what is public of every home, not only of those that each child was asked about at in full."


@dataclass(frozen=True)
class Shortage:
    """Children who on one day can live only in these homes, and the places that those have between them."""

    on: date
    children: tuple[str, ...]
    homes: tuple[str, ...]
    places: int
    supposed: int = 0
    """Of so many of these homes it is only supposed that one place is free."""
    by_public: bool = False
    """Whether where they can live is by what is public of every home."""

    @property
    def short(self) -> int:
        """How many of them cannot have a home, whatever the plan."""
        return len(self.children) - self.places

    def sentence(self) -> str:
        """The shortage, in words."""
        many, homes = len(self.children), len(self.homes)
        day = f"{self.on.day} {self.on:%B %Y}"
        where = "this one home, which has" if homes == 1 else f"these {homes} homes, which have"
        return (
            f"On {day}, {_these(many)} can only live in {where} {self.places or 'no'} "
            f"{'place' if self.places == 1 else 'places'}: {self.short} cannot be placed, whatever the plan."
            f"{BY_PUBLIC if self.by_public else ''}{self._asked_first()}"
        )

    def _asked_first(self) -> str:
        """What has to be asked before that can be stood on."""
        if not self.supposed:
            return ""
        of = "One of these homes has" if self.supposed == 1 else f"{self.supposed} of these homes have"
        return f" {of} not said how many places are free: one is supposed there, so ask them first."


def _these(many: int) -> str:
    return "this child" if many == 1 else f"these {many} children"


def shortage(problem: Problem, plan: Plan) -> Shortage | None:
    """The greatest shortage of places on the day on which it shows most; None where places alone are enough.

    Only days on which somebody without a home would come are looked at.
    """
    placed, could = {p.child for p in plan}, _could(problem)
    days = sorted({c.first for c in problem.children if c.id not in placed})
    found = [s for s in (_on(problem, could, day) for day in days) if s is not None]
    most = max(found, key=lambda s: (s.short, -s.on.toordinal()), default=None)
    return None if most is None else counted_again(problem, most)


def _on(problem: Problem, could: Flags, day: date) -> Shortage | None:
    rows = [n for n, c in enumerate(problem.children) if c.first <= day and (c.until is None or day < c.until)]
    places = np.array([_free(h, day) for h in problem.homes], dtype=np.int64)
    children, homes = too_many(could[rows], places)
    if not children.any():
        return None
    here = [problem.homes[n] for n in np.flatnonzero(homes).tolist()]
    ids = tuple(problem.children[rows[n]].id for n in np.flatnonzero(children).tolist())
    supposed = sum(1 for home in here if home.is_supposed)
    has = int(places[homes].sum())
    return Shortage(day, ids, tuple(h.urn for h in here), has, supposed, problem.by_public is not None)


def _could(problem: Problem) -> Flags:
    """(children, homes), in the problem's order: where each could live and was not declined."""
    row, column = {c.id: n for n, c in enumerate(problem.children)}, {h.urn: n for n, h in enumerate(problem.homes)}
    if problem.by_public is not None:
        found = problem.by_public.at(tuple(row), tuple(column))
    else:
        found = np.zeros((len(row), len(column)), dtype=np.bool_)
        for child, urn in problem.fit_of:
            if child in row and urn in column:
                found[row[child], column[urn]] = True
    for response in problem.responses:
        if response.answer is Answer.DECLINED and response.child in row and response.urn in column:
            found[row[response.child], column[response.urn]] = False
    return found


def _free(home: OpenHome, day: date) -> int:
    most = home.most_on(day)
    if home.rooms is None:
        return most
    return min(most, sum(1 for r in home.rooms if r.since <= day and (r.until is None or day < r.until)))


def counted_again(problem: Problem, found: Shortage) -> Shortage:
    """The same, once other code has counted it from what was given. Raises EngineFault where it is no shortage."""
    wrong = tuple(wrong_with(problem, found.on, found.children, found.homes, found.places, found.supposed))
    if wrong:
        raise EngineFault(f"A shortage was found that is none: {'; '.join(wrong)}.")
    return found


@dataclass(frozen=True)
class Hindrance:
    """Rules between children for want of which more would have a home; none of them is needless for that."""

    items: tuple[Item, ...]
    """None: it is proven that no rule between children stands in the way."""
    placed: int
    """How many have a home as things are: with the other rules alone it would be more."""


def hindrance(problem: Problem, placed: int, stop: Stop = never) -> Hindrance | None:
    """A smallest set of siblings, bars and answers that keeps more from being placed; None where it was not found out.

    Found by leaving rules out; where the work runs out a rule stays, so none is called needless without a proof. Where
    each child was asked about at some homes only, it is so among those: elsewhere more might have a home all the same.
    Where somebody wants it to `stop` before a smallest set is found, none is told.
    """
    items = rules_between(problem)
    if len(items) > MOST_RULES:
        return None
    if not items or _keeps(problem, (), placed, stop):
        return Hindrance((), placed)
    if not _keeps(problem, items, placed, stop):
        return None
    found = smallest(items, lambda some: None if stop() else _keeps(problem, some, placed, stop))
    return None if stop() else Hindrance(found, placed)


def rules_between(problem: Problem) -> tuple[Item, ...]:
    """Siblings who must live together, bars, and answers that bind."""
    items: tuple[Item, ...] = (*(s for s in problem.siblings if s.must), *problem.apart, *problem.responses)
    return tuple(i for i in items if getattr(i, "answer", None) not in (Answer.OFFERED, Answer.PLANNED))


def _keeps(problem: Problem, items: Iterable[Item], placed: int, stop: Stop) -> bool | None:
    """Whether under these rules no plan places more; None where that was not found out."""
    found = solve(only(problem, tuple(items)), Effort(WORK), levels=_how_many, stop=stop)
    if found.levels and found.levels[-1].value > placed:
        return False
    if found.levels and found.levels[-1].bound is not None and found.levels[-1].bound <= placed:
        return True
    return None


def _how_many(model: Model) -> tuple[Level, ...]:
    return tuple(levels_for("placed", model, set(Priority)))
