"""Backups made while decisions are signed: each is restored, holds, and has all that was acknowledged before it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from service.backup.making import back_up
from service.backup.restoring import restore
from service.settings import Settings
from service.store.opening import open_store
from tests.campaigns.campaign import hollow
from tests.service.databases import each_database
from tests.service.killing import broken_after, lay_out
from tests.service.records.made import NOW
from tests.service.signing_apart import signing

NAME = "backup"
BACKUPS, WRITERS = 20, 2
OF_ONE = 5
"""After so many backups new records are begun, since each is verified from its first entry."""


def run(arguments: Sequence[str]) -> int:
    """`--backups=N` of each database, `--writers=N` who sign meanwhile."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    backups, writers = int(given.get("backups", BACKUPS)), int(given.get("writers", WRITERS))
    return 1 if sum(_on_one(*each, backups, writers) for each in each_database()) else 0


def _on_one(name: str, places: Iterator[Settings], backups: int, writers: int) -> int:
    broken: list[str] = []
    signed = 0
    for first in range(0, backups, OF_ONE):
        some, found = backed_up(next(places), min(OF_ONE, backups - first), writers)
        signed, broken = signed + some, broken + found
    broken += hollow({"signed": signed})
    print(
        "\n".join([f"{name}: {backups} backups, {signed} decisions signed, {len(broken)} broken", *broken]), flush=True
    )
    return len(broken)


def backed_up(settings: Settings, backups: int, writers: int) -> tuple[int, list[str]]:
    """How many decisions were acknowledged meanwhile, and what did not hold in a backup."""
    broken = []
    lay_out(settings)
    store = open_store(settings, NOW)
    with signing(settings, writers) as acknowledged, tempfile.TemporaryDirectory() as folder:
        for number in range(backups):
            before, file = list(acknowledged), Path(folder) / f"{number}.backup"
            back_up(store, file)
            place = Path(folder) / f"restored {number}"
            place.mkdir()
            again = replace(settings, data=place, database=f"sqlite:///{place / 'placewell.db'}")
            restore(file, again.database, store.root, [checkpoint for _, checkpoint in before[-1:]])
            broken += broken_after(again, before)
    store.close()
    return len(acknowledged), broken
