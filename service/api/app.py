"""Puts the service together: every declared route behind one door, and no other."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from matching.errors import Problem as Wrong
from service.api.answering import endpoint
from service.api.cookie import name_of
from service.api.declared import must_be_declared, must_say_what_they_do
from service.api.described import PROBLEM, document, further, of_file, pages
from service.api.door import Door
from service.api.problem import Trouble, not_there, trouble, wrong
from service.api.resources import RESOURCES
from service.api.route import Method, Open, Route, Shown
from service.api.served import Served
from service.api.visit import Clock, Ground
from service.signing_in.ways import BY_PASSWORD, Ways
from service.solving.long_work import LongWork
from service.store.opening import Store


def create_app(
    store: Store,
    served: Served,
    clock: Clock,
    resources: Iterable[Iterable[Route]] = RESOURCES,
    long_work: LongWork | None = None,
    ways: Ways = BY_PASSWORD,
) -> FastAPI:
    """The service. Raises Undeclared, and serves nothing, where a route does not say what it does."""
    app = FastAPI(title="Placewell", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    ground = Ground(store, served, clock, long_work, ways)
    routes = [route for resource in resources for route in resource]
    must_say_what_they_do(routes)
    for route in routes:
        _add(app, route, ground)
    must_be_declared(app.routes, routes)
    if served.described:
        routes += [
            _add_page(app, path, *of) for path, of in pages(document(app.routes, routes, name_of(served))).items()
        ]
        must_be_declared(app.routes, routes)
    app.add_exception_handler(Trouble, _told)
    app.add_exception_handler(HTTPException, _told_by_the_router)
    app.add_exception_handler(RequestValidationError, _told_of_parameters)
    larger = {route.path: route.most_bytes for route in routes if route.most_bytes is not None}
    app.add_middleware(Door, served=served, larger=larger)
    return app


def _add(app: FastAPI, route: Route, ground: Ground) -> None:
    app.add_api_route(
        route.path,
        endpoint(route, ground),
        methods=[route.method.value],
        response_model=route.shows if route.gives is None else None,
        response_class=JSONResponse if route.gives is None else Response,
        status_code=route.status,
        name=route.answers.__name__,
        summary=_sentence(route),
        responses={"default": PROBLEM, **of_file(route)},
        openapi_extra=further(route),
    )


def _sentence(route: Route) -> str:
    return inspect.cleandoc(route.answers.__doc__ or "").partition("\n")[0]


def _add_page(app: FastAPI, path: str, kind: str, content: bytes) -> Route:
    """A page that is the same for everybody; the route that declares it."""

    def page() -> Response:
        return Response(content, media_type=kind)

    app.add_api_route(path, page, methods=[Method.GET.value], include_in_schema=False)
    return Route(Method.GET, path, page, Open("whoever writes a program"), Shown)


def _told(_: Request, fault: Exception) -> Response:
    if not isinstance(fault, Trouble):
        raise fault
    return fault.answer()


def _told_by_the_router(request: Request, fault: Exception) -> Response:
    """A path or method that no route has. A path that leads nowhere is told as a record that is not there."""
    if not isinstance(fault, HTTPException):
        raise fault
    if fault.status_code == 404:
        return not_there().answer()
    allow = {**(fault.headers or {}), "Allow": ", ".join(sorted(_asked_so(request)))}
    return trouble(fault.status_code, "not-asked-so", "This cannot be asked so.", "See Allow.", allow).answer()


def _asked_so(request: Request) -> Iterator[str]:
    """The methods of every route with the path of the request."""
    for route in request.app.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            yield from route.methods


def _told_of_parameters(_: Request, fault: Exception) -> Response:
    """What is wrong with the parameters, by name and without what stood there."""
    if not isinstance(fault, RequestValidationError):
        raise fault
    places = sorted({" ".join(map(str, each["loc"][:2])) for each in fault.errors()})
    way_out = "See the description of the route."
    return wrong(Wrong(place, "it is not within its limits", way_out) for place in places).answer()
