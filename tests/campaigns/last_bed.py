"""Fifty at the last bed and the last place at once, again and again, on both databases: exactly one wins each time.

Beds are given out by coordinators within one process, places asked for by officers over HTTP of several services.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from service.settings import Settings
from service.store.opening import open_store
from tests.service.actions.breaks import NOW, make_breaks
from tests.service.actions.test_periods import race
from tests.service.databases import each_database
from tests.service.racing_apart import GONE, KEPT, raced

NAME = "last-bed"
ROUNDS, RACERS, SERVICES = 20, 50, 4


def run(arguments: Sequence[str]) -> int:
    """`--rounds=N`, `--racers=N` and `--services=N` for other numbers."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    rounds, racers = int(given.get("rounds", ROUNDS)), int(given.get("racers", RACERS))
    wrong = 0
    for name, places in each_database():
        wrong += _beds(name, places, rounds, racers)
        wrong += _places(name, next(places), rounds, racers, int(given.get("services", SERVICES)))
    return 1 if wrong else 0


def _beds(name: str, places: Iterator[Settings], rounds: int, racers: int) -> int:
    won: Counter[int] = Counter()
    for settings in islice(places, rounds):
        store = open_store(settings, NOW)
        won[race(store, make_breaks(store), racers)] += 1
        store.close()
    print(f"{name}: {rounds} rounds of {racers} at a bed; rounds by how many won: {dict(won)}", flush=True)
    return rounds - won[1]


def _places(name: str, settings: Settings, rounds: int, racers: int, services: int) -> int:
    answers = raced(settings, rounds, racers, services)
    won = Counter(each[KEPT] for each in answers)
    told = f"{name}: {rounds} rounds of {racers} at a place, of {services} services; rounds by how many won:"
    print(f"{told} {dict(won)}", flush=True)
    return sum(each != {KEPT: 1, GONE: racers - 1} for each in answers)
