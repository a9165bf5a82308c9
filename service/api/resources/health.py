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


def health(visit: Visit) -> Reply:
    """Say that the service runs."""
    return Reply(Health())


def ready(visit: Visit) -> Reply:
    """Say whether the records can be used now."""
    return Reply(Readiness(ready=is_ready(visit.ground.store)))


ROUTES = (
    Route(Method.GET, "/health", health, Open("whoever watches over the service"), Health),
    Route(Method.GET, "/ready", ready, Open("whoever watches over the service"), Readiness),
)
