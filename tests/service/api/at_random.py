"""Requests drawn at random on both databases, in records that are made anew time and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from service.settings import Settings
from tests.campaigns.campaign import hollow
from tests.service.databases import each_database

REQUESTS, OF_ONE = 100_000, 100
"""After so many requests the records are new again: what was closed or ended would be let through no more."""


class Found(Protocol):
    """What came of some requests."""

    broken: list[str]


F = TypeVar("F", bound=Found)


def on_each_database(
    arguments: Sequence[str],
    ask: Callable[[Settings, int, str], Iterator[F]],
    told: Callable[[Sequence[F]], tuple[str, Iterable[str]]],
    of: Callable[[Sequence[F]], Mapping[str, int]],
    say: Callable[[str], None],
) -> int:
    """Asks so many (`--requests=N`) with that seed (`--seed=N`) and says what came of it; 1 where anything is broken.

    `told` gives what is said before how many are broken, and the lines after; `of` what has to have come to pass.
    """
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    requests, seed = int(given.get("requests", REQUESTS)), given.get("seed", "1")
    broken = 0
    with start_blocking_portal() as portal, pytest.MonkeyPatch.context() as kept:
        kept.setattr(TestClient, "portal", portal)
        for name, places in each_database():
            found = list(ask(next(places), requests, seed))
            first, more = told(found)
            faults = [*(fault for each in found for fault in each.broken), *hollow(of(found))]
            say("\n".join([f"{name}: {first}, {len(faults)} broken", *faults[:20], *more]))
            broken += len(faults)
    return 1 if broken else 0
