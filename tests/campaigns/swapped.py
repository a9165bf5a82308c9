"""Sealed words put into each other's places ten thousand times, on both databases: none opens where it does not belong.

Half of the pairs are of one column or of one row; the records are of several organisations, on two keys at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from random import Random

from service.store.keys import make_data_key
from service.store.opening import Store, open_store
from tests.service.databases import each_database
from tests.service.lived_otherwise import lived
from tests.service.records.made import NOW, make
from tests.service.store.moved_words import places_of, swapped

NAME = "swapped"
SWAPS = 10_000


def run(arguments: Sequence[str]) -> int:
    """`--swaps=N` on each database, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    swaps, dice, broken = int(given.get("swaps", SWAPS)), Random(given.get("seed", "1")), 0
    for name, places in each_database():
        with closing(open_store(next(places), NOW)) as store:
            texts = _on_two_keys(store, dice)
            found = swapped(store, swaps, dice)
        print("\n".join([f"{name}: {swaps} swaps among {texts} texts, {len(found)} opened", *found[:20]]), flush=True)
        broken += len(found)
    return 1 if broken else 0


def _on_two_keys(store: Store, dice: Random) -> int:
    """Lay out records, and more under a newer key; how many sealed texts there are."""
    made = make(store)
    with store.transaction() as t:
        make_data_key(t.session, store.root, NOW)
    lived(store, made, dice)
    with store.transaction() as t:
        return len(places_of(t))
