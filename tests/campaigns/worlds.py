"""Thousands of pairs of worlds that differ only in what goes on at a home: an authority can tell none from another.

Everything is asked of each world in the order of its group. Worlds that are answered as the first of their group is are
answered alike, each and each: so a group of 21 is 210 pairs, and is lived and asked 21 times.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import comb

from service.settings import Settings
from tests.service.databases import copied, each_database
from tests.service.two_worlds import asked_in, differences, pattern_in

NAME = "worlds"
PAIRS, OF_A_GROUP = 2_000, 21


def run(arguments: Sequence[str]) -> int:
    """`--pairs=N` at least on each database, `--group=N` worlds that are asked the same, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    pairs, group, seed = int(given.get("pairs", PAIRS)), int(given.get("group", OF_A_GROUP)), given.get("seed", "1")
    broken = 0
    for name, places in each_database():
        answers, apart = 0, 0
        for number in range(-(-pairs // comb(group, 2))):
            asked, found = _group(next(places), f"{seed} {number}", group)
            answers, apart = answers + asked, apart + len(found)
            done = f"{name}: {(number + 1) * group} worlds, {(number + 1) * comb(group, 2)} pairs, {answers} answers"
            print("\n".join([f"{done}, {apart} told apart", *found]), flush=True)
        broken += apart
    return 1 if broken else 0


def _group(settings: Settings, seed: str, worlds: int) -> tuple[int, list[str]]:
    """How many answers these worlds gave, and by what one of them could be told from the first."""
    pattern, found = pattern_in(settings), list[str]()
    first = asked_in(pattern, copied, seed, "0")
    answers = len(first)
    for side in range(1, worlds):
        other = asked_in(pattern, copied, seed, str(side))
        answers += len(other)
        found += [f"{seed}, world {side}: {each}" for each in islice(differences(first, other), 1)]
    return answers, found
