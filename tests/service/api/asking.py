"""Every route there is, asked with ids of records that are there, by somebody."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from service.api.parameters import EXAMPLE
from service.api.resources import RESOURCES
from service.api.route import Method, Needs, Route
from tests.service.records.made import WORLD, Made

KEEPS_FROM = ("/known", "/kept-from", "/say-that-one-knows-a-child", "/keep-a-record-from-a-colleague")


def keeps_from_somebody(route: Route) -> bool:
    """Asked after everything else: of the child whose record it is somebody is answered no more."""
    return route.method is Method.POST and route.path.endswith(KEEPS_FROM)


ROUTES = tuple(sorted((route for resource in RESOURCES for route in resource), key=keeps_from_somebody))
ABOUT_ONE = tuple(route for route in ROUTES if isinstance(route.does, Needs) and route.does.by is not None)
UNSAFE = tuple(route for route in ROUTES if route.method is not Method.GET)
MISSING = "0" * 32


def told(route: Route) -> str:
    """The route in words."""
    return f"{route.method.value} {route.path}"


def ids_of(made: Made, **other: str) -> dict[str, str]:
    """An id for each parameter of a path: of a record that is there, unless another is given."""
    there = {
        "home": made.home,
        "child": made.residents[0],
        "referral": made.referral,
        "organisation": made.provider,
        "period": made.period,
        "plan": made.solve,
        "solve": made.solve,
        "urn": WORLD.homes[0].urn,
        "family": MISSING,
        "place": "1",
        "person": made.people[next(iter(made.people))],
    }
    return there | other


def key() -> dict[str, str]:
    """A new key, under which something is done once."""
    return {"Idempotency-Key": secrets.token_hex(16)}


def example_of(route: Route, ids: Mapping[str, str]) -> dict[str, Any]:
    """The example of what is taken, about the records of those ids, and the home that is there."""
    of = {name: ids[name] for name, value in route.example.items() if value == EXAMPLE and name in ids}
    return {**route.example, **of, **_at_home(route)}


def _at_home(route: Route) -> dict[str, Any]:
    urn = WORLD.homes[0].urn
    there = {"urn": urn, "homes": [{"urn": urn}]}
    return {name: value for name, value in there.items() if name in route.example}


def asked(
    browser: TestClient,
    route: Route,
    ids: Mapping[str, str],
    body: Any = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer of the route. What it takes is `body`, else its example; a change is made from what is there."""
    path = route.path.format(**ids)
    sent = example_of(route, ids) if body is None and route.takes is not None else body
    said = dict(headers or {})
    if route.method is Method.POST:
        said = key() | said
    if route.guard is not None and headers is None:
        before = browser.get(path)
        said["If-Match"] = before.headers.get("etag", '"none"')
        sent = before.json().get("record", example_of(route, ids)) if body is None else body
    return browser.request(route.method.value, path, headers=said, json=sent)
