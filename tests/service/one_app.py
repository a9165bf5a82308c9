"""The service, put together once for all tests of a process; each request is answered from the records it is made of.

Putting it together takes longer than most of the answers do.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any, cast

from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.served import Served
from service.api.visit import Clock, Ground
from service.store.opening import Store

ASKED: ContextVar[Ground] = ContextVar("asked")

Make = Callable[[Store, Served, Clock], ASGIApp]


class OfWhomAsked:
    """In the place of the records: those of the request that is being answered."""

    def __getattr__(self, name: str) -> Any:
        return getattr(ASKED.get().store, name)


def on(make: Make, store: Store, served: Served, clock: Clock) -> ASGIApp:
    """What `make` puts together, as if it had been made on these records."""
    ground = Ground(store, served, clock)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        before = ASKED.set(ground)
        try:
            await _made(make, served)(scope, receive, send)
        finally:
            ASKED.reset(before)

    return app


@cache
def _made(make: Make, served: Served) -> ASGIApp:
    return make(cast(Store, OfWhomAsked()), served, lambda: ASKED.get().clock())
