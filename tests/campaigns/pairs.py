"""Pairs who each see that nobody is there yet and then write, thousands of times on both databases: never both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from random import Random

from service.store.opening import open_store
from tests.service.actions.breaks import NOW
from tests.service.databases import each_database
from tests.service.two_at_once import PAIRS, two

NAME = "pairs"
ROUNDS = 5_000
NEW_RECORDS_AFTER = 100
"""Pairs: each arrival leaves a version more to be read by all later ones."""


def run(arguments: Sequence[str]) -> int:
    """`--rounds=N` of each kind of pair on each database, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    rounds, dice = int(given.get("rounds", ROUNDS)), Random(given.get("seed", "1"))
    broken = 0
    for name, places in each_database():
        kept: Counter[tuple[str, int]] = Counter()
        for first in range(0, rounds, NEW_RECORDS_AFTER):
            with closing(open_store(next(places), NOW)) as store:
                both = two(store)
                for number in range(min(NEW_RECORDS_AFTER, rounds - first) * len(PAIRS)):
                    pair = PAIRS[number % len(PAIRS)]
                    kept[pair.__name__, sum(pair(both, dice))] += 1
                    both.cleared()
        print(f"{name}: pairs by how many of both were kept: {dict(kept)}", flush=True)
        broken += sum(times for (_, both_kept), times in kept.items() if both_kept != 1)
    return 1 if broken else 0
