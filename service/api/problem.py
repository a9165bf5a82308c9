"""The one shape in which anything wrong is told (RFC 9457): what is wrong, where in what was sent, and the way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from matching.errors import Problem as Wrong

_SESSION = {"WWW-Authenticate": "Session"}
MEDIA_TYPE = "application/problem+json"
OF_A_FAULT = "Of a fault of Placewell's: what to tell whoever runs it. None: it is no fault."


class Detail(BaseModel):
    """One thing wrong, and where: a JSON pointer into what was sent, which begins with a slash and is "" for all of it,
    or the name of a parameter, or words for what is no single field of it. Never what stood there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    where: str
    what: str
    way_out: str


class Problem(BaseModel):
    """What is wrong. Two requests that must not be told apart get the same bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str = Field(examples=["urn:placewell:not-there"])
    title: str
    status: int
    way_out: str
    problems: tuple[Detail, ...] = ()
    reference: str | None = Field(None, description=OF_A_FAULT)


class Trouble(Exception):
    """Ends a request with a problem as its answer."""

    def __init__(self, problem: Problem, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem.type)
        self.problem = problem
        self.headers = dict(headers or {})

    def answer(self) -> Response:
        """The problem as it is sent."""
        return Response(
            self.problem.model_dump_json(exclude_none=True), self.problem.status, self.headers, media_type=MEDIA_TYPE
        )


def trouble(status: int, name: str, title: str, way_out: str, headers: Mapping[str, str] | None = None) -> Trouble:
    """A problem that is the same for everybody."""
    return Trouble(Problem(type=f"urn:placewell:{name}", title=title, status=status, way_out=way_out), headers)


def wrong(problems: Iterable[Wrong], status: int = 422) -> Trouble:
    """Everything that is wrong with what was sent, at once."""
    return Trouble(
        Problem(
            type="urn:placewell:wrong-input",
            title="What was sent breaks its own rules; nothing was written.",
            status=status,
            way_out="Correct what is listed and send it again.",
            problems=_details(problems),
        )
    )


def changed_since(problems: Iterable[Wrong]) -> Trouble:
    """Somebody else was first: everything that differs, at once."""
    return Trouble(
        Problem(
            type="urn:placewell:changed",
            title="The record was changed since it was read; nothing was written.",
            status=412,
            way_out="Read it again, put the two together, and send that with its new ETag or version.",
            problems=_details(problems),
        )
    )


def _details(problems: Iterable[Wrong]) -> tuple[Detail, ...]:
    return tuple(Detail(where=each.where, what=each.what, way_out=each.way_out) for each in problems)


def taken(problems: Iterable[Wrong]) -> Trouble:
    """What there is once has gone to somebody else."""
    return Trouble(
        Problem(
            type="urn:placewell:taken",
            title="Somebody else was given it first; nothing was written.",
            status=409,
            way_out="Read what is there now, and ask for something else.",
            problems=_details(problems),
        )
    )


def done_already(problems: Iterable[Wrong]) -> Trouble:
    """What was to be written down has been, perhaps by somebody else in this moment."""
    return Trouble(
        Problem(
            type="urn:placewell:done-already",
            title="It was written down already; nothing more was written.",
            status=409,
            way_out="Read what is there now.",
            problems=_details(problems),
        )
    )


def fault(reference: str) -> Trouble:
    """A fault nobody foresaw."""
    return Trouble(
        Problem(
            type="urn:placewell:fault",
            title="This is a fault of Placewell.",
            status=500,
            way_out="Tell whoever runs Placewell the reference; what was asked may be tried again.",
            reference=reference,
        )
    )


def not_there() -> Trouble:
    """Missing, or not for this person: nobody is told which."""
    way_out = "See whether the address is right; a record may also be one that you cannot have."
    return trouble(404, "not-there", "There is nothing here for you.", way_out)


def not_signed_in() -> Trouble:
    """Nobody is signed in, or no longer."""
    return trouble(401, "not-signed-in", "You are not signed in.", "Sign in: POST /sign-in.", _SESSION)


def not_let_in() -> Trouble:
    """Name, password or code is wrong, or the code was used: nobody is told which."""
    way_out = "Look at all three. A code lets in once and for a short while: wait for the next, and give that."
    return trouble(401, "not-let-in", "Name, password and code do not let you in.", way_out, _SESSION)


def cannot_be_kept() -> Trouble:
    """The records or their audit cannot be used now."""
    way_out = "Nothing was done. Try again in a minute; if it lasts, tell whoever runs Placewell."
    return trouble(503, "cannot-be-kept", "The records cannot be used now.", way_out, {"Retry-After": "60"})
