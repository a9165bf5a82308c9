"""Choosing capabilities one after another, each by what it opens beside those already chosen.

What is counted is not added up: after each choice every referral and home is looked at again. Where homes lack two
things, neither opens anything alone, so a choice can be several capabilities together; then what they open is shared
among them. For the same reason the gains need not fall, no share of the best is promised of such a choice, and the best
is asked for by itself (`bound.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matching.sufficiency.lack import Lack
from matching.sufficiency.looked_for import Looked

Package = tuple[str, frozenset[Lack]]
"""A place, and what its homes would come to be able to do."""


@dataclass(frozen=True)
class Opened:
    """One choice, the referrals it opens beside those before it, and those it would have opened first."""

    place: str
    lacks: frozenset[Lack]
    referrals: tuple[str, ...]
    alone: int
    """How many it would open were it the only one; never added to the others'."""
    homes: tuple[str, ...]
    """The homes there, by URN, that it makes one for some of these referrals."""


class Held:
    """What has been chosen for each place: of each capability the highest level."""

    def __init__(self) -> None:
        self._levels: dict[tuple[str, str], int] = {}

    def left(self, place: str, lacks: Iterable[Lack]) -> frozenset[Lack]:
        """What is still lacking there."""
        return frozenset(x for x in lacks if self._levels.get((place, x.key), -1) < x.level)

    def add(self, package: Package) -> None:
        """Choose it too."""
        place, lacks = package
        for lack in lacks:
            self._levels[place, lack.key] = max(lack.level, self._levels.get((place, lack.key), -1))


def answers(package: Iterable[Lack], lacks: Iterable[Lack]) -> bool:
    """Whether a package answers everything lacking."""
    return _answered(_levels(package), lacks)


def _levels(package: Iterable[Lack]) -> Mapping[str, int]:
    """The highest level of each capability in it."""
    return {x.key: x.level for x in sorted(package)}


def _answered(levels: Mapping[str, int], lacks: Iterable[Lack]) -> bool:
    return all(levels.get(x.key, -1) >= x.level for x in lacks)


def choose(looked: Looked, most: int) -> Iterator[Opened]:
    """At most so many choices, each the one that opens most for each capability in it; of equals the one of fewest
    capabilities, then the first by place and by name. It ends when nothing opens any more.
    """
    left = {s.referral: s.lacking for s in looked.sought if s.could_be is None and s.lacking}
    first, held = dict(left), Held()
    for _ in range(most):
        lacking = _still(left, looked.place_of, held)
        gains = _gains(lacking, looked.place_of)
        if not gains:
            return
        best = min(gains, key=lambda p: (-len(gains[p]) / len(p[1]), len(p[1]), p[0], sorted(p[1])))
        alone = _gains(_still(first, looked.place_of, Held()), looked.place_of, [best])
        opened = gains[best]
        homes = {
            urn
            for r in opened
            for urn, lacks in lacking[r]
            if looked.place_of[urn] == best[0] and answers(best[1], lacks)
        }
        yield Opened(best[0], best[1], tuple(sorted(opened)), len(alone[best]), tuple(sorted(homes)))
        held.add(best)
        left = {r: lacks for r, lacks in left.items() if r not in opened}


Lacking = Mapping[str, Sequence[tuple[str, frozenset[Lack]]]]


def _still(lacking: Lacking, place_of: Mapping[str, str], held: Held) -> Lacking:
    return {r: [(urn, held.left(place_of[urn], lacks)) for urn, lacks in homes] for r, homes in lacking.items()}


def _gains(
    lacking: Lacking, place_of: Mapping[str, str], packages: Iterable[Package] | None = None
) -> dict[Package, frozenset[str]]:
    """The referrals that each package opens; the packages are what some home lacks, unless named."""
    sets: dict[str, dict[frozenset[Lack], set[str]]] = {}
    for referral, homes in lacking.items():
        for urn, lacks in homes:
            sets.setdefault(place_of[urn], {}).setdefault(lacks, set()).add(referral)
    asked = {(place, lacks) for place, here in sets.items() for lacks in here} if packages is None else set(packages)
    levels = {package: _levels(package) for _, package in asked}
    return {
        (place, package): frozenset().union(
            *(who for lacks, who in sets.get(place, {}).items() if _answered(levels[package], lacks))
        )
        for place, package in asked
    }
