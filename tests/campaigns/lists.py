"""Records drawn at random, on both databases: what a list shows is what could be opened one by one, whoever looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from service.store.opening import Store, open_store
from tests.service.databases import each_database
from tests.service.records.made import NOW
from tests.service.records.test_visible import told_apart

NAME = "lists"
WORLDS, OF_ONE = 100_000, 500


def run(arguments: Sequence[str]) -> int:
    """`--worlds=N` on each database, with three who look at each; `--seed=N` for others."""
    options = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    worlds, number, broken = int(options.get("worlds", WORLDS)), int(options.get("seed", 1)), 0
    for name, places in each_database():
        found: list[list[str]] = []
        with closing(open_store(next(places), NOW)) as store:
            for first in range(0, worlds, OF_ONE):
                found += looked_at(store, min(OF_ONE, worlds - first), number + first)
        wrong = Counter(each for lists in found for each in lists)
        print(f"{name}: {len(found)} worlds, {wrong.total()} lists show something else {dict(wrong)}", flush=True)
        broken += wrong.total()
    return 1 if broken else 0


def looked_at(store: Store, worlds: int, number: int) -> list[list[str]]:
    """Of each of so many worlds the lists that showed something else."""
    found: list[list[str]] = []

    @seed(number)
    @settings(max_examples=worlds, phases=[Phase.generate], database=None, deadline=None, suppress_health_check=ALL)
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        found.append([f"{action.value} {kind.value}" for action, kind in told_apart(store, data)])

    look()
    return found


ALL = list(HealthCheck)
