"""What went wrong, as a page: one and the same for what is missing and for what is not this person's."""

from __future__ import annotations

from starlette.responses import HTMLResponse, Response

from service.api.problem import Trouble
from service.pages.looks import page_of


def page_of_trouble(trouble: Trouble) -> Response:
    """The page. It says nothing of who looks at it, so that two people cannot be told apart by it."""
    problem = trouble.problem
    page = page_of("trouble.html", {"title": problem.title, "problem": problem, "frame": None})
    return HTMLResponse(page, problem.status, trouble.headers)
