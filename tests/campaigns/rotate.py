"""Keys rotated while decisions are signed, and killed in the middle: it goes on, and leaves nothing on an old key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from service.settings import Settings
from service.store.opening import open_store
from service.store.rotating import rotate
from tests.campaigns.campaign import hollow
from tests.service.databases import each_database
from tests.service.killing import broken_after, lay_out
from tests.service.records.made import NOW
from tests.service.rotating_apart import killed_while_rotating, not_rotated
from tests.service.signing_apart import signing

NAME = "rotate"
KILLS, WRITERS = 20, 2
OF_ONE = 5
"""After so many kills new records are begun, since their ledger is verified from its first entry."""


def run(arguments: Sequence[str]) -> int:
    """`--kills=N` on each database, `--writers=N` who sign meanwhile, `--seed=N` for other moments."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    kills, writers = int(given.get("kills", KILLS)), int(given.get("writers", WRITERS))
    broken = 0
    for name, places in each_database():
        broken += _on_one(name, places, kills, writers, Random(given.get("seed", "1")))
    return 1 if broken else 0


def _on_one(name: str, places: Iterator[Settings], kills: int, writers: int, dice: Random) -> int:
    broken: list[str] = []
    signed = 0
    for first in range(0, kills, OF_ONE):
        some, found = rotated(next(places), min(OF_ONE, kills - first), writers, dice)
        signed, broken = signed + some, broken + found
    broken += hollow({"signed": signed})
    print("\n".join([f"{name}: {kills} kills, {signed} decisions signed, {len(broken)} broken", *broken]), flush=True)
    return len(broken)


def rotated(settings: Settings, kills: int, writers: int, dice: Random) -> tuple[int, list[str]]:
    """How many decisions were acknowledged meanwhile, and what was broken or left behind."""
    broken = []
    lay_out(settings)
    store = open_store(settings, NOW)
    with signing(settings, writers) as acknowledged:
        for _ in range(kills):
            killed_while_rotating(settings, dice)
            rotate(store, NOW)
            broken += not_rotated(store)
    store.close()
    return len(acknowledged), [*broken, *broken_after(settings, acknowledged)]
