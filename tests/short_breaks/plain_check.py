"""Every rule of a plan read plainly, night by night, from what the problem's parts say of themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matching.short_breaks.problem import FREE_LABEL, Choice, Problem


class Taken(NamedTuple):
    """One stay of a plan, written out."""

    stay: int
    variant: int
    pair: int
    family: int
    home: int
    first: int
    nights: int

    @property
    def until(self) -> int:
        """The night after its last."""
        return self.first + self.nights

    def holds(self, night: int) -> bool:
        return self.first <= night < self.until


def broken(problem: Problem, plan: Sequence[Choice]) -> list[str]:
    """What is wrong with a plan, in words; nothing when every rule holds."""
    stays = [_taken(problem, choice) for choice in plan]
    return [fault for rule in RULES for fault in rule(problem, stays)]


def _taken(problem: Problem, choice: Choice) -> Taken:
    pair = int(problem.stay_pair[choice.stay])
    return Taken(
        choice.stay,
        choice.variant,
        pair,
        int(problem.pair_family[pair]),
        int(problem.pair_home[pair]),
        int(problem.stay_first[choice.stay]),
        int(problem.stay_nights[choice.stay]),
    )


def _whole(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    numbers = [s.stay for s in stays]
    if numbers != sorted(set(numbers)):
        yield "stays are not in order, each once"
    for s in stays:
        if int(problem.variant_pair[s.variant]) != s.pair:
            yield f"stay {s.stay}: variant {s.variant} is another pair's"
    for choice in set(problem.fixed) - {Choice(s.stay, s.variant) for s in stays}:
        yield f"fixed {choice} is missing"


def _guests(problem: Problem, stays: list[Taken]) -> dict[tuple[int, int], list[Taken]]:
    found: dict[tuple[int, int], list[Taken]] = defaultdict(list)
    for s in stays:
        for night in range(max(s.first, 0), min(s.until, problem.nights)):
            found[s.home, night].append(s)
    return found


def _rows(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    for (home, night), guests in _guests(problem, stays).items():
        for row, name in enumerate(problem.rows):
            drawn = sum(int(problem.use[s.pair, row]) for s in guests)
            if drawn > int(problem.capacity[home, row, night]):
                yield f"home {home} night {night}: {name} {drawn}"


def _alike(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    for (home, night), guests in _guests(problem, stays).items():
        kinds = {int(problem.pair_label[s.pair, night]) for s in guests} - {FREE_LABEL}
        if len(kinds) > 1:
            yield f"home {home} night {night}: kinds {sorted(kinds)}"
        if len(guests) > 1 and any(problem.pair_alone[s.pair] for s in guests):
            yield f"home {home} night {night}: somebody is not alone"


def _apart(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    there = {(s.pair, night) for s in stays for night in range(s.first, s.until)}
    for one, other in zip(problem.apart_one.tolist(), problem.apart_other.tolist(), strict=True):
        for night in range(problem.nights):
            if (one, night) in there and (other, night) in there:
                yield f"pairs {one} and {other} meet on night {night}"


def _arrivals(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    counted: dict[tuple[int, int], int] = defaultdict(int)
    for s in stays:
        counted[s.home, s.first] += 1
    for (home, night), number in counted.items():
        if 0 <= night < problem.nights and number > int(problem.arrivals[home, night]):
            yield f"home {home} night {night}: {number} arrivals"


def _bedrooms(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    """Nobody is in a bedroom that is closed; while bedrooms are open, guests and turnaround share what is open."""
    held: dict[tuple[int, int], int] = defaultdict(int)
    slept: set[tuple[int, int]] = set()
    for s in stays:
        for group in problem.variant_classes[s.variant].tolist():
            if group >= 0:
                slept.update((group, night) for night in range(max(s.first, 0), s.until))
                for night in range(max(s.first, 0), s.until + int(problem.turnaround[s.home])):
                    held[group, night] += 1
    for (group, night), number in held.items():
        is_open = int(problem.class_open[group, night]) if night < problem.nights else number
        if number > is_open and (is_open > 0 or (group, night) in slept):
            yield f"bedrooms {group} night {night}: {number} of {is_open}"


def _of_families(stays: list[Taken]) -> dict[int, list[Taken]]:
    found: dict[int, list[Taken]] = defaultdict(list)
    for s in sorted(stays, key=lambda s: s.first):
        found[s.family].append(s)
    return found


def _gaps(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    for family, own in _of_families(stays).items():
        for before, after in pairwise(own):
            if after.first - before.until < int(problem.least_gap[family]):
                yield f"family {family}: stays {before.stay} and {after.stay} are too near"


def _entitled(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    for family, own in _of_families(stays).items():
        if sum(s.nights for s in own) > int(problem.most_nights[family]):
            yield f"family {family}: too many nights"
        if len(own) > int(problem.most_stays[family]):
            yield f"family {family}: too many stays"
        for budget, name in enumerate(problem.budgets):
            if sum(int(problem.stay_counts[s.stay, budget]) for s in own) > int(problem.most_counted[family, budget]):
                yield f"family {family}: too many {name}"


def _within_limits(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    for family, own in _of_families(stays).items():
        for night in range(problem.nights):
            nights = sum(s.holds(n) for s in own for n in range(night + 1))
            begun = sum(s.first <= night for s in own)
            if nights + problem.days_per_stay * begun > int(problem.most_by_night[family, night]):
                yield f"family {family}: over the limit by night {night}"
                break


def _introductions(problem: Problem, stays: list[Taken]) -> Iterator[str]:
    fixed = {choice.stay for choice in problem.fixed}
    begun: set[int] = set()
    for s in sorted(stays, key=lambda s: s.first):
        is_first = s.pair not in begun
        begun.add(s.pair)
        if is_first and s.stay not in fixed and s.nights > int(problem.pair_first_most[s.pair]):
            yield f"stay {s.stay}: too long for a first stay"


RULES = (
    _whole,
    _rows,
    _alike,
    _apart,
    _arrivals,
    _bedrooms,
    _gaps,
    _entitled,
    _within_limits,
    _introductions,
)
