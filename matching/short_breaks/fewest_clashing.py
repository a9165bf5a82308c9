"""A smallest set of promises that clash: one of which none can be left out, and where work allows one of the fewest.

That none of a set can be left out does not say that no smaller set clashes elsewhere. Fewest is proven by turns: the
fewest promises that meet every way out known so far either clash, and then no fewer do, or show another way out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import networkx as nx
from ortools.sat.python import cp_model

from matching.short_breaks.period import Booking

LOOKS = 2_000
"""Sets of promises that are held against the rules to prove a set the fewest; each takes some thousandths of a second.
Project judgement: more than any period drawn has needed."""

Clashes = Callable[[Sequence[Booking]], bool]


class Clashing(NamedTuple):
    """Promises that clash, none of which can be left out; and whether it is proven that no fewer clash."""

    bookings: tuple[Booking, ...]
    fewest: bool


class Hit(NamedTuple):
    """Bookings of which every set holds one, and whether it is proven that none weigh less."""

    bookings: tuple[Booking, ...]
    least: bool


def smallest(bookings: Sequence[Booking], clash: Clashes) -> tuple[Booking, ...]:
    """A set that clashes, and no longer does when any one of it is left out. `bookings` must clash.

    It is what is left once each that can be is left out in turn. What clashes still does beside more, so that the next
    that cannot be left out is found by halving.
    """
    found: list[Booking] = []
    start = 0
    while not clash(found):
        start = _last(start, len(bookings), lambda first: clash((*found, *bookings[first:])))
        found.append(bookings[start])
        start += 1
    return tuple(found)


def _last(holds: int, does_not: int, at: Callable[[int], bool]) -> int:
    """The last place at which it holds, of those from one at which it does to before one at which it does not."""
    while does_not - holds > 1:
        between = (holds + does_not) // 2
        holds, does_not = (between, does_not) if at(between) else (holds, between)
    return holds


def all_of(bookings: Sequence[Booking]) -> Sequence[Booking]:
    """All of some that clash, where nothing is known of where they do."""
    return bookings


def fewest_with(
    one: Booking,
    kept: Sequence[Booking],
    clash: Clashes,
    work: float,
    looks: int = LOOKS,
    near: Callable[[Sequence[Booking]], Sequence[Booking]] = all_of,
) -> Clashing:
    """The booking with as few of those kept as clash with it. Those kept hold together, and with it they clash.

    So many `looks` at sets of them are taken at most to prove it, once a set is found of which none can be left out.
    `near` gives some of those that clash, which clash as well.
    """
    found = smallest(near((*kept, one)), clash)
    if len(found) <= 2:
        return Clashing(found, fewest=True)
    ways_out: list[tuple[Booking, ...]] = []
    weight = dict.fromkeys((b.id for b in kept), 1)
    counted = _Counted(clash)
    while counted.looks < looks:
        hit = hitting(kept, ways_out, weight, work)
        if not hit.least:
            break
        if len(hit.bookings) + 1 == len(found):
            return Clashing(found, fewest=True)
        if counted((*hit.bookings, one)):
            return Clashing((*hit.bookings, one), fewest=True)
        ways_out.append(_way_out(one, kept, hit.bookings, counted))
    return Clashing(found, fewest=False)


def _way_out(one: Booking, kept: Sequence[Booking], some: Sequence[Booking], clash: Clashes) -> tuple[Booking, ...]:
    """Promises without which the one holds beside as many others as can be, these among them."""
    others = [booking for booking in kept if booking not in some]
    out: list[Booking] = []

    def holds(number: int) -> bool:
        """Whether it does beside so many of the others, in their order, but for those left out already."""
        return not clash((*some, *(b for b in others[:number] if b not in out), one))

    first = 0
    while not holds(len(others)):
        first = _last(first, len(others), holds)
        out.append(others[first])
    return tuple(out)


class _Counted:
    """How often sets of promises have been held against the rules."""

    def __init__(self, clash: Clashes) -> None:
        self._clash, self.looks = clash, 0

    def __call__(self, bookings: Sequence[Booking]) -> bool:
        self.looks += 1
        return self._clash(bookings)


def hitting(
    bookings: Sequence[Booking], sets: Sequence[Sequence[Booking]], weight: Mapping[str, int], work: float
) -> Hit:
    """The bookings of the least weight of which every set holds one.

    Where the work allowed does not settle which, the best found so far, or one of each set: then not as the least.
    Sets that share no booking, at any remove, are settled apart.
    """
    shared: nx.Graph[str] = nx.Graph()
    for some in sets:
        nx.add_path(shared, [b.id for b in some])
    parts = [_hitting_part(bookings, ids, sets, weight, work) for ids in nx.connected_components(shared)]
    chosen = {b.id for part in parts for b in part.bookings}
    return Hit(tuple(b for b in bookings if b.id in chosen), least=all(part.least for part in parts))


def _hitting_part(
    all_bookings: Sequence[Booking],
    ids: set[str],
    all_sets: Sequence[Sequence[Booking]],
    weight: Mapping[str, int],
    work: float,
) -> Hit:
    bookings = [b for b in all_bookings if b.id in ids]
    sets = [some for some in all_sets if some[0].id in ids]
    model = cp_model.CpModel()
    chosen = {b.id: model.new_bool_var("") for b in bookings}
    for some in sets:
        model.add_bool_or([chosen[b.id] for b in some])
    model.minimize(sum(weight[id] * literal for id, literal in chosen.items()))
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers, solver.parameters.random_seed = 1, 1
    solver.parameters.max_deterministic_time = work
    status = solver.solve(model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        found = tuple(b for b in bookings if solver.boolean_value(chosen[b.id]))
        return Hit(found, least=status == cp_model.OPTIMAL)
    return Hit(_one_of_each(bookings, sets, weight), least=False)


def _one_of_each(
    bookings: Sequence[Booking], sets: Sequence[Sequence[Booking]], weight: Mapping[str, int]
) -> tuple[Booking, ...]:
    """Set after set, its booking of the least weight, unless one of it was taken already."""
    taken: set[str] = set()
    for some in sets:
        if taken.isdisjoint(b.id for b in some):
            taken.add(min(some, key=lambda b: weight[b.id]).id)
    return tuple(b for b in bookings if b.id in taken)
