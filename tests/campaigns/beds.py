"""Beds given, moved and taken back many thousand times by several at once: none, and no child, is ever there twice."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from service.store.opening import open_store
from tests.campaigns.campaign import hollow
from tests.service.actions.breaks import NOW, make_breaks
from tests.service.bank_of_beds import banked
from tests.service.databases import each_database

NAME = "beds"
OPERATIONS, CLERKS = 100_000, 4


def run(arguments: Sequence[str]) -> int:
    """`--operations=N` of all clerks together on each database, `--clerks=N` at once, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    operations, clerks = int(given.get("operations", OPERATIONS)), int(given.get("clerks", CLERKS))
    broken = 0
    for name, places in each_database():
        with closing(open_store(next(places), NOW)) as store:
            found = banked(store, make_breaks(store), operations // clerks, clerks, given.get("seed", "1"))
        kept, refused = sum(clerk.given for clerk in found), sum(clerk.refused for clerk in found)
        faults = [*(fault for clerk in found for fault in clerk.broken), *hollow({"kept": kept, "refused": refused})]
        print("\n".join([f"{name}: {kept} kept, {refused} refused, {len(faults)} broken", *faults[:20]]), flush=True)
        broken += len(faults)
    return 1 if broken else 0
