"""Hundreds of pairs of worlds that differ only in what goes on at a home: an authority can tell none from another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from service.settings import Settings
from tests.service.databases import copied, each_database
from tests.service.two_worlds import asked_of_both, differences, pattern_in

NAME = "worlds"
PAIRS, A_FOLDER = 200, 20
"""After so many pairs new records are begun."""
EVERYTHING = ""
PARTS = (
    "released",
    "search",
    "/authority/referrals",
    "closing",
    "/authority/children",
    "unmet",
    "sendings",
    "/desk/pl",
)
"""What of the paths is asked in most pairs; in every tenth it is everything."""
A_TENTH = 10


def run(arguments: Sequence[str]) -> int:
    """`--pairs=N` on each database, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    pairs, seed, broken = int(given.get("pairs", PAIRS)), given.get("seed", "1"), 0
    for name, places in each_database():
        answers, apart = 0, 0
        for first in range(0, pairs, A_FOLDER):
            asked, found = _some(next(places), seed, range(first, min(first + A_FOLDER, pairs)))
            answers, apart = answers + asked, apart + len(found)
            done = f"{name}: {min(first + A_FOLDER, pairs)} pairs, {answers} answers of each side"
            print("\n".join([f"{done}, {apart} told apart", *found]), flush=True)
        broken += apart
    return 1 if broken else 0


def _some(settings: Settings, seed: str, numbers: range) -> tuple[int, list[str]]:
    """How many answers one side of these pairs had, and by what a pair could be told apart."""
    pattern, answers, found = pattern_in(settings), 0, list[str]()
    for number in numbers:
        only = EVERYTHING if number % A_TENTH == 0 else PARTS[number % len(PARTS)]
        one, other = asked_of_both(pattern, copied, f"{seed} {number}", only)
        answers += len(one)
        found += islice(_told(number, differences(one, other)), 1)
    return answers, found


def _told(number: int, differing: Iterator[str]) -> Iterator[str]:
    return (f"pair {number}: {each}" for each in differing)
