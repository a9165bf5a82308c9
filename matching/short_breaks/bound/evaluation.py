"""One evaluation: every family's best stays and every night's best guests at the same prices."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from matching.short_breaks.bound import family_kernel, night_kernel
from matching.short_breaks.bound.families import family_stays
from matching.short_breaks.bound.left import left_by
from matching.short_breaks.bound.nights import nights_of_homes
from matching.short_breaks.bound.parts import Parts
from matching.short_breaks.problem import Indices, Ints, Problem


class Evaluation:
    """Both sides of a problem, laid out once; each call of `value` overwrites what the last one found."""

    def __init__(self, problem: Problem, threads: int = 1, most_steps: int | None = None) -> None:
        left = left_by(problem)
        self.stays = family_stays(problem, left)
        self.nights = nights_of_homes(problem, left, self.stays.stay.astype(np.int64))
        pairs, families = len(problem.pair_home), len(problem.families)
        self.cover = np.zeros((pairs, problem.nights), dtype=np.int8)
        """(P, T): where families' best stays would have them."""
        self.guests = np.zeros((pairs, problem.nights), dtype=np.int8)
        """(P, T): who the nights' best guests are."""
        self.family_nights = np.zeros(families, dtype=np.int64)
        self.family_value = np.zeros(families, dtype=np.int64)
        self.night_value = np.zeros(len(problem.homes) * problem.nights, dtype=np.int64)
        """Home by home."""
        self.chosen = np.zeros(len(self.stays.stay), dtype=np.int8)
        """By place in `stays`."""
        self._most_steps = _usual_steps(len(self.night_value)) if most_steps is None else most_steps
        self._threads = threads
        self._fixed = np.array([choice.stay for choice in problem.fixed], dtype=np.int64)
        self._family_rooms = [family_kernel.room_for(problem) for _ in range(threads)]
        self._night_rooms = [night_kernel.room_for(self.nights) for _ in range(threads)]

    def value(self, parts: Parts, price: Indices) -> int:
        """The bound at these prices (P, T), in parts: valid for any whole prices not below 0."""
        self.families(parts, price)
        self._each(len(self.night_value), lambda n, a, b: self._some_nights(n, a, b, price))
        return int(self.family_value.sum()) + int(self.night_value.sum()) + parts.added

    def fixed_worth(self, by_stay: Ints) -> int:
        """What the fixed stays are worth by (C,)."""
        return int(by_stay[self._fixed].sum())

    def families(self, parts: Parts, price: Indices) -> None:
        """The families' side alone."""
        self._each(len(self.family_value), lambda n, a, b: self._some_families(n, a, b, parts, price))

    def _some_families(self, thread: int, begin: int, end: int, parts: Parts, price: Indices) -> None:
        family_kernel.best_for_families(
            begin,
            end,
            self.stays,
            parts.worth,
            parts.by_stay,
            price,
            self._family_rooms[thread],
            self.family_value,
            self.family_nights,
            self.cover,
            self.chosen,
        )

    def _some_nights(self, thread: int, begin: int, end: int, price: Indices) -> None:
        night_kernel.best_for_nights(
            begin,
            end,
            self.nights,
            price,
            self._night_rooms[thread],
            self._most_steps,
            self.night_value,
            self.guests,
        )

    def _each(self, count: int, work: Callable[[int, int, int], None]) -> None:
        """Share a range among the threads; which thread does what changes nothing in the answer."""
        if self._threads == 1:
            work(0, 0, count)
            return
        edges = [count * n // self._threads for n in range(self._threads + 1)]
        with ThreadPoolExecutor(self._threads) as pool:
            for done in [pool.submit(work, n, edges[n], edges[n + 1]) for n in range(self._threads)]:
                done.result()


def _usual_steps(searches: int) -> int:
    least, most = night_kernel.MOST_STEPS
    return min(max(night_kernel.STEPS_IN_ALL // max(searches, 1), least), most)
