"""Thousands of pairs of worlds that differ only in what goes on at a home: an authority can tell none from another.

Everything is asked of each world in the order of its group. Worlds that are answered as the first of their group is are
answered alike, each and each: so a group of 21 is 210 pairs, and is lived and asked 21 times.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import comb

from service.settings import Settings
from tests.campaigns.campaign import hollow
from tests.service.asked_by_an_authority import Told
from tests.service.databases import copied, each_database
from tests.service.two_worlds import asked_in, differences, pattern_in

NAME = "worlds"
PAIRS, OF_A_GROUP, SENT_ELSEWHERE = 2_000, 21, 300


def run(arguments: Sequence[str]) -> int:
    """`--pairs=N` at least on each database, `--group=N` worlds that are asked the same, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    pairs, group, seed = int(given.get("pairs", PAIRS)), int(given.get("group", OF_A_GROUP)), given.get("seed", "1")
    broken = 0
    for name, places in each_database():
        answers, apart, let = 0, 0, 0
        for number in range(-(-pairs // comb(group, 2))):
            asked, through, found = _group(next(places), f"{seed} {number}", group)
            answers, let, apart = answers + asked, let + through, apart + len(found)
            done = f"{name}: {(number + 1) * group} worlds, {(number + 1) * comb(group, 2)} pairs"
            said = f"{done}, {answers} answers of which {let} let something through, {apart} told apart"
            print("\n".join([said, *found]), flush=True)
        nothing = hollow({"let through": let})
        print("\n".join(nothing), end="\n" * bool(nothing), flush=True)
        broken += apart + len(nothing)
    return 1 if broken else 0


def _group(settings: Settings, seed: str, worlds: int) -> tuple[int, int, list[str]]:
    """How many answers these worlds gave, how many let something through, and by what one is told from the first."""
    pattern, found = pattern_in(settings), list[str]()
    first = asked_in(pattern, copied, seed, "0")
    answers, through = len(first), _let_through(first)
    for side in range(1, worlds):
        other = asked_in(pattern, copied, seed, str(side))
        answers, through = answers + len(other), through + _let_through(other)
        found += [f"{seed}, world {side}: {each}" for each in islice(differences(first, other), 1)]
    return answers, through, found


def _let_through(told: Sequence[Told]) -> int:
    """Of a page that sends elsewhere it is not known where to: it does not count."""
    return sum(each.status < SENT_ELSEWHERE for each in told)
