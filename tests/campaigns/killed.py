"""Signings killed at a thousand moments: no acknowledged decision may be lost, and none may be half there.

In turn at a moment that is drawn and at each point that has a name: before and after rows are written, before and after
a statement, before the commit, and after it but before the answer. First a defect has to be found at each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from service.settings import Settings
from service.store.opening import open_store
from tests.campaigns.campaign import hollow
from tests.service.databases import copied, each_database
from tests.service.killing import PLANTED, POINTS, broken_after, killed_while_signing, lay_out
from tests.service.records.made import NOW

NAME = "killed"
CYCLES, TRIES = 1_000, 3
A_LEDGER = 49
"""After so many cycles a new ledger is begun, since each is verified from its first entry."""
AT = ("", *POINTS)
"""The points in turn; "" for a moment that is drawn."""


def run(arguments: Sequence[str]) -> int:
    """Kill and look, on each database; `--cycles=N` for another number of times, `--seed=N` for other moments."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    cycles, seed = int(given.get("cycles", CYCLES)), int(given.get("seed", 1))
    all_broken = 0
    for name, places in each_database():
        unseen = not_found_out(next(places), Random(f"{seed} planted"))
        print(
            "\n".join([f"{name}: a defect is found at {len(AT) - len(unseen)} of {len(AT)} points", *unseen]),
            flush=True,
        )
        signed, broken = 0, len(unseen)
        for first in range(0, cycles, A_LEDGER):
            dice, these = Random(f"{seed} {first}"), range(first, min(first + A_LEDGER, cycles))
            some, found = _ledger(next(places), dice, these)
            signed, broken = signed + some, broken + len(found)
            said = f"{name}: {these.stop} cycles, {signed} acknowledged, {broken} broken"
            print("\n".join([said, *found]), flush=True)
        nothing = hollow({"acknowledged": signed})
        print("\n".join(nothing), end="\n" * bool(nothing), flush=True)
        all_broken += broken + len(nothing)
    return 1 if all_broken else 0


def not_found_out(pattern: Settings, dice: Random) -> list[str]:
    """The points at which the defect that was planted there is not found, in a few tries; in words."""
    open_store(pattern, NOW).close()
    lay_out(pattern)
    return [
        f"the defect planted {at or 'at a drawn moment'} is not found" for at in AT if not _found(pattern, dice, at)
    ]


def _found(pattern: Settings, dice: Random, point: str) -> bool:
    return any(
        broken_after(settings, killed_while_signing(settings, dice, PLANTED[point], point))
        for settings in (copied(pattern) for _ in range(TRIES))
    )


def _ledger(settings: Settings, dice: Random, cycles: range) -> tuple[int, list[str]]:
    open_store(settings, NOW).close()
    lay_out(settings)
    each = [killed_while_signing(settings, dice, point=AT[number % len(AT)]) for number in cycles]
    acknowledged = [one for some in each for one in some]
    return len(acknowledged), broken_after(settings, acknowledged)
