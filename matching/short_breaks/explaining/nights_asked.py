"""The nights that families asked for and do not have, with the stays that would hold them, to count over at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.building.stays import patterned
from matching.short_breaks.kept import Kept
from matching.short_breaks.period import DateRequest, Family, Pattern
from matching.short_breaks.problem import Flags, Ints, Problem


class Missing(NamedTuple):
    """A request of a family that is not granted whole."""

    family: int
    request: str
    """Its id."""
    holds_all: bool
    """Whether its stays hold every night of it that is missing; otherwise none does, and each holds some."""
    off_pattern: bool = False
    """Whether no missing night of it is one that the family's pattern allows."""


@dataclass(frozen=True)
class NightsAsked:
    """Index sets: requests q < Q, those that are not granted whole; entries n, each a stay that holds nights of one."""

    requests: tuple[Missing, ...]
    stay: Ints
    """(n,)"""
    request: Ints
    """(n,): the request of each entry."""

    @cached_property
    def numbers(self) -> dict[tuple[int, str], int]:
        """The number of each request, by its family and its id."""
        return {(missing.family, missing.request): q for q, missing in enumerate(self.requests)}

    def count(self, stays: Flags) -> Ints:
        """(Q,): how many of each request's stays are true in `stays` (C,)."""
        found: Ints = np.bincount(self.request[stays[self.stay]], minlength=len(self.requests)).astype(np.int64)
        return found


def requests_of(family: Family) -> list[DateRequest]:
    """A family's requests in the order in which they are told."""
    return sorted(family.requests, key=lambda r: (r.nights.first, r.id))


def nights_asked(frame: Frame, kept: Kept) -> NightsAsked:
    """Of every request that is not granted whole, the candidate stays that would hold what is missing of it."""
    found = list(_found(frame, kept))
    number = np.arange(len(found), dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    return NightsAsked(
        requests=tuple(missing for missing, _ in found),
        stay=np.concatenate([none, *(stays for _, stays in found)]),
        request=np.repeat(number, [len(stays) for _, stays in found]),
    )


def _found(frame: Frame, kept: Kept) -> Iterator[tuple[Missing, Ints]]:
    problem = kept.problem
    for u, family in enumerate(frame.families):
        has = {night for span in kept.by_family.get(u, ()) for night in range(span.first, span.until)}
        for request in requests_of(family):
            numbers = {frame.period.number(night) for night in request.nights.dates()}
            missing = sorted(night for night in numbers - has if 0 <= night < problem.nights)
            if missing:
                stays, holds_all = _holding(problem, u, missing)
                yield Missing(u, request.id, holds_all, _off_pattern(frame, family, missing)), stays


def _off_pattern(frame: Frame, family: Family, missing: list[int]) -> bool:
    nights = np.isin(np.arange(frame.nights), missing)
    if family.pattern is Pattern.HOLIDAY:
        return not (nights & frame.mask(tuple(holiday.nights for holiday in frame.period.holidays))).any()
    return not patterned(frame, family, nights).any()


def _holding(problem: Problem, u: int, missing: list[int]) -> tuple[Ints, bool]:
    """The family's stays that hold all of these nights, or some of them where none holds all; and which it is."""
    pairs = problem.family_pairs
    own = np.arange(problem.pair_stays[pairs[u]], problem.pair_stays[pairs[u + 1]], dtype=np.int64)
    upto = np.zeros(problem.nights + 1, dtype=np.int64)
    upto[np.array(missing) + 1] = 1
    upto = np.cumsum(upto)
    first = problem.stay_first[own].astype(np.int64)
    held = upto[np.minimum(first + problem.stay_nights[own], problem.nights)] - upto[first]
    every = own[held == len(missing)]
    return (every, True) if len(every) else (own[held > 0], False)
