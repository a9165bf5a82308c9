"""What each family, home and bedroom is by itself, and what ties them to one another: what an order may go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from matching.short_breaks.problem import Flags, Indices, Ints, Problem

Colours = npt.NDArray[np.uint64]
"""(n,): a digest for each part; parts that are alike so far have the same."""
ODD = np.uint64(0x9E3779B97F4A7C15)


class Starts(NamedTuple):
    """Where among all parts each kind begins: homes, families, classes of bedrooms, pairs, variants; and their end."""

    homes: int
    families: int
    classes: int
    pairs: int
    variants: int
    end: int


class Ties(NamedTuple):
    """(E,) each: one part, another that it is tied to, and a digest of how."""

    one: Ints
    other: Ints
    how: Colours


def starts_of(problem: Problem) -> Starts:
    """The places of each kind among all parts."""
    sizes = (problem.homes, problem.families, problem.rooms, problem.pair_family, problem.variant_pair)
    return Starts(0, *(int(n) for n in np.cumsum([len(kind) for kind in sizes])))


def by_themselves(problem: Problem) -> Colours:
    """(n,): a digest of what each part is, without a name or a place in the order."""
    levels = problem.levels
    homes = (problem.capacity, problem.arrivals, problem.turnaround)
    families = (problem.most_nights, problem.most_stays, problem.least_gap, problem.most_counted, problem.most_by_night)
    by_nights = [level.by_nights for level in levels if level.by_nights is not None]
    spaced = [part for level in levels if level.spacing for part in (level.spacing.window, level.spacing.amount)]
    sizes = np.array([len(rooms) for rooms in problem.rooms], dtype=np.int64)
    return np.concatenate(
        [
            _digests(homes, len(problem.homes)),
            _digests((*families, *by_nights, *spaced), len(problem.families)),
            _digests((problem.class_open, sizes), len(problem.rooms)),
            np.array(list(_of_pairs(problem)), dtype=np.uint64),
            _of_variants(problem),
        ]
    )


def digest(parts: Iterable[bytes]) -> int:
    """A whole number of 64 bits for some bytes."""
    return int.from_bytes(blake2b(b"".join(parts), digest_size=8).digest(), "little")


def _digests(tables: Iterable[npt.NDArray[Any]], count: int) -> Colours:
    whole = [np.ascontiguousarray(table) for table in tables]
    return np.array([digest(table[n : n + 1].tobytes() for table in whole) for n in range(count)], dtype=np.uint64)


def _of_pairs(problem: Problem) -> Iterator[int]:
    own: list[npt.NDArray[Any]] = [problem.pair_alone, problem.pair_label, problem.pair_first_most, problem.use]
    worth = [level.by_stay for level in problem.levels if level.by_stay is not None]
    stays: list[npt.NDArray[Any]] = [problem.stay_first, problem.stay_nights, problem.stay_counts, *worth]
    for p in range(len(problem.pair_family)):
        low, high = int(problem.pair_stays[p]), int(problem.pair_stays[p + 1])
        yield digest([*(table[p : p + 1].tobytes() for table in own), *(table[low:high].tobytes() for table in stays)])


def _of_variants(problem: Problem) -> Colours:
    """Which fixed stays have each, by their places among the pair's own, if only they may, and what it is worth."""
    fixed: dict[int, list[int]] = {}
    for stay, variant in problem.fixed:
        fixed.setdefault(variant, []).append(stay - int(problem.pair_stays[problem.variant_pair[variant]]))
    usual = int(problem.pair_variants[-1])
    found = np.zeros(len(problem.variant_pair), dtype=np.uint64)
    found[usual:] = 1
    for variant, places in fixed.items():
        found[variant] = digest([bytes([variant >= usual]), np.array(sorted(places), dtype=np.int64).tobytes()])
    for level in problem.levels:
        if level.by_variant is not None:
            found += level.by_variant.astype(np.uint64) * ODD
    return found


def ties_of(problem: Problem) -> Ties:
    """Pairs with their family and home, bedrooms with their home, ways into bedrooms, and company wanted or barred."""
    at = starts_of(problem)
    pairs, variants = at.pairs + np.arange(len(problem.pair_family)), at.variants + np.arange(len(problem.variant_pair))
    found = [
        _tied(pairs, at.families + problem.pair_family, "family"),
        _tied(pairs, at.homes + problem.pair_home, "home"),
        _tied(at.classes + np.arange(len(problem.rooms)), at.homes + problem.class_home, "bedrooms of a home"),
        _tied(variants, at.pairs + problem.variant_pair, "way"),
        _tied(at.pairs + problem.apart_one, at.pairs + problem.apart_other, "apart"),
    ]
    for rooms in problem.variant_classes.T:
        used: Flags = rooms >= 0
        found.append(_tied(variants[used], at.classes + rooms[used], "in a bedroom"))
    for level in problem.levels:
        if level.links is not None:
            one, other = at.pairs + level.links.one, at.pairs + level.links.other
            found.append(_tied(one, other, level.id, level.links.amount))
    return Ties(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def _tied(one: Ints | Indices, other: Ints | Indices, what: str, amount: Ints | None = None) -> Ties:
    """Both ways round: what it is to be tied differs only where the two are of different kinds."""
    how = np.full(len(one), digest([what.encode()]), dtype=np.uint64)
    if amount is not None:
        how = how + np.asarray(amount, dtype=np.int64).astype(np.uint64)
    ends = np.concatenate([one, other]).astype(np.int64), np.concatenate([other, one]).astype(np.int64)
    return Ties(*ends, np.concatenate([how, how]))
