"""Whatever is asked of any route by whomever, on both databases: no fault, and each answer of the shape it declares.

Most of it fits and is asked by who may, in records where work has been begun, so that it is let through; told are the
shares by whom, and which routes never let anything through. The campaign `routes` asks the same of the description, by
a program of others; this one needs nothing besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from random import Random

from service.settings import Settings
from service.store.opening import open_store
from tests.service.api.asking import ROUTES, told
from tests.service.api.at_random import OF_ONE, on_each_database
from tests.service.api.conftest import Running
from tests.service.api.fitting import Fitting, begun_in
from tests.service.api.spoiling import LEAVING, Asked
from tests.service.databases import copied
from tests.service.records.made import NOW, make

NAME = "answers"


def run(arguments: Sequence[str]) -> int:
    """`--requests=N` on each database, `--seed=N` for others."""
    return on_each_database(arguments, asked_in_turn, _told, _counted, partial(print, flush=True))


def asked_in_turn(pattern: Settings, requests: int, seed: str) -> Iterator[Asked]:
    """What came of so many requests, a part of them of each new copy of the records."""
    with closing(open_store(pattern, NOW)) as store:
        begun = begun_in(store, make(store))
    for first in range(0, requests, OF_ONE):
        dice = Random(f"{seed} {first}")
        with closing(open_store(copied(pattern), NOW)) as store:
            asked = Asked(Fitting(Running(store, make(store)), dice, begun), dice)
            yield asked.asks(ROUTES, min(OF_ONE, requests - first))


def _told(found: Sequence[Asked]) -> tuple[str, Iterator[str]]:
    return f"{sum(each.answers for each in found)} answers", _let_through(found)


def _counted(found: Sequence[Asked]) -> dict[str, int]:
    """How much of what was asked by who may ask it was let through, by whom."""
    let = sum((each.let for each in found), Counter[tuple[str, int]]())
    return {f"let {who} through": sum(let[who, hundred] for hundred in (2, 3)) for who in {who for who, _ in let}}


def _let_through(found: Sequence[Asked]) -> Iterator[str]:
    let = sum((each.let for each in found), Counter[tuple[str, int]]())
    for who in sorted({who for who, _ in let}):
        of = {hundred: times for (whom, hundred), times in sorted(let.items()) if whom == who}
        shares = ", ".join(f"{100 * times / sum(of.values()):.0f}% {hundred}xx" for hundred, times in of.items())
        yield f"  {who}, of what they may ask: {sum(of.values())}, {shares}"
    reached = set().union(*(each.reached for each in found))
    never = sorted({told(route) for route in ROUTES if route.path not in LEAVING} - reached)
    yield f"  routes that let something through: {len(reached)}; never: {', '.join(never) or 'none'}"
