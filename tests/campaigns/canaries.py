"""People asking at random, on both databases: no word of a child comes out anywhere but to who may see that child.

Looked through is all that is answered to who may not see a child, and what is written beside: log, audit, files.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from service.settings import Settings
from service.store.opening import open_store
from tests.service.api.asking import ROUTES
from tests.service.api.at_random import OF_ONE, on_each_database
from tests.service.api.conftest import Running
from tests.service.api.fitting import begun_in
from tests.service.api.leaking import Searched, everything_heard, mark_all, searching
from tests.service.databases import copied
from tests.service.records.made import NOW, make

NAME = "canaries"


def run(arguments: Sequence[str]) -> int:
    """`--requests=N` on each database, `--seed=N` for others."""
    return on_each_database(arguments, _searched, _told, _counted, partial(print, flush=True))


def _searched(pattern: Settings, requests: int, seed: str) -> Iterator[Searched]:
    with closing(open_store(pattern, NOW)) as store:
        made = make(store)
        begun = begun_in(store, made)
        mark_all(Running(store, made))
    for first in range(0, requests, OF_ONE):
        with (
            closing(open_store(copied(pattern), NOW)) as store,
            tempfile.TemporaryDirectory() as folder,
            everything_heard(Path(folder)) as heard,
        ):
            searched = searching(Running(store, make(store)), begun, Random(f"{seed} {first}"))
            searched.asks(ROUTES, min(OF_ONE, requests - first)).looks_round(heard)
            yield searched


def _told(found: Sequence[Searched]) -> tuple[str, tuple[str, ...]]:
    return f"{_counted(found)}", ()


def _counted(found: Sequence[Searched]) -> dict[str, int]:
    return {what: sum(getattr(each, what) for each in found) for what in ("answers", "searched", "lines")}
