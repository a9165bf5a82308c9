"""What every request goes through: it is brought in time and within limits, answered in time, and never told a secret.

Nothing that goes wrong further in gets past here: it becomes a reference number, and a line in the log that says where
in the program it happened and nothing of what was asked.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import traceback
from collections.abc import Awaitable, Callable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.headers import headers_of_all
from service.api.problem import Trouble, cannot_be_kept, fault, trouble
from service.api.same_origin import refusal
from service.api.served import Served
from service.records.asking import CannotBeKept

LOG = logging.getLogger("placewell")
REFERENCE_BYTES = 6
PLACES = 12
"""How many places of the program a line of the log names, the innermost last."""

Answer = list[Message]


class Door:
    """Stands before every route. `headers` and `told`: what heads every answer, and how trouble is told.

    `larger`: the paths where more bytes may be sent than elsewhere, and how many.
    """

    def __init__(
        self,
        app: ASGIApp,
        served: Served,
        headers: Mapping[str, str] | None = None,
        told: Callable[[Trouble], Response] = Trouble.answer,
        larger: Mapping[str, int] | None = None,
    ) -> None:
        self.app = app
        self.served = served
        self.headers = headers_of_all(served.secure) if headers is None else headers
        self.told = told
        self.larger = [(compile_path(path)[0], most) for path, most in (larger or {}).items()]
        self.still_at_work: set[asyncio.Task[Answer]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            for message in await self._answer(scope, receive):
                await send(self._headed(message))
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive) -> Answer:
        refused = refusal(scope["method"], Headers(scope=scope), self.served)
        if refused is not None:
            return await self._said(refused, scope)
        try:
            async with asyncio.timeout(self.served.seconds_to_arrive):
                body = await self._body(scope, receive)
        except TimeoutError:
            way_out = "Send it again, without a pause."
            return await self._said(trouble(408, "too-slow", "The request did not arrive in time.", way_out), scope)
        except Trouble as too_large:
            return await self._said(too_large, scope)
        return await self._in_time(scope, body)

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """All of the body. Raises Trouble when it is too large, as soon as that is known."""
        here = (most for path, most in self.larger if path.match(scope["path"]))
        most = next(here, self.served.most_bytes)
        declared = Headers(scope=scope).get("content-length", "0")
        size = int(declared) if declared.isdecimal() and len(declared) < len(str(1 << 62)) else 1 << 62
        parts: list[bytes] = []
        while size <= most:
            message = await receive()
            parts.append(message.get("body", b""))
            size = max(size, sum(map(len, parts)))
            if not message.get("more_body", False) and size <= most:
                return b"".join(parts)
        title = f"More than {most:,} bytes were sent."
        raise trouble(413, "too-large", title, "Send less at once.", {"Connection": "close"})

    async def _in_time(self, scope: Scope, body: bytes) -> Answer:
        """The answer of the routes. What is not ready in time goes on to its end, and its answer is dropped."""
        task = asyncio.create_task(self._of_routes(scope, body))
        self.still_at_work.add(task)
        task.add_done_callback(self.still_at_work.discard)
        done, _ = await asyncio.wait({task}, timeout=self.served.seconds_to_answer)
        if done:
            return task.result()
        way_out = "Whether it was done is not known. Ask again with the same Idempotency-Key, or read the record."
        late = trouble(503, "too-long", "The answer takes too long.", way_out, {"Retry-After": "30"})
        return await self._said(late, scope)

    async def _of_routes(self, scope: Scope, body: bytes) -> Answer:
        said: Answer = []
        try:
            await self.app(scope, _brought(body), _into(said))
        except CannotBeKept:
            return await self._said(cannot_be_kept(), scope)
        except Exception as unforeseen:
            return await self._said(fault(noted(scope, unforeseen)), scope)
        return said

    async def _said(self, what: Trouble, scope: Scope) -> Answer:
        said: Answer = []
        await self.told(what)(scope, _brought(b""), _into(said))
        return said

    def _headed(self, message: Message) -> Message:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in self.headers.items():
                headers[name] = value
        return message


def noted(scope: Scope, unforeseen: BaseException) -> str:
    """Writes a line in the log: the reference, the route and the places, but not the fault's text; the reference."""
    reference = secrets.token_hex(REFERENCE_BYTES)
    route = getattr(scope.get("route"), "path", "no route")
    frames = traceback.extract_tb(unforeseen.__traceback__)[-PLACES:]
    places = " > ".join(f"{frame.filename}:{frame.lineno}" for frame in frames)
    LOG.error("fault %s %s %s %s %s", reference, scope["method"], route, type(unforeseen).__name__, places)
    return reference


def _brought(body: bytes) -> Receive:
    """The body, which is here already."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _into(said: Answer) -> Callable[[Message], Awaitable[None]]:
    async def send(message: Message) -> None:
        said.append(message)

    return send
