"""Start-up stops where a route does not say what it does, or says what nothing allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute

from matching.errors import EngineFault
from service.access.grants import GRANTS
from service.api.route import Method, Needs, Open, Own, Route


class Undeclared(EngineFault):
    """Routes that must not be served."""


def must_be_declared(there: Iterable[BaseRoute], declared: Iterable[Route]) -> None:
    """Holds the routes that there are against those declared. Raises Undeclared, naming all that differ."""
    routes = tuple(declared)
    said = {(route.method.value, route.path) for route in routes}
    found = {(method, path) for route in there for method, path in _served(route)}
    faults = [f"{method} {path} declares no action" for method, path in sorted(found - said)]
    faults += [f"{method} {path} is declared and not there" for method, path in sorted(said - found)]
    _none_of(faults)


def must_say_what_they_do(routes: Iterable[Route]) -> None:
    """Holds what routes declare against what is granted. Raises Undeclared, naming all that cannot be."""
    _none_of([fault for route in routes for fault in _faults(route)])


def _none_of(faults: list[str]) -> None:
    if faults:
        raise Undeclared("; ".join(faults))


def _served(route: BaseRoute) -> Iterator[tuple[str, str]]:
    path = getattr(route, "path", type(route).__name__)
    for method in getattr(route, "methods", None) or ("ANY",):
        yield method, path


def _faults(route: Route) -> Iterator[str]:
    where = f"{route.method.value} {route.path}"
    if not isinstance(route.does, Open | Own | Needs):
        yield f"{where} declares no action"
    if isinstance(route.does, Needs):
        yield from (f"{where} {fault}" for fault in _faults_of(route, route.does))


def _faults_of(route: Route, needs: Needs) -> Iterator[str]:
    granted = {grant.relation for grant in GRANTS if needs.action in grant.actions and needs.kind in grant.kinds}
    if not needs.relations:
        yield "is for nobody"
    for relation in sorted(needs.relations - granted):
        yield f"is for a {relation.value}, whom nothing allows to {needs.action.value}"
    if needs.by is not None and f"{{{needs.by}}}" not in route.path:
        yield f"names no {needs.by} in its path"
    if route.method is Method.PUT and route.guard is None:
        yield "changes what somebody else may have changed, and guards against nothing"
