"""Puts pages and API together under one address: every declared page behind one door, and the API behind its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from service.api.app import create_app
from service.api.declared import must_be_declared, must_say_what_they_do
from service.api.door import Door
from service.api.headers import headers_of_all
from service.api.problem import Trouble, not_there, trouble
from service.api.route import Method
from service.api.route import Route as Declared
from service.api.route import Shown as Answered
from service.api.served import Served
from service.api.visit import Clock, Ground
from service.pages.answering import Came, shown, taken
from service.pages.each import PAGES
from service.pages.headers import headers_of_pages
from service.pages.page import Page
from service.pages.static import FOR_EVER, static_files
from service.pages.trouble import page_of_trouble
from service.signing_in.ways import BY_PASSWORD, Ways
from service.solving.long_work import LongWork
from service.store.opening import Store

HERE = "/desk"


def create_site(
    store: Store,
    served: Served,
    clock: Clock,
    pages: Iterable[Page] = PAGES,
    notice: str | None = None,
    long_work: LongWork | None = None,
    ways: Ways = BY_PASSWORD,
) -> ASGIApp:
    """The service with its pages. Raises Undeclared, and serves nothing, where one does not say what it does."""
    api = create_app(store, served, clock, long_work=long_work, ways=ways)
    door = _pages(Ground(store, served, clock, ways=ways), tuple(pages), notice)
    files = static_files()
    head = headers_of_all(served.secure) | {"Cache-Control": FOR_EVER}

    async def site(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and scope["method"] == "GET" and path in files:
            await Response(files[path].content, headers=head, media_type=files[path].media_type)(scope, receive, send)
        elif path == "/" or path == HERE or path.startswith(f"{HERE}/"):
            await door(scope, receive, send)
        else:
            await api(scope, receive, send)

    return site


def _pages(ground: Ground, pages: tuple[Page, ...], notice: str | None) -> Door:
    routes = [route for page in pages for route in _routes(page, ground, notice)]
    declared = [each for page in pages for each in _declared(page)]
    must_be_declared(routes, declared)
    must_say_what_they_do(declared)
    start = Route("/", _to_the_desk, methods=["GET"])
    told = {Trouble: _told, HTTPException: _told_by_the_router}
    app = Starlette(routes=[start, *routes], exception_handlers=told)
    app.router.redirect_slashes = False
    larger = {page.path: page.form.files.most_bytes for page in pages if page.form and page.form.files}
    return Door(app, ground.served, headers_of_pages(ground.served.secure), page_of_trouble, larger)


def _routes(page: Page, ground: Ground, notice: str | None) -> Iterable[Route]:
    def came(request: Request, body: bytes) -> Came:
        return Came(page, ground, request, body, notice)

    if page.show is not None:
        yield _route(page.path, Method.GET, lambda request, body: shown(came(request, body)))
    form = page.form
    if form is not None:
        yield _route(page.path, Method.POST, lambda request, body: taken(came(request, body), form))


def _route(path: str, method: Method, answer: Callable[[Request, bytes], Response]) -> Route:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request, await request.body())

    route = Route(path, endpoint, methods=[method.value])
    route.methods = {method.value}
    return route


def _declared(page: Page) -> Iterable[Declared]:
    if page.show is not None:
        yield Declared(Method.GET, page.path, page.show, page.does, Answered)
    if page.form is not None:
        yield Declared(Method.POST, page.path, page.form.take, page.form.does, Answered)


def _to_the_desk(_: Request) -> Response:
    return RedirectResponse(HERE, 303)


Told = Callable[[Request, Exception], Awaitable[Response]]


async def _told(_: Request, found: Exception) -> Response:
    if not isinstance(found, Trouble):
        raise found
    return page_of_trouble(found)


async def _told_by_the_router(_: Request, found: Exception) -> Response:
    """A path or method that no page has. A path that leads nowhere is told as a record that is not there."""
    if not isinstance(found, HTTPException):
        raise found
    if found.status_code == 404:
        return page_of_trouble(not_there())
    return page_of_trouble(trouble(found.status_code, "not-asked-so", "This cannot be asked so.", "Open the page."))
