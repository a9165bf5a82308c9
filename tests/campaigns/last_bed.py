"""Fifty who give the last bed out at once, again and again, on both databases: exactly one may win each time."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from service.sealing.root_key import new_root_key
from service.settings import Settings
from service.store.opening import Store, open_store
from tests.service.actions.breaks import NOW, make_breaks
from tests.service.actions.test_periods import RACERS, race
from tests.service.postgres import server

NAME = "last-bed"
ROUNDS = 20


def run(arguments: Sequence[str]) -> int:
    """`--rounds=N` and `--racers=N` for other numbers."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    rounds, racers = int(given.get("rounds", ROUNDS)), int(given.get("racers", RACERS))
    wrong = 0
    for name, stores in (("SQLite", _in_files), ("PostgreSQL", _on_a_server)):
        won: Counter[int] = Counter()
        with stores(rounds) as opened:
            for store in opened:
                won[race(store, make_breaks(store), racers)] += 1
                store.close()
        print(f"{name}: {rounds} rounds of {racers}; rounds by how many won: {dict(won)}", flush=True)
        wrong += rounds - won[1]
    return 1 if wrong else 0


@contextmanager
def _in_files(rounds: int) -> Iterator[Iterator[Store]]:
    with tempfile.TemporaryDirectory() as folder:
        places = (Path(folder) / str(number) for number in range(rounds))
        yield (_opened(place, f"sqlite:///{place / 'data' / 'placewell.db'}") for place in places)


@contextmanager
def _on_a_server(rounds: int) -> Iterator[Iterator[Store]]:
    with server() as address, tempfile.TemporaryDirectory() as folder:
        yield (_opened(Path(folder), _made(address, f"round_{number}")) for number in range(rounds))


def _opened(place: Path, database: str) -> Store:
    return open_store(Settings(place / "data", database, place / "root.key", new_root_key()), NOW)


def _made(address: str, name: str) -> str:
    maintenance = create_engine(address.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    maintenance.dispose()
    return address.format(name=name)
