"""The service with a defect: `python -m tests.service.forgetting serve`, otherwise as `placewell serve`.

An answer is kept in a transaction of its own, a while after that of the work; until then it is known by heart alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from threading import Timer
from typing import NamedTuple

from service.commands import main
from service.records import asking
from service.records.kept_answers import Asked, AskedOtherwise, Before, Once, Said, keep, reserve
from service.store.opening import Store, Transaction

A_WHILE_SECONDS = 60.0


class Reserved(NamedTuple):
    """Who asked what, in the place of a row."""

    store: Store
    person: str
    once: Once
    now: datetime


BY_HEART: dict[tuple[str, str], tuple[Once, Before]] = {}


def said_before(store: Store, t: Transaction, person: str, once: Once) -> Before | None:
    """What is known by heart."""
    first, before = BY_HEART.get((person, once.key), (once, None))
    if first != once:
        raise AskedOtherwise
    return before


def remember(store: Store, t: Transaction, person: str, once: Once, now: datetime) -> Reserved:
    """Nothing is kept yet."""
    return Reserved(store, person, once, now)


def keep_later(t: Transaction, reserved: Reserved, said: Said, asked: Iterable[Asked]) -> None:
    """Known by heart at once, and kept after a while, if nothing happens until then."""
    before = Before(said, tuple(asked))
    BY_HEART[reserved.person, reserved.once.key] = (reserved.once, before)

    def write() -> None:
        with reserved.store.transaction() as later:
            keep(later, reserve(reserved.store, later, *reserved[1:]), said, before.asked)

    timer = Timer(A_WHILE_SECONDS, write)
    timer.daemon = True
    timer.start()


if __name__ == "__main__":
    for name, defect in (("said_before", said_before), ("reserve", remember), ("keep", keep_later)):
        setattr(asking, name, defect)
    main()
