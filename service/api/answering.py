"""How a declared route becomes one that is served: nothing is answered that was not asked for as it declares."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated, Any, get_type_hints

from fastapi import Depends, Request
from starlette.responses import Response

from matching.errors import BadInput
from matching.errors import Problem as Wrong
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.api.asked_with import must_be_known
from service.api.body import read_body
from service.api.cookie import clearing, setting, token_in
from service.api.etag import differing, mark_of, names
from service.api.in_words import in_words
from service.api.problem import Trouble, changed_since, not_signed_in, trouble, wrong
from service.api.route import FileShown, Guard, Method, Needs, Open, Route, Shown
from service.api.turns import READERS, THINKERS, in_turn
from service.api.visit import Ground, Visit
from service.records.asking import Asking, ask, within_reach
from service.records.desk import Desk, NotThere
from service.records.kept_answers import Once, Said
from service.records.looking import Seen, give, look, then
from service.records.sessions import NotSignedIn, whose
from service.records.two_steps import TwoSteps

SHORTEST_KEY, LONGEST_KEY = 16, 128
JSON = "application/json"
NAMED_BY = {kind: kind.name.lower() for kind in Kind}
"""The field of what is sent that names a record of that kind."""


class NotAsked(Exception):
    """A route was to answer without what it declares having been allowed. It answers nothing."""


async def _body(request: Request) -> bytes:
    return await request.body()


def endpoint(route: Route, ground: Ground) -> Callable[..., Response]:
    """What FastAPI calls for the route: with the parameters of what answers it, each of its own type, and no other."""
    given = [each for name, each in _parameters(route.answers).items() if name != "body"][1:]
    known = [each.name for each in given if f"{{{each.name}}}" not in route.path]

    def answer(request: Request, body: bytes, **given: Any) -> Response:
        must_be_known(request.query_params, known)
        came = Came(route, ground, request, body, given)
        return _of_records(came, route.does) if isinstance(route.does, Needs) else _of_visit(came)

    own = inspect.Parameter
    answer.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            own("request", own.KEYWORD_ONLY, annotation=Request),
            own("body", own.KEYWORD_ONLY, annotation=Annotated[bytes, Depends(_body)]),
            *(each.replace(kind=own.KEYWORD_ONLY) for each in given),
        ]
    )
    answer.__doc__ = route.answers.__doc__
    return answer


def _parameters(answers: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    hints = get_type_hints(answers, include_extras=True)
    found = inspect.signature(answers).parameters
    return {name: each.replace(annotation=hints[name]) for name, each in found.items()}


@dataclass(frozen=True)
class Came:
    """A request as it came: for which route, with which body and parameters. Nothing of it has been looked at yet."""

    route: Route
    ground: Ground
    request: Request
    body: bytes = field(repr=False)
    given: dict[str, Any] = field(repr=False)

    def taken(self) -> dict[str, Record]:
        """The body, where the route takes one. Raises Trouble with every problem in it."""
        if self.route.takes is None:
            return {}
        if self.header("content-type").partition(";")[0].strip().lower() != JSON:
            raise trouble(415, "another-form", "What is sent has to be JSON.", f"Send it with Content-Type: {JSON}.")
        return {"body": read_body(self.route.takes, self.body)}

    def header(self, name: str) -> str:
        """What a header says; "" where it is not there."""
        return self.request.headers.get(name, "")

    @property
    def token(self) -> str:
        """Of the session; "" where there is none."""
        return token_in(self.header("cookie"), self.ground.served) or ""


def _of_visit(came: Came) -> Response:
    route, ground = came.route, came.ground
    person = "" if isinstance(route.does, Open) else _signed_in(ground, came.token)
    address = came.request.client.host if came.request.client else ""
    reply = route.answers(Visit(ground, ground.clock(), address, came.token, person), **came.taken())
    response = Response(_bytes(route, reply.shown), route.status, media_type=JSON)
    if reply.token is not None:
        response.headers["Set-Cookie"] = setting(reply.token, ground.served) if reply.token else clearing(ground.served)
    if reply.token == "":
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def _signed_in(ground: Ground, token: str) -> str:
    try:
        with within_reach(), ground.store.transaction() as t:
            return whose(t, token, ground.clock())
    except NotSignedIn:
        raise not_signed_in() from None


def _of_records(came: Came, needs: Needs) -> Response:
    if not came.token:
        raise not_signed_in()
    again = partial(_still_allowed, came, needs)
    read = None if came.route.before is None else _read_before(came, needs, came.route.before)
    seen = None if came.route.two_steps is None else _worked_out(came, needs, came.route.two_steps)
    marks: list[str] = []

    def work(desk: Desk) -> Said:
        taken = read or came.taken()
        if came.route.guard is not None:
            _must_be_unchanged(came, came.route.guard, str(needs.by), desk, taken["body"])
        shown = came.route.answers(desk, **came.given, **taken) if seen is None else give(desk, seen)
        said = Said(came.route.status, _bytes(came.route, shown))
        _must_have_asked(needs, desk, came.given)
        next_read = said.body if came.route.guard is None else _bytes_read(came.route.guard.as_read(shown))
        marks.append(mark_of(came.ground.store, desk.actor.person, next_read))
        return said

    once = _once(came, needs) if came.route.is_done_once else None
    said = _asked(came, Asking(came.token, needs.relations, once, again), work)
    response = Response(said.body, said.status, media_type=came.route.gives.media_type if came.route.gives else JSON)
    if came.route.gives is not None:
        response.headers["Content-Disposition"] = f'attachment; filename="{came.route.gives.name}"'
    if came.route.method in {Method.GET, Method.PUT}:
        response.headers["ETag"] = marks[-1]
    return response


def _read_before(came: Came, needs: Needs, before: Callable[[Any], Record]) -> dict[str, Record]:
    """What was sent, made ready while nobody waits for the records: only of somebody who may send it."""

    def allowed(desk: Desk) -> Said:
        _still_allowed(came, needs, desk)
        return Said(came.route.status, b"")

    _asked(came, Asking(came.token, needs.relations), allowed)
    try:
        return {"body": in_turn(lambda: before(came.taken()["body"]), READERS)}
    except BadInput as found:
        raise wrong(found.problems) from None


def _asked(came: Came, asking: Asking, work: Callable[[Desk], Said]) -> Said:
    with in_words(came.route.takes):
        return ask(came.ground.store, asking, came.ground.clock(), work)


def _worked_out(came: Came, needs: Needs, steps: TwoSteps[Any, Any, Shown]) -> Seen[Shown]:
    """The answer, worked out on what was seen of the records while nobody waits for them, and not given yet."""
    ground = came.ground

    def looking(desk: Desk) -> Any:
        return steps.look(desk, came.taken().get("body", came.given))

    with in_words(came.route.takes):
        seen = look(ground.store, Asking(came.token, needs.relations), ground.clock(), looking)
    return in_turn(lambda: then(seen, steps.work_out), THINKERS)


def _bytes(route: Route, shown: Shown) -> bytes:
    """What is sent: of exactly the type that the route declares."""
    if type(shown) is not route.shows:
        raise NotAsked(f"{route.method} {route.path} answers with another type than it declares")
    if route.gives is not None and isinstance(shown, FileShown):
        return shown.content
    return _bytes_read(shown)


def _bytes_read(shown: Shown) -> bytes:
    return shown.model_dump_json().encode()


def _still_allowed(came: Came, needs: Needs, desk: Desk) -> None:
    """Raises NotThere where what was allowed before is allowed no longer."""
    id = came.given[needs.by] if needs.by else getattr(came.taken().get("body"), NAMED_BY[needs.kind], None)
    if id is not None:
        desk.ask(needs.action, needs.kind, id)
    elif not desk.actor.held:
        raise NotThere


def _must_have_asked(needs: Needs, desk: Desk, given: dict[str, Any]) -> None:
    if needs.in_body and any((action, kind) == (needs.action, needs.kind) for action, kind, _ in desk.asked):
        return
    id = None if needs.by is None else given[needs.by]
    if needs.in_body or (needs.action, needs.kind, id) not in desk.asked:
        raise NotAsked(f"{needs.action} {needs.kind} was declared, and not asked for")


def _once(came: Came, needs: Needs) -> Once:
    key = came.header("idempotency-key")
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        title = "Idempotency-Key is missing, or is no such key."
        way_out = f"Send a new random key of {SHORTEST_KEY} to {LONGEST_KEY} characters, and the same to try again."
        raise trouble(400, "no-key", title, way_out)
    asked = f"{came.request.method} {came.request.url.path}\n".encode() + came.body
    return Once(key, asked, for_ever=needs.action is Action.DECIDE)


def _must_be_unchanged(came: Came, guard: Guard, by: str, desk: Desk, sent: Record) -> None:
    """Raises Trouble where what is to be changed has changed since it was read, or nobody says what was read."""
    id = came.given[by]
    guard.hold(desk, id)
    shown = guard.shown(desk, id)
    if_match = came.header("if-match")
    if not if_match:
        way_out = "Read the record, and send its ETag as If-Match."
        raise trouble(428, "no-mark", "What the change was made from is not said.", way_out)
    mark = mark_of(came.ground.store, desk.actor.person, shown.model_dump_json().encode())
    if not names(if_match, mark):
        raise _changed(differing(sent, guard.part(shown)))


def _changed(places: list[str]) -> Trouble:
    what, way_out = "what is sent is not what is recorded now", "Keep what is recorded, or send yours anew."
    return changed_since(Wrong(place, what, way_out) for place in places)
