"""What a route is asked with in the address: parameters that it has, each once; nothing is let pass unread."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import QueryParams

from matching.errors import Problem
from service.api.problem import wrong


def must_be_known(asked: QueryParams, known: Sequence[str]) -> None:
    """Raises Trouble for a parameter that the route does not know, or that is given twice; neither is repeated."""
    names = [name for name, _ in asked.multi_items()]
    way_out = f"Give no other than, once each: {', '.join(known)}." if known else "Give none: the route has none."
    if not set(names) <= set(known):
        raise wrong([Problem("query", "it has a parameter that this route does not know", way_out)])
    if len(set(names)) < len(names):
        raise wrong([Problem("query", "it has a parameter twice", way_out)])
