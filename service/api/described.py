"""The description of every route (OpenAPI 3.1) and a page of it, for whoever writes a program that asks them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.routing import BaseRoute

from service.api.answering import LONGEST_KEY, SHORTEST_KEY
from service.api.problem import MEDIA_TYPE, Problem
from service.api.route import Needs, Open, Route

Plain = dict[str, Any]

TAKEN = "#/components/schemas/Taken{model}"
PROBLEM: Plain = {
    "description": "Something is wrong: what, where, and the way out.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
KEY = (
    "Idempotency-Key",
    "A new random key; the same only to try the same again.",
    "3f0c9d1e5b7a4c28",
    {"type": "string", "minLength": SHORTEST_KEY, "maxLength": LONGEST_KEY},
)
MARK = (
    "If-Match",
    "The ETag of what the change was made from.",
    '"03257d8b2ab808549d4e452db8b3fd25"',
    {"type": "string", "pattern": '^"[0-9a-f]{32}"$'},
)


SESSION = "session"
IN_SHORT = (
    "Whoever is signed in is known by a cookie, which POST /sign-in sets and /prove-again and /sign-out set anew. "
    "Each POST and PUT names the service's own origin in the header Origin, as browsers do by themselves."
)


def further(route: Route) -> Plain:
    """What the description says of a route beside its parameters and what it shows."""
    said: Plain = {
        "parameters": [_header(*each) for each in _headers(route)],
        "security": [] if isinstance(route.does, Open) else [{SESSION: []}],
        "x-placewell": _declared(route),
    }
    if route.takes is not None:
        schema = {"$ref": TAKEN.format(model=route.takes.__name__)}
        content: Plain = {"schema": schema} | ({"example": dict(route.example)} if route.example else {})
        said["requestBody"] = {"required": True, "content": {"application/json": content}}
    return said


def of_file(route: Route) -> dict[int | str, Plain]:
    """What the description says of a file that is given. Empty: none is."""
    if route.gives is None:
        return {}
    content = {route.gives.media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {route.status: {"description": f"The file {route.gives.name}.", "content": content}}


def _headers(route: Route) -> Iterator[tuple[str, str, str, Plain]]:
    if route.is_done_once:
        yield KEY
    if route.guard is not None:
        yield MARK


def _header(name: str, description: str, example: str, schema: Plain) -> Plain:
    return {
        "name": name,
        "in": "header",
        "required": True,
        "description": description,
        "schema": schema,
        "example": example,
    }


def _declared(route: Route) -> Plain:
    does = route.does
    if isinstance(does, Needs):
        who = sorted(relation.value for relation in does.relations)
        return {"action": does.action.value, "record": does.kind.value, "for": who}
    return {"action": type(does).__name__.lower(), "for": [does.why]}


def document(there: Iterable[BaseRoute], routes: Iterable[Route], cookie: str) -> Plain:
    """The whole document, with the types of everything that is taken or shown. `cookie`: the name of a session's."""
    described: Plain = get_openapi(title="Placewell", version="1", description=IN_SHORT, routes=list(there))
    taken = {route.takes for route in routes if route.takes is not None}
    kinds = [(kind, "validation") for kind in sorted(taken, key=lambda kind: kind.__name__)]
    _, found = models_json_schema(kinds, ref_template=TAKEN)  # type: ignore[arg-type]
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    schemas |= {f"Taken{name}": schema for name, schema in found.get("$defs", {}).items()}
    described["components"]["securitySchemes"] = {SESSION: {"type": "apiKey", "in": "cookie", "name": cookie}}
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"Problem": problem}
    return described


def page(described: Plain) -> str:
    """The same to be read: every route, what it does, and for whom. It has no script, and loads nothing."""
    rows = "".join(
        f"<tr><td>{escape(method.upper())}</td><td>{escape(path)}</td><td>{escape(str(said['summary']))}</td>"
        f"<td>{escape(', '.join(said['x-placewell']['for']))}</td></tr>"
        for path, methods in described["paths"].items()
        for method, said in methods.items()
    )
    head = "<tr><th>Method</th><th>Path</th><th>What it does</th><th>For</th></tr>"
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Placewell</title></head><body>'
        '<h1>What can be asked</h1><p>All of it, for programs: <a href="/openapi.json">openapi.json</a></p>'
        f"<table>{head}{rows}</table></body></html>"
    )


def pages(described: Plain) -> dict[str, tuple[str, bytes]]:
    """What is served where: the kind of page and its bytes, by path."""
    return {
        "/openapi.json": ("application/json", json.dumps(described).encode()),
        "/docs": ("text/html", page(described).encode()),
    }
