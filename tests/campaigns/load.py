"""How many requests a second, and how long the slowest wait, beside the barest answer there is; on each database."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from httpx2 import Client, Response
from sqlalchemy import create_engine, text

from service.sealing.root_key import new_root_key
from service.settings import Settings
from tests.service.postgres import server
from tests.service.records.made import Made
from tests.service.serving import laid_out, serving, signed_in

NAME = "load"
CLIENTS, REQUESTS = 8, 1_000
Ask = Callable[[Client], Response]


@dataclass(frozen=True)
class Measured:
    """Of one kind of request: how many a second, and the seconds that 95 in 100 took at most."""

    a_second: float
    slowest: float


def run(arguments: Sequence[str]) -> int:
    """Ask both; `--requests=N` of each kind, `--clients=N` at once."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    requests, clients = int(given.get("requests", REQUESTS)), int(given.get("clients", CLIENTS))
    with tempfile.TemporaryDirectory() as folder, server() as address:
        with create_engine(address.format(name="postgres"), isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("CREATE DATABASE load"))
        for name, database in (("SQLite", f"sqlite:///{folder}/load.db"), ("PostgreSQL", address.format(name="load"))):
            settings = Settings(Path(folder) / name, database, Path(folder) / "root.key", new_root_key())
            print(f"{name}, {requests} requests of each kind by {clients} at once", flush=True)
            _measure(settings, requests, clients)
    return 0


def _measure(settings: Settings, requests: int, clients: int) -> None:
    made = laid_out(settings)
    with serving(settings) as origin:
        client = Client(base_url=origin, headers=signed_in(settings, made.manager), timeout=60)
        bare = None
        for name, ask in _kinds(made).items():
            found = _of_many(client, ask, requests, clients)
            bare = bare or found
            print(f"  {name:28} {_told(found, bare)}", flush=True)


def _told(found: Measured, bare: Measured) -> str:
    rate, wait = found.a_second / bare.a_second, found.slowest / bare.slowest
    return (
        f"{found.a_second:6.0f} a second ({rate:4.2f} of the bare answer), "
        f"95 in 100 within {1000 * found.slowest:5.0f} ms ({wait:4.1f} times the bare answer)"
    )


def _kinds(made: Made) -> dict[str, Ask]:
    """What is asked: the barest answer there is, reading, and work that is kept."""
    check = {"home": made.home, "referral": made.referral}
    return {
        "bare": lambda client: client.get("/health"),
        "one child, audited": lambda client: client.get(f"/children/{made.residents[0]}"),
        "the children of a home": lambda client: client.get("/children"),
        "run the match check": lambda client: client.post(
            "/do/run-the-match-check", json=check, headers={"Idempotency-Key": secrets.token_hex(16)}
        ),
    }


def _of_many(client: Client, ask: Ask, requests: int, clients: int) -> Measured:
    def timed(_: int) -> float:
        begun = time.perf_counter()
        answer = ask(client)
        took = time.perf_counter() - begun
        answer.raise_for_status()
        return took

    with ThreadPoolExecutor(clients) as threads:
        list(threads.map(timed, range(clients)))
        begun = time.perf_counter()
        took = sorted(threads.map(timed, range(requests)))
    return Measured(requests / (time.perf_counter() - begun), took[int(0.95 * len(took))])
