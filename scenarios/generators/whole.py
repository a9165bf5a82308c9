"""A made-up world written as one, while no more than one part of it is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from matching.world.record import Record
from matching.world.world import World
from scenarios.generators.drawn import AS_AT

LISTS = ("homes", "groups", "referrals")
AT_ONCE = 1_000_000
"""Bytes read back at a time."""


@dataclass
class Counts:
    """How many of each were written; to be looked at once all is."""

    homes: int = 0
    referrals: int = 0


def as_one(worlds: Iterable[World], counts: Counts) -> Iterator[bytes]:
    """The JSON of a world that holds all that these hold. What is not known is left out.

    Groups and referrals wait in files without a name until the homes are written. Everybody in them is made up.
    """
    with ExitStack() as open_files:
        waiting: dict[str, IO[bytes]] = {name: open_files.enter_context(TemporaryFile()) for name in LISTS[1:]}
        yield f'{{"as_at":"{AS_AT.isoformat()}","homes":['.encode()
        for world in worlds:
            yield from _listed(world.homes, first=not counts.homes)
            waiting["groups"].writelines(_listed(world.groups, first=not waiting["groups"].tell()))
            waiting["referrals"].writelines(_listed(world.referrals, first=not waiting["referrals"].tell()))
            counts.homes, counts.referrals = counts.homes + len(world.homes), counts.referrals + len(world.referrals)
        for name, file in waiting.items():
            yield f'\n],"{name}":['.encode()
            yield from _read_back(file)
        yield b"\n]}\n"


def _listed(records: Iterable[Record], *, first: bool) -> Iterator[bytes]:
    """Each on a line of its own, after a comma but for the first of all."""
    for record in records:
        yield b"\n" if first else b",\n"
        yield record.model_dump_json(exclude_none=True).encode()
        first = False


def _read_back(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while part := file.read(AT_ONCE):
        yield part
