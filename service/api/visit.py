"""A request that is about the person who makes it, or about nobody: signing in and out, and whether all is well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from service.api.route import Shown
from service.api.served import Served
from service.signing_in.ways import BY_PASSWORD, Ways
from service.solving.long_work import LongWork
from service.store.opening import Store

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Ground:
    """What every route stands on: the records, how they are served, and what time it is."""

    store: Store
    served: Served
    clock: Clock
    long_work: LongWork | None = None
    """Who works out here what takes long. None: nobody does, and it waits."""
    ways: Ways = BY_PASSWORD
    """How people may sign in."""


@dataclass(frozen=True)
class Visit:
    """`token`: of the session; "" where there is none. `person`: who is signed in, where that was asked for."""

    ground: Ground
    now: datetime
    address: str
    token: str = field(repr=False)
    person: str = ""
    going: str = field(default="", repr=False)
    """What the browser holds of its way to a provider; "" where it is on none."""


@dataclass(frozen=True)
class Reply:
    """What is shown; and `token`, where a session begins, or "" where it ends."""

    shown: Shown
    token: str | None = field(default=None, repr=False)
