"""Puts stays into bedrooms of one class, no two in one at a time, so that what each bedroom is worth adds up to most.

By first night any free bedroom leaves one for whoever comes after, so a way is found at once; where it is not the best
one could hope for, CP-SAT looks for the best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ortools.sat.python import cp_model

SEED = 1
DETERMINISTIC_LIMIT = 1.0
"""CP-SAT's own measure of work, the same on every machine. Where it ends without a proof, the best found is taken."""


class Span(NamedTuple):
    """The nights a bedroom is taken: from `first` up to, not including, `until`."""

    first: int
    until: int


@dataclass(frozen=True)
class Choosing:
    """Spans in the order of their first nights, of which never more than `bedrooms` hold one night."""

    bedrooms: int
    spans: Sequence[Span]
    worth: Sequence[Sequence[int]]
    """For each span, what each bedroom is worth."""
    following: Sequence[tuple[int, int]] = ()
    """Spans of one child that come one after the other: 1 more where both are in the same bedroom."""
    planned: Sequence[Sequence[int]] = ()
    """For each span, the bedrooms it was planned in, where those are not all. With them alone there is a way, too."""


def best_bedrooms(choosing: Choosing) -> tuple[int, ...]:
    """The bedroom of each span, from 0. The same question always has the same answer."""
    if choosing.bedrooms == 1:
        return (0,) * len(choosing.spans)
    found = max(_begun(choosing), key=lambda chosen: _value(choosing, chosen))
    if _value(choosing, found) == _hoped_for(choosing):
        return found
    better = _solved(choosing, (None,) * len(found), found)
    return found if better is None else max(found, better, key=lambda chosen: _value(choosing, chosen))


def around_those_kept(choosing: Choosing, kept: Sequence[int | None]) -> tuple[int, ...] | None:
    """The bedroom of each span where some keep theirs and every other has one that is free all through.

    None when not all of them can keep it, or CP-SAT's work ran out before a way was found.
    """
    if any(room is not None and room in _taken_beside(choosing, kept, n) for n, room in enumerate(kept)):
        return None
    found = _one_by_one(choosing, kept)
    return _solved(choosing, kept) if found is None else found


def _one_by_one(choosing: Choosing, kept: Sequence[int | None]) -> tuple[int, ...] | None:
    """Each in the bedroom worth most of those free; None where that leaves somebody none. Another way may not."""
    found = list(kept)
    for number, room in enumerate(kept):
        if room is None:
            taken = _taken_beside(choosing, found, number)
            free = [r for r in range(choosing.bedrooms) if r not in taken]
            if not free:
                return None
            found[number] = max(free, key=lambda r: (choosing.worth[number][r], -r))
    return tuple(room for room in found if room is not None)


def _taken_beside(choosing: Choosing, found: Sequence[int | None], number: int) -> set[int | None]:
    return {found[other] for other in _beside(choosing.spans, number)}


def _beside(spans: Sequence[Span], number: int) -> Iterator[int]:
    """The others that hold a night of a span."""
    span = spans[number]
    return (n for n, other in enumerate(spans) if n != number and other.first < span.until and span.first < other.until)


def _begun(choosing: Choosing) -> Iterator[tuple[int, ...]]:
    every = [range(choosing.bedrooms)] * len(choosing.spans)
    yield _by_first_night(choosing, every)
    if choosing.planned:
        yield _by_first_night(choosing, choosing.planned)


def _by_first_night(choosing: Choosing, allowed: Sequence[Sequence[int]]) -> tuple[int, ...]:
    before = {after: earlier for earlier, after in choosing.following}
    free_from = [0] * choosing.bedrooms
    found: list[int] = []
    for number, span in enumerate(choosing.spans):
        last = found[before[number]] if number in before else -1
        free = [room for room in allowed[number] if free_from[room] <= span.first]
        room = max(free, key=lambda r: (choosing.worth[number][r], r == last, -r))
        free_from[room] = span.until
        found.append(room)
    return tuple(found)


def _value(choosing: Choosing, chosen: Sequence[int]) -> int:
    worth = sum(worth[room] for worth, room in zip(choosing.worth, chosen, strict=True))
    return worth + sum(chosen[one] == chosen[other] for one, other in choosing.following)


def _hoped_for(choosing: Choosing) -> int:
    return sum(max(worth) for worth in choosing.worth) + len(choosing.following)


def _solved(choosing: Choosing, kept: Sequence[int | None], start: Sequence[int] = ()) -> tuple[int, ...] | None:
    """The best found in which those that keep a bedroom are in it; None where none was found."""
    model, rooms = cp_model.CpModel(), range(choosing.bedrooms)
    taken = [[model.new_bool_var(f"{n} in {r}") for r in rooms] for n in range(len(choosing.spans))]
    for number, own in enumerate(taken):
        model.add_exactly_one(own)
        if (room := kept[number]) is not None:
            model.add(own[room] == 1)
    for own, first in zip(taken, start, strict=False):
        for room in rooms:
            model.add_hint(own[room], first == room)
    for together in _at_a_time(choosing.spans):
        for room in rooms:
            model.add_at_most_one(taken[number][room] for number in together)
    model.maximize(_objective(model, choosing, taken))
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = DETERMINISTIC_LIMIT
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return tuple(next(r for r in rooms if solver.boolean_value(own[r])) for own in taken)


def _objective(
    model: cp_model.CpModel, choosing: Choosing, taken: Sequence[Sequence[cp_model.IntVar]]
) -> cp_model.LinearExprT:
    terms = [
        w * own for worth, row in zip(choosing.worth, taken, strict=True) for w, own in zip(worth, row, strict=True)
    ]
    for one, other in choosing.following:
        for room in range(choosing.bedrooms):
            both = model.new_bool_var(f"{one} and {other} in {room}")
            model.add_implication(both, taken[one][room])
            model.add_implication(both, taken[other][room])
            terms.append(1 * both)
    return cp_model.LinearExpr.sum(terms)


def _at_a_time(spans: Sequence[Span]) -> Iterator[list[int]]:
    """The spans that hold the first night of each, where there is more than one."""
    for number, span in enumerate(spans):
        together = [n for n in range(number + 1) if spans[n].until > span.first]
        if len(together) > 1:
            yield together
