"""What was read when a form was opened comes back with it: whoever sends it knows of what it takes the place."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.world.record import Record
from service.pages.sent import Sent

R = TypeVar("R", bound=Record)
NOT_SAID = Problem("form", "it does not say what stood there when it was opened", "Open the page again, and fill it.")


def read_before(sent: Sent, kind: type[R]) -> R:
    """What stood there. Raises BadInput where the form does not say it."""
    try:
        return kind.model_validate_json(sent["version"])
    except ValidationError:
        raise BadInput([NOT_SAID]) from None
