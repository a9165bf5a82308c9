"""Whether the service runs, and whether it can answer: nothing of what it keeps."""

from __future__ import annotations

from typing import Literal

from service.api.route import Method, Open, Route, Shown
from service.api.visit import Reply, Visit
from service.records.readiness import is_ready


class Health(Shown):
    """The service runs."""

    health: Literal["ok"] = "ok"


class Readiness(Shown):
    """Whether the records can be read and written now."""

    ready: bool
    works: bool
    """Whether plans that were asked for are taken up here; where they are not, they wait."""


def health(visit: Visit) -> Reply:
    """Say that the service runs."""
    return Reply(Health())


def ready(visit: Visit) -> Reply:
    """Say whether the records can be used now."""
    work = visit.ground.long_work
    return Reply(Readiness(ready=is_ready(visit.ground.store), works=work is not None and work.is_heard))


ROUTES = (
    Route(Method.GET, "/health", health, Open("whoever watches over the service"), Health),
    Route(Method.GET, "/ready", ready, Open("whoever watches over the service"), Readiness),
)
